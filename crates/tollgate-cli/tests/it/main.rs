//! The command `tollgate` as people and programs run it.

mod demo;
#[cfg(unix)]
mod killed;
#[cfg(unix)]
mod sandbox;
