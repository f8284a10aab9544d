//! Checkout: a form or a link on the merchant's page, with nothing but the public key.

mod call;
mod fields;
mod page;

use std::time::SystemTime;

use tollgate_paymega_public::types::CheckoutForm;

pub use self::page::CheckoutPage;
use crate::{
    Endpoints, Exponents, Invalid, Mode, Money, Order, StoredOrder, calendar,
    paymega::decision::{Expected, Flow},
    paymega::order::{Known, checked_end},
    web::check_url,
};

/// A payment that a form or a link on the merchant's page begins.
///
/// The payer's browser sends it, so the payer can change everything in it. Ship nothing before
/// [`reconcile`](crate::Paymega::reconcile) has found it paid: it is an [`Order`] if it has a reference, and an invoice with
/// another amount, currency, service or customer is told as another operation.
///
/// ```
/// use tollgate::{Checkout, Currency, Money, dec};
///
/// let checkout = Checkout::new(Money::new(dec!(19.99), Currency::USD), "payment_card_usd_hpp")
///     .reference("order-1041")
///     .customer("customer-7")
///     .with(|form| form.customer_name = Some("Test Customer".into()))
///     .metadata("cart", "31");
/// ```
#[derive(Clone, Debug)]
pub struct Checkout {
    money: Money,
    form: CheckoutForm,
    is_any_service: bool,
}

impl Checkout {
    /// A payment of `money` by `service`, such as `payment_card_usd_hpp`.
    #[must_use]
    pub fn new(money: Money, service: impl Into<String>) -> Self {
        let currency = money.currency().code().to_owned();
        let form = CheckoutForm::new(
            money.amount().into(),
            currency,
            String::new(),
            service.into(),
        );
        Self {
            money,
            form,
            is_any_service: false,
        }
    }

    /// A payment of `money` by the service that the payer chooses on the hosted page.
    ///
    /// ```
    /// # use tollgate::{Checkout, Currency, Money, dec};
    /// let checkout = Checkout::any_service(Money::new(dec!(19.99), Currency::USD)).reference("order-1041");
    /// ```
    #[must_use]
    pub fn any_service(money: Money) -> Self {
        Self {
            is_any_service: true,
            ..Self::new(money, "")
        }
    }

    /// The merchant's own reference, which is unique for ever. Default: the platform makes one.
    #[must_use]
    pub fn reference(self, reference: impl Into<String>) -> Self {
        self.with(|form| form.reference_id = Some(reference.into()))
    }

    /// The payer, by the merchant's own id. Required with any other detail of the payer.
    #[must_use]
    pub fn customer(self, reference: impl Into<String>) -> Self {
        self.with(|form| form.customer_reference_id = Some(reference.into()))
    }

    /// A description of the payment.
    #[must_use]
    pub fn description(self, text: impl Into<String>) -> Self {
        self.with(|form| form.description = Some(text.into()))
    }

    /// Where the payer comes back to. What its query says is no proof of anything.
    #[must_use]
    pub fn return_url(self, url: impl Into<String>) -> Self {
        self.with(|form| form.return_url = Some(url.into()))
    }

    /// When the invoice expires: from 14 minutes to 2 days after it is created. Default: the platform's own time.
    ///
    /// The form is of no use any more from 14 minutes before.
    #[must_use]
    pub fn expires(self, time: SystemTime) -> Self {
        let seconds = calendar::unix(time).unwrap_or_default();
        self.with(|form| form.expires = Some(seconds.into()))
    }

    /// A key and value of the merchant's own, which come back with the invoice.
    #[must_use]
    pub fn metadata(self, key: &str, value: impl Into<String>) -> Self {
        self.free("metadata", key, value.into())
    }

    /// A key and value of the merchant's own, which are kept with the customer.
    #[must_use]
    pub fn customer_metadata(self, key: &str, value: impl Into<String>) -> Self {
        self.free("customer[metadata]", key, value.into())
    }

    /// A detail of the payer which the service wants to know, by the key that the prerequest names.
    #[must_use]
    pub fn service_field(self, key: &str, value: impl Into<String>) -> Self {
        self.free("service_fields", key, value.into())
    }

    /// Sets any other parameter: details of the customer, language, what is shown, and how. Money and service stay.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut CheckoutForm)) -> Self {
        let service = self.form.service.clone();
        change(&mut self.form);
        self.form.service = service;
        self
    }

    pub(crate) fn page(
        &self,
        endpoints: &Endpoints,
        public_key: &str,
        (exponents, now): (&Exponents, i64),
    ) -> Result<CheckoutPage, Invalid> {
        let mut form = self.sent()?;
        public_key.clone_into(&mut form.public_key);
        self.check(&form, exponents)?;
        if let Some(end) = form.expires {
            checked_end(end.into(), now)?;
        }
        CheckoutPage::new(endpoints, &form)
    }

    fn check(&self, form: &CheckoutForm, exponents: &Exponents) -> Result<(), Invalid> {
        let mut limited = form.clone();
        if self.is_any_service {
            // None is sent: the payer chooses it.
            "any".clone_into(&mut limited.service);
        }
        limited.check()?;
        fields::check(form, self.money, exponents)
    }

    /// What is sent.
    fn sent(&self) -> Result<CheckoutForm, Invalid> {
        let mut form = self.form.clone();
        check_url("return_url", &mut form.return_url)?;
        form.amount = self.money.amount().into();
        self.money.currency().code().clone_into(&mut form.currency);
        Ok(form)
    }

    fn free(self, map: &str, key: &str, value: String) -> Self {
        self.with(|form| {
            form.extra.insert(format!("{map}[{key}]"), value);
        })
    }
}

impl Order for Checkout {}

impl Known for Checkout {
    fn known(&self, mode: Mode, exponents: &Exponents) -> Result<StoredOrder, Invalid> {
        let mut form = self.sent()?;
        // The order is recognised whatever the key is.
        "any".clone_into(&mut form.public_key);
        self.check(&form, exponents)?;
        let why = "is required to find it later";
        let reference = form.reference_id;
        Ok(StoredOrder(Expected {
            reference: reference.ok_or_else(|| Invalid::new("reference_id", why))?,
            money: self.money,
            service: Some(form.service).filter(|_| !self.is_any_service),
            mode,
            flow: Flow::Charge,
            customer: form.customer_reference_id,
            last_four: None,
            saves_card: false,
            payer_present: true,
        }))
    }
}
