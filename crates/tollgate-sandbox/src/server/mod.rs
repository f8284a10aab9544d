//! The one port of a sandbox: connections in, answers out, faults at exact places.

mod connection;
mod listen;
mod wire;

pub(crate) use listen::{Listening, bind};
