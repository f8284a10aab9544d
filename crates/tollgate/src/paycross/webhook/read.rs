//! Reads verified webhook bodies.

use progenitor_client::Tree;

use super::NotVerified;
use crate::{
    Exponents, Mode,
    notification::{Event, Hints, RawEvent, text},
    paycross::{Transaction, shape},
};

/// The settings of a verifier: the accepted mode, and the exponents of amounts.
#[derive(Clone, Debug)]
pub(super) struct Belief {
    pub(super) mode: Option<Mode>,
    pub(super) exponents: Exponents,
}

impl Default for Belief {
    fn default() -> Self {
        Self {
            mode: None,
            exponents: Exponents::paycross(),
        }
    }
}

impl Belief {
    /// Reads a body signed by keys of these modes; a key for either mode has `None`.
    pub(super) fn read(
        &self,
        body: &[u8],
        signed: &[Option<Mode>],
    ) -> Result<Event<Transaction>, NotVerified> {
        let shown = Tree::parse(body).unwrap_or(Tree::Null);
        let data = shape::transaction(body).filter(|_| !is_subscription(&shown));
        if let Some(data) = data {
            let transaction = Transaction::new(data, &self.exponents, None);
            self.mode_of(signed, Some(transaction.mode()))?;
            return Ok(Event::Operation(transaction));
        }
        let (hints, mode) = hints(&shown);
        let event = RawEvent::new(hints, self.mode_of(signed, mode)?, body);
        Ok(if is_other(&shown) {
            Event::Other(event)
        } else {
            Event::Unreadable(event)
        })
    }

    /// The mode that the body shows, else the mode of the key, if the verifier accepts that mode.
    fn mode_of(
        &self,
        signed: &[Option<Mode>],
        shown: Option<Mode>,
    ) -> Result<Option<Mode>, NotVerified> {
        let agree = |one: Option<Mode>, other: Option<Mode>| {
            one.zip(other).is_none_or(|(one, other)| one == other)
        };
        let keys = signed.iter().filter(|key| agree(**key, shown));
        let mut modes = keys.map(|key| shown.or(*key));
        let accepted = modes.find(|mode| agree(*mode, self.mode));
        accepted.ok_or(NotVerified::Mode)
    }
}

/// Whether the body is a subscription, which shows only a part of its latest transaction.
fn is_subscription(shown: &Tree<'_>) -> bool {
    let id = shown.get("id").and_then(Tree::as_str);
    let plan = shown.get("plan");
    id.is_some_and(|id| id.starts_with("sbs_"))
        || plan.is_some_and(|plan| matches!(plan, Tree::Object(_)))
}

/// Whether the body is not a transaction at all, rather than an unreadable transaction.
fn is_other(shown: &Tree<'_>) -> bool {
    let has_fields = matches!(shown, Tree::Object(fields) if !fields.is_empty());
    let is_absent = |name: &str| shown.get(name).is_none_or(Tree::is_null);
    let is_transaction = !is_absent("uid") || !is_absent("transaction");
    has_fields && (is_subscription(shown) || !is_transaction)
}

/// The few fields that an unreadable body shows, and its mode.
fn hints(shown: &Tree<'_>) -> (Hints, Option<Mode>) {
    let inside = shown.get("transaction").unwrap_or(&Tree::Null);
    let field = |names: &[&str]| {
        let mut values = [shown, inside]
            .into_iter()
            .flat_map(|holder| names.iter().map(|name| holder.get(name)));
        values.find_map(text)
    };
    let hints = Hints {
        kind: field(&["type", "event"]),
        id: field(&["uid", "id"]),
        reference: field(&["tracking_id"]),
    };
    let is_test = [shown, inside].map(|holder| holder.get("test")?.as_bool());
    let is_test = is_test[0].or(is_test[1]);
    (hints, is_test.map(Mode::of_test))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Arrival, PublicKey, Verifier, Webhook, WebhookKeys, sign},
        *,
    };

    const PRIVATE: &[u8] = include_bytes!("../../../tests/keys/test-key.pem");
    const PUBLIC: &str = include_str!("../../../tests/keys/test-key.pub.pem");
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
}
