//! Paymega and Kuna: orders, invoices, payouts, and the decisions about them.

pub mod callback;
#[doc(hidden)]
pub mod charge;
#[doc(hidden)]
pub mod checkout;
pub mod data;
#[doc(hidden)]
pub mod endpoints;
#[doc(hidden)]
pub mod error_body;
#[doc(hidden)]
pub mod invoice;
#[doc(hidden)]
pub mod order;
#[doc(hidden)]
pub mod payout;
#[doc(hidden)]
pub mod refund;
mod return_query;
#[doc(hidden)]
pub mod rules;

pub use self::{
    checkout::{Checkout, CheckoutPage},
    endpoints::Endpoints,
    invoice::{
        Created, Customer, Invoice, OpenInvoice, PaymentRequest, PostCharge, Redirect, SaleError,
    },
    order::{
        CardSale, NewInvoice, Order, Refund, RefundOrder, StoredOrder, StoredRefund, TokenCharge,
    },
    payout::{
        CreatedPayout, NewPayout, OpenPayout, Payout, PayoutOrder, ProcessError, StoredPayout,
    },
    refund::{RefundOutcome, RefundedInvoice},
    return_query::ReturnQuery,
};
