//! The verification of callbacks.

use subtle::ConstantTimeEq;
use tollgate_types::InvoiceDocument;
use tollgate_types::json::{self, Tree};

use super::{Callback, CallbackSecrets, Event, NotVerified, RawEvent, sign::signature};
use crate::{
    Mode,
    notification::{Hints, text},
    paymega::Invoice,
};

/// Verifies callbacks and then reads them.
#[derive(Clone, Debug)]
pub struct Verifier {
    secrets: CallbackSecrets,
    mode: Option<Mode>,
}

impl Verifier {
    /// A verifier with these secrets.
    #[must_use]
    pub const fn new(secrets: CallbackSecrets) -> Self {
        Self {
            secrets,
            mode: None,
        }
    }

    /// Accepts only callbacks of this mode, so that no test payment is taken for a live one. Default: either mode; the
    /// client's own `Paymega::verifier` accepts only the client's mode.
    #[must_use]
    pub const fn only(mut self, mode: Mode) -> Self {
        self.mode = Some(mode);
        self
    }

    /// Verifies and reads a callback. `signature` is the header `X-Signature`, `body` the unchanged bytes of the body.
    /// Respond with status 200 to every [`Event`]: Paymega repeats a callback that gets another response, up to a
    /// hundred times.
    ///
    /// A callback is a hint, and may be a copy sent by an attacker who saw it. Find your order by the callback's
    /// reference, and `Paymega::reconcile` it before you ship anything. Reconciling checks the
    /// amount, the currency and the mode, which the callback alone does not prove.
    ///
    /// # Errors
    ///
    /// [`NotVerified`] if Paymega did not sign the callback, or if it is of the other mode.
    pub fn verify(&self, signature: &str, body: &[u8]) -> Result<Event<Callback>, NotVerified> {
        let modes = self.matching_modes(signature, body);
        if modes.is_empty() {
            return Err(NotVerified::Signature);
        }
        if let Some(document) = invoice(body) {
            let mode = self.mode_of(&modes, document.data.attributes.test_mode)?;
            let callback = Callback::new(Invoice::unread(document), mode);
            return Ok(Event::Operation(callback));
        }
        let shown = Tree::parse(body).unwrap_or(Tree::Null);
        let (hints, is_test) = hints(shown.get("data").unwrap_or(&Tree::Null));
        let mode = self.mode_of(&modes, is_test)?;
        let is_other = hints.kind.as_deref().is_some_and(|kind| !is_invoice(kind));
        let event = RawEvent::new(hints, Some(mode), body);
        Ok(if is_other {
            Event::Other(event)
        } else {
            Event::Unreadable(event)
        })
    }

    /// The mode of a callback: that of the secret that made its signature, unless the body shows another.
    fn mode_of(&self, signed: &[Mode], is_test: Option<bool>) -> Result<Mode, NotVerified> {
        let shown = is_test.map(Mode::of_test);
        let agrees = |asked: Option<Mode>, mode: Mode| asked.is_none_or(|asked| asked == mode);
        let mut believed = signed.to_vec();
        believed.retain(|mode| agrees(shown, *mode) && agrees(self.mode, *mode));
        // One key may serve both modes. A body without a mode is then taken for a live one.
        let live_first = believed.into_iter().min_by_key(|mode| mode.is_test());
        live_first.ok_or(NotVerified::Mode)
    }

    /// The modes whose secrets made this signature. Every secret is tried, so that timing reveals nothing.
    fn matching_modes(&self, given: &str, body: &[u8]) -> Vec<Mode> {
        let given = given.trim().as_bytes();
        let tried = self.secrets.secrets.iter().map(|(mode, secret)| {
            let same = signature(secret, body).as_bytes().ct_eq(given);
            (*mode, same)
        });
        let tried: Vec<_> = tried.collect();
        tried
            .into_iter()
            .filter(|(_, same)| bool::from(*same))
            .map(|(mode, _)| mode)
            .collect()
    }
}

/// The invoice in a body, unless the body names another type.
fn invoice(body: &[u8]) -> Option<InvoiceDocument> {
    let document: InvoiceDocument = json::read(body).ok()?;
    let kind = document.data.type_.as_deref();
    kind.is_none_or(is_invoice).then_some(document)
}

/// Requests have the type in the singular.
fn is_invoice(kind: &str) -> bool {
    ["payment-invoices", "payment-invoice"]
        .iter()
        .any(|word| kind.eq_ignore_ascii_case(word))
}

