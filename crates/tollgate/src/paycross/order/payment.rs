//! A payment or an authorisation, by card or by token.

use std::time::SystemTime;

use tollgate_paycross_gateway::types::{
    BrowserData, ContractTerm, EncryptedCard, PaymentCard, PaymentEnvelope, PaymentRequest,
    TransactionType,
};
use tollgate_types::{CardNumber, Cvv, MinorUnits, Open};

use super::{
    Body, PreparedOrder, Sealed,
    attempt::Attempt,
    check::{Common, check_urls, checked_card, checked_end, checked_money},
};
use crate::{
    Card, CardToken, Exponents, Initiator, Invalid, Mode, Money, calendar,
    paycross::decision::OrderFingerprint,
};

/// A payment to be made, or with [`authorize_only`](NewPayment::authorize_only) an amount to be reserved.
///
/// ```
/// use tollgate::{CardToken, Currency, Initiator, Money, dec, paycross::NewPayment};
///
/// let token = CardToken::new("e3ba5977-8705-4496-bf90-a6a93d3d31cc");
/// let price = Money::new(dec!(19.99), Currency::USD);
/// let order = NewPayment::by_token("order-1042", price, token, Initiator::Merchant)
///     .description("Subscription, May")
///     .card_ending("1097");
/// ```
///
/// Store the order before you charge it: that is all that must be stored.
#[derive(Clone, Debug)]
pub struct NewPayment {
    attempt: Attempt,
    money: Money,
    kind: TransactionType,
    last_four: Option<String>,
    /// Whether it is recognised whatever card it was made with.
    any_card: bool,
    request: PaymentRequest,
}

impl NewPayment {
    /// A payment by a saved card. With [`Initiator::Merchant`] 3-D Secure is left out, since nobody is there; with
    /// [`Initiator::Cardholder`] (one-click) the holder types the security code
    /// again: [`cvv`](NewPayment::cvv).
    #[must_use]
    pub fn by_token(
        reference: impl Into<String>,
        money: Money,
        token: CardToken,
        initiator: Initiator,
    ) -> Self {
        let skips = initiator == Initiator::Merchant;
        let card = PaymentCard {
            token: Some(token.into_token()),
            skip_three_d_secure_verification: skips.then_some(true),
            ..PaymentCard::default()
        };
        Self::new(reference.into(), money).credit_card(card)
    }

    /// A payment by a card that its holder typed into the merchant's own page, which asks for PCI DSS.
    #[must_use]
    pub fn by_card(reference: impl Into<String>, money: Money, card: Card) -> Self {
        let (number, cvv, expiry, holder) = card.into_parts();
        let last_four = number.last_four().map(str::to_owned);
        let card = PaymentCard {
            number: Some(number),
            verification_value: Some(cvv),
            exp_month: Some(format!("{:02}", expiry.month())),
            exp_year: Some(expiry.year().to_string()),
            holder: Some(holder),
            ..PaymentCard::default()
        };
        let mut order = Self::new(reference.into(), money).credit_card(card);
        order.last_four = last_four;
        order
    }

    /// A payment by a card that the gateway's script encrypted in the payer's browser.
    #[must_use]
    pub fn by_encrypted_card(
        reference: impl Into<String>,
        money: Money,
        card: EncryptedCard,
    ) -> Self {
        let mut order = Self::new(reference.into(), money);
        order.request.encrypted_credit_card = Some(card);
        order
    }

    /// What the payment is for. Required by the gateway.
    #[must_use]
    pub fn description(self, text: impl Into<String>) -> Self {
        self.with(|request| request.description = text.into())
    }

    /// Reserves the amount only: [`Capture`](super::Capture) takes it later, [`Void`](super::Void) lets it go.
    #[must_use]
    pub const fn authorize_only(mut self) -> Self {
        self.kind = TransactionType::Authorization;
        self
    }

    /// The security code that the holder typed for this payment (one-click).
    #[must_use]
    pub fn cvv(self, cvv: Cvv) -> Self {
        self.with(|request| {
            let card = request.credit_card.get_or_insert_default();
            card.verification_value = Some(cvv);
        })
    }

    /// The last four digits of the saved card. Issuers replace the card behind a token, so a difference changes no
    /// outcome: [`Transaction::card_changed`](crate::paycross::Transaction::card_changed) reports it.
    #[must_use]
    pub fn card_ending(mut self, last_four: impl Into<String>) -> Self {
        self.last_four = Some(last_four.into());
        self
    }

    /// Saves the card for what its holder agreed to: its token comes with the paid transaction.
    #[must_use]
    pub fn save_card_for(self, terms: impl IntoIterator<Item = ContractTerm>) -> Self {
        let terms = terms.into_iter().map(Open::from).collect();
        self.with(|request| request.additional_data.get_or_insert_default().contract = Some(terms))
    }

