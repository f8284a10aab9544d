//! An order for an invoice.

use std::time::SystemTime;

use serde_json::Value;
use tollgate_paymega_private::types::{
    CardgateOptions, CreateInvoiceAttributes, InvoiceCustomer, RequestedFlow, RequestedReturnUrls,
};

use super::{
    PreparedOrder, Sealed,
    check::{check_urls, checked_attributes, checked_money, checked_reference},
    gateway,
};
use crate::{
    Exponents, Invalid, Mode, Money,
    attempt::Attempt,
    calendar,
    paymega::order::{Flow, OrderFingerprint},
};

/// A payment by the payer: on the hosted page, or with a card that the merchant takes.
///
/// ```
/// use tollgate::{Currency, Money, dec, paymega::NewInvoice};
///
/// let order = NewInvoice::new("order-1041", Money::new(dec!(19.99), Currency::USD), "payment_card_usd_hpp")
///     .customer("customer-7")
///     .save_card()
///     .return_url("https://shop.example/back");
/// ```
#[derive(Clone, Debug)]
pub struct NewInvoice {
    attempt: Attempt,
    money: Money,
    flow: Flow,
    pub(super) last_four: Option<String>,
    pub(super) attributes: CreateInvoiceAttributes,
}

impl NewInvoice {
    /// A payment of `money` by `service` (such as `payment_card_usd_hpp`) under the merchant's own reference, which
    /// is unique for ever.
    #[must_use]
    pub fn new(reference: impl Into<String>, money: Money, service: impl Into<String>) -> Self {
        let reference = reference.into();
        let attributes = attributes(&reference, money, service.into());
        Self {
            attempt: Attempt::first(reference),
            money,
            flow: Flow::Charge,
            last_four: None,
            attributes,
        }
    }

    /// Sets the payer, by the merchant's own id. Required to save a card.
    #[must_use]
    pub fn customer(mut self, reference: impl Into<String>) -> Self {
        let reference = reference.into();
        match &mut self.attributes.customer {
            Some(customer) => customer.reference_id = reference,
            none => *none = Some(InvoiceCustomer::new(reference)),
        }
        self
    }

    /// Sets the payer, with every detail that Paymega accepts.
    #[must_use]
    pub fn customer_details(mut self, customer: InvoiceCustomer) -> Self {
        self.attributes.customer = Some(customer);
        self
    }

    /// Saves the card: its token comes with the paid invoice, as [`saved_card`](crate::paymega::Invoice::saved_card).
    #[must_use]
    pub fn save_card(self) -> Self {
        self.cardgate(|options| options.tokenize = Some(true))
    }

    /// Only verifies the card; nothing is charged.
    #[must_use]
    pub fn verify_only(mut self) -> Self {
        self.flow = Flow::Verify;
        self
    }

