//! Billing runs against the sandbox over real sockets.

#[path = "../../../tollgate/examples/payer/mod.rs"]
mod payer;

mod any_file;
mod check;
mod engine;
mod export;
#[cfg(target_os = "linux")]
mod full;
mod import;
mod killed;
mod leaks;
mod panic;
mod plan;
mod report;
mod store;
mod throttle;
mod world;
