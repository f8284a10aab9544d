//! A charge of a saved card.

use std::time::SystemTime;

use tollgate_paymega_private::types::{CardgateOptions, CreateInvoiceAttributes};

use super::{NewInvoice, PreparedOrder, Sealed, gateway};
use crate::{CardToken, Exponents, Initiator, Invalid, Mode, Money};

/// A charge of a saved card: by the merchant, without the payer, unless [`initiator`](TokenCharge::initiator) says
/// otherwise.
///
/// ```
/// use tollgate::{CardToken, Currency, Money, dec, paymega::TokenCharge};
///
/// let token = CardToken::new("4c9jHUgeL1SD7g5byDYn9Gc0RC60NN3x");
/// let order = TokenCharge::new("order-1042", Money::new(dec!(19.99), Currency::USD), token)
///     .customer("customer-7")
///     .service("payment_card_usd_hpp");
/// ```
///
/// Store the order before you charge it: nothing else must be stored.
#[derive(Clone, Debug)]
pub struct TokenCharge {
    invoice: NewInvoice,
    initiator: Initiator,
}

impl TokenCharge {
    /// A charge of `money` under the merchant's own reference, which is unique for ever.
    #[must_use]
    pub fn new(reference: impl Into<String>, money: Money, token: CardToken) -> Self {
        let invoice = NewInvoice::new(reference, money, "")
            .with(|attributes| attributes.token = Some(token.into_token()));
        Self {
            invoice,
            initiator: Initiator::Merchant,
        }
    }

    /// Sets who starts the charge. Default: the merchant, and the token is charged at once.
    ///
    /// With [`Initiator::Cardholder`] the payer is present: `Paymega::charge` returns
    /// [`ActionRequired`](crate::Outcome::ActionRequired), with a form that leads to the hosted page, where this card
    /// is already chosen.
    #[must_use]
    pub const fn initiator(mut self, initiator: Initiator) -> Self {
        self.initiator = initiator;
        self
    }

    /// Sets the address to which the payer returns. Only a charge by the cardholder sends the payer to a page.
    #[must_use]
    pub fn return_url(self, url: impl Into<String>) -> Self {
        self.map(|invoice| invoice.return_url(url))
    }

    /// Sets the customer whose card was saved, by the merchant's own id. Required by Paymega.
    #[must_use]
    pub fn customer(self, reference: impl Into<String>) -> Self {
        self.map(|invoice| invoice.customer(reference))
    }

    /// Sets the service of the charge, such as `payment_card_usd_hpp`. Required by Paymega.
    #[must_use]
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.invoice.attributes.service = service.into();
        self
    }

    /// Sets the last four digits of the saved card. If set, the outcome says whether the card behind the token has
    /// [changed](crate::paymega::Invoice::card_changed); a changed card does not make another order.
    #[must_use]
    pub fn card_ending(mut self, last_four: impl Into<String>) -> Self {
        self.invoice.last_four = Some(last_four.into());
        self
    }

    /// Sets a description of the payment.
    #[must_use]
    pub fn description(self, text: impl Into<String>) -> Self {
        self.map(|invoice| invoice.description(text))
    }

    /// Sets when the invoice expires: from 14 minutes to 2 days after it is created. Default: Paymega's own time.
    ///
    /// If the call ends between the creation of the invoice and its sale, as in a crash, the invoice blocks the order
    /// until this time: no other call may sell it. A charge without the payer needs seconds, so a time near the minimum
    /// lets the next [`attempt`](TokenCharge::attempt) start soon.
    #[must_use]
    pub fn expires(self, time: SystemTime) -> Self {
        self.map(|invoice| invoice.expires(time))
    }

    /// Sets the address that receives callbacks about this charge. Default: the address set for the account.
    #[must_use]
    pub fn callback_url(self, url: impl Into<String>) -> Self {
        self.map(|invoice| invoice.callback_url(url))
    }

    /// Adds a key and value of the merchant's own, which are returned with the invoice.
    #[must_use]
    pub fn metadata(self, key: impl Into<String>, value: impl Into<serde_json::Value>) -> Self {
        self.map(|invoice| invoice.metadata(key, value))
    }

    /// Sets options of the card gate, as [`NewInvoice::cardgate`] does.
    #[must_use]
    pub fn cardgate(self, change: impl FnOnce(&mut CardgateOptions)) -> Self {
        self.map(|invoice| invoice.cardgate(change))
    }

    /// Sets any other field that Paymega accepts, such as the customer's address, which some of its brands require.
    /// Reference, money, service, token, mode and flow stay the order's own.
    ///
    /// ```
    /// # use tollgate::{CardToken, Currency, Money, dec, paymega::{TokenCharge, data::{CustomerAddress, InvoiceCustomer}}};
    /// # let order = TokenCharge::new("order-1042", Money::new(dec!(19.99), Currency::USD), CardToken::new("token"));
    /// let order = order.with(|attributes| {
    ///     attributes.customer = Some(InvoiceCustomer {
    ///         address: Some(CustomerAddress { country: Some("UA".into()), ..CustomerAddress::default() }),
    ///         ..InvoiceCustomer::new("customer-7".into())
    ///     });
    /// });
    /// ```
    #[must_use]
    pub fn with(self, change: impl FnOnce(&mut CreateInvoiceAttributes)) -> Self {
        let token = self.invoice.attributes.token.clone();
        self.map(|invoice| {
            invoice.with(|attributes| {
                change(attributes);
                attributes.token = token;
            })
        })
    }

    /// The same order as attempt number `number`, counted from 1, under a reference made from its own.
    ///
    /// A decline needs a new reference, but an order is never charged twice: `Paymega::charge` reads
    /// the earlier attempts first, and sends this one only if they are definitely unpaid. The earlier attempts may have
    /// used another card, service or customer, so they are recognised by reference, money and mode alone.
    #[must_use]
    pub fn attempt(&self, number: u32) -> Self {
        Self {
            invoice: self.invoice.attempt(number),
            initiator: self.initiator,
        }
    }

    /// The reference that is sent: the order's own, or the one made for a further attempt.
    #[must_use]
    pub fn reference(&self) -> String {
        self.invoice.reference()
    }

    /// The amount and currency of the order.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.invoice.money()
    }

    /// The number of this attempt, counted from 1.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.invoice.number()
    }

    pub const fn starts_with_payer(&self) -> bool {
        matches!(self.initiator, Initiator::Cardholder)
    }

    fn map(self, change: impl FnOnce(NewInvoice) -> NewInvoice) -> Self {
        Self {
            invoice: change(self.invoice),
            initiator: self.initiator,
        }
    }
}

impl Sealed for TokenCharge {
    fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedOrder, Invalid> {
        let mut prepared = self.invoice.prepare(mode, exponents)?;
        prepared.order.payer_present = self.starts_with_payer();
        match self.initiator {
            Initiator::Merchant => {
                gateway::cardgate(&mut prepared.attributes).instant = Some(true);
            }
            Initiator::Cardholder if gateway::is_instant(&prepared.attributes) => {
                let field = "gateway_options.cardgate.instant";
                return Err(Invalid::new(field, "is for a charge by the merchant"));
            }
            Initiator::Cardholder => {}
        }
        Ok(prepared)
    }
}
