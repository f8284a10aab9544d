//! An order to save a card on a provider's page, the same for every provider.

use std::time::SystemTime;

use crate::Money;

/// An order to save the payer's card on a provider's page: no card number passes through the merchant's process.
///
/// `save_card` of either client starts it, `reconcile` of the same client returns its outcome, and the outcome's
/// operation shows the [saved card](crate::Operation::saved_card).
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use tollgate::{Currency, Money, SaveCard, dec};
///
/// let end = SystemTime::now() + Duration::from_secs(30 * 60);
/// let order = SaveCard::new("card-7", Money::new(dec!(1), Currency::USD), end)
///     .customer("customer-7")
///     .service("payment_card_usd_hpp")
///     .description("Card for subscriptions")
///     .return_url("https://shop.example/back")
///     .notification_url("https://shop.example/notifications");
/// ```
#[derive(Clone, Debug)]
pub struct SaveCard {
    pub(crate) reference: String,
    pub(crate) money: Money,
    pub(crate) ends: SystemTime,
    pub(crate) customer: Option<String>,
    #[cfg_attr(
        not(feature = "paymega"),
        expect(dead_code, reason = "Paymega alone has services")
    )]
    pub(crate) service: Option<String>,
    pub(crate) description: String,
    pub(crate) return_url: Option<String>,
    pub(crate) notification_url: Option<String>,
}

impl SaveCard {
    /// Saves a card until `ends`. The issuer verifies the amount, and nothing is charged.
    #[must_use]
    pub fn new(reference: impl Into<String>, money: Money, ends: SystemTime) -> Self {
        Self {
            reference: reference.into(),
            money,
            ends,
            customer: None,
            service: None,
            description: "Card".to_owned(),
            return_url: None,
            notification_url: None,
        }
    }

    /// The payer, by the merchant's own id. Paymega requires it, and charges the token for this payer alone.
    #[must_use]
    pub fn customer(mut self, id: impl Into<String>) -> Self {
        self.customer = Some(id.into());
        self
    }

    /// The payment service of Paymega, such as `payment_card_usd_hpp`, which requires one. PayCross has no services.
    #[must_use]
    pub fn service(mut self, code: impl Into<String>) -> Self {
        self.service = Some(code.into());
        self
    }

    /// The description that the payer sees.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        self.description = text.into();
        self
    }

    /// The address that the payer returns to. Its query proves nothing.
    #[must_use]
    pub fn return_url(mut self, url: impl Into<String>) -> Self {
        self.return_url = Some(url.into());
        self
    }

    /// The address for the provider's webhooks or callbacks about this order.
    #[must_use]
    pub fn notification_url(mut self, url: impl Into<String>) -> Self {
        self.notification_url = Some(url.into());
        self
    }

    /// The merchant's reference.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.reference
    }
}
