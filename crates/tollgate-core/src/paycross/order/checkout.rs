//! An order that the payer pays, or whose card the payer saves, on a page of the gateway.

use std::time::SystemTime;

use tollgate_paycross_checkout::types::{
    CheckoutCustomer, CheckoutEnvelope, CheckoutOrder, CheckoutRequest, CheckoutSettings,
    CheckoutType,
};
use tollgate_types::{ContractTerm, MinorUnits, Open, TransactionType};

use super::{PageTerms, PreparedOrder, check::checked_money, reference::checked_reference};
use crate::{
    Exponents, Invalid, Mode, Money,
    attempt::Attempt,
    calendar,
    paycross::order::{Body, OrderFingerprint, Sealed},
    web::check_url,
};

/// An order that the payer pays on a page of the gateway: no card number passes through the merchant's process.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use tollgate::{Currency, Money, dec, paycross::{NewCheckout, data::ContractTerm}};
///
/// let price = Money::new(dec!(19.99), Currency::USD);
/// let end = SystemTime::now() + Duration::from_secs(30 * 60);
/// let order = NewCheckout::payment("order-1042", price, end)
///     .description("Order 1042")
///     .save_card_for([ContractTerm::Recurring])
///     .return_url("https://shop.example/back")
///     .notification_url("https://shop.example/paycross");
/// ```
///
/// A page belongs to one checkout, and an order can have several: the gateway counts
/// [`attempts`](NewCheckout::attempts) for each page alone. Show the payer one page, and let it end soon.
#[derive(Clone, Debug)]
pub struct NewCheckout {
    attempt: Attempt,
    money: Money,
    purpose: CheckoutType,
    ends: SystemTime,
    settings: CheckoutSettings,
    request: CheckoutRequest,
}

impl NewCheckout {
    /// A payment, which the payer can make until `ends`.
    #[must_use]
    pub fn payment(reference: impl Into<String>, money: Money, ends: SystemTime) -> Self {
        Self::new(CheckoutType::Payment, reference.into(), money, ends)
    }

    /// A reservation: a [`Capture`](super::Capture) takes the money later, a [`Void`](super::Void) releases it.
    #[must_use]
    pub fn authorization(reference: impl Into<String>, money: Money, ends: SystemTime) -> Self {
        Self::new(CheckoutType::Authorization, reference.into(), money, ends)
    }

    /// A payment, or an authorisation that the gateway captures by itself, as the acquirer allows.
    #[must_use]
    pub fn charge(reference: impl Into<String>, money: Money, ends: SystemTime) -> Self {
        Self::new(CheckoutType::Charge, reference.into(), money, ends)
    }

    /// Saves the payer's card for charges that the merchant starts. The amount is not charged, and may be zero.
    #[must_use]
    pub fn tokenization(reference: impl Into<String>, money: Money, ends: SystemTime) -> Self {
        let order = Self::new(CheckoutType::Tokenization, reference.into(), money, ends);
        order.save_card_for([ContractTerm::Recurring])
    }

    /// The description of the order. Required by the gateway.
    #[must_use]
    pub fn description(self, text: impl Into<String>) -> Self {
        self.with(|request| request.order.description = text.into())
    }

    /// How often the payer can try to pay on the page. Default: once.
    #[must_use]
    pub fn attempts(self, number: u32) -> Self {
        self.with(|request| request.attempts = Some(i64::from(number).into()))
    }

    /// Saves the card for the uses that the payer agreed to. The successful transaction shows its token.
    #[must_use]
    pub fn save_card_for(self, terms: impl IntoIterator<Item = ContractTerm>) -> Self {
        let terms = terms.into_iter().map(Open::from).collect();
        self.with(|request| {
            let data = request.order.additional_data.get_or_insert_default();
            data.contract = Some(terms);
        })
    }

    /// The address that the payer returns to. Its query proves nothing about the payment.
    #[must_use]
    pub fn return_url(mut self, url: impl Into<String>) -> Self {
        self.settings.return_url = Some(url.into());
        self
    }

    /// The address for webhooks: of each transaction on the page, and of a page that ended unpaid.
    #[must_use]
    pub fn notification_url(mut self, url: impl Into<String>) -> Self {
        self.settings.notification_url = Some(url.into());
        self
    }

    /// The language of the page, such as `en`.
    #[must_use]
    pub fn language(mut self, code: impl Into<String>) -> Self {
        self.settings.language = Some(code.into());
        self
    }