    /// Sets a description of the payment.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.attributes.description = Some(text.into());
        self
    }

    /// Sets the address to which the payer returns, whatever the outcome. The query of that request proves nothing.
    #[must_use]
    pub fn return_url(mut self, url: impl Into<String>) -> Self {
        self.attributes.return_url = Some(url.into());
        self
    }

    /// Sets the addresses to which the payer returns, by outcome. They override [`return_url`](NewInvoice::return_url).
    #[must_use]
    pub fn return_urls(mut self, urls: RequestedReturnUrls) -> Self {
        self.attributes.return_urls = Some(urls);
        self
    }

    /// Sets when the invoice expires: from 14 minutes to 2 days after it is created. Default: Paymega's own time.
    #[must_use]
    pub fn expires(mut self, time: SystemTime) -> Self {
        // A time outside the calendar's range becomes an empty text, which is refused.
        let text = calendar::unix(time).map_or_else(String::new, calendar::format);
        self.attributes.expires = Some(text);
        self
    }

    /// Sets the address that receives callbacks about this invoice. Default: the address set for the account.
    #[must_use]
    pub fn callback_url(mut self, url: impl Into<String>) -> Self {
        self.attributes.callback_url = Some(url.into());
        self
    }

    /// Adds a key and value of the merchant's own, which are returned with the invoice.
    #[must_use]
    pub fn metadata(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.attributes
            .metadata
            .get_or_insert_default()
            .insert(key.into(), value.into());
        self
    }

    /// Sets options of the card gate and its payment page.
    ///
    /// The options and values that work differ by account. Put an option that has no field into `extra`.
    ///
    /// ```
    /// # use tollgate::{Currency, Money, dec, paymega::NewInvoice};
    /// # let order = NewInvoice::new("order-1041", Money::new(dec!(19.99), Currency::USD), "payment_card_usd_hpp");
    /// let order = order.cardgate(|options| {
    ///     options.restrict_saved_cards = Some(true);
    ///     options.extra.insert("locale".into(), "uk".into());
    /// });
    /// ```
    #[must_use]
    pub fn cardgate(mut self, change: impl FnOnce(&mut CardgateOptions)) -> Self {
        change(gateway::cardgate(&mut self.attributes));
        self
    }

    /// Sets an option of a gateway other than the card gate, by the name from your account manager.
    #[must_use]
    pub fn gateway_option(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        let options = gateway::gateway(&mut self.attributes);
        options.extra.insert(key.into(), value.into());
        self
    }

    /// Sets a detail of the payer that the service requires, by the key from the prerequest.
    #[must_use]
    pub fn service_field(mut self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.attributes
            .service_fields
            .get_or_insert_default()
            .insert(key.into(), value.into());
        self
    }

    /// Sets any other field that Paymega accepts. Reference, money, service, mode and flow stay the order's own.
    #[must_use]
    pub fn with(mut self, change: impl FnOnce(&mut CreateInvoiceAttributes)) -> Self {
        let service = self.attributes.service.clone();
        change(&mut self.attributes);
        self.attributes.service = service;
        self
    }

    /// The same order as attempt number `number`, counted from 1, under a reference made from its own.
    ///
    /// A decline needs a new reference, but an order is never charged twice: before a further attempt is sent, the
    /// earlier ones are read, and must be definitely unpaid. They may have used another card or service, so an earlier
    /// attempt is recognised by reference, money, mode and flow alone.
    #[must_use]
    pub fn attempt(&self, number: u32) -> Self {
        Self {
            attempt: self.attempt.at(number),
            ..self.clone()
        }
    }

    /// The reference that is sent: the order's own, or the one made for a further attempt.
    #[must_use]
    pub fn reference(&self) -> String {
        self.attempt.reference()
    }

    /// The amount and currency of the order.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.money
    }

    /// The number of this attempt, counted from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.attempt.number()
    }

    fn saves_card(&self) -> bool {
        let options = self.attributes.gateway_options.as_ref();
        let cardgate = options.and_then(|options| options.cardgate.as_ref());
        cardgate.is_some_and(|options| options.tokenize == Some(true))
    }

    fn checked(&self, exponents: &Exponents) -> Result<String, Invalid> {
        let field = "reference_id";
        let reference = self
            .attempt
            .checked(field, |it| checked_reference(field, it))?;
        if self.saves_card() && self.attributes.customer.is_none() {
            return Err(Invalid::new(
                "customer.reference_id",
                "is required to save a card",
            ));
        }
        checked_money(self.money, exponents)?;
        Ok(reference)
    }
}

impl Sealed for NewInvoice {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        let mut attributes = self.attributes.clone();
        attributes.reference_id = self.checked(exponents)?;
        attributes.amount = self.money.amount().into();
        self.money
            .currency()
            .code()
            .clone_into(&mut attributes.currency);
        attributes.test_mode = Some(mode.is_test());
        attributes.flow = Some(match self.flow {
            Flow::Charge => RequestedFlow::Charge,
            Flow::Verify => RequestedFlow::Verify,
        });
        checked_attributes(&attributes)?;
        check_urls(&mut attributes)?;
        let customer = attributes.customer.as_ref();
        let customer = customer.map(|customer| customer.reference_id.clone());
        let only_of_this_one = |text: Option<String>| text.filter(|_| !self.attempt.is_earlier());
        let order = OrderFingerprint {
            reference: attributes.reference_id.clone(),
            money: self.money,
            service: only_of_this_one(Some(attributes.service.clone())),
            mode,
            flow: self.flow,
            customer: only_of_this_one(customer),
            last_four: only_of_this_one(self.last_four.clone()),
            saves_card: self.saves_card(),
            payer_present: true,
        };
        Ok(PreparedOrder { order, attributes })
    }
}

fn attributes(reference: &str, money: Money, service: String) -> CreateInvoiceAttributes {
    let currency = money.currency().code().to_owned();
    CreateInvoiceAttributes::new(
        money.amount().into(),
        currency,
        reference.to_owned(),
        service,
    )
}
