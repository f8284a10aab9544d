//! A schedule: one payment, and everything unkind that happens to it. A plain value that can be run again.

mod draw;
mod fault;
mod job;
mod setting;

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tollgate_sandbox::{Fault, ScriptedOutcome, Settings};

pub use self::job::Job;
pub(crate) use self::{
    fault::{KINDS, label},
    setting::{CHOICES, is_kind},
};

/// One payment, and everything unkind that happens to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Schedule {
    /// The seed of the sandbox's ids.
    pub seed: u64,
    /// The kind of payment.
    pub job: Job,
    /// The amount, in cents.
    pub cents: u32,
    /// The end of the reference, such as characters that servers rewrite.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub suffix: String,
    /// The limits of time of each call.
    #[serde(default, skip_serializing_if = "is_default")]
    pub pace: Pace,
    /// Whether the gateway of `PayCross` returns the first result for a repeated `RequestID`, and the client knows.
    #[serde(default, skip_serializing_if = "is_default")]
    pub replay: bool,
    /// The sandbox's settings, by their names in its control API.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub settings: Map<String, Value>,
    /// How the issuer decides on each attempt. Without a verdict it approves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
    /// The fate of callbacks. Without it the order asks for none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub callbacks: Option<Callbacks>,
    /// The calls of the merchant, in this order.
    pub steps: Vec<Step>,
}

/// The limits of time of each call, by the clock that pauses move.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// Ten minutes.
    #[default]
    Usual,
    /// Less than a minute, so that most calls with a fault reach their deadline.
    Short,
    /// Three days, longer than a replay window.
    Long,
}

impl Pace {
    /// The time of a whole call.
    #[must_use]
    pub const fn deadline(self) -> Duration {
        Duration::from_secs(match self {
            Self::Usual => 600,
            Self::Short => 40,
            Self::Long => 3 * 24 * 60 * 60,
        })
    }
}

/// The decision of the issuer on one attempt.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// The attempt, counted from 1.
    pub attempt: u32,
    /// Whether the verdict is that of the second provider of a failover.
    #[serde(default, skip_serializing_if = "is_default")]
    pub second: bool,
    /// The outcome.
    pub outcome: ScriptedOutcome,
}

/// The fate of callbacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Callbacks {
    /// Each comes at once.
    Prompt,
    /// All come after the last step, in order.
    Late,
    /// All come after the last step, the newest first.
    Reversed,
    /// Each comes at once, and again after the last step.
    Twice,
}

/// One call of the merchant, and what happens during it and afterwards.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// The call.
    pub action: Action,
    /// The attempt of the order, counted from 1.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub attempt: u32,
    /// Whether the call is one of live mode. Default: of test mode.
    #[serde(default, skip_serializing_if = "is_default")]
    pub live: bool,
    /// How many processes make the call at the same moment.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub at_once: u32,
    /// When the first of them crashes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crash: Option<Crash>,
    /// How far all clocks jump ahead at the first pause of the call, in seconds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub jump: u64,
    /// The faults of the exchanges.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
    /// The payer's part afterwards: passes the page or the challenge, or fails it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payer: Option<bool>,
    /// Whether a person at the provider corrects a decline into a payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrected: Option<Correction>,
    /// Whether the provider carries the request out after all, once the call has its response.
    #[serde(default, skip_serializing_if = "is_default")]
    pub carried_out_late: bool,
    /// Whether a new process goes on afterwards.
    #[serde(default, skip_serializing_if = "is_default")]
    pub restart: bool,
    /// How much later the next step comes, in seconds.
    #[serde(default, skip_serializing_if = "is_default")]
    pub later: u64,
}

/// A call of the merchant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// The call that moves money, such as `charge` or `refund`.
    Act,
    /// `reconcile`, with the order.
    Read,
    /// `reconcile`, with the text that was stored before the first call.
    ReadStored,
    /// `wait_for`.
    Wait,
}

/// The moment at which a process dies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crash {
    /// After so many polls of the call's future.
    pub polls: u32,
    /// And after so many turns of the other tasks.
    #[serde(default, skip_serializing_if = "is_default")]
    pub turns: u32,
}

/// A decline that a person at the provider corrects into a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Correction {
    /// The decline of this attempt, after the step.
    After(u32),
    /// The decline of the step's own attempt on Paymega, as soon as the call has read it.
    During,
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "Serde passes fields so.")]
fn is_one(number: &u32) -> bool {
    *number == 1
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl Step {
    /// A call without any trouble.
    #[must_use]
    pub const fn new(action: Action) -> Self {
        Self {
            action,
            attempt: 1,
            live: false,
            at_once: 1,
            crash: None,
            jump: 0,
            faults: Vec::new(),
            payer: None,
            corrected: None,
            carried_out_late: false,
            restart: false,
            later: 0,
        }
    }
}

impl Schedule {
    /// The number of the last attempt.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        let attempts = self.steps.iter().map(|step| step.attempt);
        attempts.max().unwrap_or(1)
    }

    /// Whether the steps use live mode too.
    #[must_use]
    pub fn has_live(&self) -> bool {
        self.steps.iter().any(|step| step.live)
    }

    /// The merchant's reference of the order.
    #[must_use]
    pub fn reference(&self) -> String {
        format!("order-1042{}", self.suffix)
    }

    /// The sandbox's settings.
    pub(crate) fn sandbox_settings(&self) -> Settings {
        let fields = Value::Object(self.settings.clone());
        let settings = serde_json::from_value::<Settings>(fields);
        let mut settings = settings.unwrap_or_else(|error| panic!("{error}: {self:?}"));
        settings.replay = self.replay;
        settings.live_cards = self.has_live();
        settings
    }

    /// One line of JSON, which [`parse`](Self::parse) reads.
    ///
    /// # Panics
    ///
    /// Never: each part of a schedule has a form in JSON.
    #[must_use]
    pub fn line(&self) -> String {
        serde_json::to_string(self).expect("a schedule is JSON")
    }

    /// Reads a schedule from its line.
    ///
    /// # Errors
    ///
    /// The text is no schedule.
    pub fn parse(line: &str) -> serde_json::Result<Self> {
        serde_json::from_str(line)
    }
}
