//! A card to be saved.

use rust_decimal::Decimal;
use tollgate_paycross_gateway::types::{
    BrowserData, ContractTerm, TokenizationCard, TokenizationEnvelope, TokenizationRequest,
    TransactionType,
};
use tollgate_types::{CardNumber, MinorUnits, Open};

use super::{
    Body, PreparedOrder, Sealed,
    attempt::Attempt,
    check::{Common, at_most, check_urls, checked_expiry, checked_money, checked_number},
};
use crate::{Card, Exponents, Invalid, Mode, Money, paycross::decision::OrderFingerprint};

/// A card to be saved: its token then pays. The amount is named to the card's bank, and is not taken.
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

    /// What the card is saved for. Required by the gateway.
    #[must_use]
    pub fn description(self, text: impl Into<String>) -> Self {
        self.with(|request| request.description = text.into())
    }

    /// What the card's holder agreed to. Default: charges that the merchant starts.
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

    /// Where webhooks on this tokenisation are sent.
    #[must_use]
    pub fn notification_url(self, url: impl Into<String>) -> Self {
        self.with(|request| request.notification_url = Some(url.into()))
    }

    /// Where the gateway asks whether it may go on, before it processes this tokenisation. Default: it does not ask.
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
    pub fn with(mut self, change: impl FnOnce(&mut TokenizationRequest)) -> Self {
        change(&mut self.request);
        self
    }

    /// The reference that is sent.
    #[must_use]
    pub fn reference(&self) -> String {
        self.attempt.reference()
    }

    fn checked(&self) -> Result<(), Invalid> {
        let (request, card) = (&self.request, &self.request.credit_card);
        checked_number(Some(&card.number), card.verification_value.as_ref())?;
        checked_expiry(Some(&card.exp_month), Some(&card.exp_year))?;
        at_most("credit_card.holder", card.holder.as_deref(), 35)?;
        let common = Common {
            description: &request.description,
            customer: request.customer.as_ref(),
            address: request.billing_address.as_ref(),
            travel: request.travel.as_ref(),
        };
        common.check()
    }

    /// Nothing is taken, so that nothing may be named.
    fn amount(&self, exponents: &Exponents) -> Result<MinorUnits, Invalid> {
        if self.money.amount() == Decimal::ZERO {
            return Ok(MinorUnits::default());
        }
        checked_money(self.money, exponents)
    }
}

impl Sealed for NewTokenization {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        let reference = self.attempt.checked()?;
        let amount = self.amount(exponents)?;
        self.checked()?;
        let mut request = TokenizationRequest {
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
        let last_four = CardNumber::last_four(&request.credit_card.number).map(str::to_owned);
        let order = OrderFingerprint {
            kind: TransactionType::Tokenization,
            reference,
            amount_minor: amount.get(),
            currency: self.money.currency(),
            mode,
            last_four,
            by_number: true,
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
