//! The two sides of a comparison of CPU time, for `cargo xtask bench billing`: a run with its tables, and charges alone.

use std::{env, error::Error, path::Path, sync::Arc};

use tokio::{sync::Semaphore, task::JoinSet};
use tollgate::{
    CardToken, Mode, Paymega, SecretKey,
    paymega::{Endpoints, TokenCharge},
};
use tollgate_billing::{
    Clients, Options, Run, Vault,
    store::{Access, Line, SqliteStore, Store},
};

/// The allocator of the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How many both sides charge at once.
const AT_ONCE: usize = 64;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = env::var("RUN")?;
    if env::var("MODE")? == "run" {
        let store = SqliteStore::open(Path::new(&path), Access::Work)?;
        let clients = Clients::new().paymega(client()?);
        let run = Run::new(
            store,
            clients,
            Vault::File,
            Options::default().concurrency(AT_ONCE),
        )
        .await?;
        run.work().await?;
        return Ok(());
    }
    let store = SqliteStore::open(Path::new(&path), Access::Read)?;
    charge_all(store.lines(0, u32::MAX).await?).await
}

fn client() -> Result<Paymega, Box<dyn Error>> {
    let [public, private, cardgate, account, key] =
        ["PUBLIC", "PRIVATE", "CARDGATE", "ACCOUNT", "KEY"].map(env::var);
    let endpoints = Endpoints::custom(&public?, &private?, &cardgate?);
    let builder = Paymega::builder(Mode::Test, endpoints);
    Ok(builder.account(&account?, SecretKey::new(key?)).build()?)
}

async fn charge_all(lines: Vec<Line>) -> Result<(), Box<dyn Error>> {
    let (client, token) = (client()?, env::var("TOKEN")?);
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut charges = JoinSet::new();
    for line in lines {
        let place = Arc::clone(&places).acquire_owned().await?;
        let (client, token) = (client.clone(), CardToken::new(&token));
        charges.spawn(async move {
            let details = line.order.details;
            let more = details.more;
            let (customer, service) = (more.customer, more.service);
            let order = TokenCharge::new(details.reference, details.money, token)
                .customer(customer.unwrap_or_default())
                .service(service.unwrap_or_default());
            let outcome = client.charge(&order).await;
            drop(place);
            outcome.map(|_| ())
        });
    }
    while let Some(charged) = charges.join_next().await {
        charged??;
    }
    Ok(())
}
