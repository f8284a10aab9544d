//! The requests of a charge.

use std::sync::Arc;

use tollgate_paymega_cardgate::types::SaleRequest;
use tollgate_types::Token;

use crate::{
    engine,
    paymega::{invoice::Invoice, order::CreateRequest},
};

/// A request of a charge.
#[derive(Clone, Debug)]
pub enum Request {
    /// Create the invoice.
    Create(Arc<CreateRequest>),
    /// Search for invoices with the order's reference.
    LookUp,
    /// Read the invoice with this id.
    Show(String),
    /// Send the sale of the invoice.
    Sale(Sale),
}

/// A sale, with the bearer that opens the card gate.
#[derive(Clone, Debug)]
pub struct Sale {
    /// The bearer from the invoice.
    pub bearer: Token,
    /// The invoice's session at the card gate. A response to another session is not about this sale.
    pub session: Option<String>,
    /// The request's body.
    pub request: Arc<SaleRequest>,
}

impl engine::Request for Request {
    fn changes(&self) -> bool {
        match self {
            Self::Create(_) | Self::Sale(_) => true,
            Self::LookUp | Self::Show(_) => false,
        }
    }
}

impl Sale {
    /// The sale of an invoice, or `None` if the invoice shows no bearer.
    pub fn of(invoice: &Invoice, request: &Arc<SaleRequest>) -> Option<Self> {
        Some(Self {
            bearer: invoice.bearer()?.clone(),
            session: invoice.session().map(str::to_owned),
            request: Arc::clone(request),
        })
    }
}
