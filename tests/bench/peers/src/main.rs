//! Reading one object with another payment client: `tollgate-bench-peers ROW COUNT`, repeated `COUNT` times.
//!
//! The environment says where the server is (`SERVER`). The difference between two counts is the cost of the
//! repetitions alone.

use std::{env, error::Error, hint::black_box, process::ExitCode};

use mollie_rs::{MollieClient, PaymentId, auth::Credential};
use stripe::ClientBuilder;
use stripe_core::payment_intent::RetrievePaymentIntent;

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [row, count] = arguments.as_slice() else {
        eprintln!("usage: tollgate-bench-peers ROW COUNT");
        return ExitCode::FAILURE;
    };
    let count = count.parse().map_err(Into::into);
    match count.and_then(|count| run(row, count)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{row}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(row: &str, count: u32) -> Result {
    // On this thread alone, as in the programs with Tollgate.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let server = env::var("SERVER")?;
    match row {
        "mollie" => runtime.block_on(mollie(&server, count)),
        "stripe" => runtime.block_on(stripe(&server, count)),
        _ => Err("no such row".into()),
    }
}

async fn mollie(server: &str, count: u32) -> Result {
    let client = MollieClient::builder()
        .credential(Credential::api_key("test_dHar4XY7LxsDOtmnkVtjNVWXLSlXsM")?)
        .base_url(format!("{server}/mollie"))
        .build()?;
    let id = PaymentId::parse("tr_5B8cwPMGnU6qLbRvo7qEZo")?;
    for _ in 0..count {
        black_box(client.payments().get(&id).await?);
    }
    Ok(())
}

async fn stripe(server: &str, count: u32) -> Result {
    let client = ClientBuilder::new("sk_test_dHar4XY7LxsDOtmnkVtjNVWX")
        .url(format!("{server}/stripe/"))
        .build()?;
    let intent = RetrievePaymentIntent::new("pi_3MtwBwLkdIwHu7ix28a3tqPa");
    for _ in 0..count {
        black_box(intent.send(&client).await?);
    }
    Ok(())
}
