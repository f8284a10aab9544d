//! The card form of the payment page.

use super::page::post_form;
use crate::http::{Html, page};
use crate::state::{State, with_decimals};
use serde_json::{Map, Value};

/// One input: its name in the form, its label, and its autocomplete name.
struct Field {
    name: &'static str,
    label: &'static str,
    fills: &'static str,
    /// Whether the form shows the payer's value again.
    again: bool,
    mode: &'static str,
}

const FIELDS: [Field; 5] = [
    Field {
        name: "card_number",
        label: "Card number",
        fills: "cc-number",
        again: false,
        mode: "numeric",
    },
    Field {
        name: "card_holder",
        label: "Name on the card",
        fills: "cc-name",
        again: true,
        mode: "text",
    },
    Field {
        name: "exp_month",
        label: "Month of expiry (two digits)",
        fills: "cc-exp-month",
        again: true,
        mode: "numeric",
    },
    Field {
        name: "exp_year",
        label: "Year of expiry (two digits)",
        fills: "cc-exp-year",
        again: true,
        mode: "numeric",
    },
    Field {
        name: "cvv",
        label: "Security code",
        fills: "cc-csc",
        again: false,
        mode: "numeric",
    },
];

/// The payer's earlier values.
#[derive(Debug, Default)]
pub(crate) struct Submitted {
    pub(crate) fields: Map<String, Value>,
    /// The errors by field.
    pub(crate) errors: Map<String, Value>,
}

/// The payment page.
pub(super) fn payment_form(state: &State, index: usize, submitted: &Submitted) -> String {
    let invoice = &state.invoices[index];
    let amount = with_decimals(invoice.order.amount, &invoice.order.currency);
    let target = format!("{}/hpp/{}", state.info.cardgate, invoice.session.id);
    card_form(&target, &amount, Html::default(), submitted)
}

/// A page that asks for a card. The note comes before the form.
pub(crate) fn card_form(target: &str, amount: &str, note: Html, submitted: &Submitted) -> String {
    let inputs = FIELDS.iter().map(|field| input(field, submitted));
    let button = Html::markup("<button>Pay</button>");
    let body = Html::from([
        alert(submitted),
        note,
        Html::tag_with("p", &[("class", "amount")], Html::text(amount)),
        post_form(target, inputs.chain([button]).collect()),
    ]);
    page("Payment", &body)
}

fn alert(submitted: &Submitted) -> Html {
    if submitted.errors.is_empty() {
        return Html::default();
    }
    Html::markup(
        "<div role=\"alert\"><p>Please check the card: nothing was charged. \
         Only test cards are accepted here.</p></div>",
    )
}

fn input(field: &Field, submitted: &Submitted) -> Html {
    let wrong = submitted.errors.get(field.name).and_then(Value::as_str);
    let describes = format!("{}-error", field.name);
    let value = submitted.fields.get(field.name).and_then(Value::as_str);
    let mut attributes = vec![
        ("name", field.name),
        ("autocomplete", field.fills),
        ("inputmode", field.mode),
        ("required", ""),
    ];
    if let Some(value) = value.filter(|_| field.again) {
        attributes.push(("value", value));
    }
    if wrong.is_some() {
        attributes.extend([("aria-invalid", "true"), ("aria-describedby", &describes)]);
    }
    let input = Html::void("input", &attributes);
    let note = wrong.map(|words| Html::tag_with("p", &[("id", &describes)], Html::text(words)));
    Html::from([
        Html::tag("label", Html::from([Html::text(field.label), input])),
        note.unwrap_or_default(),
    ])
}
