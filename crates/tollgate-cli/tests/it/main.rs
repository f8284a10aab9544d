//! The command `tollgate` as people and programs run it.

#[cfg(unix)]
mod sandbox;
