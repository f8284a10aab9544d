//! One row of `cargo xtask bench`: `tollgate-bench ROW COUNT`, repeated `COUNT` times.
//!
//! The environment says where the server is (`SERVER`) and which body is decoded (`BODY`). The difference between two
//! counts is the cost of the repetitions alone.

mod callback;
mod decode;
mod latency;
mod paycross;
mod paymega;
mod plain;
mod read;

use std::{env, error::Error, process::ExitCode, time::Duration};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [row, count] = arguments.as_slice() else {
        eprintln!("usage: tollgate-bench ROW COUNT");
        return ExitCode::FAILURE;
    };
    match count
        .parse()
        .map_err(Into::into)
        .and_then(|count| run(row, count))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{row}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(row: &str, count: u32) -> Result {
    let group = row.split('-').next().unwrap_or_default();
    match group {
        "read" => read::run(row, count),
        "paymega" => paymega::run(row, count),
        "paycross" => paycross::run(row, count),
        "decode" => decode::run(row, count),
        "latency" => latency::run(row, count),
        "callback" | "webhook" => callback::run(row, count),
        _ => Err("no such row".into()),
    }
}

/// A runtime on this thread alone.
fn runtime() -> Result<tokio::runtime::Runtime> {
    Ok(tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?)
}

/// The base URL of the server.
fn server() -> Result<String> {
    Ok(env::var("SERVER")?)
}

/// The body to decode.
fn body() -> Result<Vec<u8>> {
    Ok(std::fs::read(env::var("BODY")?)?)
}

/// Limits that no busy machine reaches, although Valgrind runs a program fifty times slower.
fn patient() -> tollgate::Policy {
    let policy = tollgate::Policy::default().deadline(Duration::from_secs(36_000));
    policy.attempt_timeout(Duration::from_secs(3_600))
}

/// A client as Tollgate makes it: HTTP/1.1, no redirects.
fn reqwest_client() -> Result<reqwest::Client> {
    let builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    Ok(builder
        .http1_only()
        .no_proxy()
        .user_agent("bench")
        .build()?)
}
