//! Transactions in the gateway's format.

use super::code;
use crate::keys::stamp;
use crate::settings::Bodies;
use crate::state::State;
use crate::state::calendar::iso;
use crate::state::paycross::{Kind, Secure, Transaction, UsedCard};
use serde_json::{Map, Value, json};
use std::time::Duration;

const GATEWAY: u32 = 317;

/// The object `transaction` under the current settings.
pub(crate) fn shown(state: &State, it: &Transaction, version_3: bool) -> Value {
    match state.settings_of(it.reference()).bodies {
        Bodies::Full => body(it, &state.info.paycross, version_3),
        Bodies::Minimal => json!({"uid": it.uid, "status": it.status}),
    }
}

/// A transaction with all fields, whatever the settings.
pub(crate) fn whole(it: &Transaction, gateway: &str) -> Value {
    body(it, gateway, true)
}

/// The object `transaction` with all fields. Only version 3 has codes.
fn body(it: &Transaction, gateway: &str, version_3: bool) -> Value {
    let details = &it.details;
    let page = format!("{gateway}/process/{}", it.uid);
    let mut body = json!({
        "uid": it.uid,
        "id": it.uid,
        "type": it.kind.name(),
        "status": it.status,
        "amount": it.amount,
        "currency": it.currency,
        "description": details.description,
        "tracking_id": details.tracking_id,
        "message": message(it),
        "payment_method_type": "credit_card",
        "test": details.test,
        "language": details.language,
        "created_at": iso(it.created),
        "updated_at": iso(it.updated),
        "paid_at": it.paid.map(iso),
        "expired_at": details.expired_at.map(|end| iso(Duration::from_secs(end.unsigned_abs()))),
        "closed_at": null,
        "settled_at": null,
        "manually_corrected_at": it.corrected.map(iso),
        "redirect_url": it.parent.is_none().then_some(page),
        "status_code": null,
        "credit_card": card(&it.card, it.token.as_deref()),
        "customer": with_nulls(&details.customer, &["ip", "email", "device_id", "birth_date"]),
        "billing_address": billing_address(&details.billing_address),
        "smart_routing_verification": {"status": "successful"},
    });
    if let Value::Object(fields) = &mut body {
        extend(fields, it, version_3);
        if let Some(secure) = verification(it, gateway) {
            fields.insert("three_d_secure_verification".to_owned(), secure);
        }
    }
    body
}

fn extend(fields: &mut Map<String, Value>, it: &Transaction, version_3: bool) {
    if it.status != "incomplete" {
        fields.insert(it.kind.name().to_owned(), section(it));
    }
    if version_3 {
        fields.insert("code".to_owned(), it.code.as_str().into());
        fields.insert(
            "friendly_message".to_owned(),
            code::friendly(&it.code).into(),
        );
    }
    if it.details.additional_data.is_object() {
        fields.insert(
            "additional_data".to_owned(),
            it.details.additional_data.clone(),
        );
    }
    if let Some(parent) = &it.parent {
        fields.insert("parent_uid".to_owned(), parent.as_str().into());
    }
    if let Some(reason) = &it.reason {
        fields.insert("reason".to_owned(), reason.as_str().into());
    }
}

/// The message, which is absent during a challenge.
pub(super) fn message(it: &Transaction) -> Option<&'static str> {
    (it.status != "incomplete").then(|| words(it))
}

/// The result in words. A decline by the bank names the operation.
fn words(it: &Transaction) -> &'static str {
    match (it.code.as_str(), it.kind) {
        ("F.0105", Kind::Payment) => "Payment was declined",
        ("F.0105", Kind::Authorization) => "Authorization was declined",
        (code, _) => code::message(code),
    }
}

/// The object with the name of the transaction's type.
pub(super) fn section(it: &Transaction) -> Value {
    let done = it.succeeded();
    let status = if done { "successful" } else { "failed" };
    let text = if done {
        "The operation was successfully processed."
    } else {
        words(it)
    };
    match it.kind {
        Kind::Tokenization => json!({"message": null, "gateway_id": GATEWAY, "status": status}),
        Kind::Payment | Kind::Authorization => json!({
            "auth_code": done.then_some("654321"),
            "bank_code": if done { "00" } else { "05" },
            "rrn": "999",
            "ref_id": "777888",
            "message": text,
            "gateway_id": GATEWAY,
            "billing_descriptor": "TEST GATEWAY BILLING DESCRIPTOR",
            "status": status
        }),
        Kind::Capture | Kind::Void | Kind::Refund => json!({
            "message": text,
            "ref_id": "8889999",
            "gateway_id": GATEWAY,
            "status": status
        }),
    }
}

/// The card, without its number.
pub(crate) fn card(used: &UsedCard, token: Option<&str>) -> Value {
    let number = used.card.number;
    json!({
        "holder": used.holder,
        "stamp": stamp(number),
        "brand": used.card.brand(),
        "last_4": &number[12..],
        "first_1": &number[..1],
        "bin": &number[..6],
        "bin_8": &number[..8],
        "issuer_country": "US",
        "issuer_name": "Demo Card Issuer",
        "product": null,
        "exp_month": used.month,
        "exp_year": used.year,
        "token_provider": null,
        "token": token
    })
}

/// The fields that were sent, and null for the others.
fn with_nulls(sent: &Value, names: &[&str]) -> Value {
    let pairs = names
        .iter()
        .map(|name| ((*name).to_owned(), sent[name].clone()));
    Value::Object(pairs.collect())
}

fn billing_address(sent: &Value) -> Value {
    if !sent.is_object() {
        return Value::Null;
    }
    let names = [
        "first_name",
        "last_name",
        "address",
        "country",
        "city",
        "zip",
        "state",
        "phone",
    ];
    with_nulls(sent, &names)
}

/// The 3-D Secure result so far. `None` without authentication.
fn verification(it: &Transaction, gateway: &str) -> Option<Value> {
    if it.parent.is_some() {
        return None;
    }
    let asked = it.card.secure == Secure::Challenge;
    let waits = it.status == "incomplete";
    let (status, word) = match it.card.secure {
        Secure::Off => return None,
        Secure::Frictionless(word) => ("successful", Some(word)),
        Secure::Fails(word) => ("failed", Some(word)),
        Secure::Challenge if waits => ("incomplete", None),
        Secure::Challenge if it.code == "F.0131" => ("failed", Some('N')),
        Secure::Challenge => ("successful", Some('Y')),
    };
    let proven = status == "successful";
    // A merchant who controls the steps gets the issuer's form. Others redirect the payer to `redirect_url`.
    let own = asked && waits && it.details.advanced;
    let page = format!("{gateway}/process/{}", it.uid);
    Some(json!({
        "status": status,
        "message": proven.then_some("Authentication Successful"),
        "eci": proven.then_some("05"),
        "ve_status": "Y",
        "pa_status": word,
        "xid": proven.then_some("Tk1CMjcyM0g0NFpZMlpWUzE2RlU="),
        "cavv": proven.then_some("AAACAQJwJTd4hwE5SHAlEwAAAAA="),
        "cavv_algorithm": proven.then_some("2"),
        "fail_reason": (status == "failed").then_some("The payer was not verified"),
        "acs_url": own.then_some(&page),
        "pa_req": own.then(|| stamp(&it.uid)),
        "md": own.then_some(&it.uid),
        "pa_res_url": own.then(|| format!("{page}/return")),
        "method_process_url": null,
        "ds_transaction_id": null
    }))
}
