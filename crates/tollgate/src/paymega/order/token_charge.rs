//! A charge of a saved card.

use tollgate_paymega_private::types::{CardgateOptions, CreateInvoiceAttributes};

use super::{NewInvoice, PreparedOrder, Sealed, gateway};
use crate::{CardToken, Exponents, Initiator, Invalid, Mode, Money};

/// A charge of a saved card: by the merchant, without the payer, unless [`initiator`](TokenCharge::initiator) says
/// otherwise.
///
/// ```
/// use tollgate::{CardToken, Currency, Money, TokenCharge, dec};
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
    /// With [`Initiator::Cardholder`] the payer is present: [`charge`](crate::Paymega::charge) returns
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
    /// [changed](crate::Invoice::card_changed); a changed card does not make another order.
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
    /// # use tollgate::{CardToken, Currency, Money, TokenCharge, data::{CustomerAddress, InvoiceCustomer}, dec};
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
    /// A decline needs a new reference, but an order is never charged twice: [`charge`](crate::Paymega::charge) reads
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

    pub(crate) const fn starts_with_payer(&self) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Currency, dec};

    fn order(reference: &str) -> TokenCharge {
        TokenCharge::new(
            reference,
            Money::new(dec!(19.99), Currency::USD),
            CardToken::new("token"),
        )
        .customer("customer-7")
        .service("payment_card_usd_hpp")
    }

    fn field_of(order: &TokenCharge) -> String {
        order
            .prepare(Mode::Test, &Exponents::paymega())
            .unwrap_err()
            .field()
            .to_owned()
    }

    #[test]
    fn each_attempt_has_a_reference_of_its_own() {
        let order = order("order-1042");
        assert_eq!(order.attempt(1).reference(), "order-1042");
        assert_eq!(order.attempt(2).reference(), "order-1042~2");
        assert_eq!(order.attempt(2).attempt(3).reference(), "order-1042~3");
    }

    #[test]
    fn an_earlier_attempt_is_known_by_reference_money_and_mode_alone() {
        let known = |order: &TokenCharge| {
            let prepared = order.prepare(Mode::Test, &Exponents::paymega()).unwrap();
            (
                prepared.order.service,
                prepared.order.customer,
                prepared.order.last_four,
            )
        };
        let order = order("order-1042").card_ending("0000");
        let whole = known(&order);
        assert!(whole.0.is_some() && whole.1.is_some() && whole.2.is_some());
        for same in [
            order.attempt(1),
            order.attempt(2),
            order.attempt(2).attempt(3),
        ] {
            assert_eq!(known(&same), whole);
        }
        let second = order.attempt(2);
        for earlier in [second.attempt(1), second.attempt(1).attempt(1)] {
            assert_eq!(known(&earlier), (None, None, None));
        }
        // Each attempt charges the whole order.
        let prepared = second.attempt(1).prepare(Mode::Test, &Exponents::paymega());
        assert_eq!(prepared.unwrap().attributes.service, "payment_card_usd_hpp");
    }

    #[test]
    fn a_field_that_paymega_would_refuse_is_named_before_sending() {
        let money = |amount| Money::new(amount, Currency::USD);
        let token = || CardToken::new("token");
        let bare = TokenCharge::new("order-1042", money(dec!(1)), token());
        assert_eq!(field_of(&bare), "service");
        assert_eq!(
            field_of(&bare.clone().service("payment_card_usd_hpp")),
            "customer.reference_id"
        );
        assert_eq!(field_of(&order("")), "reference_id");
        assert_eq!(field_of(&order("a\nb")), "reference_id");
        assert_eq!(field_of(&order("order~2")), "reference_id");
        assert_eq!(field_of(&order("order").attempt(0)), "attempt");
        assert_eq!(
            field_of(&order("order").customer("")),
            "customer.reference_id"
        );
        assert_eq!(
            field_of(&order("order").callback_url("shop")),
            "callback_url"
        );
        for amount in [dec!(1.005), dec!(0), dec!(-1), dec!(1_000_000_000.01)] {
            assert_eq!(
                field_of(&TokenCharge::new("order", money(amount), token())),
                "amount",
                "{amount}"
            );
        }
        let empty = TokenCharge::new("order", money(dec!(1)), CardToken::new(""));
        assert_eq!(field_of(&empty.service("x").customer("y")), "token");
    }

    #[test]
    fn the_prepared_order_is_the_request() {
        let prepared = order("order-1042")
            .prepare(Mode::Test, &Exponents::paymega())
            .unwrap();
        let json = serde_json::to_value(&prepared.attributes).unwrap();
        let expected = serde_json::json!({
            "reference_id": "order-1042",
            "amount": 19.99,
            "currency": "USD",
            "service": "payment_card_usd_hpp",
            "flow": "charge",
            "test_mode": true,
            "token": "token",
            "customer": { "reference_id": "customer-7" },
            "gateway_options": { "cardgate": { "instant": true } },
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn any_field_can_be_set_but_those_that_make_the_order() {
        let order = order("order-1042").with(|attributes| {
            attributes.descriptor = Some("SHOP".into());
            attributes.token = None;
            attributes.service = "another".into();
            attributes.amount = dec!(1).into();
            attributes.reference_id = "another".into();
            attributes.test_mode = Some(false);
        });
        let order = order.cardgate(|options| {
            options.theme = Some("dark".into());
            options.instant = Some(false);
        });
        let prepared = order.prepare(Mode::Test, &Exponents::paymega()).unwrap();
        let json = serde_json::to_value(&prepared.attributes).unwrap();
        let expected = serde_json::json!({
            "reference_id": "order-1042",
            "amount": 19.99,
            "currency": "USD",
            "service": "payment_card_usd_hpp",
            "flow": "charge",
            "test_mode": true,
            "token": "token",
            "descriptor": "SHOP",
            "customer": { "reference_id": "customer-7" },
            "gateway_options": { "cardgate": { "theme": "dark", "instant": true } },
        });
        assert_eq!(json, expected);
    }

    #[test]
    fn a_charge_by_the_cardholder_is_not_instant() {
        let order = order("order-1042").initiator(Initiator::Cardholder);
        let prepared = order.prepare(Mode::Test, &Exponents::paymega()).unwrap();
        let json = serde_json::to_value(&prepared.attributes).unwrap();
        assert_eq!(json["token"], "token");
        assert!(json.get("gateway_options").is_none(), "{json}");
        assert!(order.attempt(2).starts_with_payer() && order.starts_with_payer());
        let instant = order.cardgate(|options| options.instant = Some(true));
        assert_eq!(field_of(&instant), "gateway_options.cardgate.instant");
    }
}
