//! The rows of the overview. Each field is chosen explicitly, so that no secret appears.

use super::Section;
use crate::http::Html;
use crate::redact::redacted_target;
use crate::state::Exchange;
use crate::state::{Amount, State, calendar};
use crate::view::paycross::list;
use std::time::Duration;

/// All sections, in the order of the page.
pub(super) fn sections(state: &State) -> [Section; 6] {
    [
        references(state),
        invoices(state),
        transactions(state),
        callbacks(state),
        exchanges(state),
        movements(state),
    ]
}

/// A moment as people read it.
pub(super) fn time(seconds: i64) -> String {
    let since_epoch = Duration::from_secs(u64::try_from(seconds).unwrap_or_default());
    let text = calendar::iso(since_epoch).replace('T', " ");
    format!("{} UTC", text.trim_end_matches(".000Z"))
}

fn references(state: &State) -> Section {
    let rows = state
        .ledger
        .references()
        .into_iter()
        .map(|(reference, it)| {
            vec![
                Html::text(reference),
                Html::text(it.charges),
                Html::text(it.charged),
                Html::text(it.refunds),
                Html::text(it.refunded),
                Html::text(it.currency),
            ]
        });
    Section {
        id: "ledger",
        name: "Ledger",
        order: "by reference",
        headings: &[
            "Reference",
            "Charges",
            "Charged",
            "Refunds",
            "Refunded",
            "Currency",
        ],
        rows: rows.collect(),
    }
}

fn movements(state: &State) -> Section {
    let rows = state.ledger.entries.iter().rev().map(|it| {
        vec![
            Html::text(time(it.at)),
            Html::text(it.provider),
            Html::text(it.kind),
            Html::text(&it.reference),
            Html::code(&it.operation),
            Html::text(format!("{} {}", it.amount, it.currency)),
            mode(it.test_mode),
        ]
    });
    Section {
        id: "movements",
        name: "Movements of money",
        order: "newest first",
        headings: &[
            "Time",
            "Provider",
            "Kind",
            "Reference",
            "Operation",
            "Amount",
            "Mode",
        ],
        rows: rows.collect(),
    }
}

fn invoices(state: &State) -> Section {
    let rows = state.invoices.iter().rev().map(|it| {
        let order = &it.order;
        vec![
            Html::link(&format!("/view/invoice/{}", it.id), &it.id),
            Html::text(&order.reference_id),
            Html::text(format!("{} {}", order.amount, order.currency)),
            Html::text(format!("{}, {}", it.status, it.resolution)),
            optional(it.processed_amount),
            optional(Some(it.refunded()).filter(|sum| *sum != Amount::ZERO)),
            mode(order.test_mode),
            Html::text(time(it.updated)),
        ]
    });
    Section {
        id: "invoices",
        name: "Invoices",
        order: "newest first",
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
        rows: rows.collect(),
    }
}

fn transactions(state: &State) -> Section {
    let list = list(&state.shop, &state.info.paycross);
    let rows = list.as_array().into_iter().flatten().rev().map(|it| {
        let text = |name: &str| it[name].as_str().unwrap_or_default().to_owned();
        vec![
            Html::link(&format!("/view/transaction/{}", text("uid")), text("uid")),
            Html::text(text("type")),
            Html::text(text("tracking_id")),
            Html::text(format!("{} {}", it["amount"], text("currency"))),
            Html::text(format!("{}, {}", text("status"), text("code"))),
            Html::text(text("updated_at")),
        ]
    });
    Section {
        id: "transactions",
        name: "PayCross transactions",
        order: "newest first",
        headings: &[
            "Transaction",
            "Type",
            "Tracking id",
            "Amount, minor units",
            "Status",
            "Updated",
        ],
        rows: rows.collect(),
    }
}

fn callbacks(state: &State) -> Section {
    let rows = state.outbox.deliveries().into_iter().rev().map(|it| {
        let responses: Vec<String> = it.responses.iter().map(u16::to_string).collect();
        vec![
            Html::link(&format!("/view/callback/{}", it.number), it.number),
            Html::text(it.kind),
            Html::code(it.operation),
            Html::text(it.status),
            Html::text(redacted_target(&it.url)),
            Html::text(responses.join(", ")),
            Html::text(it.next.map(time).unwrap_or_default()),
        ]
    });
    Section {
        id: "callbacks",
        name: "Callbacks",
        order: "newest first",
        headings: &[
            "Number",
            "Kind",
            "Operation",
            "Status",
            "To",
            "Responses",
            "Next attempt",
        ],
        rows: rows.collect(),
    }
}

fn exchanges(state: &State) -> Section {
    Section {
        id: "exchanges",
        name: "Exchanges",
        order: "newest first",
        headings: &[
            "Number",
            "Time",
            "Operation",
            "Call",
            "Caller",
            "Status",
            "Fault",
        ],
        rows: state.exchanges.iter().rev().map(exchange).collect(),
    }
}

fn exchange(it: &Exchange) -> Vec<Html> {
    vec![
        Html::link(&format!("/view/exchange/{}", it.number), it.number),
        Html::text(time(it.at)),
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

fn optional(amount: Option<Amount>) -> Html {
    amount.map(Html::text).unwrap_or_default()
}
