//! The kinds of faults.

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// When a fault happens: before the sandbox processes the call, or after.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    /// The call has not been processed.
    Before,
    /// The call has been processed, and only the response is affected.
    #[default]
    After,
}

/// Which part of a response is cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Status line and headers.
    Headers,
    /// The body; the headers arrive whole.
    Body,
}

/// A kind of fault.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Kind {
    /// The client gets its response. Then the connection closes, and the port refuses all connections for so
    /// many milliseconds. To refuse the sale, match the creation of its invoice.
    Refuse {
        /// How long the port stays closed.
        for_ms: u64,
    },
    /// The connection closes without a response.
    Close {
        /// `before`: the body is not read and the call is not processed; `after`: the call is processed.
        #[serde(default)]
        point: Point,
        /// Whether the connection is reset instead of closed in order.
        #[serde(default)]
        reset: bool,
    },
    /// The response is cut and the connection closes.
    Cut {
        /// The part that is cut.
        part: Part,
        /// How many bytes of that part still arrive. At least one byte is missing.
        after: usize,
    },
    /// Nothing happens for a while.
    Stall {
        /// `before`: the call is processed after the pause, even if the client has left; `after`: the call is
        /// processed at once, and the response comes late.
        #[serde(default)]
        point: Point,
        /// How long.
        for_ms: u64,
    },
    /// The response comes in small pieces.
    Drip {
        /// The size of a piece in bytes.
        bytes: usize,
        /// The pause between them.
        every_ms: u64,
    },
    /// The response has another status: 429 and 500 with JSON; 502, 503 and 504 with HTML.
    Status {
        /// The status.
        status: u16,
        /// `before`: the call is not processed; `after`: the call is processed.
        #[serde(default = "before")]
        point: Point,
        /// The header `Retry-After`, in seconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retry_after: Option<u64>,
    },
    /// Another server responds in the provider's place: a proxy, a firewall, a CDN.
    Foreign {
        /// The status.
        status: u16,
        /// `before`: the call is not processed; `after`: the call is processed.
        #[serde(default = "before")]
        point: Point,
        /// The body.
        #[serde(default)]
        body: Body,
        /// The header `Content-Type`. Default: the type of the body.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        content_type: Option<String>,
    },
    /// The response's header `Date` is wrong.
    Date {
        /// How far it is from the sandbox's clock, in seconds.
        seconds: i64,
    },
    /// The call is processed twice, as if the network had delivered it twice. The client gets the second response.
    Duplicate,
    /// The call is delivered twice, and the first delivery waits at the bank: its operation is pending, and look-ups
    /// do not find it until the bank decides. The second delivery finds the state that the first has left, such as a
    /// taken reference or the duplicate check, and the client gets its response.
    SlowDuplicate {
        /// How long the bank takes, on the sandbox's clock.
        bank_ms: u64,
    },
    /// The client gets its response, and the kept-alive connection closes silently, so that the pool holds a
    /// stale connection.
    Stale,
    /// The client gets its response. The kept-alive connection is reset when the next request arrives, before any
    /// byte of that request is read.
    Unread,
}

fn before() -> Point {
    Point::Before
}

/// The body of a foreign response. In JSON: an absent field, a text, or any other value.
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
    /// The names of all kinds.
    pub(crate) const NAMES: [&str; 12] = [
        "refuse",
        "close",
        "cut",
        "stall",
        "drip",
        "status",
        "foreign",
        "date",
        "duplicate",
        "slow_duplicate",
        "stale",
        "unread",
    ];

    /// The kind's name in the control API.
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
