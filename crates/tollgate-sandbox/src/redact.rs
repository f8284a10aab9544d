//! Removes card data and secrets from bodies before they are recorded.

use serde_json::{Map, Value};

/// Fields whose text is a secret, whatever it looks like.
const SECRET: [&str; 19] = [
    "cvv",
    "verification_value",
    "token",
    "stamp",
    "md",
    "pareq",
    "pares",
    "creq",
    "cres",
    "termurl",
    "threedssessiondata",
    "signature",
    "signedmessage",
    "api_key",
    "secret_key",
    "cryptogram",
    "pa_req",
    "cavv",
    "xid",
];
/// Fields that hold a card number.
const CARD_NUMBER: [&str; 3] = ["card_number", "number", "pan"];

/// The same value with its secrets replaced.
pub(crate) fn redacted(value: &Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(object(fields)),
        Value::Array(items) => items.iter().map(redacted).collect(),
        Value::String(text) if text.contains("://") && holds_secret(text) => {
            Value::from(redacted_target(text))
        }
        Value::String(text) if holds_card_number(text) => Value::from("***"),
        other => other.clone(),
    }
}

/// A path or URL without user, password and secrets of the query.
pub(crate) fn redacted_target(target: &str) -> String {
    let (path, query) = match target.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (target, None),
    };
    let (scheme, rest) = path.split_once("://").unwrap_or(("", path));
    let (host, below) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.rsplit('@').next().unwrap_or_default();
    let joint = if scheme.is_empty() { "" } else { "://" };
    let mut shown = format!("{scheme}{joint}{host}{below}");
    if holds_card_number(&shown) {
        "***".clone_into(&mut shown);
    }
    let pairs: Vec<(String, String)> = query
        .and_then(|query| serde_urlencoded::from_str(query).ok())
        .unwrap_or_default();
    for (place, (name, value)) in pairs.into_iter().enumerate() {
        let value = match field(&name, &Value::from(value)) {
            Value::String(text) => text,
            other => other.to_string(),
        };
        let joint = if place == 0 { '?' } else { '&' };
        shown = format!("{shown}{joint}{name}={value}");
    }
    shown
}

/// Collections whose members are named by their tokens.
const NAMED_BY_TOKEN: [&str; 2] = ["credit_cards", "checkouts"];

/// The target of a call that no route takes, without the token that may follow the name of a collection.
pub(crate) fn without_token(target: &str) -> String {
    let mut segments: Vec<&str> = target.split('/').collect();
    let collection = segments.iter().position(|it| NAMED_BY_TOKEN.contains(it));
    if let Some(token) = collection.and_then(|at| segments.get_mut(at + 1)) {
        *token = "***";
    }
    segments.join("/")
}

/// A URL as it is, unless it has a user, a password or a secret.
pub(crate) fn shown_url(url: &str) -> String {
    if url.contains('@') || holds_secret(url) {
        redacted_target(url)
    } else {
        url.to_owned()
    }
}

/// Whether a path or URL has a card number, or a secret in its query.
pub(crate) fn holds_secret(target: &str) -> bool {
    let query = target.split_once('?').map(|(_, query)| query);
    let pairs: Vec<(String, String)> = query
        .and_then(|query| serde_urlencoded::from_str(query).ok())
        .unwrap_or_default();
    holds_card_number(target)
        || pairs
            .iter()
            .any(|(name, _)| SECRET.contains(&&*last_part(name)))
}

/// The last part of a form's key, which names the field: keys have brackets.
fn last_part(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let last = lower.trim_end_matches(']');
    last.rsplit('[').next().unwrap_or(last).to_owned()
}

fn object(fields: &Map<String, Value>) -> Map<String, Value> {
    fields
        .iter()
        .map(|(name, value)| (redacted_name(name), field(name, value)))
        .collect()
}

/// A field's name. A caller can put a card number there too.
pub(crate) fn redacted_name(name: &str) -> String {
    let name = if holds_card_number(name) { "***" } else { name };
    name.to_owned()
}

fn field(name: &str, value: &Value) -> Value {
    let last = last_part(name);
    let last = last.as_str();
    match value {
        Value::String(_) | Value::Number(_) if SECRET.contains(&last) => Value::from("***"),
        Value::String(_) | Value::Number(_) if CARD_NUMBER.contains(&last) => mask(value),
        _ => redacted(value),
    }
}

