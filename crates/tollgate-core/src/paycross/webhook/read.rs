//! Reads verified webhook bodies.

use tollgate_types::json::Tree;

use super::NotVerified;
use crate::{
    Exponents, Mode,
    notification::{Event, Hints, RawEvent, text},
    paycross::{Transaction, shape},
};

/// The kind of an event about a checkout.
pub(in crate::paycross) const CHECKOUT: &str = "checkout";

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
        if let Some(data) = shape::transaction_unless(body, is_subscription) {
            let transaction = Transaction::new(data, &self.exponents, None);
            self.mode_of(signed, Some(transaction.mode()))?;
            return Ok(Event::Operation(transaction));
        }
        let shown = Tree::parse(body).unwrap_or(Tree::Null);
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

/// Whether the body is a checkout, which the service posts when a page ends unpaid.
fn is_checkout(shown: &Tree<'_>) -> bool {
    let is_text = |name: &str| shown.get(name).is_some_and(|it| it.as_str().is_some());
    let order = shown.get("order");
    is_text("token")
        && is_text("transaction_type")
        && order.is_some_and(|it| matches!(it, Tree::Object(_)))
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
    let hints = if is_checkout(shown) {
        Hints {
            kind: Some(CHECKOUT.to_owned()),
            id: field(&["token"]),
            reference: text(shown.get("order").and_then(|it| it.get("tracking_id"))),
        }
    } else {
        Hints {
            kind: field(&["type", "event"]),
            id: field(&["uid", "id"]),
            reference: field(&["tracking_id"]),
        }
    };
    let is_test = [shown, inside].map(|holder| holder.get("test")?.as_bool());
    let is_test = is_test[0].or(is_test[1]);
    (hints, is_test.map(Mode::of_test))
}