    /// Where the payer comes back to after 3-D Secure. What its query says is no proof of anything.
    #[must_use]
    pub fn return_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.return_url = Some(url.into()))
    }

    /// Until when the payment can be made, which matters where the payer takes part. Default: without end.
    ///
    /// A payment that is not made by then becomes `expired`. The document does not say that no bank is still at work on
    /// it, so that its outcome is [`Outcome::Review`](crate::Outcome::Review).
    #[must_use]
    pub fn expires(self, time: SystemTime) -> Self {
        // A time which the calendar does not reach is refused as none.
        let text = calendar::unix(time).map_or_else(String::new, calendar::format);
        self.with(|request| request.expired_at = Some(text))
    }

    /// Where webhooks on this payment are sent.
    #[must_use]
    pub fn notification_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.notification_url = Some(url.into()))
    }

    /// Where the gateway asks whether it may go on, before it processes this payment. Default: it does not ask.
    ///
    /// [`Verifier::verify_confirmation`](crate::paycross::webhook::Verifier::verify_confirmation) reads the question.
    #[must_use]
    pub fn verification_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.verification_url = Some(url.into()))
    }

    /// The payer's browser, which 3-D Secure 2 wants to know. Default: the gateway's own page finds out.
    #[must_use]
    pub fn browser(self, browser: BrowserData) -> Self {
        self.with(|request| request.additional_data.get_or_insert_default().browser = Some(browser))
    }

    /// Lets the merchant's own pages lead the payer through 3-D Secure, which a manager of the gateway must enable for
    /// the shop: by [`Transaction::issuer_form`](crate::paycross::Transaction::issuer_form), and then
    /// [`PayCross::complete`](crate::PayCross::complete). Default: the gateway's page does it.
    #[must_use]
    pub fn control_three_d_secure(self) -> Self {
        self.with(|request| request.three_d_secure.get_or_insert_default().advanced = Some(true))
    }

    /// Sets any other field that the gateway takes. Reference, money and mode stay the order's own.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut PaymentRequest)) -> Self {
        change(&mut self.request);
        self
    }

    /// The same order at its attempt number `number`, counted from 1, under a reference derived from its own.
    ///
    /// A decline needs a new reference, and the promise never to charge twice is for the order: before a further
    /// attempt is sent, the earlier ones are read, and must be definitely unpaid.
    #[must_use]
    pub fn attempt(&self, number: u32) -> Self {
        Self {
            attempt: self.attempt.at(number),
            // An earlier attempt may have been made with another card.
            any_card: self.any_card || number < self.number(),
            ..self.clone()
        }
    }

    /// The reference that is sent: the order's own, or the one derived for a further attempt.
    #[must_use]
    pub fn reference(&self) -> String {
        self.attempt.reference()
    }

    /// The money asked for.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.money
    }

    /// The number of its attempt, counted from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.attempt.number()
    }

    fn new(reference: String, money: Money) -> Self {
        Self {
            attempt: Attempt::first(reference),
            money,
            kind: TransactionType::Payment,
            last_four: None,
            any_card: false,
            request: PaymentRequest::new(MinorUnits::default(), String::new(), String::new()),
        }
    }

    fn credit_card(mut self, card: PaymentCard) -> Self {
        self.request.credit_card = Some(card);
        self
    }

    fn checked(&self) -> Result<(), Invalid> {
        let request = &self.request;
        match (&request.credit_card, &request.encrypted_credit_card) {
            (Some(card), None) if card.number.is_none() && card.token.is_none() => {
                return Err(Invalid::new("credit_card", "has neither number nor token"));
            }
            (None, None) => return Err(Invalid::new("credit_card", "is required")),
            (None, Some(card)) if card.number.is_none() => {
                let field = "encrypted_credit_card.number";
                return Err(Invalid::new(field, "is required without a saved card"));
            }
            (Some(card), _) => checked_card(card)?,
            (None, Some(_)) => {}
        }
        checked_end(request.expired_at.as_deref())?;
        let common = Common {
            description: &request.description,
            customer: request.customer.as_ref(),
            address: request.billing_address.as_ref(),
            travel: request.travel.as_ref(),
        };
        common.check()
    }

    /// Whether the payer typed the card, so that another card is another operation.
    fn is_by_number(&self) -> bool {
        let card = self.request.credit_card.as_ref();
        card.is_none_or(|card| card.token.is_none())
    }

    /// The card's last four digits, as far as the order knows them: a number that was set later counts.
    fn last_four(&self) -> Option<String> {
        if self.any_card {
            return None;
        }
        let card = self.request.credit_card.as_ref();
        let number = card.and_then(|card| card.number.as_ref());
        let typed = number.and_then(CardNumber::last_four).map(str::to_owned);
        typed.or_else(|| self.last_four.clone())
    }
}

impl Sealed for NewPayment {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        let reference = self.attempt.checked()?;
        let amount = checked_money(self.money, exponents)?;
        self.checked()?;
        let mut request = PaymentRequest {
            amount,
            currency: self.money.currency().code().to_owned(),
            tracking_id: Some(reference.clone()),
            test: Some(mode.is_test()),
            ..self.request.clone()
        };
        check_urls([
            &mut request.return_url,
            &mut request.notification_url,
            &mut request.verification_url,
        ])?;
        let order = OrderFingerprint {
            kind: self.kind,
            reference,
            amount_minor: amount.get(),
            currency: self.money.currency(),
            mode,
            last_four: self.last_four(),
            by_number: self.is_by_number(),
            parent: None,
        };
        let envelope = Box::new(PaymentEnvelope::new(request));
        let body = match self.kind {
            TransactionType::Authorization => Body::Authorization(envelope),
            _ => Body::Payment(envelope),
        };
        Ok(PreparedOrder { order, body })
    }
}

#[cfg(test)]
mod tests;
