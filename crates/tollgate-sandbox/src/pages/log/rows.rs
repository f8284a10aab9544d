//! The lists and their rows. Each field is chosen explicitly, so that no secret appears.

use super::Section;
use super::found::{Found, Part};
use crate::http::Html;
use crate::pages::life;
use crate::redact::redacted_target;
use crate::rules::paycross::exponent;
use crate::state::paycross::Transaction;
use crate::state::{
    Amount, Delivery, Exchange, Invoice, LedgerEntry, Payout, State, calendar, money, with_decimals,
};
use std::time::Duration;

/// All lists, in the order of the overview.
pub(super) static SECTIONS: [Section; 6] = [
    Section {
        id: "ledger",
        name: "Ledger",
        headings: &[
            "Time",
            "Reference",
            "Amount",
            "Kind",
            "Provider",
            "Operation",
            "Mode",
        ],
        find: movements,
    },
    Section {
        id: "invoices",
        name: "Invoices",
        headings: &[
            "Invoice",
            "Reference",
            "Amount",
            "Status",
            "Processed",
            "Refunded",
            "Mode",
            "Updated",
        ],
        find: invoices,
    },
    Section {
        id: "payouts",
        name: "Payouts",
        headings: &[
            "Payout",
            "Reference",
            "Amount",
            "Status",
            "Processed",
            "Mode",
            "Updated",
        ],
        find: payouts,
    },
    Section {
        id: "transactions",
        name: "PayCross transactions",
        headings: &[
            "Transaction",
            "Type",
            "Tracking id",
            "Amount",
            "Status",
            "Updated",
        ],
        find: transactions,
    },
    Section {
        id: "callbacks",
        name: "Callbacks",
        headings: &[
            "Number",
            "Kind",
            "Operation",
            "Status",
            "To",
            "Responses",
            "Next attempt",
        ],
        find: callbacks,
    },
    Section {
        id: "exchanges",
        name: "Exchanges",
        headings: &[
            "Number",
            "Time",
            "Reference",
            "Operation",
            "Call",
            "Caller",
            "Status",
            "Fault",
        ],
        find: exchanges,
    },
];

/// A moment as people read it.
pub(in crate::pages) fn time(seconds: i64) -> String {
    let since_epoch = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    let text = calendar::iso(since_epoch).replace('T', " ");
    format!("{} UTC", text.trim_end_matches(".000Z"))
}

fn movements(state: &State, part: &Part) -> Found {
    let all = &state.ledger.entries;
    part.of(
        (0..all.len()).rev(),
        |index| all.get(index),
        |it| vec![it.reference.clone(), it.operation.clone()],
        |it| movement(it),
    )
}

fn movement(it: &LedgerEntry) -> Vec<Html> {
    let provider = match it.provider {
        "paycross" => "PayCross",
        _ => "Paymega",
    };
    vec![
        Html::text(time(it.at)),
        life::link(&it.reference),
        Html::text(money(&it.amount, &it.currency)),
        Html::text(it.kind),
        Html::text(provider),
        Html::code(&it.operation),
        mode(it.test_mode),
    ]
}

fn invoices(state: &State, part: &Part) -> Found {
    let all = &state.invoices;
    part.of(
        (0..all.len()).rev(),
        |index| all.get(index),
        |it| {
            vec![
                it.id.clone(),
                it.order.reference_id.clone(),
                it.status.clone(),
            ]
        },
        |it| invoice(it),
    )
}

fn invoice(it: &Invoice) -> Vec<Html> {
    let order = &it.order;
    let money = |amount: Amount| Html::text(with_decimals(amount, &order.currency));
    let refunded = Some(it.refunded()).filter(|sum| *sum != Amount::ZERO);
    vec![
        Html::link(&format!("/view/invoice/{}", it.id), &it.id),
        life::link(&order.reference_id),
        money(order.amount),
        Html::text(format!("{}, {}", it.status, it.resolution)),
        it.processed_amount.map(money).unwrap_or_default(),
        refunded.map(money).unwrap_or_default(),
        mode(order.test_mode),
        Html::text(time(it.updated)),
    ]
}

