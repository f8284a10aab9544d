//! The kinds of faults.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// When a fault comes: before the work of the call, or after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// Nothing was done.
    Before,
    /// Everything was done, and only the answer suffers.
    #[default]
    After,
}

/// Which part of an answer is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Status line and headers.
    Headers,
    /// The body; the headers arrive whole.
    Body,
}

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// The call is answered; then the connection is closed and the port refuses all connections for so
    /// many milliseconds. To have the sale refused, let the creation of its invoice match.
    Refuse {
        /// How long the port stays closed.
        for_ms: u64,
    },
    /// The connection is closed without an answer.
    Close {
        /// `before`: neither body nor work; `after`: the work was done.
        #[serde(default)]
        point: Point,
        /// Whether it ends with a reset instead of an orderly end.
        #[serde(default)]
        reset: bool,
    },
    /// The answer is cut and the connection closed.
    Cut {
        /// Where.
        part: Part,
        /// How many bytes of that part still arrive; at least one byte of the part is missing.
        after: usize,
    },
    /// Nothing happens for a while.
    Stall {
        /// `before`: the work is done after the pause, also if the client has gone by then; `after`: the
        /// work is done at once, and the answer comes late.
        #[serde(default)]
        point: Point,
        /// How long.
        for_ms: u64,
    },
    /// The answer comes in drops.
    Drip {
        /// How many bytes at a time.
        bytes: usize,
        /// The pause between them.
        every_ms: u64,
    },
    /// Another status is answered: 429 and 500 with JSON; 502, 503 and 504 with HTML.
    Status {
        /// The status.
        status: u16,
        /// `before`: instead of the work; `after`: the work was done.
        #[serde(default = "before")]
        point: Point,
        /// The header `Retry-After`, in seconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<u64>,
    },
    /// Another server answers in the provider's place: a proxy, a firewall, a CDN.
    Foreign {
        /// The status.
        status: u16,
        /// `before`: instead of the work; `after`: the work was done.
        #[serde(default = "before")]
        point: Point,
        /// What it says.
        #[serde(default)]
        body: Body,
        /// The header `Content-Type`, where it is not what goes with the body.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        content_type: Option<String>,
    },
    /// The response's header `Date` is wrong.
    Date {
        /// How far it is from the sandbox's clock, in seconds.
        seconds: i64,
    },
    /// The call is worked on twice, as if the network had delivered it twice; the second answer is given.
    Duplicate,
    /// The call is delivered twice, and the first delivery is at the bank for a while: what it makes is pending and
    /// found by no look-up until then. The second delivery meets what the first has left, such as a taken reference
    /// or the duplicate check, and its response is given.
    SlowDuplicate {
        /// How long the bank takes, on the sandbox's clock.
        bank_ms: u64,
    },
    /// The call is answered, and its kept-alive connection ends without a word, so that a pool keeps a
    /// stale one.
    Stale,
    /// The call is answered, and its kept-alive connection is reset as soon as the first byte of the next
    /// request is there, of which nothing is read.
    Unread,
}

fn before() -> Point {
    Point::Before
}

/// The body of a foreign response: in JSON an absent field, a text, or any other value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Body {
    /// Nothing.
    #[default]
    Empty,
    /// A page.
    Html(String),
    /// JSON.
    Json(Value),
}

impl Kind {
    /// The kind's name, as the control API has it.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Refuse { .. } => "refuse",
            Self::Close { .. } => "close",
            Self::Cut { .. } => "cut",
            Self::Stall { .. } => "stall",
            Self::Drip { .. } => "drip",
            Self::Status { .. } => "status",
            Self::Foreign { .. } => "foreign",
            Self::Date { .. } => "date",
            Self::Duplicate => "duplicate",
            Self::SlowDuplicate { .. } => "slow_duplicate",
            Self::Stale => "stale",
            Self::Unread => "unread",
        }
    }
}
