//! The words of the documents, for scripted outcomes.

use super::Document;
use crate::state::ScriptedOutcome;
use crate::surface::Surface;

/// The kinds of operations whose end can be scripted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scripted {
    Invoice,
    Refund,
    Payout,
    Transaction,
    /// An operation that does not exist yet.
    Any,
}

/// The values of `auth_mode` that the sandbox knows.
const AUTH_MODES: [&str; 2] = ["3ds", "otp"];

/// Refuses an outcome with a word that is in no document, unless it is marked as undocumented. The error lists the known
/// words.
pub(crate) fn outcome(outcome: &ScriptedOutcome, of: Scripted) -> Result<(), String> {
    if outcome.undocumented {
        return Ok(());
    }
    known("status", &outcome.status, &statuses(of))?;
    known("resolution", &outcome.resolution, &resolutions(of))?;
    match &outcome.auth_mode {
        Some(mode) => known("auth_mode", mode, &AUTH_MODES),
        None => Ok(()),
    }
}

/// Refuses a word that is not in the list.
pub(crate) fn known(name: &str, word: &str, list: &[&str]) -> Result<(), String> {
    if list.contains(&word) {
        return Ok(());
    }
    let list = list.join(", ");
    Err(format!("`{word}` is no known {name}: known are {list}"))
}

/// The statuses of an operation.
pub(crate) fn statuses(of: Scripted) -> Vec<&'static str> {
    let schemas: &[(Surface, &str)] = match of {
        Scripted::Invoice => &[(Surface::Private, "InvoiceStatus")],
        Scripted::Refund => &[(Surface::Private, "RefundStatus")],
        Scripted::Payout => &[(Surface::Private, "PayoutStatus")],
        Scripted::Transaction => &[(Surface::Paycross, "TransactionStatus")],
        Scripted::Any => &[
            (Surface::Private, "InvoiceStatus"),
            (Surface::Private, "RefundStatus"),
            (Surface::Private, "PayoutStatus"),
            (Surface::Paycross, "TransactionStatus"),
        ],
    };
    let mut words = words(schemas);
    if of == Scripted::Refund {
        // The sandbox's own word for a refund that waits.
        words.push("pending");
    }
    words
}

fn resolutions(of: Scripted) -> Vec<&'static str> {
    let platform = (Surface::Private, "Resolution");
    let paycross = (Surface::Paycross, "ResultCode");
    let mut words = match of {
        Scripted::Invoice | Scripted::Refund | Scripted::Payout => words(&[platform]),
        Scripted::Transaction => words(&[paycross]),
        Scripted::Any => words(&[platform, paycross]),
    };
    if !words.contains(&"ok") {
        // The default.
        words.insert(0, "ok");
    }
    words
}

/// The words of these schemas, each once.
fn words(schemas: &[(Surface, &str)]) -> Vec<&'static str> {
    let mut all = Vec::new();
    for (surface, schema) in schemas {
        let words = Document::of(*surface).and_then(|it| it.words(schema));
        for word in words.into_iter().flatten().filter_map(|it| it.as_str()) {
            if !all.contains(&word) {
                all.push(word);
            }
        }
    }
    all
}
