//! A PostgreSQL server for `cargo xtask bench billing --postgres`: it prints its URL, and ends with the input.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "The server is part of the tests."
)]

#[expect(dead_code, reason = "Tests also restart the server.")]
#[path = "../tests/postgres/server.rs"]
mod server;

use std::io;

fn main() -> io::Result<()> {
    let server = server::Server::start("bench");
    println!("{}", server.url());
    io::stdin().read_line(&mut String::new())?;
    Ok(())
}
