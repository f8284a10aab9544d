//! The field `expired_at` of a payment.

use super::request::Fields;
use crate::state::calendar::date_time;
use crate::state::paycross::Kind;

/// Reads `expired_at`, which payments and authorizations have.
pub(super) fn read(fields: &mut Fields, kind: Kind) -> Option<i64> {
    if kind == Kind::Tokenization {
        return None;
    }
    let text = fields.text("expired_at")?;
    let end = date_time(&text);
    if end.is_none() {
        fields.refuse("expired_at", "is invalid");
    }
    end
}
