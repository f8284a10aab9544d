//! The one port of a sandbox: connections, responses, and faults at exact bytes.

mod connection;
mod listen;
mod socket;

pub(crate) use listen::{Listening, bind};
