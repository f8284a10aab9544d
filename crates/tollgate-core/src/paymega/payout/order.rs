//! The order of a payout.

use serde_json::Value;
use tollgate_paymega_private::types::{
    CreatePayoutAttributes, CreatePayoutData, CreatePayoutDataType, CreatePayoutRequest,
    InvoiceCustomer, PayoutOptions,
};
use tollgate_types::Token;

use super::stored::{PayoutFingerprint, StoredPayout};
use crate::{
    CardToken, Error, Exponents, Invalid, Mode, Money,
    paymega::order::{CallTag, checked_customer, checked_money, checked_reference},
    web::check_url,
};

/// A payout that the merchant orders: money leaves the account for a customer's saved card.
///
/// ```
/// use tollgate::{CardToken, Currency, Money, dec, paymega::NewPayout};
///
/// let token = CardToken::new("4c9jHUgeL1SD7g5byDYn9Gc0RC60NN3x");
/// let payout = NewPayout::new("payout-1042", Money::new(dec!(19.99), Currency::USD), "payment_card_usd")
///     .token(token)
///     .customer("customer-7");
/// ```
///
/// A payout is neither split nor paid in part. Store the order before the call: nothing else must be stored.
#[derive(Clone, Debug)]
pub struct NewPayout {
    attributes: CreatePayoutAttributes,
    money: Money,
    at_once: bool,
}

impl NewPayout {
    /// A payout of `money` by this service, such as `payment_card_usd`, under the merchant's own reference, which is
    /// unique for ever. The codes of payout services have no flow at their end, unlike those of payments.
    #[must_use]
    pub fn new(reference: impl Into<String>, money: Money, service: impl Into<String>) -> Self {
        let currency = money.currency().code().to_owned();
        Self {
            attributes: CreatePayoutAttributes::new(
                money.amount().into(),
                currency,
                reference.into(),
                service.into(),
            ),
            money,
            at_once: false,
        }
    }

    /// Sets the saved card that receives the money. Its [customer](NewPayout::customer) is required too.
    #[must_use]
    pub fn token(self, token: CardToken) -> Self {
        self.with(|attributes| attributes.token = Some(token.into_token()))
    }

    /// Sets the customer who receives the money, by the merchant's own id.
    #[must_use]
    pub fn customer(self, reference: impl Into<String>) -> Self {
        let reference = reference.into();
        self.with(|attributes| match &mut attributes.customer {
            Some(customer) => customer.reference_id = reference,
            none => *none = Some(InvoiceCustomer::new(reference)),
        })
    }

    /// Sets a detail of the recipient that the service asks for, such as `account`; `Paymega::payout_prerequest` names
    /// them. A card number among them takes precedence over the [token](NewPayout::token), so it is refused beside one.
    #[must_use]
    pub fn field(self, key: impl Into<String>, value: impl Into<String>) -> Self {
        let value = Token::new(value.into());
        self.with(|attributes| {
            let fields = attributes.fields.get_or_insert_default();
            fields.insert(key.into(), value);
        })
    }

    /// Sets a description of the payout.
    #[must_use]
    pub fn description(self, text: impl Into<String>) -> Self {
        self.with(|attributes| attributes.description = Some(text.into()))
    }

    /// Sets the address that receives callbacks about this payout. Default: the address set for the account.
    #[must_use]
    pub fn callback_url(self, url: impl Into<String>) -> Self {
        self.with(|attributes| attributes.callback_url = Some(url.into()))
    }

    /// Adds a key and value of the merchant's own, which are returned with the payout.
    #[must_use]
    pub fn metadata(self, key: impl Into<String>, value: impl Into<Value>) -> Self {
        self.with(|attributes| {
            let metadata = attributes.metadata.get_or_insert_default();
            metadata.insert(key.into(), value.into());
        })
    }

    /// Lets Paymega process the payout as soon as it is created: money leaves the account with the creation. Default:
    /// the payout waits for `Paymega::process_payout`.
    #[must_use]
    pub const fn process_at_once(mut self) -> Self {
        self.at_once = true;
        self
    }

