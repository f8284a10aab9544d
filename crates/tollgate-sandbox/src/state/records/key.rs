//! The kinds of keys by which records are found.

/// The thing that a text identifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// The record's own id.
    Id,
    /// The merchant's reference.
    Reference,
    /// The operation that the record belongs to, or one that belongs to it.
    Operation,
    /// A Card Gate session.
    Session,
    /// The bearer of a session.
    Bearer,
    /// The payment that a challenge belongs to.
    Payment,
    /// A refund of an invoice, by its id.
    Refund,
    /// A refund of an invoice, by the merchant's reference.
    RefundReference,
    /// The transaction that this one follows.
    Parent,
    /// The `RequestID` and the path of a call.
    Request,
    /// The fields that the duplicate check compares.
    Duplicate,
}
