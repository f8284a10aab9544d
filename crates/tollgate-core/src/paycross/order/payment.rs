//! A payment or an authorisation, by card or by card token.

use std::time::SystemTime;

use tollgate_paycross_gateway::types::{
    ChargeEnvelope, ChargeRequest, EncryptedCard, PaymentCard, PaymentEnvelope, PaymentRequest,
};
use tollgate_types::{
    BrowserData, CardNumber, ContractTerm, Cvv, MinorUnits, Open, TransactionType,
};

use super::{
    Body, PreparedOrder, Sealed,
    check::{check_urls, checked_card, checked_end, checked_money, checked_region},
    reference::checked_reference,
};
use crate::{
    Card, CardToken, Exponents, Initiator, Invalid, Mode, Money, attempt::Attempt, calendar,
    paycross::order::OrderFingerprint,
};

/// An order for a payment, or with [`authorize_only`](NewPayment::authorize_only) for an authorisation.
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
/// Store the order before you charge it. Reconciling needs nothing else.
#[derive(Clone, Debug)]
pub struct NewPayment {
    attempt: Attempt,
    money: Money,
    kind: TransactionType,
    is_charge: bool,
    last_four: Option<String>,
    /// Whether a transaction with any card matches the order.
    any_card: bool,
    request: PaymentRequest,
}

impl NewPayment {
    /// A payment by a saved card. With [`Initiator::Merchant`] the request skips 3-D Secure, since the payer is absent.
    /// With [`Initiator::Cardholder`] (one-click) the card holder types the security code again:
    /// [`cvv`](NewPayment::cvv).
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

    /// A payment by a card that its holder typed into the merchant's own page, which requires PCI DSS.
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

    /// The description of the payment. Required by the gateway.
    #[must_use]
    pub fn description(self, text: impl Into<String>) -> Self {
        self.with(|request| request.description = text.into())
    }

    /// Only reserves the amount: a [`Capture`](super::Capture) takes it later, a [`Void`](super::Void) releases it.
    #[must_use]
    pub const fn authorize_only(mut self) -> Self {
        self.kind = TransactionType::Authorization;
        self
    }

    /// Whether the gateway refuses a payment or authorisation that equals another one of the last 30 seconds. Default: it does.
    ///
    /// Equal means the same card number or token and amount; the gateway does not compare references. So another order can have this one refused: pass
    /// `false` where such orders come in quick succession.
    ///
    /// **Danger:** the check is the gateway's only protection against two requests for one order. With `false`,
    /// two calls for one order at the same moment charge the card twice. Take a lock per order first, or set
    /// the builder's `replay_window`.
    #[must_use]
    pub fn duplicate_check(self, checks: bool) -> Self {
        self.with(|request| request.duplicate_check = Some(checks))
    }

