//! Serves Tollgate's sandbox of Paymega and PayCross, and prints its addresses and keys as one line of JSON.

use std::error::Error;

use tollgate_sandbox::Sandbox;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sandbox = Sandbox::builder().seed(1).start().await?;
    println!("{}", serde_json::to_string(sandbox.info())?);
    // The process that has started this one ends it.
    std::future::pending().await
}
