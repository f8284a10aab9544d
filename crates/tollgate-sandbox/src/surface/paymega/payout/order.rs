//! Reads the order from a request that creates a payout.

use crate::http::{Response, flag};
use crate::rules::paymega::as_word;
use crate::state::{PAYOUT_SERVICES, PAYOUT_STATUSES, PayoutOrder, State};
use crate::surface::paymega::create;
use crate::surface::paymega::input::{BLANK, Input};
use serde_json::Value;

const INVALID: &str = "This value is not valid.";

/// Reads the order and the token of the recipient's card. Errors stay in the input, so the order can hold defaults.
pub(super) fn read(input: &mut Input) -> (PayoutOrder, Option<String>) {
    let token = input.text("token");
    let order = PayoutOrder {
        reference_id: input.required("reference_id"),
        amount: input.amount("amount").unwrap_or_default(),
        currency: input.required("currency").to_ascii_uppercase(),
        service: service(input),
        test_mode: input.flag("test_mode"),
        description: input.text("description").map_or(Value::Null, Value::from),
        metadata: input.object("metadata"),
        fields: input.object("fields"),
        callback_url: input.text("callback_url"),
        auto_process: auto_process(input),
    };
    if !input.has("amount") {
        input.refuse("amount", BLANK);
    }
    check_recipient(input, &order, token.as_deref());
    (order, token)
}

fn service(input: &mut Input) -> String {
    let code = input.required("service").to_ascii_lowercase();
    if !code.is_empty() && !PAYOUT_SERVICES.iter().any(|[known, ..]| *known == code) {
        input.refuse("service", "The service is not available for this account.");
    }
    code
}

fn auto_process(input: &mut Input) -> bool {
    let options = input.object("options");
    let value = options.get("auto_process").unwrap_or(&Value::Null);
    flag(value).unwrap_or_else(|| {
        input.refuse("options.auto_process", "This value should be of type bool.");
        false
    })
}

/// A card is paid by its token: the sandbox accepts no card number here. The test service asks for an account.
fn check_recipient(input: &mut Input, order: &PayoutOrder, token: Option<&str>) {
    let text = |name: &str| order.fields.get(name).and_then(Value::as_str);
    if order.service != "test_usd" {
        if token.is_none() && !order.service.is_empty() {
            input.refuse("token", BLANK);
        }
        return;
    }
    let is_account =
        |it: &str| (1..=15).contains(&it.len()) && it.bytes().all(|b| b.is_ascii_digit());
    if !text("account").is_some_and(is_account) {
        input.refuse("fields.account", INVALID);
    }
    let is_rate = |it: &str| it.parse::<u8>().is_ok_and(|rate| rate <= 100);
    if !text("test_details_success_rate").is_none_or(is_rate) {
        input.refuse("fields.test_details_success_rate", INVALID);
    }
    let is_status = |it: &str| PAYOUT_STATUSES.contains(&as_word(it).as_str());
    if !text("test_details_payout_status").is_none_or(is_status) {
        input.refuse("fields.test_details_payout_status", INVALID);
    }
}

/// A token is valid only for its own customer and mode.
pub(super) fn check_token(
    state: &State,
    (order, token): (&PayoutOrder, Option<&str>),
    customer: Option<&str>,
) -> Result<(), Response> {
    let Some(token) = token else {
        return Ok(());
    };
    create::check_token(state, (token, order.test_mode), customer)
}
