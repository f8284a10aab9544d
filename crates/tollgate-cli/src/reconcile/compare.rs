//! The comparison, as a pure function.

use std::collections::BTreeMap;

use serde::Serialize;
use tollgate::{Money, outcome::Kind};

/// An order of the merchant's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ours {
    /// The reference: of the order, or of one of its attempts.
    pub reference: String,
    /// The amount and currency.
    pub money: Money,
    /// The outcome that the file says, if it says one.
    pub kind: Option<Kind>,
}

/// A payment of the provider's list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theirs {
    /// The provider's id.
    pub id: String,
    /// The merchant's reference, or the id if the provider shows none.
    pub reference: String,
    /// The amount and currency, if they are known.
    pub money: Option<Money>,
    /// The outcome that the payment shows.
    pub kind: Kind,
}

/// The result for one reference, or for one order that was paid twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The result.
    pub what: What,
    /// The reference.
    pub reference: String,
    /// The amount in the file.
    pub our_money: Option<Money>,
    /// The outcome in the file.
    pub our_kind: Option<Kind>,
    /// The amount at the provider.
    pub their_money: Option<Money>,
    /// The outcome at the provider.
    pub their_kind: Option<Kind>,
    /// The provider's ids.
    pub ids: Vec<String>,
}

/// The kinds of results, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    PaidTwice,
    OtherAmount,
    MissingHere,
    MissingThere,
    OtherStatus,
    Matched,
}

/// Compares the merchant's orders with the provider's payments.
///
/// Every order of the merchant has one finding. A payment has one too, unless it is definitely unpaid and the merchant
/// does not have it. The findings are sorted by urgency, then by reference.
pub fn compare(ours: &[Ours], theirs: &[Theirs]) -> Vec<Finding> {
    let mut theirs: Vec<&Theirs> = theirs.iter().collect();
    // The providers' lists have sequences of their own, which change nothing.
    theirs.sort_by(|a, b| (&a.reference, &a.id).cmp(&(&b.reference, &b.id)));
    let mut payments = BTreeMap::<&str, Vec<&Theirs>>::new();
    for payment in &theirs {
        payments
            .entry(&payment.reference)
            .or_default()
            .push(payment);
    }
    let mut findings = paid_twice(&theirs);
    for order in ours {
        let found = payments
            .remove(order.reference.as_str())
            .unwrap_or_default();
        findings.push(one(order, &found));
    }
    let rest = payments.into_values().flatten();
    findings.extend(
        rest.filter(|it| it.kind != Kind::Declined)
            .map(missing_here),
    );
    findings.sort_by(|a, b| (a.what, &a.reference).cmp(&(b.what, &b.reference)));
    findings
}

/// The order of a reference: attempts are `order-1`, `order-1~2` and so on.
fn order_of(reference: &str) -> &str {
    match reference.rsplit_once('~') {
        Some((order, number)) if number.parse::<u32>().is_ok_and(|number| number > 1) => order,
        _ => reference,
    }
}

/// The orders with several payments that succeeded.
fn paid_twice(theirs: &[&Theirs]) -> Vec<Finding> {
    let mut paid = BTreeMap::<&str, Vec<&Theirs>>::new();
    for payment in theirs.iter().filter(|it| it.kind == Kind::Succeeded) {
        paid.entry(order_of(&payment.reference))
            .or_default()
            .push(payment);
    }
    let twice = paid.into_iter().filter(|(_, payments)| payments.len() > 1);
    let finding = |(order, payments): (&str, Vec<&Theirs>)| Finding {
        ids: payments.iter().map(|it| it.id.clone()).collect(),
        their_kind: Some(Kind::Succeeded),
        ..Finding::new(What::PaidTwice, order)
    };
    twice.map(finding).collect()
}

/// The finding about one order of the merchant: its payments are those with the same reference.
fn one(order: &Ours, payments: &[&Theirs]) -> Finding {
    let paid = payments.iter().find(|it| it.kind == Kind::Succeeded);
    let Some(payment) = paid
        .or_else(|| payments.iter().find(|it| it.kind != Kind::Declined))
        .or(payments.first())
    else {
        let what = if was_never_sent(order.kind) {
            What::Matched
        } else {
            What::MissingThere
        };
        return Finding::new(what, &order.reference).ours(order);
    };
    let what = if payment.money != Some(order.money) {
        What::OtherAmount
    } else if order.kind.is_some_and(|kind| kind != payment.kind) {
        What::OtherStatus
    } else {
        What::Matched
    };
    let mut finding = Finding::new(what, &order.reference)
        .ours(order)
        .theirs(payment);
    finding.ids = payments.iter().map(|it| it.id.clone()).collect();
    finding
}

/// Whether an outcome means that the provider has no such payment.
fn was_never_sent(kind: Option<Kind>) -> bool {
    matches!(
        kind,
        Some(Kind::Invalid | Kind::NotSent | Kind::Refused | Kind::NotFound)
    )
}

fn missing_here(payment: &Theirs) -> Finding {
    Finding::new(What::MissingHere, &payment.reference).theirs(payment)
}

impl Finding {
    fn new(what: What, reference: &str) -> Self {
        Self {
            what,
            reference: reference.to_owned(),
            our_money: None,
            our_kind: None,
            their_money: None,
            their_kind: None,
            ids: Vec::new(),
        }
    }

    fn ours(mut self, order: &Ours) -> Self {
        (self.our_money, self.our_kind) = (Some(order.money), order.kind);
        self
    }

    fn theirs(mut self, payment: &Theirs) -> Self {
        (self.their_money, self.their_kind) = (payment.money, Some(payment.kind));
        self.ids = vec![payment.id.clone()];
        self
    }
}

impl What {
    /// The word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PaidTwice => "paid_twice",
            Self::OtherAmount => "other_amount",
            Self::MissingHere => "missing_here",
            Self::MissingThere => "missing_there",
            Self::OtherStatus => "other_status",
            Self::Matched => "matched",
        }
    }
}

#[cfg(test)]
#[path = "compare_tests.rs"]
mod tests;
