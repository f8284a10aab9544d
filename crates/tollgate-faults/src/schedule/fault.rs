//! The faults of a schedule.

use fastrand::Rng;
use serde_json::json;
use tollgate_sandbox::{Body, Fault, Kind, Part, Point};

/// The names of all faults that a schedule can have, as [`label`] makes them.
pub(crate) const KINDS: [&str; 22] = [
    "close before",
    "close after",
    "reset before",
    "reset after",
    "cut headers",
    "cut body",
    "stall before",
    "stall after",
    "drip",
    "status 4xx before",
    "status 4xx after",
    "status 429",
    "status 5xx before",
    "status 5xx after",
    "foreign before",
    "foreign after",
    "date",
    "duplicate",
    "slow_duplicate",
    "refuse",
    "stale",
    "unread",
];

/// Which kinds of faults a schedule may have.
#[derive(Clone, Copy)]
pub(super) struct Permitted {
    /// Requests that are delivered twice.
    pub(super) twice: bool,
}

/// A fault of one of the next few calls of an operation.
pub(super) fn draw(rng: &mut Rng, operation: &str, permitted: Permitted) -> Fault {
    let nth = [1, 1, 1, 2, 3][rng.usize(..5)];
    let times = [1, 1, 1, 2, 5][rng.usize(..5)];
    Fault::on(operation, kind(rng, permitted))
        .nth(nth)
        .times(times)
}

fn kind(rng: &mut Rng, permitted: Permitted) -> Kind {
    let point = [Point::Before, Point::After][rng.usize(..2)];
    match rng.u8(..18) {
        0..4 => Kind::Close {
            point,
            reset: rng.bool(),
        },
        4..6 => Kind::Cut {
            part: [Part::Headers, Part::Body][rng.usize(..2)],
            after: rng.usize(..64),
        },
        6 => Kind::Stall {
            point,
            for_ms: 420 + rng.u64(..100),
        },
        7 | 8 => Kind::Drip {
            bytes: 64,
            every_ms: 2,
        },
        9..12 => status(rng, point),
        12 => foreign(rng, point),
        13 => Kind::Date {
            seconds: rng.i64(-100_000..100_000),
        },
        14 if permitted.twice => Kind::Duplicate,
        15 if permitted.twice => Kind::SlowDuplicate {
            bank_ms: rng.u64(..400),
        },
        14 | 15 => Kind::Refuse {
            for_ms: rng.u64(1..40),
        },
        16 => Kind::Stale,
        _ => Kind::Unread,
    }
}

fn status(rng: &mut Rng, point: Point) -> Kind {
    let statuses = [
        400, 400, 402, 406, 408, 409, 410, 413, 415, 425, 429, 429, 500, 502, 503, 504,
    ];
    let status = statuses[rng.usize(..statuses.len())];
    Kind::Status {
        status,
        point,
        retry_after: (status == 429 && rng.bool()).then(|| rng.u64(1..900)),
    }
}

/// Typical responses of proxies, firewalls and portals.
fn foreign(rng: &mut Rng, point: Point) -> Kind {
    let bodies = [
        Body::Empty,
        Body::Html("<html><body><h1>Blocked</h1></body></html>".to_owned()),
        Body::Json(json!({"error": {"code": 404}})),
        Body::Json(json!({"errors": ["no route"]})),
        Body::Json(json!({"code": "gateway.route_missing"})),
        Body::Json(json!({"message": "Forbidden"})),
        Body::Json(json!({})),
        Body::Json(json!([])),
    ];
    let statuses = [200, 202, 204, 301, 401, 403, 404, 405, 422];
    Kind::Foreign {
        status: statuses[rng.usize(..statuses.len())],
        point,
        body: rng.choice(bodies).unwrap_or_default(),
        content_type: None,
    }
}

/// The name of a fault in the report.
pub(crate) fn label(kind: &Kind) -> String {
    let at = |point: &Point| match point {
        Point::Before => "before",
        Point::After => "after",
    };
    match kind {
        Kind::Close { point, reset: true } => format!("reset {}", at(point)),
        Kind::Close { point, .. } => format!("close {}", at(point)),
        Kind::Cut { part, .. } => match part {
            Part::Headers => "cut headers".to_owned(),
            Part::Body => "cut body".to_owned(),
        },
        Kind::Stall { point, .. } => format!("stall {}", at(point)),
        Kind::Status { status: 429, .. } => "status 429".to_owned(),
        Kind::Status { status, point, .. } => {
            format!("status {}xx {}", status / 100, at(point))
        }
        Kind::Foreign { point, .. } => format!("foreign {}", at(point)),
        other => {
            let value = serde_json::to_value(other).unwrap_or_default();
            value["kind"].as_str().unwrap_or_default().to_owned()
        }
    }
}
