//! Every callback and webhook with a valid signature is delivered, with any text.

use base64::{Engine, prelude::BASE64_STANDARD};
use proptest::{collection, prelude::*};
use ring::digest::{Context, SHA1_FOR_LEGACY_USE_ONLY};
use tollgate::{
    Mode, SecretKey,
    paycross::webhook::{self, PublicKey, Webhook, WebhookKeys},
    paymega::callback::{Callback, CallbackSecrets, Event, NotVerified, Verifier},
};

const SECRET: &str = "sk_live_secret";
const KEY: &[u8] = include_bytes!("../../../tollgate-core/tests/keys/test-key.pem");
const PUBLIC: &str = include_str!("../../../tollgate-core/tests/keys/test-key.pub.pem");

fn callback(body: &[u8]) -> Result<Event<Callback>, NotVerified> {
    let mut digest = Context::new(&SHA1_FOR_LEGACY_USE_ONLY);
    for part in [SECRET.as_bytes(), body, SECRET.as_bytes()] {
        digest.update(part);
    }
    let signature = BASE64_STANDARD.encode(digest.finish());
    let secrets = CallbackSecrets::new().live(SecretKey::new(SECRET));
    let verifier = Verifier::new(secrets.unwrap()).only(Mode::Live);
    verifier.verify(&signature, body)
}

fn webhook(body: &[u8]) -> Result<Event<Webhook>, NotVerified> {
    let signature = webhook::sign(KEY, body).unwrap();
    let keys = WebhookKeys::new().key(PublicKey::parse(PUBLIC).unwrap());
    let verifier = webhook::Verifier::new(keys).only(Mode::Live);
    verifier.verify(&signature, body)
}

/// The bytes of an event that was not read as an operation.
fn raw<T>(event: &Event<T>) -> Option<&[u8]> {
    match event {
        Event::Operation(_) => None,
        Event::Other(raw) | Event::Unreadable(raw) => Some(raw.expose_body()),
    }
}

const INVOICE: &str = r#"{"data":{"type":"payment-invoices","id":"cpi_1","attributes":{
    "reference_id":"order-1042","status":"processed","test_mode":false,"amount":19.99,"description":"Order"}}}"#;
const TRANSACTION: &str = r#"{"transaction":{"uid":"uid-1","tracking_id":"order-1042","type":"payment",
    "status":"successful","test":false,"amount":1999,"currency":"USD","description":"Order"}}"#;

/// A body with this instead of its description.
fn described(body: &str, text: &str) -> Vec<u8> {
    body.replace(r#""Order""#, text).into_bytes()
}

#[test]
fn an_odd_field_takes_no_event_along() {
    for text in ["17", "null", "[]", "{}", "false", r#"["a"]"#, r#""\u0000""#] {
        let event = callback(&described(INVOICE, text)).unwrap();
        let callback = event.operation().expect(text);
        assert_eq!(callback.invoice().reference(), Some("order-1042"), "{text}");
        let event = webhook(&described(TRANSACTION, text)).unwrap();
        let webhook = event.operation().expect(text);
        assert_eq!(
            webhook.transaction().reference(),
            Some("order-1042"),
            "{text}"
        );
    }
}

#[test]
fn a_broken_field_that_does_not_concern_money_loses_no_event() {
    for text in [r#""Order \ud83d""#, "NaN", "1e999", "01", "\"two\nlines\""] {
        for mark in [&b""[..], b"\xef\xbb\xbf"] {
            let body = [mark, &described(INVOICE, text)].concat();
            let event = callback(&body).unwrap();
            let callback = event.operation().expect(text);
            assert_eq!(callback.invoice().reference(), Some("order-1042"), "{text}");
            let body = [mark, &described(TRANSACTION, text)].concat();
            let event = webhook(&body).unwrap();
            let webhook = event.operation().expect(text);
            assert_eq!(webhook.transaction().uid(), "uid-1", "{text}");
        }
    }
}

#[test]
fn an_event_with_a_broken_core_field_still_shows_its_identity() {
    let broken = |body: &str, from: &str| body.replace(from, r#""\ud83d""#).into_bytes();
    let event = callback(&broken(INVOICE, "19.99")).unwrap();
    let Event::Unreadable(raw) = &event else {
        panic!("{event:?}")
    };
    assert_eq!(
        (raw.id(), raw.reference()),
        (Some("cpi_1"), Some("order-1042"))
    );
    let payout = INVOICE.replace("payment-invoices", "payout-invoices");
    let event = callback(&broken(&payout, "19.99")).unwrap();
    assert!(
        matches!(&event, Event::Other(raw) if raw.id() == Some("cpi_1")),
        "{event:?}"
    );
    let event = webhook(&broken(TRANSACTION, "1999")).unwrap();
    let Event::Unreadable(raw) = &event else {
        panic!("{event:?}")
    };
    assert_eq!(
        (raw.id(), raw.reference()),
        (Some("uid-1"), Some("order-1042"))
    );
}

#[test]
fn every_signed_body_is_delivered_with_any_text() {
    let mark = |body: &str| [b"\xef\xbb\xbf", body.as_bytes()].concat();
    let texts = [
        r#""Order \ud83d""#,
        r#""\udc00""#,
        "NaN",
        "-Infinity",
        "1e999",
        "01",
        "\"\x07\"",
    ];
    let odd = |body: &str| {
        let mut bodies: Vec<_> = texts.iter().map(|text| described(body, text)).collect();
        bodies.push(mark(body));
        bodies.push(body.as_bytes()[..body.len() - 1].to_vec());
        bodies
    };
    for body in odd(INVOICE) {
        let event = callback(&body).unwrap();
        assert!(raw(&event).is_none_or(|raw| raw == body));
    }
    for body in odd(TRANSACTION) {
        let event = webhook(&body).unwrap();
        assert!(raw(&event).is_none_or(|raw| raw == body));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_right_signature_is_always_an_event(body in collection::vec(any::<u8>(), 0..200)) {
        let event = callback(&body).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(raw(&event), Some(&*body));
        let event = webhook(&body).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(raw(&event), Some(&*body));
    }

    #[test]
    fn a_wrong_signature_never_is(body in collection::vec(any::<u8>(), 0..99), signature in ".{0,99}") {
        let secrets = CallbackSecrets::new().live(SecretKey::new(SECRET)).unwrap();
        let result = Verifier::new(secrets).verify(&signature, &body);
        prop_assert_eq!(result.unwrap_err(), NotVerified::Signature);
    }
}