    /// Lets the gateway choose, as the card's acquirer allows: a payment, or an authorisation that the gateway captures
    /// by itself. Only for a saved card.
    ///
    /// Use it if acquirers of both kinds process the shop's cards, or if that may change; otherwise the plain payment is
    /// simpler. The two transactions carry one reference, and are one payment: the outcome is
    /// [`Outcome::Succeeded`](crate::Outcome::Succeeded) after the capture, and
    /// [`Outcome::Pending`](crate::Outcome::Pending) between the two.
    #[must_use]
    pub const fn as_charge(mut self) -> Self {
        self.is_charge = true;
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

    /// Saves the card for the uses that its holder agreed to. The successful transaction shows its token.
    #[must_use]
    pub fn save_card_for(self, terms: impl IntoIterator<Item = ContractTerm>) -> Self {
        let terms = terms.into_iter().map(Open::from).collect();
        self.with(|request| request.additional_data.get_or_insert_default().contract = Some(terms))
    }

    /// The address that the payer returns to after 3-D Secure. Its query proves nothing about the payment.
    #[must_use]
    pub fn return_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.return_url = Some(url.into()))
    }

    /// The time until which the payer can complete the payment. Default: no limit.
    ///
    /// After that time an incomplete payment becomes `expired`. The document does not say that no bank is still processing
    /// it, so its outcome is [`Outcome::Review`](crate::Outcome::Review).
    #[must_use]
    pub fn expires(self, time: SystemTime) -> Self {
        // A time outside of the calendar's range becomes an empty text, which the check refuses.
        let text = calendar::unix(time).map_or_else(String::new, calendar::format);
        self.with(|request| request.expired_at = Some(text))
    }

    /// The address for webhooks about this payment.
    #[must_use]
    pub fn notification_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.notification_url = Some(url.into()))
    }

    /// The address at which the gateway asks the merchant to confirm this payment before it processes it. Default: the
    /// gateway does not ask.
    ///
    /// [`Verifier::verify_confirmation`](crate::paycross::webhook::Verifier::verify_confirmation) reads that request.
    #[must_use]
    pub fn verification_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.verification_url = Some(url.into()))
    }

    /// The payer's browser data for 3-D Secure 2. Default: the gateway's own page collects them.
    #[must_use]
    pub fn browser(self, browser: BrowserData) -> Self {
        self.with(|request| request.additional_data.get_or_insert_default().browser = Some(browser))
    }

    /// Runs 3-D Secure on the merchant's own pages: with
    /// [`Transaction::issuer_form`](crate::paycross::Transaction::issuer_form), then
    /// `PayCross::complete`. A manager of the gateway must enable this for the shop.
    /// Default: 3-D Secure runs on the gateway's page.
    #[must_use]
    pub fn control_three_d_secure(self) -> Self {
        self.with(|request| request.three_d_secure.get_or_insert_default().advanced = Some(true))
    }

    /// Sets any other field that the gateway accepts. Reference, money and mode stay the order's own.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut PaymentRequest)) -> Self {
        change(&mut self.request);
        self
    }

    /// The same order at attempt `number`, counted from 1, with a reference derived from the order's own.
    ///
    /// A charge after a decline needs a new reference. Before the client sends a further attempt it reads the earlier
    /// ones, and all of them must be definitely unpaid: so an order is charged at most once over all attempts.
    #[must_use]
    pub fn attempt(&self, number: u32) -> Self {
        Self {
            attempt: self.attempt.at(number),
            // An earlier attempt may have used another card.
            any_card: self.any_card || number < self.number(),
            ..self.clone()
        }
    }

    /// The reference that is sent: the order's own, or the one derived for a further attempt.
    #[must_use]
    pub fn reference(&self) -> String {
        self.attempt.reference()
    }

    /// The money to charge.
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
            is_charge: false,
            last_four: None,
            any_card: false,
            request: PaymentRequest::new(MinorUnits::default(), String::new(), String::new()),
        }
    }

    fn credit_card(mut self, card: PaymentCard) -> Self {
        self.request.credit_card = Some(card);
        self
    }

    fn checked(request: &PaymentRequest) -> Result<(), Invalid> {
        request.check()?;
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
        let address = request.billing_address.as_ref();
        address.map_or(Ok(()), checked_region)
    }

    /// The request as a charge of a saved card, which has fewer fields.
    fn charge(&self, request: PaymentRequest) -> Result<Box<ChargeEnvelope>, Invalid> {
        let card = request.credit_card.unwrap_or_default();
        let unfit = [
            (
                "authorize_only",
                self.kind == TransactionType::Authorization,
            ),
            (
                "encrypted_credit_card",
                request.encrypted_credit_card.is_some(),
            ),
            ("credit_card.number", card.number.is_some()),
            ("three_d_secure", request.three_d_secure.is_some()),
            ("billing_address", request.billing_address.is_some()),
            ("travel", request.travel.is_some()),
        ];
        if let Some((field, _)) = unfit.into_iter().find(|(_, is_set)| *is_set) {
            return Err(Invalid::new(field, "is not for a charge of a saved card"));
        }
        let charge = ChargeRequest {
            tracking_id: request.tracking_id,
            expired_at: request.expired_at,
            duplicate_check: request.duplicate_check,
            dynamic_billing_descriptor: request.dynamic_billing_descriptor,
            language: request.language,
            notification_url: request.notification_url,
            verification_url: request.verification_url,
            return_url: request.return_url,
            test: request.test,
            force_three_d_secure_verification: card.force_three_d_secure_verification,
            credit_card: Some(card),
            additional_data: request.additional_data,
            customer: request.customer,
            ..ChargeRequest::new(request.amount, request.currency, request.description)
        };
        charge.check()?;
        Ok(Box::new(ChargeEnvelope::new(charge)))
    }

    /// Whether the payer typed the card, so that a transaction with another card is another operation.
    fn is_by_number(&self) -> bool {
        let card = self.request.credit_card.as_ref();
        card.is_none_or(|card| card.token.is_none())
    }

    /// The card's last four digits, if the order knows them. A number set by [`with`](Self::with) takes precedence.
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
        let reference = self.attempt.checked("tracking_id", checked_reference)?;
        let amount = checked_money(self.money, exponents)?;
        let mut request = PaymentRequest {
            amount,
            currency: self.money.currency().code().to_owned(),
            tracking_id: Some(reference.clone()),
            test: Some(mode.is_test()),
            ..self.request.clone()
        };
        Self::checked(&request)?;
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
            is_charge: self.is_charge,
            page: None,
            parent: None,
        };
        let envelope = Box::new(PaymentEnvelope::new(request));
        let body = match self.kind {
            _ if self.is_charge => Body::Charge(self.charge(envelope.request)?),
            TransactionType::Authorization => Body::Authorization(envelope),
            _ => Body::Payment(envelope),
        };
        Ok(PreparedOrder { order, body })
    }
}
