//! A shop with subscriptions: it saves cards on a hosted page, bills them by night, and can be killed at any moment.

mod billing;
mod config;
mod store;
mod web;

use std::{env, error::Error, process::ExitCode};

use self::config::Shop;

type Result<T, E = Box<dyn Error + Send + Sync>> = std::result::Result<T, E>;

const USAGE: &str = "usage: shop serve ADDRESS | shop bill MONTH DAY";

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match run(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &[String]) -> Result<()> {
    match arguments {
        [command, address] if command == "serve" => {
            web::serve(Shop::from_environment()?, address).await
        }
        [command, month, day] if command == "bill" => {
            billing::run(&Shop::from_environment()?, month, day.parse()?).await
        }
        _ => Err(USAGE.into()),
    }
}
