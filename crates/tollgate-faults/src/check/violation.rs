//! The promises, and how they can be broken.

use std::fmt;

/// A promise that was broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The promise.
    pub class: Class,
    /// The event, for people.
    pub text: String,
}

/// The promises that can be broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// More than one movement of money for one order.
    Duplicate,
    /// A definite failure, although money was moved.
    FalseFailure,
    /// A call that says that it moved nothing, and did.
    FalseUntouched,
    /// A success without its movement of money.
    FalseSuccess,
    /// A success with another amount.
    WrongAmount,
    /// No definite outcome, although the provider shows everything.
    Unresolved,
    /// A request after the deadline, or one that changes something shortly before it.
    AfterDeadline,
    /// Attempts of one call with different bytes.
    ChangedBytes,
    /// Two processes that read the same operation differently.
    Disagreement,
    /// A secret in a result, a stored order or a log of the library, or in what the sandbox keeps.
    Leak,
    /// A response of the sandbox that violates its document.
    Sandbox,
}

impl Class {
    /// The promises of the last line of the report, in its order.
    pub const LAST_LINE: [Self; 7] = [
        Self::Duplicate,
        Self::FalseFailure,
        Self::FalseUntouched,
        Self::FalseSuccess,
        Self::WrongAmount,
        Self::Unresolved,
        Self::AfterDeadline,
    ];

    /// The others.
    pub const OTHERS: [Self; 4] = [
        Self::ChangedBytes,
        Self::Disagreement,
        Self::Leak,
        Self::Sandbox,
    ];

    /// The name in the report.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Duplicate => "duplicates",
            Self::FalseFailure => "false_failures",
            Self::FalseUntouched => "false_untouched",
            Self::FalseSuccess => "false_successes",
            Self::WrongAmount => "wrong_amounts",
            Self::Unresolved => "unresolved",
            Self::AfterDeadline => "after_deadline",
            Self::ChangedBytes => "changed_bytes",
            Self::Disagreement => "disagreements",
            Self::Leak => "leaks",
            Self::Sandbox => "sandbox_violations",
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.class.name(), self.text)
    }
}
