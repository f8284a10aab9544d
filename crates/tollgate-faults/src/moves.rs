//! The truth: what a payment really moved, by the sandbox's ledger.

use serde_json::Value;
use tollgate_sandbox::{LedgerEntry, Sandbox};

use crate::{
    goods::EARLIER,
    schedule::{Job, Schedule},
};

/// A movement of money, or a saved card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// The reference under which the provider has it.
    pub reference: String,
    /// The amount, as the provider shows it.
    pub amount: String,
}

/// The movements of this payment in this mode. Each kind of payment moves one thing: a charge, a refund, a payout, a void or
/// a saved card.
pub(crate) fn of(sandbox: &Sandbox, schedule: &Schedule, live: bool) -> Vec<Move> {
    match schedule.job {
        Job::Void => transactions(sandbox, "void", live),
        Job::PaycrossSave => transactions(sandbox, "tokenization", live),
        Job::PaymegaSave if live => Vec::new(),
        Job::PaymegaSave => saved(sandbox),
        Job::Payout => entries(sandbox, "payout", live),
        job if job.is_refund() => entries(sandbox, "refund", live),
        // A capture charges what an earlier authorisation reserved.
        Job::Capture => entries(sandbox, "charge", live),
        _ => without_earlier(entries(sandbox, "charge", live)),
    }
}

fn entries(sandbox: &Sandbox, kind: &str, live: bool) -> Vec<Move> {
    let ledger = sandbox.ledger();
    let is_ours = |entry: &&LedgerEntry| entry.kind == kind && entry.test_mode != live;
    let ours = ledger.entries.iter().filter(is_ours);
    ours.map(|entry| Move {
        reference: entry.reference.clone(),
        amount: entry.amount.clone(),
    })
    .collect()
}

fn without_earlier(mut moves: Vec<Move>) -> Vec<Move> {
    moves.retain(|it| !it.reference.starts_with(EARLIER));
    moves
}

/// Successful transactions of this type.
fn transactions(sandbox: &Sandbox, kind: &str, live: bool) -> Vec<Move> {
    let all = sandbox.transactions();
    let is_ours =
        |it: &&Value| it["type"] == kind && it["status"] == "successful" && it["test"] != live;
    let ours = all.iter().filter(is_ours);
    let moves = ours.map(|it| Move {
        reference: text(&it["tracking_id"]).to_owned(),
        amount: String::new(),
    });
    without_earlier(moves.collect())
}

/// Verified invoices.
fn saved(sandbox: &Sandbox) -> Vec<Move> {
    let all = sandbox.invoices();
    let ours = all
        .iter()
        .filter(|it| it["attributes"]["status"] == "verified");
    ours.map(|it| Move {
        reference: text(&it["attributes"]["reference_id"]).to_owned(),
        amount: String::new(),
    })
    .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
