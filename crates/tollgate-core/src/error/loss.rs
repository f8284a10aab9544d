//! The ways in which a response is lost.

/// How a response was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ResponseLost {
    /// No connection was made.
    #[error("no connection was made")]
    NeverConnected,
    /// The attempt took too long.
    #[error("the attempt took too long")]
    TimedOut,
    /// The connection was cut before the whole response had come.
    #[error("the connection was cut")]
    Cut,
    /// The response was larger than the limit.
    #[error("the response is too large")]
    TooLarge,
    /// The response's body could not be read.
    #[error("the response cannot be read")]
    Unreadable,
    /// The response's status says nothing about the operation.
    #[error("status {0} says nothing about the operation")]
    Status(u16),
    /// A search returned operations with other references than the one searched for.
    #[error("the response holds other references than the one asked for")]
    OtherReferences,
    /// The invoice does not list its refunds, or contradicts itself about this refund.
    #[error("the invoice does not show this refund clearly")]
    NotListed,
    /// The response does not show the operation that was asked for.
    #[error("the response does not show the operation that was asked for")]
    NotBound,
    /// The provider refused the credentials of a request that reads the operation.
    #[error("status {0}: the provider refuses the credentials")]
    Credentials(u16),
    /// The provider refused the request as a duplicate, and shows no operation with its reference.
    #[error(
        "refused as a duplicate, and not found by its reference: another order with the same card and amount within 30 \
         seconds has this effect, or for a capture, void or refund, one with the same transaction and amount"
    )]
    Duplicate,
    /// The next page of a list is on another host, which is not followed.
    #[error("the next page is on another host")]
    OtherHost,
    /// A list repeats a page or lacks one, so that its end cannot be reached.
    #[error("the list repeats a page or lacks one")]
    IncompleteList,
    /// The deadline passed.
    #[error("the deadline has passed")]
    Deadline,
}

impl ResponseLost {
    /// The word to store or to count. A status is not part of the word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NeverConnected => "never_connected",
            Self::TimedOut => "timed_out",
            Self::Cut => "cut",
            Self::TooLarge => "too_large",
            Self::Unreadable => "unreadable",
            Self::Status(_) => "status",
            Self::OtherReferences => "other_references",
            Self::NotListed => "not_listed",
            Self::NotBound => "not_bound",
            Self::Credentials(_) => "credentials",
            Self::Duplicate => "duplicate",
            Self::OtherHost => "other_host",
            Self::IncompleteList => "incomplete_list",
            Self::Deadline => "deadline",
        }
    }
}
