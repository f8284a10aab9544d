//! The life of a reference as a sequence diagram: every call, what failed and where, the bank, and the callbacks.

mod diagram;
mod events;
mod step;

use super::Page;
use super::log::{live_part, search};
use super::query::target as with_query;
use crate::http::{Html, table};
use crate::rules::paycross::exponent;
use crate::state::paycross::Checkout;
use crate::state::{Account, Amount, State, money, with_decimals};

/// A link to the page of a reference. PayCross takes transactions without one.
pub(super) fn link(reference: &str) -> Html {
    if reference.is_empty() {
        return Html::default();
    }
    Html::link(&path(reference), reference)
}

/// The page that a search for a reference or for the id of an operation leads to.
pub(super) fn target(state: &State, text: &str) -> Option<String> {
    if let Some(index) = state.invoice(text) {
        return Some(path(&state.invoices[index].order.reference_id));
    }
    if let Some(index) = state.payout(text) {
        return Some(path(&state.payouts[index].order.reference_id));
    }
    if let Some(index) = state.shop.root(text) {
        return Some(match state.shop.transactions[index].reference() {
            "" => format!("/view/transaction/{text}"),
            reference => path(reference),
        });
    }
    if let Some(index) = state.shop.checkout(text) {
        let reference = state.shop.checkouts[index].tracking_id.as_deref();
        return Some(reference.map_or_else(|| format!("/view/checkout/{text}"), path));
    }
    is_known(state, text).then(|| path(text))
}

/// The page of a reference. `None` if the sandbox has neither an operation nor a call with it.
pub(super) fn page(state: &State, reference: &str) -> Option<Page> {
    if !is_known(state, reference) {
        return None;
    }
    let account = state.ledger.account(reference);
    let diagram = diagram::diagram(reference, &events::steps(state, reference));
    let money = Html::tag("aside", [totals(&account), operations(state, reference)]);
    let life = Html::tag_with("div", &[("class", "life")], Html::from([diagram, money]));
    let body = Html::from([search("/search", reference), live_part(life)]);
    Some(Page::live(format!("The life of {reference}"), body))
}

fn path(reference: &str) -> String {
    with_query("/order", &[("reference", reference)])
}

fn is_known(state: &State, reference: &str) -> bool {
    state.invoice_of(reference).is_some()
        || state.payout_of(reference).is_some()
        || state.shop.newest_of(reference).is_some()
        || events::checkouts(state, reference).next().is_some()
        || events::calls(state, reference).next().is_some()
}

/// The sums that were really charged and given back.
fn totals(account: &Account) -> Html {
    let row = |name: &str, count: usize, sum: &str| {
        let sum = match count {
            0 => Html::text("–"),
            _ => Html::text(money(sum, &account.currency)),
        };
        vec![Html::text(name), Html::text(count), sum]
    };
    let rows = vec![
        row("Charges", account.charges, &account.charged),
        row("Refunds", account.refunds, &account.refunded),
        row("Charge-backs", account.chargebacks, &account.charged_back),
        row("Payouts", account.payouts, &account.paid_out),
    ];
    table("Money", &["Movement", "Count", "Sum"], rows)
}

/// The operations with this reference, as they are now.
fn operations(state: &State, reference: &str) -> Html {
    let invoices = state.invoice_of(reference).map(|index| {
        let it = &state.invoices[index];
        vec![
            Html::link(&format!("/view/invoice/{}", it.id), &it.id),
            Html::text(format!("{}, {}", it.status, it.resolution)),
            Html::text(with_decimals(it.order.amount, &it.order.currency)),
        ]
    });
    let payouts = state.payout_of(reference).map(|index| {
        let it = &state.payouts[index];
        vec![
            Html::link(&format!("/view/payout/{}", it.id), &it.id),
            Html::text(format!("{}, {}", it.status, it.resolution)),
            Html::text(with_decimals(it.order.amount, &it.order.currency)),
        ]
    });
    let transactions = events::transactions(state, reference)
        .into_iter()
        .map(|it| {
            let amount = Amount::minor(it.amount, exponent(&it.currency));
            vec![
                Html::link(&format!("/view/transaction/{}", it.uid), &it.uid),
                Html::text(format!("{}: {}, {}", it.kind.name(), it.status, it.code)),
                Html::text(with_decimals(amount, &it.currency)),
            ]
        });
    let checkouts = events::checkouts(state, reference).map(checkout);
    let rows = invoices.into_iter().chain(payouts);
    let rows = rows.chain(checkouts).chain(transactions).collect();
    table("Operations", &["Id", "Status", "Amount"], rows)
}

/// A checkout with the number of the payer's attempts.
fn checkout(it: &Checkout) -> Vec<Html> {
    let amount = Amount::minor(it.amount, exponent(&it.currency));
    let state = if it.expired { "expired" } else { "attempts" };
    let attempts = it.transactions.len();
    vec![
        Html::link(&format!("/view/checkout/{}", it.token), "checkout"),
        Html::text(format!(
            "{}: {state}, {attempts} of {}",
            it.purpose.name(),
            it.attempts
        )),
        Html::text(with_decimals(amount, &it.currency)),
    ]
}
