//! The requests of a charge.

use std::sync::Arc;

use crate::{engine, paycross::order::Body};

/// A request to the gateway.
#[derive(Clone, Debug)]
pub enum Request {
    /// Look up transactions.
    LookUp(LookUp),
    /// Send the request that moves money, or saves a card.
    Send(Arc<Body>),
    /// Read the order's transaction by its uid.
    Read(String),
}

/// A request that looks for the order, or for a transaction equal to it.
#[derive(Clone, Debug)]
pub enum LookUp {
    /// Look the order up by its own reference.
    Order,
    /// Read the parent transaction with this uid, which shows the parent's reference.
    Parent(String),
    /// Look up the children of the parent by the parent's reference.
    Children(String),
}

impl engine::Request for Request {
    fn changes(&self) -> bool {
        matches!(self, Self::Send(_))
    }
}
