//! Single texts: keys, headers, amounts, stored orders, and JSON of any kind.

use std::{fmt::Debug, str::FromStr};

use http::StatusCode;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tollgate_core::{
    Currency, Expiry, Money, RawResponse, calendar,
    paycross::{self, webhook::PublicKey},
    paymega::{self, ReturnQuery, StoredPayout, StoredRefund},
};
use tollgate_types::{Amount, Response, json, json::Tree};

use super::{is_bounded, with_header};

/// A public key, as text or PEM.
pub fn key(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Err(error) = PublicKey::parse(&text) {
        // The error never quotes the text.
        assert!(error.to_string().len() < 200, "{error}");
    }
}

/// `Retry-After`, `Date` and the id of a request, and the query of a return address.
pub fn headers(bytes: &[u8]) {
    is_bounded(
        &ReturnQuery::from_query(&String::from_utf8_lossy(bytes)),
        bytes,
    );
    let Some(headers) = with_header(bytes) else {
        return;
    };
    let raw = RawResponse::new(Response::new(StatusCode::OK, headers, ""));
    let _ = raw.retry_after();
    let _ = raw.date().and_then(calendar::unix);
    is_bounded(&raw.request_id(), bytes);
}

/// Amounts, currencies and expiry dates, as text and in JSON.
pub fn amounts(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    is_written_as_read::<Money>(&text);
    is_written_as_read::<Currency>(&text);
    is_written_as_read::<Expiry>(&text);
    if let Ok(amount) = serde_json::from_slice::<Amount>(bytes) {
        // An amount that no double keeps is never written.
        if let Ok(written) = serde_json::to_vec(&amount) {
            let again = serde_json::from_slice::<Amount>(&written).ok();
            assert_eq!(again, Some(amount));
        }
    }
}

/// A stored order of each kind.
pub fn stored(bytes: &[u8]) {
    is_stored::<paymega::StoredOrder>(bytes);
    is_stored::<paycross::StoredOrder>(bytes);
    is_stored::<StoredRefund>(bytes);
    is_stored::<StoredPayout>(bytes);
}

/// JSON of any kind, read strictly and leniently.
pub fn lenient(bytes: &[u8]) {
    let strict = serde_json::from_slice::<Value>(bytes);
    if strict.is_ok() && Tree::parse(bytes).is_none() {
        // Only an object with one name twice is no JSON for the tree.
        assert!(bytes.contains(&b'{'), "JSON that is not read");
    }
    if let Ok(value) = json::read::<Value>(bytes) {
        is_bounded(&value, bytes);
        assert!(depth(&value) <= 128, "too deep");
    }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or_default(),
        Value::Object(fields) => 1 + fields.values().map(depth).max().unwrap_or_default(),
        _ => 0,
    }
}

/// What `Display` writes is read as the same value.
fn is_written_as_read<T: FromStr + ToString + PartialEq + Debug>(text: &str) {
    if let Ok(value) = text.parse::<T>() {
        let again = value.to_string().parse::<T>().ok();
        assert_eq!(again, Some(value));
    }
}

fn is_stored<T: Serialize + DeserializeOwned + PartialEq + Debug>(bytes: &[u8]) {
    if let Ok(order) = serde_json::from_slice::<T>(bytes) {
        let written = serde_json::to_vec(&order).expect("an order can be stored");
        let again = serde_json::from_slice::<T>(&written).ok();
        assert_eq!(again, Some(order));
    }
}
