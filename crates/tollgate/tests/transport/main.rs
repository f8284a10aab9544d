//! Connections to the providers over real sockets: TLS, and proxies.
//!
//! One binary for all TLS features: `cargo test -p tollgate --no-default-features --features native-tls --test transport`.
#![cfg(any(feature = "__rustls", feature = "native-tls"))]

mod again;
mod authority;
#[path = "../it/clock/step.rs"]
mod clock;
mod door;
mod proxy;
mod record;
mod relay;
mod shop;
mod tls;
