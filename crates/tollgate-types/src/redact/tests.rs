//! Tests of the redacted form.

use std::collections::BTreeMap;

use serde_json::{Map, json};

use super::*;
use crate::{Amount, CardNumber, Cvv, OneOrMany, Open, PhpObject, SecretKey, Token};

#[derive(Serialize)]
struct Data {
    id: &'static str,
    amount: Amount,
    status: Open<String>,
    number: CardNumber,
    cvv: Option<Cvv>,
    tokens: OneOrMany<Token>,
    key: PhpObject<SecretKey>,
    nothing: PhpObject<Map<String, Value>>,
    absent: Option<Token>,
    metadata: Map<String, Value>,
    accounts: BTreeMap<&'static str, Account>,
    numbers: (u8, &'static str),
}

#[derive(Serialize)]
struct Account {
    balance: Amount,
    token: Token,
}

#[derive(Serialize)]
struct Open2 {
    id: u8,
    #[serde(flatten)]
    extra: Map<String, Value>,
}

fn metadata() -> Map<String, Value> {
    let data = json!({ "secret": "kqzv", "deep": [{ "more": ["kqzv", 5, true, null] }] });
    serde_json::from_value(data).unwrap()
}

#[test]
fn secrets_and_undocumented_values_are_hidden_and_the_rest_stays() {
    let data = Data {
        id: "cpi_1",
        amount: "19.99".parse().unwrap(),
        status: Open::new("processed"),
        number: CardNumber::new("4111111111111111").unwrap(),
        cvv: Some(Cvv::new("123").unwrap()),
        tokens: serde_json::from_str(r#"["kqzv", 17]"#).unwrap(),
        key: PhpObject::from(SecretKey::new("kqzv")),
        nothing: PhpObject::default(),
        absent: None,
        metadata: metadata(),
        accounts: BTreeMap::from([(
            "USD",
            Account {
                balance: "5".parse().unwrap(),
                token: Token::new("kqzv"),
            },
        )]),
        numbers: (1, "two"),
    };
    let hidden = "[REDACTED]";
    let shown = json!({
        "id": "cpi_1", "amount": 19.99, "status": "processed", "number": hidden, "cvv": hidden,
        "tokens": [hidden, hidden], "key": hidden, "nothing": [], "absent": null,
        "metadata": { "secret": hidden, "deep": [{ "more": [hidden, hidden, hidden, null] }] },
        "accounts": { "USD": { "balance": 5, "token": hidden } },
        "numbers": [1, "two"],
    });
    assert_eq!(redacted(&data), shown);
    // Plain serialisation keeps the secret, so that the data can be read again.
    let written = serde_json::to_value(&data).unwrap();
    assert_eq!(written["number"], "4111111111111111");
    assert_eq!(written["tokens"], json!(["kqzv", 17]));
    assert_eq!(written["metadata"]["secret"], "kqzv");
}

#[test]
fn of_a_struct_with_unnamed_keys_nothing_can_be_told_apart() {
    let extra = metadata();
    let shown = redacted(&Open2 { id: 1, extra });
    assert!(!shown.to_string().contains("kqzv"), "{shown}");
    assert_eq!(shown["id"], "[REDACTED]");
}

#[test]
fn variants_are_written_as_json_does() {
    #[derive(Serialize)]
    enum Variant {
        Unit,
        New(u8),
        Tuple(u8, Token),
        Struct { token: Token, id: u8 },
    }
    let token = || Token::new("kqzv");
    let all = [
        (Variant::Unit, json!("Unit")),
        (Variant::New(1), json!({ "New": 1 })),
        (
            Variant::Tuple(1, token()),
            json!({ "Tuple": [1, "[REDACTED]"] }),
        ),
        (
            Variant::Struct {
                token: token(),
                id: 1,
            },
            json!({ "Struct": { "token": "[REDACTED]", "id": 1 } }),
        ),
    ];
    for (variant, shown) in all {
        assert_eq!(redacted(&variant), shown);
    }
}

#[test]
fn an_unserialisable_value_is_not_shown() {
    let odd = BTreeMap::from([(vec![1], "kqzv")]);
    assert_eq!(redacted(&odd), "[REDACTED]");
}
