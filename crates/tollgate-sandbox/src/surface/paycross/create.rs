//! Transactions from a card or its token: tokenization, payment, authorization.

use super::expires;
use super::request::{Fields, read};
use crate::http::errors::paycross::refused;
use crate::http::{Call, Handled, Response};
use crate::rules::paycross::{accept, is_duplicate};
use crate::state::State;
use crate::state::paycross::{Card, Secure};
use crate::state::paycross::{Details, Kind, Transaction, UsedCard};
use crate::view::paycross as view;
use serde_json::json;

const DUPLICATE: &str = "is a duplicate of a transaction sent within 30 seconds";

/// POST /transactions/tokenizations
pub(super) fn tokenization(state: &mut State, call: &Call) -> Handled {
    create(state, call, Kind::Tokenization)
}

/// POST /transactions/payments
pub(super) fn payment(state: &mut State, call: &Call) -> Handled {
    create(state, call, Kind::Payment)
}

/// POST /transactions/authorizations
pub(super) fn authorization(state: &mut State, call: &Call) -> Handled {
    create(state, call, Kind::Authorization)
}

fn create(state: &mut State, call: &Call, kind: Kind) -> Handled {
    if let Some(response) = replayed(state, call) {
        return Ok(response);
    }
    let mut fields = read(call)?;
    let checks = fields.flag("duplicate_check") != Some(false);
    let transaction = transaction(state, call, &mut fields, kind)?;
    take(state, call, transaction, checks)
}

/// The transaction that a request asks for.
pub(super) fn transaction(
    state: &mut State,
    call: &Call,
    fields: &mut Fields,
    kind: Kind,
) -> Result<Transaction, Response> {
    let draft = Draft::read(fields, kind);
    let card = card(state, fields, draft.details.test);
    fields.check(call)?;
    let card = card.ok_or_else(|| {
        refused(
            call,
            &json!({"credit_card": {"number": ["can't be blank"]}}),
        )
    })?;
    Ok(draft.transaction(state, kind, card))
}

/// Remembers the call's `RequestID`, refuses duplicates, and accepts the transaction.
pub(super) fn take(
    state: &mut State,
    call: &Call,
    mut transaction: Transaction,
    checks: bool,
) -> Handled {
    if checks && is_duplicate(&state.shop, &transaction) {
        return Err(refused(call, &json!({"request": [DUPLICATE]})));
    }
    transaction.request = request(call);
    let index = accept(state, transaction);
    Ok(shown(state, call, index))
}

/// The response to a repeated `RequestID`: the transaction of the first call, in its current state.
pub(super) fn replayed(state: &State, call: &Call) -> Option<Response> {
    let request = request(call).filter(|_| state.settings.replay)?;
    let index = state.shop.replay(&request, state.clock.since_epoch())?;
    Some(shown(state, call, index))
}

/// The `RequestID` of a call, which is unique for one path.
fn request(call: &Call) -> Option<String> {
    let id = call.header("requestid")?;
    Some(format!("{id} {}", call.path()))
}

/// The response with one transaction.
pub(crate) fn shown(state: &State, call: &Call, index: usize) -> Response {
    let transaction = &state.shop.transactions[index];
    Response::json(200, view::one(state, call, transaction))
}

/// The merchant's request, without the card.
struct Draft {
    amount: i64,
    currency: String,
    details: Details,
    wants_token: bool,
}

impl Draft {
    fn read(fields: &mut Fields, kind: Kind) -> Self {
        let currency = fields.required("currency");
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            fields.refuse("currency", "is unknown ISO 4217 Alpha-3 code");
        }
        Self {
            amount: fields.amount(i64::from(kind != Kind::Tokenization)),
            currency,
            details: details(fields, kind),
            wants_token: wants_token(fields, kind),
        }
    }

    fn transaction(
        self,
        state: &mut State,
        kind: Kind,
        card: (UsedCard, Option<String>),
    ) -> Transaction {
        let now = state.clock.since_epoch();
        Transaction {
            uid: state.ids.uuid(),
            kind,
            status: "pending".to_owned(),
            code: "P.0001".to_owned(),
            amount: self.amount,
            currency: self.currency,
            created: now,
            listed: state.listed_from(self.details.tracking_id.as_deref().unwrap_or_default()),
            updated: now,
            paid: None,
            details: self.details,
            card: card.0,
            by_token: card.1.is_some(),
            token: card.1,
            wants_token: self.wants_token,
            captures: false,
            corrected: None,
            parent: None,
            reason: None,
            request: None,
        }
    }
}

