//! A tiny endpoint like Stripe's, with the faults of Tollgate's sandbox and a ledger in the sandbox's format.
//!
//! `peer-endpoint SEED RATE honoured|ignored` prints its address and key as one line of JSON, and serves until its
//! process ends. The last argument is what it does with idempotency keys.

mod connection;
mod control;
mod fault;
mod http;
mod intent;
mod shared;
mod state;

use std::error::Error;
use std::sync::Arc;

use serde_json::json;
use tokio::net::TcpListener;

use crate::fault::Schedule;
use crate::shared::Shared;

/// The secret key that the clients send.
const KEY: &str = "sk_test_peer";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [seed, rate, keys] = arguments.as_slice() else {
        return Err("the arguments are SEED RATE honoured|ignored".into());
    };
    let schedule = Schedule::new(seed.parse()?, rate.parse()?);
    let shared = Arc::new(Shared::new(schedule, keys == "honoured"));
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let url = format!("http://{}", listener.local_addr()?);
    println!(
        "{}",
        json!({"control": format!("{url}/_control"), "key": KEY, "url": url})
    );
    loop {
        let (stream, _) = listener.accept().await?;
        tokio::spawn(connection::serve(stream, Arc::clone(&shared)));
    }
}
