//! The meaning of a response for its request: by its status, by the sender of its body, and by the body's fields.
//!
//! Proxies and firewalls respond in the gateway's place. So a success counts only if it shows the order, a refusal
//! counts only in the gateway's own documented shape, and only the documented empty list proves that nothing exists.

use super::same_order::{Owner, is_another_but_for_money, is_bound, owner};
use crate::{
    MoneyState, Refusal,
    engine::Event,
    error::ResponseLost,
    paycross::{
        charge::{LookUp, Request},
        order::OrderFingerprint,
        transaction::Transaction,
    },
};

/// A response that concerns the order.
#[derive(Clone, Debug)]
pub enum Response {
    /// The transaction that the request created, or that it read by its uid.
    Transaction(Transaction),
    /// The transactions that a look-up found by a reference, the order's own or its parent's.
    Transactions(Found),
    /// The gateway refused the request. If the request moves money, it created nothing; if it reads, the gateway refused
    /// the credentials.
    Refused(Box<Refusal>),
    /// The gateway refused the request because an equal one arrived less than half a minute before.
    Duplicate(Box<Refusal>),
}

/// The result of a look-up.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The transactions, in the gateway's order.
    pub transactions: Vec<Transaction>,
    /// Whether the body is the documented list. A single transaction ("the first found") may hide others.
    pub is_list: bool,
}

/// The decoded body, as far as the request allows to decode it.
#[derive(Clone, Debug)]
pub enum Decoded {
    /// A transaction, in the response to a request for one.
    Transaction(Transaction),
    /// Transactions, in the response to a look-up.
    Transactions(Found),
    /// An error in one of the gateway's documented shapes.
    Error {
        /// The error, with the money unknown.
        refusal: Box<Refusal>,
        /// Whether the gateway refused the request as a duplicate.
        is_duplicate: bool,
    },
    /// Anything else.
    Unreadable,
}

/// Turns a response into the event for its request.
pub fn event_of(
    request: &Request,
    order: &OrderFingerprint,
    status: u16,
    body: Decoded,
) -> Event<Response> {
    Event::Response(match (request, status, body) {
        (Request::Send(_), 200 | 201, Decoded::Transaction(shown)) if is_bound(&shown, order) => {
            Response::Transaction(shown)
        }
        (Request::Read(uid), 200, Decoded::Transaction(shown))
            if shown.uid() == uid
                && is_bound(&shown, order)
                && !is_another_but_for_money(&shown, order) =>
        {
            Response::Transaction(shown)
        }
        (Request::LookUp(LookUp::Parent(uid)), 200, Decoded::Transaction(shown))
            if shown.uid() == uid =>
        {
            Response::Transaction(shown)
        }
        (Request::LookUp(LookUp::Order), 200, Decoded::Transactions(found))
            if is_of_other_references(&found, &order.reference) =>
        {
            return Event::Lost(ResponseLost::OtherReferences);
        }
        (Request::LookUp(LookUp::Order), 200, Decoded::Transactions(found))
            if is_clear(&found, order) =>
        {
            Response::Transactions(found)
        }
        (Request::LookUp(LookUp::Children(_)), 200, Decoded::Transactions(found)) => {
            Response::Transactions(found)
        }
        (
            Request::Send(_),
            422,
            Decoded::Error {
                refusal,
                is_duplicate: true,
            },
        ) => Response::Duplicate(Box::new(untouched(*refusal))),
        (Request::Send(_), 401 | 403 | 405 | 422, Decoded::Error { refusal, .. }) => {
            Response::Refused(Box::new(untouched(*refusal)))
        }
        // The money is unknown: an earlier call with valid credentials may have charged.
        (Request::LookUp(_) | Request::Read(_), 401 | 403, Decoded::Error { refusal, .. }) => {
            Response::Refused(refusal)
        }
        (_, status, body) => return lost(status, &body),
    })
}

const fn untouched(mut refusal: Refusal) -> Refusal {
    refusal.money = MoneyState::Untouched;
    refusal
}

/// How a response without meaning for its request was lost.
const fn lost(status: u16, body: &Decoded) -> Event<Response> {
    Event::Lost(match (status, body) {
        (200 | 201, Decoded::Transaction(_) | Decoded::Transactions(_)) => ResponseLost::NotBound,
        (200 | 201, _) => ResponseLost::Unreadable,
        (status, _) => ResponseLost::Status(status),
    })
}

/// Whether a look-up shows only references that it did not ask for: the response belongs to another request, and does not
/// show whether the order exists. A gateway that ignores case finds a reference that differs in case alone.
fn is_of_other_references(found: &Found, reference: &str) -> bool {
    let is_other =
        |it: &Transaction| it.reference().is_some() && !it.is_found_by_any_case(reference);
    !found.transactions.is_empty() && found.transactions.iter().all(is_other)
}

/// Whether every transaction of a look-up is clearly the order's own or clearly another operation's.
fn is_clear(found: &Found, order: &OrderFingerprint) -> bool {
    let mut owners = found.transactions.iter().map(|it| owner(it, order));
    let has_own = owners.clone().any(|it| it == Owner::Order);
    has_own || owners.all(|it| it == Owner::Another)
}