fn details(fields: &mut Fields, kind: Kind) -> Details {
    if fields.limited("description", 255).is_none() {
        fields.refuse("description", "can't be blank");
    }
    Details {
        description: fields.raw("description"),
        tracking_id: fields.limited("tracking_id", 255),
        test: fields.flag("test").unwrap_or_default(),
        language: fields.text("language").unwrap_or_else(|| "en".to_owned()),
        customer: fields.raw("customer"),
        billing_address: fields.raw("billing_address"),
        additional_data: fields.raw("additional_data"),
        notification_url: fields.text("notification_url"),
        verification_url: fields.text("verification_url"),
        return_url: fields.text("return_url"),
        advanced: fields.object("three_d_secure").flag("advanced") == Some(true),
        expired_at: expires::read(fields, kind),
    }
}

/// A tokenization always returns a token. Other kinds return one if the payer agreed to later charges.
fn wants_token(fields: &mut Fields, kind: Kind) -> bool {
    let contract = &fields.raw("additional_data")["contract"];
    let agreed = contract.as_array().is_some_and(|terms| !terms.is_empty());
    let saves = fields.object("credit_card").flag("save_card") == Some(true);
    kind == Kind::Tokenization || agreed || saves
}

/// Reads the card, and the token if there is one.
fn card(state: &State, fields: &mut Fields, test: bool) -> Option<(UsedCard, Option<String>)> {
    let mut inner = fields.object("credit_card");
    let found = match inner.text("token") {
        Some(token) => saved(state, &mut inner, token, test),
        None if fields.has("encrypted_credit_card") => {
            inner.refuse(
                "number",
                "cannot be decrypted here; send a test card instead",
            );
            None
        }
        None => typed(&mut inner, state.now()).map(|card| (card, None)),
    };
    fields.adopt("credit_card", inner);
    found
}

fn saved(
    state: &State,
    inner: &mut Fields,
    token: String,
    test: bool,
) -> Option<(UsedCard, Option<String>)> {
    let known = state.shop.saved_card(&token);
    let Some(known) = known.filter(|saved| saved.test == test) else {
        inner.refuse("token", "is invalid");
        return None;
    };
    // The payer is absent, unless the merchant requires 3-D Secure.
    let secure = match inner.flag("force_three_d_secure_verification") {
        Some(true) => Secure::Challenge,
        _ => Secure::Off,
    };
    let card = UsedCard {
        secure,
        ..known.card.clone()
    };
    Some((card, Some(token)))
}

/// Reads a card whose number is in the request.
pub(super) fn typed(inner: &mut Fields, now: i64) -> Option<UsedCard> {
    let number = inner.required("number").replace(' ', "");
    let card = Card::find(&number);
    if card.is_none() && !number.is_empty() {
        let known = Card::numbers();
        let words = format!("is not a published test card; these are: {known}");
        inner.refuse("number", &words);
    }
    let (month, year) = (inner.required("exp_month"), inner.required("exp_year"));
    let month = month.parse().ok().filter(|month| (1..=12).contains(month));
    if month.is_none() {
        inner.refuse("exp_month", "is invalid");
    }
    let year = year
        .parse()
        .ok()
        .filter(|year| (2000..=2999).contains(year));
    if year.is_none() {
        inner.refuse("exp_year", "is invalid");
    }
    if let Some(cvv) = inner.text("verification_value")
        && !((3..=4).contains(&cvv.len()) && cvv.bytes().all(|byte| byte.is_ascii_digit()))
    {
        inner.refuse("verification_value", "is invalid");
    }
    let holder = inner.limited("holder", 35);
    let used = UsedCard {
        card: card?,
        holder,
        month: month?,
        year: year?,
        secure: secure(inner, card?),
    };
    if used.is_expired(now) {
        inner.refuse("date", "is expired");
    }
    Some(used)
}

/// Requiring 3-D Secure overrides skipping it, and both override the card.
fn secure(inner: &mut Fields, card: &Card) -> Secure {
    let forced = inner.flag("force_three_d_secure_verification") == Some(true);
    let skipped = inner.flag("skip_three_d_secure_verification") == Some(true);
    match card.secure {
        Secure::Off if forced => Secure::Challenge,
        _ if skipped && !forced => Secure::Off,
        known => known,
    }
}
