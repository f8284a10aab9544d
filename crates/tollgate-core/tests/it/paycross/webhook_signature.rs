//! The verification of webhooks, before their bodies are read.

use base64::{Engine, prelude::BASE64_STANDARD};
use proptest::prelude::*;
use tollgate_core::{
    Mode,
    paycross::webhook::{
        Event, NotConfirmed, NotVerified, PublicKey, Verifier, Webhook, WebhookKeys, sign,
    },
};

const PRIVATE: &[u8] = include_bytes!("../../../../tollgate-sandbox/keys/webhook.pk8.der");
const SPKI: &[u8] = include_bytes!("../../../../tollgate-sandbox/keys/webhook.spki.der");
const TEST: &str =
    r#"{"transaction":{"uid":"1","status":"successful","test":true,"updated_at":"2026"}}"#;
const LIVE: &str = r#"{"transaction":{"uid":"1","status":"successful","test":false}}"#;

/// Another key, whose private key does not exist.
fn other_key() -> PublicKey {
    let mut spki = SPKI.to_vec();
    spki[100] ^= 1;
    PublicKey::parse(&BASE64_STANDARD.encode(spki)).unwrap()
}

fn key() -> PublicKey {
    PublicKey::parse(&BASE64_STANDARD.encode(SPKI)).unwrap()
}

fn verify(keys: WebhookKeys, body: &str) -> Result<Mode, NotVerified> {
    let signature = sign(PRIVATE, body.as_bytes()).unwrap();
    let verifier = Verifier::new(keys);
    verifier
        .verify(&signature, body.as_bytes())
        .map(|event| event.into_operation().unwrap().mode())
}

#[test]
fn the_current_and_the_previous_key_verify_a_webhook() {
    assert_eq!(verify(WebhookKeys::new().key(key()), TEST), Ok(Mode::Test));
    let rotating = WebhookKeys::new().key(other_key()).key(key());
    assert_eq!(verify(rotating, LIVE), Ok(Mode::Live));
}

#[test]
fn an_unsigned_body_is_not_read() {
    let verifier = Verifier::new(WebhookKeys::new().key(key()));
    let signature = sign(PRIVATE, TEST.as_bytes()).unwrap();
    let refused = |signature: &str, body: &str| {
        let result = verifier.verify(signature, body.as_bytes());
        assert_eq!(result.unwrap_err(), NotVerified::Signature);
    };
    refused(&signature, LIVE);
    refused(&signature, &TEST.replace("successful", "failed"));
    refused("", TEST);
    refused("no base64", TEST);
    refused(&signature[4..], TEST);
    let none = verify(WebhookKeys::new(), TEST);
    assert_eq!(none, Err(NotVerified::Signature));
    let other = verify(WebhookKeys::new().key(other_key()), TEST);
    assert_eq!(other, Err(NotVerified::Signature));
}

#[test]
fn a_key_of_the_other_mode_verifies_no_webhook() {
    let live = || WebhookKeys::new().key_of(Mode::Live, key());
    assert_eq!(verify(live(), LIVE), Ok(Mode::Live));
    assert_eq!(verify(live(), TEST), Err(NotVerified::Mode));
    let both = live().key_of(Mode::Test, key());
    assert_eq!(verify(both, TEST), Ok(Mode::Test));
}

#[test]
fn a_verifier_of_one_mode_refuses_the_other() {
    let body = TEST.as_bytes();
    let signature = sign(PRIVATE, body).unwrap();
    let verifier = |mode| Verifier::new(WebhookKeys::new().key(key())).only(mode);
    assert!(verifier(Mode::Test).verify(&signature, body).is_ok());
    let live = verifier(Mode::Live).verify(&signature, body);
    assert_eq!(live.unwrap_err(), NotVerified::Mode);
}

#[test]
fn a_signature_may_come_in_lines() {
    let signature = sign(PRIVATE, TEST.as_bytes()).unwrap();
    let (first, second) = signature.split_at(60);
    let verifier = Verifier::new(WebhookKeys::new().key(key()));
    let folded = format!(" {first} {second}\n");
    assert!(verifier.verify(&folded, TEST.as_bytes()).is_ok());
}

#[test]
fn version_3_is_read_too() {
    let body = r#"{"uid":"1","status":"failed","test":true,"transaction":{"status":"failed"}}"#;
    assert_eq!(verify(WebhookKeys::new().key(key()), body), Ok(Mode::Test));
}

#[test]
fn a_confirmation_is_an_event_of_its_own() {
    let verifier = Verifier::new(WebhookKeys::new().key(key()));
    let signature = sign(PRIVATE, TEST.as_bytes()).unwrap();
    let asked = verifier.verify_confirmation(&signature, TEST.as_bytes());
    assert_eq!(asked.unwrap().transaction().uid(), "1");
    let unsigned = verifier.verify_confirmation("", TEST.as_bytes());
    let not_verified = NotConfirmed::NotVerified(NotVerified::Signature);
    assert_eq!(unsigned.unwrap_err(), not_verified);
    for body in ["", "{}", r#"{"id":"sbs_1","plan":{}}"#] {
        let signature = sign(PRIVATE, body.as_bytes()).unwrap();
        let unread = verifier.verify_confirmation(&signature, body.as_bytes());
        assert_eq!(unread.unwrap_err(), NotConfirmed::Unreadable, "{body}");
    }
}

fn event(body: &[u8]) -> Event<Webhook> {
    let verifier = Verifier::new(WebhookKeys::new().key(key()));
    let signature = sign(PRIVATE, body).unwrap();
    verifier.verify(&signature, body).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_body_does_any_harm(body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let Event::Unreadable(unread) = event(&body) else {
            return Err(TestCaseError::fail("it was read"));
        };
        prop_assert_eq!(unread.expose_body(), body);
    }

    #[test]
    fn a_body_with_any_bit_changed_is_not_verified(at in 0..TEST.len() * 8) {
        let mut body = TEST.as_bytes().to_vec();
        let signature = sign(PRIVATE, &body).unwrap();
        body[at / 8] ^= 1 << (at % 8);
        let verifier = Verifier::new(WebhookKeys::new().key(key()));
        let result = verifier.verify(&signature, &body);
        prop_assert_eq!(result.unwrap_err(), NotVerified::Signature);
    }

    #[test]
    fn only_the_right_signature_is_verified(signature in ".{0,400}") {
        let verifier = Verifier::new(WebhookKeys::new().key(key()));
        let result = verifier.verify(&signature, TEST.as_bytes());
        prop_assert_eq!(result.unwrap_err(), NotVerified::Signature);
    }
}

#[test]
fn a_body_that_nests_without_end_is_not_read() {
    let body = format!(r#"{{"transaction":{}"#, "[".repeat(100_000));
    assert!(matches!(event(body.as_bytes()), Event::Unreadable(_)));
}

#[test]
fn one_change_has_one_identity() {
    let identity = |body: &str| event(body.as_bytes()).into_operation().unwrap().identity();
    assert_eq!(
        identity(TEST),
        r#"{"version":2,"id":"1","updated":"2026","status":"successful","details":["",""]}"#
    );
    assert_ne!(identity(TEST), identity(&TEST.replace("2026", "2027")));
}
