//! The calls of the merchant, and their results.

use std::fmt;

use serde::Serialize;
use tollgate::{Error, MoneyState, Operation, Outcome, Summary, outcome::Kind};
use tollgate_leaks::{shown, shown_error};

use crate::schedule::Action;

/// The calls of one payment, in the order in which they began.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// The calls.
    pub entries: Vec<Entry>,
    /// The contents of callbacks, in test mode and in live mode.
    pub heard: Vec<(bool, Reading)>,
    /// The references whose decline a person corrected, each with the number of calls before.
    pub corrected: Vec<(String, usize)>,
    /// The readings after the last step, when no request is under way.
    pub finals: Vec<Final>,
}

/// One call.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The index of its step.
    pub step: usize,
    /// The call.
    pub action: Action,
    /// The attempt.
    pub attempt: u32,
    /// Whether it is one of live mode.
    pub live: bool,
    /// Whether no other call was made at the same moment.
    pub single: bool,
    /// Whether no request of another call was under way either.
    pub alone: bool,
    /// The sandbox's time at the start, in seconds.
    pub invoked: i64,
    /// The exchanges of the sandbox during the call: the number of the last one before it, and of its last one.
    pub exchanges: (usize, usize),
    /// The movements of money that concern the call's mode: before the call, and once its requests have ended.
    pub moves: (usize, Option<usize>),
    /// The result.
    pub end: End,
}

/// How a call ended.
#[derive(Clone, Debug)]
pub enum End {
    /// It returned.
    Returned(Reading),
    /// Its process died.
    Died,
}

/// The readings of one attempt at the end.
#[derive(Clone, Debug)]
pub struct Final {
    /// The attempt.
    pub attempt: u32,
    /// Whether it is one of live mode.
    pub live: bool,
    /// By the stored text, by the order, and by the stored text once the provider shows everything.
    pub readings: [Reading; 3],
}

/// The part of a call's result that is about the payment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reading {
    /// The kind of the outcome or error.
    pub kind: Kind,
    /// The state of the money.
    pub money: MoneyState,
    /// The reference of the operation, if one is shown.
    pub reference: Option<String>,
    /// The provider's code, resolution or reason.
    pub code: Option<String>,
    /// The page or the operation with an open challenge, for the payer.
    #[serde(skip)]
    pub payer: Option<ForPayer>,
    /// Everything that a program can print of the result.
    #[serde(skip)]
    pub printed: Printed,
}

/// A text that a program can print. It is searched, and not shown itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Printed(pub String);

impl fmt::Debug for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

/// The thing that the payer needs to act.
#[derive(Clone, Debug, PartialEq)]
pub enum ForPayer {
    /// A page that takes a card.
    Page(String),
    /// The id of an operation that waits for its challenge.
    Challenge(String),
}

impl Reading {
    /// A reading of this kind.
    #[must_use]
    pub fn new(kind: Kind, money: MoneyState) -> Self {
        Self {
            kind,
            money,
            reference: None,
            code: None,
            payer: None,
            printed: Printed::default(),
        }
    }

    /// The reading of a result of the library.
    pub fn of<T: Operation>(result: &Result<Outcome<T>, Error>) -> Self {
        let summary = Summary::of(result);
        let mut printed = match result {
            Ok(outcome) => shown(outcome),
            Err(error) => shown_error(error),
        };
        printed.push_str(&shown(&summary));
        let challenge = match result {
            Ok(Outcome::ActionRequired(challenge)) => {
                Some(ForPayer::Challenge(challenge.operation().id().to_owned()))
            }
            _ => None,
        };
        Self {
            kind: summary.kind,
            money: summary.money,
            reference: summary.reference,
            code: summary.code,
            payer: challenge,
            printed: Printed(printed),
        }
    }

    /// Adds a text that a program can print too.
    #[must_use]
    pub fn with_text(mut self, text: &str) -> Self {
        self.printed.0.push_str(text);
        self
    }

    /// Adds the page that the payer needs.
    #[must_use]
    pub fn with_page(mut self, url: Option<String>) -> Self {
        self.payer = url.map(ForPayer::Page).or(self.payer);
        self
    }

    /// Whether this is an error, which speaks of its call alone.
    pub(crate) const fn is_error(&self) -> bool {
        !matches!(
            self.kind,
            Kind::Succeeded | Kind::Declined | Kind::ActionRequired | Kind::Pending | Kind::Review
        )
    }
}
