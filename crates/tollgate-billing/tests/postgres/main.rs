//! Runs on PostgreSQL: the tests of every store, and many processes that are killed, stopped and disconnected.

#[path = "../../../tollgate/examples/payer/mod.rs"]
mod payer;
#[path = "../it/world.rs"]
#[expect(dead_code, reason = "the tests on SQLite use more of it")]
mod world;

mod server;
mod store;
mod workers;