/// The type, id and reference of a body that was not read as an invoice, and whether it is of test mode.
fn hints(data: &Tree<'_>) -> (Hints, Option<bool>) {
    let attribute = |name: &str| data.get("attributes").and_then(|it| it.get(name));
    let hints = Hints {
        kind: text(data.get("type")),
        id: text(data.get("id")),
        reference: text(attribute("reference_id")),
    };
    (hints, attribute("test_mode").and_then(Tree::as_bool))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SecretKey;

    const LIVE: &str = r#"{"data":{"type":"payment-invoices","id":"cpi_1","attributes":{"status":"processed","test_mode":false}}}"#;
    const TEST: &str = r#"{"data":{"type":"payment-invoices","id":"cpi_1","attributes":{"status":"processed","test_mode":true}}}"#;

    fn verifier() -> Verifier {
        let secrets = CallbackSecrets::new()
            .live(SecretKey::new("sk_live_new"))
            .and_then(|secrets| secrets.live(SecretKey::new("sk_live_old")))
            .and_then(|secrets| secrets.test(SecretKey::new("sk_test_1")));
        Verifier::new(secrets.unwrap())
    }

    fn event(secret: &str, body: &str) -> Result<Event<Callback>, NotVerified> {
        let signature = signature(&SecretKey::new(secret), body.as_bytes());
        verifier().verify(&signature, body.as_bytes())
    }

    fn verify(secret: &str, body: &str) -> Result<Mode, NotVerified> {
        event(secret, body).map(|event| event.into_operation().unwrap().mode())
    }

    #[test]
    fn each_secret_is_accepted_for_its_mode() {
        assert_eq!(verify("sk_live_new", LIVE), Ok(Mode::Live));
        assert_eq!(verify("sk_live_old", LIVE), Ok(Mode::Live));
        assert_eq!(verify("sk_test_1", TEST), Ok(Mode::Test));
    }

    #[test]
    fn a_secret_of_the_other_mode_is_not() {
        assert_eq!(verify("sk_test_1", LIVE), Err(NotVerified::Mode));
        assert_eq!(verify("sk_live_new", TEST), Err(NotVerified::Mode));
    }

    #[test]
    fn a_body_without_a_mode_has_the_mode_of_its_secret() {
        let silent = LIVE.replace(r#","test_mode":false"#, "");
        assert_eq!(verify("sk_test_1", &silent), Ok(Mode::Test));
        assert_eq!(verify("sk_live_new", &silent), Ok(Mode::Live));
        let key = || SecretKey::new("one key for both");
        let both = CallbackSecrets::new().test(key()).unwrap().live(key());
        let verifier = Verifier::new(both.unwrap());
        let signature = signature(&key(), silent.as_bytes());
        let mode = |verifier: Verifier| {
            let event = verifier.verify(&signature, silent.as_bytes()).unwrap();
            event.into_operation().unwrap().mode()
        };
        assert_eq!(mode(verifier.clone()), Mode::Live);
        assert_eq!(mode(verifier.only(Mode::Test)), Mode::Test);
    }

    #[test]
    fn a_verifier_of_one_mode_accepts_no_other() {
        let secret = SecretKey::new("sk_test_1");
        let payout = TEST.replace("payment-invoices", "payout-invoices");
        for body in [TEST, &payout, "{}", ""] {
            let signature = signature(&secret, body.as_bytes());
            let only = |mode| verifier().only(mode).verify(&signature, body.as_bytes());
            assert!(only(Mode::Test).is_ok(), "{body}");
            assert_eq!(only(Mode::Live).unwrap_err(), NotVerified::Mode, "{body}");
        }
    }

    #[test]
    fn nothing_unsigned_is_read() {
        let signature = signature(&SecretKey::new("sk_test_1"), TEST.as_bytes());
        let changed = TEST.replace("cpi_1", "cpi_2");
        let refused = |signature: &str, body: &str| {
            let result = verifier().verify(signature, body.as_bytes());
            assert_eq!(result.unwrap_err(), NotVerified::Signature);
        };
        refused(&signature, &changed);
        refused("", TEST);
        refused(&signature.to_lowercase(), TEST);
        refused(&signature[1..], TEST);
        assert_eq!(verify("sk_unknown", LIVE), Err(NotVerified::Signature));
        assert_eq!(verify("", LIVE), Err(NotVerified::Signature));
    }

    #[test]
    fn no_secret_verifies_nothing() {
        let verifier = Verifier::new(CallbackSecrets::new());
        for secret in ["", "sk_live_new"] {
            let signature = signature(&SecretKey::new(secret), LIVE.as_bytes());
            let result = verifier.verify(&signature, LIVE.as_bytes());
            assert_eq!(result.unwrap_err(), NotVerified::Signature);
        }
    }

    #[test]
    fn another_signed_message_is_an_event_too() {
        let payout = r#"{"data":{"type":"payout-invoices","id":"cpoi_1","attributes":{"reference_id":"payout-7","test_mode":false}}}"#;
        for body in [
            payout.to_owned(),
            LIVE.replace("payment-invoices", "payout-invoices"),
        ] {
            let Event::Other(other) = event("sk_live_new", &body).unwrap() else {
                panic!("{body}")
            };
            assert_eq!(other.kind(), Some("payout-invoices"));
            assert_eq!(other.mode(), Some(Mode::Live));
            assert_eq!(other.expose_body(), body.as_bytes());
            assert!(!format!("{other:?}").contains("payout-7"));
        }
        let Event::Other(other) = event("sk_live_new", payout).unwrap() else {
            panic!("no other event")
        };
        assert_eq!(
            (other.id(), other.reference()),
            (Some("cpoi_1"), Some("payout-7"))
        );
        assert_eq!(event("sk_test_1", payout).unwrap_err(), NotVerified::Mode);
    }

    #[test]
    fn a_body_that_cannot_be_read_is_an_event_with_its_bytes() {
        let broken = LIVE.replace(r#""processed""#, r#"["processed"]"#);
        for body in ["", "{}", "[]", "null", "5", "{\"data\":", &broken] {
            let Event::Unreadable(unread) = event("sk_live_new", body).unwrap() else {
                panic!("{body}")
            };
            assert_eq!(unread.expose_body(), body.as_bytes());
            assert_eq!(unread.mode(), Some(Mode::Live));
        }
        let Event::Unreadable(unread) = event("sk_live_new", &broken).unwrap() else {
            panic!("it was read")
        };
        assert_eq!(
            (unread.kind(), unread.id()),
            (Some("payment-invoices"), Some("cpi_1"))
        );
    }
}
