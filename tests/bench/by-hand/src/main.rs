//! One endpoint, called by hand.

use std::{env, error::Error};

#[derive(serde::Deserialize)]
struct Invoice {
    status: String,
}

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(read())
}

async fn read() -> Result<(), Box<dyn Error>> {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let response = reqwest::Client::new().get(env::var("URL")?).send().await?;
    println!("{}", response.json::<Invoice>().await?.status);
    Ok(())
}
