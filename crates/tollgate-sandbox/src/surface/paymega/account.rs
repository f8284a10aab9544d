//! The account's profile and balances.

use crate::http::{Call, Handled, Response};
use crate::state::{Amount, State};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The opening time of the sandbox's account.
const OPENED: i64 = 1_595_844_446;

/// GET /account/profile
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn profile(state: &mut State, _: &Call) -> Handled {
    Ok(Response::json(
        200,
        json!({"data": {
            "type": "account",
            "id": state.info.account,
            "attributes": {
                "status": "active",
                "name": "Tollgate sandbox",
                "icon": null,
                "website": null,
                "payment_fee_shift_out": false,
                "hp_domain": null,
                "ledger_scheme": "none",
                "api_ip_white_list": [],
                "created": OPENED,
                "updated": OPENED,
                "report": false,
                "time_zone": "UTC"
            },
            "links": {"self": "/api/account/profile"}
        }}),
    ))
}

/// GET /account
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn account(state: &mut State, _: &Call) -> Handled {
    Ok(Response::json(
        200,
        json!({"data": {
            "type": "account",
            "id": state.info.account,
            "attributes": {
                "status": "active",
                "name": "Tollgate sandbox",
                "icon": null,
                "description": "",
                "website": null,
                "payment_fee_shift_out": false,
                "hp_domain": null,
                "payment_options": []
            },
            "links": {"self": "/api/account"}
        }}),
    ))
}

/// GET /account/balances
#[expect(clippy::unnecessary_wraps, reason = "All handlers have one type.")]
pub(super) fn balances(state: &mut State, _: &Call) -> Handled {
    let accounts: Map<String, Value> = totals(state)
        .into_iter()
        .map(|(currency, total)| {
            let account = currency_account(&currency, total);
            (currency, account)
        })
        .collect();
    Ok(Response::json(
        200,
        json!({"data": {
            "type": "account",
            "id": state.info.account,
            "attributes": {"currency_accounts": accounts},
            "links": {"self": "/api/account/balances"}
        }}),
    ))
}

/// Charges less refunds, charge-backs and payouts, by currency. Two currencies exist before any payment.
fn totals(state: &mut State) -> BTreeMap<String, Amount> {
    let mut totals = BTreeMap::from(["EUR", "USD"].map(|it| (it.to_owned(), Amount::ZERO)));
    let left = state.totals().iter();
    totals.extend(left.map(|(currency, total)| (currency.clone(), *total)));
    totals
}

/// Balances are decimal strings; all other amounts are numbers.
fn currency_account(currency: &str, total: Amount) -> Value {
    json!({
        "account_id": format!("comca_{currency}0000000000000"),
        "active_balance": with_cents(total),
        "pending_balance": "0.00",
        "reserved_balance": "0.00",
        "overdraft_limit": "0.00",
        "balance_lower_limit": null
    })
}

fn with_cents(amount: Amount) -> String {
    let text = amount.to_string();
    match text.split_once('.') {
        None => format!("{text}.00"),
        Some((whole, cents)) => format!("{whole}.{cents:0<2}"),
    }
}
