//! Faults that a seed chooses.

use super::{Body, Kind, Part, Point};
use fastrand::Rng;
use serde_json::json;

/// Any kind of fault, with times that are short enough for a test.
pub(super) fn any_kind(rng: &mut Rng) -> Kind {
    let point = if rng.bool() {
        Point::Before
    } else {
        Point::After
    };
    match rng.u8(..11) {
        0 => Kind::Close {
            point,
            reset: rng.bool(),
        },
        1 => cut(rng),
        2 => Kind::Stall {
            point,
            for_ms: rng.u64(..400),
        },
        3 => Kind::Drip {
            bytes: 64,
            every_ms: 5,
        },
        4 => Kind::Duplicate,
        5 => Kind::Stale,
        6 => Kind::Status {
            status: 429,
            point: Point::Before,
            retry_after: Some(1),
        },
        7 => foreign(rng, point),
        8 => Kind::Date {
            seconds: rng.i64(-100_000..100_000),
        },
        9 => Kind::SlowDuplicate {
            bank_ms: rng.u64(..400),
        },
        _ => Kind::Status {
            status: [500, 502, 503, 504][rng.usize(..4)],
            point,
            retry_after: None,
        },
    }
}

fn cut(rng: &mut Rng) -> Kind {
    let part = if rng.bool() {
        Part::Headers
    } else {
        Part::Body
    };
    Kind::Cut {
        part,
        after: rng.usize(..64),
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
    ];
    let body = rng.choice(bodies).unwrap_or_default();
    Kind::Foreign {
        status: [200, 401, 403, 404, 405, 422][rng.usize(..6)],
        point,
        body,
        content_type: None,
    }
}
