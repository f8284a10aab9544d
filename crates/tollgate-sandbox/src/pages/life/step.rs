//! One step of a sequence diagram.

use crate::http::Html;

/// Who takes part, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Party {
    Payer,
    Merchant,
    Provider,
    Bank,
}

impl Party {
    pub(super) const ALL: [Self; 4] = [Self::Payer, Self::Merchant, Self::Provider, Self::Bank];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Payer => "Payer",
            Self::Merchant => "Merchant",
            Self::Provider => "Provider",
            Self::Bank => "Bank",
        }
    }
}

/// How a step ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Arrived,
    /// It arrived, with an error or with a fault of the plan.
    Failed,
    /// It never arrived.
    Lost,
}

/// A message, or a change within one party.
#[derive(Clone, Debug)]
pub(super) struct Step {
    /// In seconds since 1970 by the sandbox's clock.
    pub(super) at: i64,
    pub(super) from: Party,
    pub(super) to: Party,
    pub(super) end: End,
    pub(super) words: Html,
    /// The money that this step moved.
    pub(super) money: Option<String>,
}
