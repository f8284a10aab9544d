//! The events that verified bodies make.

use tollgate_core::{
    Mode,
    paycross::{
        Checkout,
        webhook::{Arrival, Event, NotVerified, PublicKey, Verifier, Webhook, WebhookKeys, sign},
    },
};

const PRIVATE: &[u8] = include_bytes!("../../keys/test-key.pem");
const PUBLIC: &str = include_str!("../../keys/test-key.pub.pem");
const TEST: &str =
    r#"{"transaction":{"uid":"1","status":"successful","test":true,"updated_at":"2026"}}"#;

fn key() -> PublicKey {
    PublicKey::parse(PUBLIC).unwrap()
}

fn event(body: &[u8]) -> Event<Webhook> {
    let verifier = Verifier::new(WebhookKeys::new().key(key()));
    let signature = sign(PRIVATE, body).unwrap();
    verifier.verify(&signature, body).unwrap()
}

#[test]
fn something_else_that_is_rightly_signed_is_an_event_too() {
    for (body, kind, id) in [
        (
            r#"{"id":"sbs_1","state":"active","plan":{}}"#,
            None,
            Some("sbs_1"),
        ),
        (
            r#"{"id":"sbs_1","event":"renewed","transaction":{"uid":"1","status":"successful"}}"#,
            Some("renewed"),
            Some("sbs_1"),
        ),
        (r#"{"token":"secret","status":"expired"}"#, None, None),
        (
            r#"{"last_4":"0000","brand":"visa","type":"card"}"#,
            Some("card"),
            None,
        ),
    ] {
        let Event::Other(other) = event(body.as_bytes()) else {
            panic!("{body}")
        };
        assert_eq!((other.kind(), other.id()), (kind, id), "{body}");
        assert_eq!(other.expose_body(), body.as_bytes());
        assert!(!format!("{other:?}").contains("secret"));
    }
}

#[test]
fn a_checkout_that_ended_unpaid_is_an_event_with_its_reference() {
    let body = include_bytes!(
        "../../../../../spec/examples/paycross/checkout/notifyCheckoutExpiry.request.json"
    );
    let Event::Other(other) = event(body) else {
        panic!("it was read as a transaction")
    };
    assert_eq!(
        (other.kind(), other.reference()),
        (Some("checkout"), Some("order-1042"))
    );
    let checkout = Checkout::from_event(&other).unwrap();
    assert!(checkout.is_expired() && checkout.reference() == other.reference());
    assert!(!format!("{other:?}{checkout:?}").contains(other.id().unwrap()));
    let Event::Other(card) = event(br#"{"token":"1","order":{},"type":"card"}"#) else {
        panic!("it was read as a transaction")
    };
    assert!(card.kind() == Some("card") && Checkout::from_event(&card).is_none());
}

#[test]
fn a_type_that_is_not_known_is_a_transaction_too() {
    let body = TEST.replace(r#""uid""#, r#""type":"brand_new","uid""#);
    let webhook = event(body.as_bytes()).into_operation().unwrap();
    assert_eq!(webhook.transaction().kind(), None);
    let kind = webhook.transaction().data().type_.clone();
    assert_eq!(kind.unwrap().as_str(), "brand_new");
}

#[test]
fn a_body_that_cannot_be_read_is_an_event_with_its_bytes() {
    let broken = TEST.replace(r#""successful""#, "[]");
    for body in ["", "{}", "[]", "{\"transaction\":", &broken] {
        let Event::Unreadable(unread) = event(body.as_bytes()) else {
            panic!("{body}")
        };
        assert_eq!(unread.expose_body(), body.as_bytes());
    }
    let Event::Unreadable(unread) = event(broken.as_bytes()) else {
        panic!("it was read")
    };
    assert_eq!((unread.id(), unread.mode()), (Some("1"), Some(Mode::Test)));
}

#[test]
fn an_unreadable_body_has_the_mode_that_it_or_its_key_shows() {
    let mode = |keys: WebhookKeys, only: Option<Mode>, body: &str| {
        let signature = sign(PRIVATE, body.as_bytes()).unwrap();
        let mut verifier = Verifier::new(keys);
        if let Some(mode) = only {
            verifier = verifier.only(mode);
        }
        let event = verifier.verify(&signature, body.as_bytes())?;
        let (Event::Other(raw) | Event::Unreadable(raw)) = event else {
            panic!("it was read")
        };
        Ok(raw.mode())
    };
    let any = || WebhookKeys::new().key(key());
    let live = || WebhookKeys::new().key_of(Mode::Live, key());
    let (test, live_mode) = (Some(Mode::Test), Some(Mode::Live));
    let shown = r#"{"plan":{},"test":true}"#;
    assert_eq!(mode(any(), None, "{}"), Ok(None));
    assert_eq!(mode(any(), test, "{}"), Ok(None));
    assert_eq!(mode(live(), None, "{}"), Ok(live_mode));
    assert_eq!(mode(live(), test, "{}"), Err(NotVerified::Mode));
    assert_eq!(mode(any(), test, shown), Ok(test));
    assert_eq!(mode(any(), live_mode, shown), Err(NotVerified::Mode));
    assert_eq!(mode(live(), None, shown), Err(NotVerified::Mode));
}

#[test]
fn webhooks_are_ordered_by_time_in_any_zone_and_with_any_fraction() {
    let at = |time: &str| {
        let body = TEST.replace("2026", time);
        event(body.as_bytes()).into_operation().unwrap()
    };
    let arrival = |this: &str, last: &str| at(this).arrival(Some(&at(last).identity()));
    let (whole, fraction) = ("2026-01-01T00:00:00Z", "2026-01-01T00:00:00.677Z");
    assert_eq!(at(whole).arrival(None), Arrival::New);
    assert_eq!(arrival(fraction, whole), Arrival::New);
    assert_eq!(arrival(whole, fraction), Arrival::Outdated);
    assert_eq!(arrival(whole, whole), Arrival::Duplicate);
    let earlier_elsewhere = "2026-01-01T02:59:59+03:00";
    assert_eq!(arrival(earlier_elsewhere, whole), Arrival::Outdated);
    assert_eq!(arrival(whole, earlier_elsewhere), Arrival::New);
    assert_eq!(arrival("2026-01-01T03:00:00+03:00", whole), Arrival::Tie);
    assert_eq!(arrival("some time", whole), Arrival::Tie);
    assert!(at(fraction).updated() > at(whole).updated());
}

#[test]
fn a_uid_of_any_characters_is_ordered_by_time() {
    for uid in ["1", "1|2", "1|2030-01-01T00:00:00Z|x", "{\\\"id\\\":|"] {
        let at = |time: &str| {
            let body = TEST
                .replace("2026", time)
                .replace("\"1\"", &format!("\"{uid}\""));
            event(body.as_bytes()).into_operation().unwrap()
        };
        let (early, late) = (at("2026-01-01T00:00:00Z"), at("2026-01-01T00:00:01Z"));
        assert_eq!(early.arrival(Some(&late.identity())), Arrival::Outdated);
        assert_eq!(late.arrival(Some(&early.identity())), Arrival::New);
        assert_eq!(late.arrival(Some(&late.identity())), Arrival::Duplicate);
    }
}

/// Identities that earlier versions of this crate made.
#[test]
fn an_identity_of_an_earlier_version_is_compared() {
    let body = TEST.replace("2026", "2026-01-01T00:00:00Z");
    let now: Webhook = event(body.as_bytes()).into_operation().unwrap();
    let arrival = |last: &str| now.arrival(Some(last));
    assert_eq!(
        arrival("1|2026-01-01T00:00:00Z|successful||"),
        Arrival::Duplicate
    );
    assert_eq!(
        arrival("1|2026-01-01T00:00:00Z|failed|F.1003|100"),
        Arrival::Tie
    );
    assert_eq!(arrival("1||successful||"), Arrival::Tie);
    assert_eq!(
        arrival("1|2026-01-01T00:00:00.5Z|successful||"),
        Arrival::Outdated
    );
    assert_eq!(arrival("1|2025-12-31T23:59:59Z|pending||"), Arrival::New);
}
