//! Puts the calls, the movements of money and the notifications of a reference into one order.

use super::step::{End, Party, Step};
use crate::http::Html;
use crate::redact::redacted_target;
use crate::state::paycross::{Checkout, Transaction};
use crate::state::{Delivery, Exchange, Key, LedgerEntry, State, money};
use std::borrow::Cow;
use std::collections::VecDeque;
use std::iter::once;

/// The operations that the payer's browser calls.
const BY_PAYER: [&str; 10] = [
    "openPaymentLink",
    "showPaymentPage",
    "submitPaymentPage",
    "showChallenge1",
    "showChallenge2",
    "showChallenge",
    "completeChallenge",
    "showCheckout",
    "payCheckout",
    "endCheckout",
];

/// The faults after which no complete response arrives.
const LOSES_RESPONSE: [&str; 2] = ["close", "cut"];

/// All steps of a reference, oldest first.
pub(super) fn steps(state: &State, reference: &str) -> Vec<Step> {
    let mut life = Life {
        steps: Vec::new(),
        movements: movements(state, reference),
        notices: notices(state, reference),
        status: None,
    };
    for call in calls(state, reference) {
        life.add(call);
    }
    life.finish()
}

/// The kept calls about a reference, oldest first, without their bodies.
pub(super) fn calls<'a>(state: &'a State, reference: &str) -> impl Iterator<Item = &'a Exchange> {
    let kept = &state.exchanges;
    let numbers = kept.last_number() - kept.len() + 1..=kept.last_number();
    let all = numbers.filter_map(|number| kept.head(number));
    all.filter(move |it| it.reference.as_deref() == Some(reference))
}

/// The transactions with this reference and their children, oldest first.
pub(super) fn transactions<'a>(state: &'a State, reference: &str) -> Vec<Cow<'a, Transaction>> {
    let family = state.shop.family(reference).into_iter();
    let all = &state.shop.transactions;
    family.filter_map(|index| all.get(index)).collect()
}

/// The checkouts with this reference, oldest first.
pub(super) fn checkouts<'a>(
    state: &'a State,
    reference: &'a str,
) -> impl Iterator<Item = &'a Checkout> {
    let all = &state.shop.checkouts;
    all.find(Key::Reference, reference).map(|index| &all[index])
}

/// The movements of a reference, each with its number among all, which counts from 1.
fn movements<'a>(state: &'a State, reference: &str) -> VecDeque<(usize, Cow<'a, LedgerEntry>)> {
    let all = &state.ledger.entries;
    let found = all.find(Key::Reference, reference);
    found
        .filter_map(|index| Some((index + 1, all.get(index)?)))
        .collect()
}

/// The notifications of a reference, oldest first.
fn notices(state: &State, reference: &str) -> VecDeque<Delivery> {
    let invoice = state.invoice_of(reference);
    let invoice = invoice.map(|index| state.invoices[index].id.clone());
    let payout = state.payout_of(reference);
    let payout = payout.map(|index| state.payouts[index].id.clone());
    let transactions = transactions(state, reference).into_iter();
    let ids = invoice
        .into_iter()
        .chain(payout)
        .chain(transactions.map(|it| it.uid.clone()))
        .chain(checkouts(state, reference).map(|it| it.token.clone()));
    let all = &state.outbox.notifications;
    let mut found: Vec<usize> = ids.flat_map(|id| all.find(Key::Operation, id)).collect();
    found.sort_unstable();
    let deliveries = found
        .into_iter()
        .filter_map(|index| Some(all.get(index)?.delivery()));
    deliveries.collect()
}

/// The steps so far, and what is still to be put between them.
struct Life<'a> {
    steps: Vec<Step>,
    movements: VecDeque<(usize, Cow<'a, LedgerEntry>)>,
    notices: VecDeque<Delivery>,
    /// The status after the last call.
    status: Option<String>,
}

