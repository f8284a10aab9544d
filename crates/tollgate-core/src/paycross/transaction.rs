//! A transaction: the gateway's record of one operation.

mod core;
mod operation;

use std::{fmt, sync::Arc};

use serde_json::Value;
use tollgate_paycross_gateway::types::Transaction as Data;
use tollgate_types::{CardDetails, Open, Token, TransactionStatus, TransactionType, redacted};

use super::rules::moved;
use crate::{
    CardToken, Expiry, Exponents, Mode, Money, MoneyState, RawResponse, SavedCard, data::Finality,
    error::shown, web::browsable,
};

/// A transaction as the gateway shows it. [`data`](Transaction::data) returns the gateway's own data.
#[derive(Clone)]
pub struct Transaction {
    data: Arc<Data>,
    amount: Option<Money>,
    /// The parsed address for the payer, while the gateway waits for the payer and if a browser can be sent there.
    page: Option<Token>,
    raw: Option<RawResponse>,
    card_changed: bool,
}

impl Transaction {
    #[doc(hidden)]
    pub fn new(data: Data, exponents: &Exponents, raw: Option<RawResponse>) -> Self {
        let amount = amount(&data, exponents);
        let is_incomplete = data.status == TransactionStatus::Incomplete;
        let page = data.redirect_url.as_ref().filter(|_| is_incomplete);
        let page = page.map(Token::expose).and_then(browsable).map(Token::new);
        Self {
            data: Arc::new(data),
            amount,
            page,
            raw,
            card_changed: false,
        }
    }

    /// Compares the card with the card that the order expects.
    pub(crate) fn compared(mut self, last_four: Option<&str>) -> Self {
        let shown = self.last_four();
        self.card_changed =
            matches!((shown, last_four), (Some(shown), Some(asked)) if shown != asked);
        self
    }

    /// The gateway's id.
    #[must_use]
    pub fn uid(&self) -> &str {
        self.data.uid.as_deref().unwrap_or_default()
    }

    /// The merchant's reference (`tracking_id`).
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.data.tracking_id.as_deref()
    }

    /// The type of the transaction, if this crate knows the word.
    #[must_use]
    pub fn kind(&self) -> Option<TransactionType> {
        self.data.type_.as_ref().and_then(Open::known).copied()
    }

    /// The gateway's word for the status.
    #[must_use]
    pub fn status(&self) -> &str {
        self.data.status.as_str()
    }

    /// Whether its status is final: see [`Finality`].
    #[must_use]
    pub fn is_final(&self) -> bool {
        self.data.status.is_final()
    }

    /// Whether it succeeded. The effect on the money depends on its [`kind`](Transaction::kind) and its
    /// [`mode`](Transaction::mode).
    #[must_use]
    pub fn is_success(&self) -> bool {
        self.data.status.is_success()
    }

    /// Whether another status may follow.
    #[must_use]
    pub fn may_still_change(&self) -> bool {
        self.data.status.may_still_change()
    }

    /// The mode: test or live. A transaction that does not show its mode counts as live.
    #[must_use]
    pub fn mode(&self) -> Mode {
        match self.data.test {
            Some(true) => Mode::Test,
            _ => Mode::Live,
        }
    }

    /// The gateway's code of the result, such as `S.0000` or `F.0114`.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        self.data.code.as_ref().map(Open::as_str)
    }

    /// The gateway's message about the result.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.data.message.as_deref()
    }

    /// The gateway's message about the result, for the payer.
    #[must_use]
    pub fn friendly_message(&self) -> Option<&str> {
        self.data.friendly_message.as_deref()
    }

    /// The amount, if its currency's exponent on this gateway is known.
    #[must_use]
    pub const fn amount(&self) -> Option<Money> {
        self.amount
    }

    /// The transaction that this one captures, voids or refunds.
    #[must_use]
    pub fn parent(&self) -> Option<&str> {
        self.data.parent_uid.as_deref()
    }

    /// The address to send the payer to, while the gateway waits for the payer; `None` also if a browser cannot be sent to
    /// the address.
    #[must_use]
    pub fn redirect(&self) -> Option<&str> {
        self.page.as_ref().map(Token::expose)
    }

    /// The saved card, if the transaction saved one. It may be missing even after a successful request to save the card.
    #[must_use]
    pub fn saved_card(&self) -> Option<SavedCard> {
        saved(self.data.credit_card.as_ref()?)
    }

    /// Whether the transaction shows another card than the order expects
    /// ([`card_ending`](super::NewPayment::card_ending)). Issuers replace the card behind a token, so this changes no
    /// outcome. `false` also if the order expects no card, or if the transaction was not read for an order.
    #[must_use]
    pub const fn card_changed(&self) -> bool {
        self.card_changed
    }

    /// All data that the gateway shows of the transaction.
    ///
    /// `Debug` hides everything that gives access, such as the card's token and the address for the payer. Serialisation
    /// writes all of it in clear, so that it can be stored and read again: never pass it to a logger that serialises. For
    /// logs use [`redacted`](Transaction::redacted).
    #[must_use]
    pub fn data(&self) -> &Data {
        &self.data
    }

    /// The transaction as JSON for logs: without anything that gives access, and without values under keys that the
    /// documents do not name. Documented fields about the payer stay. See [`redacted`](fn@crate::data::redacted).
    #[must_use]
    pub fn redacted(&self) -> Value {
        redacted(&*self.data)
    }

    /// The response that contained the transaction; `None` if it came with a webhook.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        self.raw.as_ref()
    }

    pub(crate) fn moved_by_success(&self) -> MoneyState {
        self.kind().map_or(MoneyState::Unknown, moved)
    }
}