    /// The payer, whose details the page fills in.
    #[must_use]
    pub fn customer(self, customer: CheckoutCustomer) -> Self {
        self.with(|request| request.customer = Some(customer))
    }

    /// Lets the pages of other services, such as the issuer's, open inside of the gateway's widget.
    #[must_use]
    pub fn in_iframe(self) -> Self {
        self.with(|request| request.iframe = Some(true))
    }

    /// Sets other addresses, and the look of the page.
    #[must_use]
    pub fn settings(mut self, change: impl FnOnce(&mut CheckoutSettings)) -> Self {
        change(&mut self.settings);
        self
    }

    /// Sets any other field that the gateway accepts. Reference, money, end and mode stay the order's own.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut CheckoutRequest)) -> Self {
        change(&mut self.request);
        self
    }

    /// The same order at attempt `number`, counted from 1, with a reference derived from the order's own.
    ///
    /// A further attempt follows a decline. Its page is created only after the earlier attempts were read and are
    /// definitely unpaid.
    #[must_use]
    pub fn attempt(&self, number: u32) -> Self {
        Self {
            attempt: self.attempt.at(number),
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

    fn new(purpose: CheckoutType, reference: String, money: Money, ends: SystemTime) -> Self {
        let order = CheckoutOrder::new(MinorUnits::default(), String::new(), String::new());
        Self {
            attempt: Attempt::first(reference),
            money,
            purpose,
            ends,
            settings: CheckoutSettings::default(),
            request: CheckoutRequest::new(order, purpose.into()),
        }
    }

    /// The kind of the transaction, and whether the gateway chooses between two kinds.
    const fn kind(&self) -> (TransactionType, bool) {
        match self.purpose {
            CheckoutType::Authorization => (TransactionType::Authorization, false),
            CheckoutType::Tokenization => (TransactionType::Tokenization, false),
            CheckoutType::Charge => (TransactionType::Payment, true),
            CheckoutType::Payment => (TransactionType::Payment, false),
        }
    }

    fn terms(&self) -> Result<PageTerms, Invalid> {
        let invalid = |field, why| Invalid::new(field, why);
        let ends = calendar::unix(self.ends).filter(|end| *end > 0);
        let attempts = self
            .request
            .attempts
            .map_or(Ok(1), |it| it.get().try_into());
        Ok(PageTerms {
            attempts: attempts.map_err(|_| invalid("attempts", "is too large"))?,
            ends: ends.ok_or_else(|| invalid("expired_at", "is no time"))?,
        })
    }
}

impl Sealed for NewCheckout {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        let reference = self.attempt.checked("tracking_id", checked_reference)?;
        let amount = checked_money(self.money, exponents)?;
        let (kind, is_charge) = self.kind();
        if amount.get() == 0 && kind != TransactionType::Tokenization {
            return Err(Invalid::new("amount", "must be positive"));
        }
        let page = self.terms()?;
        let mut settings = self.settings.clone();
        check_urls(&mut settings)?;
        let mut request = CheckoutRequest {
            test: Some(mode.is_test()),
            settings: Some(settings),
            transaction_type: self.purpose.into(),
            ..self.request.clone()
        };
        request.order.amount = amount;
        self.money
            .currency()
            .code()
            .clone_into(&mut request.order.currency);
        request.order.tracking_id = Some(reference.clone());
        request.order.expired_at = Some(calendar::format(page.ends));
        request.check()?;
        let order = OrderFingerprint {
            kind,
            reference,
            amount_minor: amount.get(),
            currency: self.money.currency(),
            mode,
            last_four: None,
            by_number: false,
            is_charge,
            page: Some(page),
            parent: None,
        };
        let body = Body::Checkout(Box::new(CheckoutEnvelope::new(request)));
        Ok(PreparedOrder { order, body })
    }
}

fn check_urls(settings: &mut CheckoutSettings) -> Result<(), Invalid> {
    for (field, url) in [
        ("return_url", &mut settings.return_url),
        ("success_url", &mut settings.success_url),
        ("decline_url", &mut settings.decline_url),
        ("fail_url", &mut settings.fail_url),
        ("cancel_url", &mut settings.cancel_url),
        ("notification_url", &mut settings.notification_url),
        ("verification_url", &mut settings.verification_url),
    ] {
        check_url(field, url)?;
    }
    Ok(())
}