    /// The reference of the payout.
    #[must_use]
    pub fn reference(&self) -> &str {
        &self.attributes.reference_id
    }

    /// The amount and currency of the payout.
    #[must_use]
    pub const fn money(&self) -> Money {
        self.money
    }

    fn with(mut self, change: impl FnOnce(&mut CreatePayoutAttributes)) -> Self {
        change(&mut self.attributes);
        self
    }

    #[doc(hidden)]
    pub fn prepare(&self, mode: Mode, exponents: &Exponents) -> Result<PreparedPayout, Invalid> {
        checked_reference("reference_id", self.reference())?;
        checked_money(self.money, exponents)?;
        let mut attributes = self.attributes.clone();
        attributes.test_mode = Some(mode.is_test());
        // The account may have other options, so each of them is sent.
        attributes.options = Some(PayoutOptions {
            auto_process: Some(self.at_once),
            split_mode: Some(false),
            parallel_mode: Some(false),
            allow_partially: Some(false),
        });
        attributes.check()?;
        check_recipient(&attributes)?;
        check_url("callback_url", &mut attributes.callback_url)?;
        let customer = attributes.customer.as_ref();
        let order = PayoutFingerprint {
            reference: attributes.reference_id.clone(),
            money: self.money,
            service: attributes.service.clone(),
            mode,
            customer: customer.map(|customer| customer.reference_id.clone()),
        };
        Ok(PreparedPayout { order, attributes })
    }
}

fn check_recipient(attributes: &CreatePayoutAttributes) -> Result<(), Invalid> {
    let has_token = attributes.token.is_some();
    let fields = attributes.fields.iter().flatten();
    let mut card_numbers = fields.filter(|(key, _)| key.to_ascii_lowercase().contains("card"));
    if has_token && card_numbers.next().is_some() {
        let why = "takes precedence over the token: send one of them";
        return Err(Invalid::new("fields", why));
    }
    match &attributes.customer {
        Some(customer) => checked_customer(customer),
        None if has_token => {
            let field = "customer.reference_id";
            Err(Invalid::new(field, "is required with a token"))
        }
        None => Ok(()),
    }
}

/// A payout that is checked and ready to be sent: its fingerprint and its request.
#[derive(Clone, Debug)]
pub struct PreparedPayout {
    pub order: PayoutFingerprint,
    pub attributes: CreatePayoutAttributes,
}

impl PreparedPayout {
    /// The request with a new tag in its metadata under this key.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if the merchant's metadata has the key already.
    pub fn tagged(
        self,
        key: &str,
    ) -> Result<(PayoutFingerprint, CreatePayoutRequest, CallTag), Error> {
        let mut attributes = self.attributes;
        let call_tag = CallTag::put_into(&mut attributes.metadata, key)?;
        let data = CreatePayoutData::new(attributes, CreatePayoutDataType::PayoutInvoice);
        Ok((self.order, CreatePayoutRequest::new(data), call_tag))
    }
}

pub use self::sealed::StoredForm;

/// The order of a payout that can be reconciled: [`NewPayout`], or its [`StoredPayout`].
pub trait PayoutOrder: sealed::StoredForm {}

impl PayoutOrder for NewPayout {}
impl PayoutOrder for StoredPayout {}

mod sealed {
    use super::{NewPayout, StoredPayout};
    use crate::{Exponents, Invalid, Mode};

    /// An order that has a stored form.
    pub trait StoredForm {
        fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<StoredPayout, Invalid>;
    }

    impl StoredForm for NewPayout {
        fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<StoredPayout, Invalid> {
            self.prepare(mode, exponents)
                .map(|prepared| StoredPayout(prepared.order))
        }
    }

    impl StoredForm for StoredPayout {
        fn stored_form(&self, mode: Mode, exponents: &Exponents) -> Result<StoredPayout, Invalid> {
            self.checked(mode, exponents)
        }
    }
}