impl fmt::Debug for Transaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transaction")
            .field("uid", &self.uid())
            .field("kind", &self.data.type_)
            .field("status", &shown(self.status()))
            .field("code", &self.code().map(shown))
            .finish_non_exhaustive()
    }
}

fn amount(data: &Data, exponents: &Exponents) -> Option<Money> {
    let currency = data.currency.as_ref()?.parse().ok()?;
    Money::from_minor(data.amount?.get(), currency, exponents).ok()
}

/// The saved card that a card's details show, if they have a token.
#[doc(hidden)]
#[must_use]
pub fn saved(card: &CardDetails) -> Option<SavedCard> {
    let token = card.token.as_ref()?;
    if token.expose().is_empty() {
        return None;
    }
    let mask = card.bin.as_ref().zip(card.last_4.as_ref());
    let expiry = card.exp_month.zip(card.exp_year).and_then(|(month, year)| {
        let month = u8::try_from(month.get()).ok()?;
        Expiry::new(month, u16::try_from(year.get()).ok()?).ok()
    });
    Some(SavedCard {
        token: CardToken(token.clone()),
        brand: card.brand.as_ref().map(|brand| brand.as_str().to_owned()),
        mask: mask.map(|(bin, last)| format!("{bin}******{last}")),
        last_four: card.last_4.clone(),
        expiry,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, dec};

    fn read(json: &str) -> Transaction {
        Transaction::new(
            serde_json::from_str(json).unwrap(),
            &Exponents::paycross(),
            None,
        )
    }

    #[test]
    fn the_published_sample_is_read() {
        let sample = include_str!(
            "../../../../spec/examples/paycross/gateway/createTokenization.response.json"
        );
        let envelope: tollgate_paycross_gateway::types::TransactionEnvelope =
            serde_json::from_str(sample).unwrap();
        let it = Transaction::new(envelope.transaction, &Exponents::paycross(), None);
        assert_eq!(it.kind(), Some(TransactionType::Tokenization));
        assert_eq!(it.amount(), Some(Money::new(dec!(4.92), Currency::EUR)));
        assert_eq!(it.redirect(), None, "it waits for no payer");
        let card = it.saved_card().unwrap();
        assert_eq!(
            card.token().expose(),
            "e3ba5977-8705-4496-bf90-a6a93d3d31cc"
        );
        assert_eq!(card.mask(), Some("401200******1097"));
        assert_eq!(
            (card.brand(), card.last_four()),
            (Some("visa"), Some("1097"))
        );
        assert_eq!(card.expiry().unwrap().to_string(), "07/26");
        assert!(!format!("{it:?}").contains("e3ba5977"));
    }

    #[test]
    fn the_payer_is_sent_away_only_while_the_gateway_waits() {
        let url = r#""redirect_url":"https://gateway.example/process/1""#;
        let waiting = read(&format!(r#"{{"uid":"1","status":"Incomplete",{url}}}"#));
        assert!(waiting.redirect().is_some() && waiting.awaits_payer());
        let paid = read(&format!(r#"{{"uid":"1","status":"successful",{url}}}"#));
        assert!(!waiting.is_final() && waiting.may_still_change() && waiting.mode() == Mode::Live);
        assert!(paid.is_final() && paid.is_success() && !paid.may_still_change());
        assert!(paid.redirect().is_none() && !paid.awaits_payer());
    }

    #[test]
    fn an_address_that_no_browser_can_be_sent_to_is_not_handed_out() {
        for url in [
            "javascript:alert(1)",
            "https://u:p@gateway.example/",
            "process/1",
        ] {
            let waiting = read(&format!(
                r#"{{"uid":"1","status":"incomplete","redirect_url":"{url}"}}"#
            ));
            assert_eq!(waiting.redirect(), None, "{url}");
            assert!(waiting.awaits_payer(), "{url}: the payer is waited for");
        }
        let folded =
            r#"{"uid":"1","status":"incomplete","redirect_url":"https://GATE.example/\r\na"}"#;
        assert_eq!(read(folded).redirect(), Some("https://gate.example/a"));
    }

    #[test]
    fn an_amount_of_unknown_exponent_is_not_guessed() {
        let rupiahs = read(r#"{"uid":"1","status":"successful","amount":20000,"currency":"IDR"}"#);
        assert_eq!(rupiahs.amount(), None);
    }
}
