//! One call of one provider.

use std::{env, error::Error};

use tollgate::{Mode, Paymega, SecretKey, paymega::Endpoints};

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(read())
}

async fn read() -> Result<(), Box<dyn Error>> {
    let paymega = Paymega::builder(Mode::Live, Endpoints::paymega(env::var("URL")?))
        .account("coma_1", SecretKey::new(env::var("KEY")?))
        .build()?;
    println!("{}", paymega.invoice("cpi_1").await?.status());
    Ok(())
}
