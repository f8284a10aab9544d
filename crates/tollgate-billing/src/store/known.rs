//! An order whose reference a run has already.

use crate::order::{Details, Order};

/// Why an order cannot be imported although the run has its reference; `None` if it is the same order of another import.
pub(super) fn known(found: &Order, import: i64, details: &Details) -> Option<String> {
    if found.import == import {
        return Some(format!("is also on line {}", found.line));
    }
    if found.details == *details {
        return None;
    }
    Some(if found.details.attempt == details.attempt {
        format!(
            "is in this run with other contents, from line {}",
            found.line
        )
    } else {
        let attempt = found.details.attempt;
        format!("is in this run as attempt {attempt}: import another attempt into a new run")
    })
}