/// First six and last four of a card number.
fn mask(value: &Value) -> Value {
    let text = value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match digits.len() {
        12.. => Value::from(format!(
            "{}******{}",
            &digits[..6],
            &digits[digits.len() - 4..]
        )),
        _ => Value::from("***"),
    }
}

/// Whether the text has a run of digits with the length of a card number and a valid Luhn digit. Spaces and
/// dashes may separate groups of four. Other groups, as in a UUID, are separate runs.
pub(crate) fn holds_card_number(text: &str) -> bool {
    let mut run = Vec::new();
    let mut group = 0;
    for character in text.chars().chain(['.']) {
        match character.to_digit(10) {
            Some(digit) => {
                run.push(digit);
                group += 1;
            }
            None if matches!(character, ' ' | '-') && group == 4 => group = 0,
            None if is_card_number(&run) => return true,
            None => {
                run.clear();
                group = 0;
            }
        }
    }
    false
}

fn is_card_number(digits: &[u32]) -> bool {
    let luhn = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match place % 2 {
            0 => *digit,
            _ => digit * 2 / 10 + digit * 2 % 10,
        });
    (13..=19).contains(&digits.len()) && luhn.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::{holds_secret, redacted, redacted_target, without_token};
    use serde_json::json;

    #[test]
    fn no_card_data_remains() {
        let body = json!({"data": {"attributes": {
            "card_number": "5519283812030000", "cvv": "123", "exp_month": "10",
            "note": "my card is 4242 4242-4242 4242"
        }}});
        let text = redacted(&body).to_string();
        for secret in ["5519283812030000", "\"123\"", "4242"] {
            assert!(!text.contains(secret), "{text}");
        }
        assert!(text.contains("551928******0000"));
    }

    #[test]
    fn no_secret_of_an_address_remains() {
        let body =
            json!({"redirect_url": "http://h:1/v2/checkout?token=abc", "url": "http://h/a?b=1"});
        assert_eq!(
            redacted(&body),
            json!({"redirect_url": "http://h:1/v2/checkout?token=***", "url": "http://h/a?b=1"})
        );
    }

    #[test]
    fn references_are_not_masked_as_cards() {
        for text in [
            "00000000-0000-4000-8000-000000000000",
            "1234-42424242424242424",
            "order 42",
        ] {
            assert_eq!(redacted(&json!(text)), json!(text));
        }
        assert_eq!(redacted(&json!({"4242424242424242": 1})), json!({"***": 1}));
    }

    #[test]
    fn targets_are_shown_without_secrets() {
        for (target, shown) in [
            ("/api/payment-invoices", "/api/payment-invoices"),
            ("/a?filter%5Bid%5D=x&token=abc", "/a?filter[id]=x&token=***"),
            ("/a/4242424242424242?b=1", "***?b=1"),
            ("/a?b=4242424242424242", "/a?b=***"),
            ("http://user:word@host:1/a@b", "http://host:1/a@b"),
        ] {
            assert_eq!(redacted_target(target), shown);
        }
    }

    #[test]
    fn a_token_is_masked_in_a_path_that_no_route_takes() {
        for (target, shown) in [
            ("/paycross/credit_cards/abc", "/paycross/credit_cards/***"),
            (
                "/v2/credit_cards/abc/more?a=b",
                "/v2/credit_cards/***/more?a=b",
            ),
            ("/credit_cards", "/credit_cards"),
        ] {
            assert_eq!(without_token(target), shown);
        }
        for target in [
            "/a?token=abc",
            "/a?card%5Btoken%5D=abc",
            "/a/4242424242424242",
        ] {
            assert!(holds_secret(target), "{target}");
        }
        assert!(!holds_secret("/a?filter%5Bid%5D=abc"));
    }

    #[test]
    fn form_keys_are_read_by_their_last_part() {
        let body = json!({"card[number]": "4200000000000000", "a[token]": "abc"});
        assert_eq!(
            redacted(&body),
            json!({"card[number]": "420000******0000", "a[token]": "***"})
        );
    }
}
