//! A tokenisation: an order to save a card.

use rust_decimal::Decimal;
use tollgate_paycross_gateway::types::{
    TokenizationCard, TokenizationEnvelope, TokenizationRequest,
};
use tollgate_types::{BrowserData, CardNumber, ContractTerm, MinorUnits, Open, TransactionType};

use super::{
    Body, PreparedOrder, Sealed,
    check::{check_urls, checked_money, checked_region},
    reference::checked_reference,
};
use crate::{
    Card, Exponents, Invalid, Mode, Money, attempt::Attempt, paycross::order::OrderFingerprint,
};

/// An order to save a card, whose token can be charged later. The issuer verifies the amount, and nothing is charged.
///
/// ```
/// use tollgate::{Card, CardNumber, Currency, Cvv, Expiry, Money, dec, paycross::NewTokenization};
///
/// let card = Card::new(
///     CardNumber::new("4200000000000000")?,
///     Cvv::new("123")?,
///     Expiry::new(5, 2035)?,
///     "John Doe",
/// );
/// let order = NewTokenization::new("save-7", Money::new(dec!(1), Currency::USD), card)
///     .description("Card for subscriptions")
///     .return_url("https://shop.example/back");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct NewTokenization {
    attempt: Attempt,
    money: Money,
    request: TokenizationRequest,
}

impl NewTokenization {
    /// Saves the card for charges that the merchant starts (`recurring`).
    #[must_use]
    pub fn new(reference: impl Into<String>, money: Money, card: Card) -> Self {
        let order = Self {
            attempt: Attempt::first(reference),
            money,
            request: request(card),
        };
        order.save_card_for([ContractTerm::Recurring])
    }

    /// The description of the tokenisation. Required by the gateway.
    #[must_use]
    pub fn description(self, text: impl Into<String>) -> Self {
        self.with(|request| request.description = text.into())
    }

    /// The uses that the card holder agreed to. Default: charges that the merchant starts.
    #[must_use]
    pub fn save_card_for(self, terms: impl IntoIterator<Item = ContractTerm>) -> Self {
        let terms = terms.into_iter().map(Open::from).collect();
        self.with(|request| request.additional_data.get_or_insert_default().contract = Some(terms))
    }

    /// The address that the payer returns to after 3-D Secure. Its query proves nothing about the tokenisation.
    #[must_use]
    pub fn return_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.return_url = Some(url.into()))
    }

    /// The address for webhooks about this tokenisation.
    #[must_use]
    pub fn notification_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.notification_url = Some(url.into()))
    }

    /// The address at which the gateway asks the merchant to confirm this tokenisation before it processes it. Default:
    /// the gateway does not ask.
    ///
    /// [`Verifier::verify_confirmation`](crate::paycross::webhook::Verifier::verify_confirmation) reads that request.
    #[must_use]
    pub fn verification_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.verification_url = Some(url.into()))
    }

    /// Whether the gateway refuses a tokenisation that equals another one of the last 30 seconds. Default: it does.
    ///
    /// Equal means the same card number and amount; the gateway does not compare references. So another order can have this one refused: pass
    /// `false` where such orders come in quick succession.
    ///
    /// **Danger:** the check is the gateway's only protection against two requests for one order. With `false`,
    /// two calls for one order at the same moment save the card twice, and may charge it twice. Take a lock per order first, or set
    /// the builder's `replay_window`.
    #[must_use]
    pub fn duplicate_check(self, checks: bool) -> Self {
        self.with(|request| request.duplicate_check = Some(checks))
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
    pub fn with(mut self, change: impl FnOnce(&mut TokenizationRequest)) -> Self {
        change(&mut self.request);
        self
    }

    /// The reference that is sent.
    #[must_use]
    pub fn reference(&self) -> String {
        self.attempt.reference()
    }

    /// A tokenisation charges nothing, so the amount may be zero.
    fn amount(&self, exponents: &Exponents) -> Result<MinorUnits, Invalid> {
        if self.money.amount() == Decimal::ZERO {
            return Ok(MinorUnits::default());
        }
        checked_money(self.money, exponents)
    }
}

impl Sealed for NewTokenization {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        let reference = self.attempt.checked("tracking_id", checked_reference)?;
        let amount = self.amount(exponents)?;
        let mut request = TokenizationRequest {
            amount,
            currency: self.money.currency().code().to_owned(),
            tracking_id: Some(reference.clone()),
            test: Some(mode.is_test()),
            ..self.request.clone()
        };
        request.check()?;
        let address = request.billing_address.as_ref();
        address.map_or(Ok(()), checked_region)?;
        check_urls([
            &mut request.return_url,
            &mut request.notification_url,
            &mut request.verification_url,
        ])?;
        let last_four = CardNumber::last_four(&request.credit_card.number).map(str::to_owned);
        let order = OrderFingerprint {
            kind: TransactionType::Tokenization,
            reference,
            amount_minor: amount.get(),
            currency: self.money.currency(),
            mode,
            last_four,
            by_number: true,
            is_charge: false,
            page: None,
            parent: None,
        };
        let body = Body::Tokenization(Box::new(TokenizationEnvelope::new(request)));
        Ok(PreparedOrder { order, body })
    }
}

fn request(card: Card) -> TokenizationRequest {
    let (number, cvv, expiry, holder) = card.into_parts();
    let (month, year) = (format!("{:02}", expiry.month()), expiry.year().to_string());
    let credit_card = TokenizationCard {
        holder: Some(holder),
        verification_value: Some(cvv),
        ..TokenizationCard::new(month, year, number)
    };
    let (amount, currency) = (MinorUnits::default(), String::new());
    TokenizationRequest::new(amount, credit_card, currency, String::new())
}