impl Life<'_> {
    fn add(&mut self, call: &Exchange) {
        // A read never moves money: the bank has decided before it.
        if call.method == "GET" {
            self.money(call.trace.movements);
        }
        self.steps.push(request(call));
        self.money(call.trace.movements);
        self.change(call);
        self.steps.push(response(call));
        self.notify(call.trace.notifications);
    }

    fn money(&mut self, until: usize) {
        while let Some((_, it)) = self
            .movements
            .front()
            .filter(|(number, _)| *number <= until)
        {
            self.steps.push(movement(it));
            self.movements.pop_front();
        }
    }

    fn notify(&mut self, until: usize) {
        while let Some(it) = self.notices.front().filter(|it| it.number <= until) {
            let at = self.steps.last().map_or(0, |step| step.at);
            self.steps.push(notice(it, at));
            self.notices.pop_front();
        }
    }

    /// Notes a change of the operation's status.
    fn change(&mut self, call: &Exchange) {
        if call.trace.status.is_some() && call.trace.status != self.status {
            self.steps.extend(changed(call));
            self.status.clone_from(&call.trace.status);
        }
    }

    /// Adds the steps after the last call.
    fn finish(mut self) -> Vec<Step> {
        self.money(usize::MAX);
        self.notify(usize::MAX);
        self.steps
    }
}

fn caller(call: &Exchange) -> Party {
    match call.operation {
        Some(name) if BY_PAYER.contains(&name) => Party::Payer,
        _ => Party::Merchant,
    }
}

fn request(call: &Exchange) -> Step {
    let link = Html::link(
        &format!("/view/exchange/{}", call.number),
        call.operation.unwrap_or("unknown operation"),
    );
    let path = redacted_target(&call.path);
    let target = Html::code(format!(" {} {path}", call.method));
    Step {
        at: call.at,
        from: caller(call),
        to: Party::Provider,
        end: End::Arrived,
        words: Html::from([link, Html::text(" "), target]),
        money: None,
    }
}

fn response(call: &Exchange) -> Step {
    let (end, words) = outcome(call);
    Step {
        at: call.at,
        from: Party::Provider,
        to: caller(call),
        end,
        words: Html::text(words),
        money: None,
    }
}

/// How the response reached the caller.
fn outcome(call: &Exchange) -> (End, String) {
    let status = call.status.map(|it| it.to_string());
    let status = status.unwrap_or("no response".to_owned());
    let processed = if call.trace.processed {
        "the call was processed"
    } else {
        "the call was not processed"
    };
    match call.fault.as_deref() {
        Some(fault) if LOSES_RESPONSE.contains(&fault) => {
            (End::Lost, format!("response lost: {fault} ({processed})"))
        }
        Some(fault @ ("status" | "foreign")) => (
            End::Failed,
            format!("{status} by the fault {fault} ({processed})"),
        ),
        Some(fault) => (End::Failed, format!("{status}, with the fault {fault}")),
        None if call.status.is_some_and(|it| it >= 400) => (End::Failed, status),
        None => (End::Arrived, status),
    }
}

fn movement(it: &LedgerEntry) -> Step {
    let words = match it.kind {
        "charge" => "The bank charges the card",
        "refund" => "The bank refunds the card",
        "payout" => "The bank pays out",
        _ => "The bank charges back",
    };
    let sign = if it.kind == "charge" { "+" } else { "−" };
    Step {
        at: it.at,
        from: Party::Bank,
        to: Party::Provider,
        end: End::Arrived,
        words: Html::text(words),
        money: Some(format!("{sign}{}", money(&it.amount, &it.currency))),
    }
}

/// The new status of the operation. If it failed without an expiry, the bank has declined it.
fn changed(call: &Exchange) -> Vec<Step> {
    let status = call.trace.status.clone().unwrap_or_default();
    let step = |from, end, words: String| Step {
        at: call.at,
        from,
        to: Party::Provider,
        end,
        words: Html::text(words),
        money: None,
    };
    let declined = status.contains("failed") && !status.contains("expired");
    let decline = declined.then(|| {
        let words = format!("The bank or the provider declines: {status}");
        step(Party::Bank, End::Failed, words)
    });
    let note = step(Party::Provider, End::Arrived, format!("is now {status}"));
    decline.into_iter().chain(once(note)).collect()
}

fn notice(it: &Delivery, at: i64) -> Step {
    let delivered = it.responses.contains(&200);
    let attempts: Vec<String> = it.responses.iter().map(|it| response_word(*it)).collect();
    let attempts = match attempts.len() {
        0 => "not sent yet".to_owned(),
        _ => attempts.join(", "),
    };
    let link = Html::link(&format!("/view/callback/{}", it.number), it.kind);
    let words = Html::text(format!(" {}: {attempts}", it.status));
    Step {
        at,
        from: Party::Provider,
        to: Party::Merchant,
        end: if delivered { End::Arrived } else { End::Lost },
        words: Html::from([link, words]),
        money: None,
    }
}

fn response_word(status: u16) -> String {
    match status {
        0 => "no response".to_owned(),
        other => other.to_string(),
    }
}
