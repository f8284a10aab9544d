//! The command `tollgate` as people and programs run it.

#[cfg(unix)]
mod bill;
#[cfg(unix)]
mod bill_lists;
#[cfg(unix)]
mod control;
mod demo;
#[cfg(unix)]
mod documented;
#[cfg(unix)]
mod interrupted;
#[cfg(unix)]
mod killed;
#[cfg(unix)]
mod leaks;
#[cfg(unix)]
mod link;
#[cfg(unix)]
mod listen;
#[cfg(unix)]
mod lists;
#[cfg(unix)]
mod order;
#[cfg(unix)]
mod profile;
#[cfg(unix)]
mod proxy;
#[cfg(unix)]
mod sandbox;
#[cfg(unix)]
mod shop;
#[cfg(unix)]
mod stopped;
#[cfg(unix)]
mod verbose;