fn payouts(state: &State, part: &Part) -> Found {
    let all = &state.payouts;
    part.of(
        (0..all.len()).rev(),
        |index| all.get(index),
        |it| {
            vec![
                it.id.clone(),
                it.order.reference_id.clone(),
                it.status.clone(),
            ]
        },
        |it| payout(it),
    )
}

fn payout(it: &Payout) -> Vec<Html> {
    let order = &it.order;
    let money = |amount: Amount| Html::text(with_decimals(amount, &order.currency));
    vec![
        Html::link(&format!("/view/payout/{}", it.id), &it.id),
        life::link(&order.reference_id),
        money(order.amount),
        Html::text(format!("{}, {}", it.status, it.resolution)),
        it.processed_amount.map(money).unwrap_or_default(),
        mode(order.test_mode),
        Html::text(time(it.updated)),
    ]
}

fn transactions(state: &State, part: &Part) -> Found {
    let all = &state.shop.transactions;
    part.of(
        (0..all.len()).rev(),
        |index| all.get(index),
        |it| vec![it.uid.clone(), it.reference().to_owned(), it.status.clone()],
        |it| transaction(it),
    )
}

fn transaction(it: &Transaction) -> Vec<Html> {
    let amount = Amount::minor(it.amount, exponent(&it.currency));
    let updated = i64::try_from(it.updated.as_secs()).unwrap_or_default();
    vec![
        Html::link(&format!("/view/transaction/{}", it.uid), &it.uid),
        Html::text(it.kind.name()),
        life::link(it.reference()),
        Html::text(with_decimals(amount, &it.currency)),
        Html::text(format!("{}, {}", it.status, it.code)),
        Html::text(time(updated)),
    ]
}

fn callbacks(state: &State, part: &Part) -> Found {
    let all = &state.outbox.notifications;
    part.of(
        (0..all.len()).rev(),
        |index| Some(all.get(index)?.delivery()),
        |it| vec![it.operation.clone(), it.status.clone(), it.url.clone()],
        callback,
    )
}

fn callback(it: &Delivery) -> Vec<Html> {
    let responses: Vec<String> = it.responses.iter().map(u16::to_string).collect();
    vec![
        Html::link(&format!("/view/callback/{}", it.number), it.number),
        Html::text(it.kind),
        Html::code(&it.operation),
        Html::text(&it.status),
        Html::text(redacted_target(&it.url)),
        Html::text(responses.join(", ")),
        Html::text(it.next.map(time).unwrap_or_default()),
    ]
}

fn exchanges(state: &State, part: &Part) -> Found {
    let kept = &state.exchanges;
    let texts = |it: &&Exchange| {
        vec![
            it.reference.clone().unwrap_or_default(),
            it.operation.unwrap_or_default().to_owned(),
            redacted_target(&it.path),
            it.fault.clone().unwrap_or_default(),
        ]
    };
    let numbers = kept.last_number() - kept.len() + 1..kept.last_number() + 1;
    part.of(
        numbers.rev(),
        |number| kept.head(number),
        texts,
        |it| exchange(it),
    )
}

fn exchange(it: &Exchange) -> Vec<Html> {
    vec![
        Html::link(&format!("/view/exchange/{}", it.number), it.number),
        Html::text(time(it.at)),
        it.reference.as_deref().map(life::link).unwrap_or_default(),
        Html::text(format!(
            "{} {}",
            it.surface,
            it.operation.unwrap_or("(none)")
        )),
        Html::code(format!("{} {}", it.method, redacted_target(&it.path))),
        Html::text(it.authorization.as_deref().unwrap_or_default()),
        Html::text(
            it.status
                .map_or("no response".to_owned(), |status| status.to_string()),
        ),
        Html::text(it.fault.as_deref().unwrap_or_default()),
    ]
}

fn mode(test: bool) -> Html {
    Html::text(if test { "test" } else { "live" })
}
