//! Checkout: a form or a link on the merchant's page that needs only the public key.

mod fields;
mod page;

use std::time::SystemTime;

use tollgate_paymega_public::types::CheckoutForm;

pub use self::page::{CheckoutPage, hosted_page};
use crate::{
    Exponents, Invalid, Mode, Money, calendar,
    paymega::{
        Endpoints, Order, StoredOrder,
        order::{Flow, OrderFingerprint, StoredForm, checked_end},
    },
    web::check_url,
};

/// A payment that begins with a form or a link on the merchant's page.
///
/// The payer's browser sends the form, so the payer can change everything in it. Ship nothing before
/// `Paymega::reconcile` has found it paid. A checkout with a reference is an [`Order`]; reconciling
/// treats an invoice with another amount, currency, service or customer as another operation.
///
/// ```
/// use tollgate::{Currency, Money, dec, paymega::Checkout};
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
    /// # use tollgate::{Currency, Money, dec, paymega::Checkout};
    /// let checkout = Checkout::any_service(Money::new(dec!(19.99), Currency::USD)).reference("order-1041");
    /// ```
    #[must_use]
    pub fn any_service(money: Money) -> Self {
        Self {
            is_any_service: true,
            ..Self::new(money, "")
        }
    }

    /// Sets the merchant's own reference, which is unique for ever. Default: Paymega makes one.
    #[must_use]
    pub fn reference(self, reference: impl Into<String>) -> Self {
        self.with(|form| form.reference_id = Some(reference.into()))
    }

    /// Sets the payer, by the merchant's own id. Required with any other detail of the payer.
    #[must_use]
    pub fn customer(self, reference: impl Into<String>) -> Self {
        self.with(|form| form.customer_reference_id = Some(reference.into()))
    }

    /// Sets a description of the payment.
    #[must_use]
    pub fn description(self, text: impl Into<String>) -> Self {
        self.with(|form| form.description = Some(text.into()))
    }

    /// Sets the address to which the payer returns. The query of that request proves nothing.
    #[must_use]
    pub fn return_url(self, url: impl Into<String>) -> Self {
        self.with(|form| form.return_url = Some(url.into()))
    }

    /// Sets when the invoice expires: from 14 minutes to 2 days after it is created. Default: Paymega's own time.
    ///
    /// The form stops working 14 minutes before this time.
    #[must_use]
    pub fn expires(self, time: SystemTime) -> Self {
        let seconds = calendar::unix(time).unwrap_or_default();
        self.with(|form| form.expires = Some(seconds.into()))
    }

    /// Adds a key and value of the merchant's own, which are returned with the invoice.
    #[must_use]
    pub fn metadata(self, key: &str, value: impl Into<String>) -> Self {
        self.free("metadata", key, value.into())
    }

    /// Adds a key and value of the merchant's own, which are kept with the customer.
    #[must_use]
    pub fn customer_metadata(self, key: &str, value: impl Into<String>) -> Self {
        self.free("customer[metadata]", key, value.into())
    }

    /// Sets a detail of the payer that the service requires, by the key from the prerequest.
    #[must_use]
    pub fn service_field(self, key: &str, value: impl Into<String>) -> Self {
        self.free("service_fields", key, value.into())
    }

    /// Sets any other parameter: details of the customer, the language, and the look of the page. Money and service
    /// stay.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut CheckoutForm)) -> Self {
        let service = self.form.service.clone();
        change(&mut self.form);
        self.form.service = service;
        self
    }

    #[doc(hidden)]
    pub fn page(
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
            // No service is sent: the payer chooses one.
            "any".clone_into(&mut limited.service);
        }
        limited.check()?;
        fields::check(form, self.money, exponents)
    }

    /// The form as it is sent.
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

impl StoredForm for Checkout {
    fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<StoredOrder, Invalid> {
        let mut form = self.sent()?;
        // The key does not identify the order.
        "any".clone_into(&mut form.public_key);
        self.check(&form, exponents)?;
        let why = "is required to find it later";
        let reference = form.reference_id;
        Ok(StoredOrder(OrderFingerprint {
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
