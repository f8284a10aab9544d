// @generated from spec/paycross/checkout.yaml by `cargo xtask generate`: change the document instead.

///A checkout and the result of its last transaction. It repeats the fields of its request.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Checkout {
    ///The payer, from the request and from the page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<CheckoutCustomer>,
    ///Whether the time to pay has passed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expired: ::std::option::Option<bool>,
    ///Whether the gateway processed a transaction and the page takes no further one.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub finished: ::std::option::Option<bool>,
    ///The last transaction on the page; null before the payer's first attempt.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub gateway_response: ::std::option::Option<GatewayResponse>,
    ///The result in words.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///The order, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub order: ::std::option::Option<CheckoutOrderShown>,
    ///The ways of paying, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_method: ::std::option::Option<CheckoutPaymentMethod>,
    ///The settings, from the request.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub settings: ::std::option::Option<CheckoutSettings>,
    ///The shop.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub shop: ::std::option::Option<CheckoutShop>,
    ///The shop's id.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub shop_id: ::std::option::Option<::tollgate_types::Int>,
    ///The state of the last transaction, or `error` with the reason in `message`. It says nothing about an earlier attempt on the page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::TransactionStatus>,
    >,
    ///Whether the transactions are test transactions.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test: ::std::option::Option<bool>,
    ///The checkout's token.
    pub token: ::tollgate_types::Token,
    ///The kind of transaction that the page makes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub transaction_type: ::std::option::Option<::tollgate_types::Open<CheckoutType>>,
}
///A new checkout.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CheckoutCreated {
    ///The address of the payment page, to which to send the payer. It holds the token.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub redirect_url: ::std::option::Option<::tollgate_types::Token>,
    ///The checkout's token, with which to read it. Any party that has it can open the page.
    pub token: ::tollgate_types::Token,
}
///The body of the response to a creation.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CheckoutCreatedEnvelope {
    ///A new checkout.
    pub checkout: CheckoutCreated,
}
///The payer. Conditionally required; ask support which fields the shop must send. Documented by bePaid, a sister brand.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct CheckoutCustomer {
    ///The payer's street and house.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub address: ::std::option::Option<::std::string::String>,
    ///The payer's date of birth as `YYYY-MM-DD` (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub birth_date: ::std::option::Option<::std::string::String>,
    ///The payer's city.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub city: ::std::option::Option<::std::string::String>,
    ///The payer's country, by ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub country: ::std::option::Option<::std::string::String>,
    ///The id of the payer's device, which a response shows.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub device_id: ::std::option::Option<::std::string::String>,
    ///The payer's e-mail address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub email: ::std::option::Option<::std::string::String>,
    ///The merchant's own id of the payer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub external_id: ::std::option::Option<::std::string::String>,
    ///The payer's first name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub first_name: ::std::option::Option<::std::string::String>,
    ///The payer's last name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last_name: ::std::option::Option<::std::string::String>,
    ///The payer's telephone number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub phone: ::std::option::Option<::std::string::String>,
    ///The state in two letters, if the country is `IN`, `US` or `CA`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state: ::std::option::Option<::std::string::String>,
    ///The postcode.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub zip: ::std::option::Option<::std::string::String>,
}
///The body of a creation.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CheckoutEnvelope {
    ///An order, and the page on which the payer pays it.
    pub checkout: CheckoutRequest,
}
///The order that the payer pays.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CheckoutOrder {
    ///Further information about the payment, which the response repeats.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub additional_data: ::std::option::Option<::tollgate_types::AdditionalData>,
    ///The amount in minor units; $32.45 is `3245`. A tokenisation does not take it.
    pub amount: ::tollgate_types::MinorUnits,
    ///The currency, by ISO 4217, for example `USD`.
    pub currency: ::std::string::String,
    ///The description of the order. PayCross's page on checkouts names no limit; the gateway's own calls take 255 characters.
    pub description: ::std::string::String,
    ///Until when the payer can pay, with its offset from UTC, for example `2026-04-02T18:20:45+03:00`. If this is absent, for 24 hours after the creation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expired_at: ::std::option::Option<::std::string::String>,
    ///The merchant's own id of the order, which the transactions carry. Use a unique value for each order. The gateway's own calls take 255 characters.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
}
///The order in a response.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CheckoutOrderShown {
    ///Further information about the payment, from the request and from the page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub additional_data: ::std::option::Option<::tollgate_types::AdditionalData>,
    ///The amount in minor units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::MinorUnits>,
    ///The currency, by ISO 4217.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The description of the order.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///Until when the payer can pay (ISO 8601); null if the request had no such time.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expired_at: ::std::option::Option<::std::string::String>,
    ///The merchant's own id of the order.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
}
///The ways of paying that the page offers; all that the shop has if this is absent. Documented by bePaid, a sister brand.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct CheckoutPaymentMethod {
    ///The brands of cards and wallets that the page does not offer, such as `apple_pay`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub excluded_brands: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    ///The ways of paying that the page does not offer. Not used beside `types`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub excluded_types: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    ///The ways of paying, such as `credit_card`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub types: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
}
///An order, and the page on which the payer pays it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CheckoutRequest {
    ///How often the payer can try to pay on this page; once if absent. Each attempt is a transaction with the same `tracking_id`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub attempts: ::std::option::Option<::tollgate_types::Int>,
    ///The payer. Conditionally required; ask support which fields the shop must send. Documented by bePaid, a sister brand.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<CheckoutCustomer>,
    ///The text that names this payment on the payer's statement.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub dynamic_billing_descriptor: ::std::option::Option<::std::string::String>,
    ///Whether pages of other services, such as the issuer's, open inside of the widget where possible.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub iframe: ::std::option::Option<bool>,
    ///The order that the payer pays.
    pub order: CheckoutOrder,
    ///The ways of paying that the page offers; all that the shop has if this is absent. Documented by bePaid, a sister brand.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_method: ::std::option::Option<CheckoutPaymentMethod>,
    ///Where the payer returns, where notifications go, and how the page looks. Documented by bePaid, a sister brand.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub settings: ::std::option::Option<CheckoutSettings>,
    ///Whether the transactions are test transactions. They are not if this is absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test: ::std::option::Option<bool>,
    ///The kind of transaction that the page makes. `payment` charges, `authorization` reserves, `tokenization` saves the card and charges nothing, and `charge` makes a payment or an authorisation with an automatic capture, as the acquirer allows.
    pub transaction_type: ::tollgate_types::Open<CheckoutType>,
}
///Where the payer returns, where notifications go, and how the page looks. Documented by bePaid, a sister brand.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct CheckoutSettings {
    ///After how many seconds the page of the result returns the payer by itself; `0` shows no such page. Called a text, and null in a sample.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub auto_return: ::std::option::Option<::serde_json::Value>,
    ///The text of the button on the page of the result.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub button_next_text: ::std::option::Option<::std::string::String>,
    ///The URL to which the payer returns without paying.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cancel_url: ::std::option::Option<::std::string::String>,
    ///The fields about the payer on the page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_fields: ::std::option::Option<CustomerFields>,
    ///The URL to which the payer returns after the issuer declined.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub decline_url: ::std::option::Option<::std::string::String>,
    ///The URL to which the payer returns after an error.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fail_url: ::std::option::Option<::std::string::String>,
    ///The language of the page, for example `en`, which is also taken if this is absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub language: ::std::option::Option<::std::string::String>,
    ///The URL to which notifications are posted.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub notification_url: ::std::option::Option<::std::string::String>,
    ///The URL to which the payer returns after the transaction. If it is there, `success_url` and `decline_url` are not used.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_url: ::std::option::Option<::std::string::String>,
    ///The switch with which the payer agrees to save the card.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub save_card_toggle: ::std::option::Option<SaveCardToggle>,
    ///The URL to which the payer returns after a successful transaction. The service adds `token`, `uid` and `status` to its query.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub success_url: ::std::option::Option<::std::string::String>,
    ///The URL at which the gateway asks the merchant to confirm the transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub verification_url: ::std::option::Option<::std::string::String>,
}
///The shop of a checkout.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CheckoutShop {
    ///The brands of cards, and the other ways of paying, that the shop takes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub brands: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    ///The shop's e-mail address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub contact_email: ::std::option::Option<::std::string::String>,
    ///The shop's telephone number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub contact_phone: ::std::option::Option<::std::string::String>,
    ///The shop's country, by ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub country: ::std::option::Option<::std::string::String>,
    ///The shop's id, here a text.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///The shop's name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    ///The shop's address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub url: ::std::option::Option<::std::string::String>,
}
///The body of the response to a reading.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CheckoutStatusEnvelope {
    ///A checkout and the result of its last transaction. It repeats the fields of its request.
    pub checkout: Checkout,
}
///A transaction of the gateway, as far as checkouts show it. Read the whole transaction from the gateway by its `uid`.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CheckoutTransaction {
    ///The amount in minor units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::MinorUnits>,
    ///The bank's authorisation code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub auth_code: ::std::option::Option<::std::string::String>,
    ///The bank's response code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bank_code: ::std::option::Option<::std::string::String>,
    ///The text on the payer's statement.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub billing_descriptor: ::std::option::Option<::std::string::String>,
    ///The card with its token, in a notification.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub credit_card: ::std::option::Option<::tollgate_types::CardDetails>,
    ///The currency, by ISO 4217.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The id of the acquiring gateway that processed the transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub gateway_id: ::std::option::Option<::tollgate_types::Int>,
    ///The result in words.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///The URL of the transaction's receipt. Anyone who has the URL can read the receipt.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub receipt_url: ::std::option::Option<::std::string::String>,
    ///The URL of the next step while the status is `incomplete`. The page itself takes the payer there.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub redirect_url: ::std::option::Option<::tollgate_types::Token>,
    ///The acquirer's id of the transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ref_id: ::std::option::Option<::std::string::String>,
    ///The bank's retrieval reference number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub rrn: ::std::option::Option<::std::string::String>,
    ///The state of the transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::TransactionStatus>,
    >,
    ///Whether this is a test transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test: ::std::option::Option<bool>,
    ///The merchant's own id of the order. A notification has it; the reading of a checkout has it under `order`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
    ///The kind of transaction.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::TransactionType>,
    >,
    ///The transaction's id at the gateway.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uid: ::std::option::Option<::std::string::String>,
    ///When the transaction was last changed (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated_at: ::std::option::Option<::std::string::String>,
}
///The body of a notification of a transaction.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CheckoutTransactionEnvelope {
    ///A transaction of the gateway, as far as checkouts show it. Read the whole transaction from the gateway by its `uid`.
    pub transaction: CheckoutTransaction,
}
///The kind of transaction that the page makes. `payment` charges, `authorization` reserves, `tokenization` saves the card and charges nothing, and `charge` makes a payment or an authorisation with an automatic capture, as the acquirer allows.
#[derive(
    ::serde::Deserialize,
    ::serde::Serialize,
    Clone,
    Copy,
    Debug,
    Eq,
    Hash,
    Ord,
    PartialEq,
    PartialOrd
)]
pub enum CheckoutType {
    #[serde(rename = "payment")]
    Payment,
    #[serde(rename = "authorization")]
    Authorization,
    #[serde(rename = "tokenization")]
    Tokenization,
    #[serde(rename = "charge")]
    Charge,
}
impl ::std::fmt::Display for CheckoutType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Payment => f.write_str("payment"),
            Self::Authorization => f.write_str("authorization"),
            Self::Tokenization => f.write_str("tokenization"),
            Self::Charge => f.write_str("charge"),
        }
    }
}
impl ::std::str::FromStr for CheckoutType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "payment" => Ok(Self::Payment),
            "authorization" => Ok(Self::Authorization),
            "tokenization" => Ok(Self::Tokenization),
            "charge" => Ok(Self::Charge),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CheckoutType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CheckoutType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The fields about the payer on the page, such as `email` or `first_name`.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct CustomerFields {
    ///The fields that the page shows and that the payer cannot change.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub read_only: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    ///The fields that the page shows.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub visible: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
}
///The last transaction on the page, under the name of its type.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GatewayResponse {
    ///The authorisation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub authorization: ::std::option::Option<CheckoutTransaction>,
    ///The automatic capture of a `charge`. Its name here is assumed, after those of the others.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub capture: ::std::option::Option<CheckoutTransaction>,
    ///The payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment: ::std::option::Option<CheckoutTransaction>,
    ///The tokenisation. Its name here is assumed, after those of the others.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tokenization: ::std::option::Option<CheckoutTransaction>,
    ///The transaction's id, which older samples show beside the transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uid: ::std::option::Option<::std::string::String>,
}
///The switch with which the payer agrees to save the card.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct SaveCardToggle {
    ///Whether the switch is the payer's consent to a token for the merchant. Otherwise it saves the card for the page alone, and the merchant gets no token.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer_contract: ::std::option::Option<bool>,
    ///Whether the page shows the switch.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub display: ::std::option::Option<bool>,
}
/// Error types.
pub mod error {
    /// Error from a `TryFrom` or `FromStr` implementation.
    pub struct ConversionError(::std::borrow::Cow<'static, str>);
    impl ::std::error::Error for ConversionError {}
    impl ::std::fmt::Display for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Display::fmt(&self.0, f)
        }
    }
    impl ::std::fmt::Debug for ConversionError {
        fn fmt(
            &self,
            f: &mut ::std::fmt::Formatter<'_>,
        ) -> Result<(), ::std::fmt::Error> {
            ::std::fmt::Debug::fmt(&self.0, f)
        }
    }
    impl From<&'static str> for ConversionError {
        fn from(value: &'static str) -> Self {
            Self(value.into())
        }
    }
    impl From<String> for ConversionError {
        fn from(value: String) -> Self {
            Self(value.into())
        }
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Checkout {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "customer",
            "expired",
            "finished",
            "gateway_response",
            "message",
            "order",
            "payment_method",
            "settings",
            "shop",
            "shop_id",
            "status",
            "test",
            "token",
            "transaction_type",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut customer = ::std::default::Default::default();
        let mut expired = ::std::default::Default::default();
        let mut finished = ::std::default::Default::default();
        let mut gateway_response = ::std::default::Default::default();
        let mut message = ::std::default::Default::default();
        let mut order = ::std::default::Default::default();
        let mut payment_method = ::std::default::Default::default();
        let mut settings = ::std::default::Default::default();
        let mut shop = ::std::default::Default::default();
        let mut shop_id = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut test = ::std::default::Default::default();
        let mut token = ::std::default::Default::default();
        let mut transaction_type = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut customer, __object),
                1 => field::core(&mut expired, __object),
                2 => field::core(&mut finished, __object),
                3 => field::core(&mut gateway_response, __object),
                4 => field::other(&mut message, __object),
                5 => field::core(&mut order, __object),
                6 => field::other(&mut payment_method, __object),
                7 => field::other(&mut settings, __object),
                8 => field::other(&mut shop, __object),
                9 => field::other(&mut shop_id, __object),
                10 => field::core(&mut status, __object),
                11 => field::core(&mut test, __object),
                12 => field::required_core(&mut token, __object),
                13 => field::core(&mut transaction_type, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            customer,
            expired,
            finished,
            gateway_response,
            message,
            order,
            payment_method,
            settings,
            shop,
            shop_id,
            status,
            test,
            token: field::present(token, "token")?,
            transaction_type,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutCreated {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["redirect_url", "token"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut redirect_url = ::std::default::Default::default();
        let mut token = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut redirect_url, __object),
                1 => field::required_core(&mut token, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            redirect_url,
            token: field::present(token, "token")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutCreatedEnvelope {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["checkout"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut checkout = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut checkout, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            checkout: field::present(checkout, "checkout")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutCustomer {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "address",
            "birth_date",
            "city",
            "country",
            "device_id",
            "email",
            "external_id",
            "first_name",
            "last_name",
            "phone",
            "state",
            "zip",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut address = ::std::default::Default::default();
        let mut birth_date = ::std::default::Default::default();
        let mut city = ::std::default::Default::default();
        let mut country = ::std::default::Default::default();
        let mut device_id = ::std::default::Default::default();
        let mut email = ::std::default::Default::default();
        let mut external_id = ::std::default::Default::default();
        let mut first_name = ::std::default::Default::default();
        let mut last_name = ::std::default::Default::default();
        let mut phone = ::std::default::Default::default();
        let mut state = ::std::default::Default::default();
        let mut zip = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut address, __object),
                1 => field::other(&mut birth_date, __object),
                2 => field::other(&mut city, __object),
                3 => field::other(&mut country, __object),
                4 => field::other(&mut device_id, __object),
                5 => field::other(&mut email, __object),
                6 => field::other(&mut external_id, __object),
                7 => field::other(&mut first_name, __object),
                8 => field::other(&mut last_name, __object),
                9 => field::other(&mut phone, __object),
                10 => field::other(&mut state, __object),
                11 => field::other(&mut zip, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            address,
            birth_date,
            city,
            country,
            device_id,
            email,
            external_id,
            first_name,
            last_name,
            phone,
            state,
            zip,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutOrderShown {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "additional_data",
            "amount",
            "currency",
            "description",
            "expired_at",
            "tracking_id",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut additional_data = ::std::default::Default::default();
        let mut amount = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut expired_at = ::std::default::Default::default();
        let mut tracking_id = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut additional_data, __object),
                1 => field::core(&mut amount, __object),
                2 => field::core(&mut currency, __object),
                3 => field::other(&mut description, __object),
                4 => field::other(&mut expired_at, __object),
                5 => field::core(&mut tracking_id, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            additional_data,
            amount,
            currency,
            description,
            expired_at,
            tracking_id,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutPaymentMethod {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["excluded_brands", "excluded_types", "types"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut excluded_brands = ::std::default::Default::default();
        let mut excluded_types = ::std::default::Default::default();
        let mut types = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::items(&mut excluded_brands, __object),
                1 => field::items(&mut excluded_types, __object),
                2 => field::items(&mut types, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            excluded_brands,
            excluded_types,
            types,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutSettings {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "auto_return",
            "button_next_text",
            "cancel_url",
            "customer_fields",
            "decline_url",
            "fail_url",
            "language",
            "notification_url",
            "return_url",
            "save_card_toggle",
            "success_url",
            "verification_url",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut auto_return = ::std::default::Default::default();
        let mut button_next_text = ::std::default::Default::default();
        let mut cancel_url = ::std::default::Default::default();
        let mut customer_fields = ::std::default::Default::default();
        let mut decline_url = ::std::default::Default::default();
        let mut fail_url = ::std::default::Default::default();
        let mut language = ::std::default::Default::default();
        let mut notification_url = ::std::default::Default::default();
        let mut return_url = ::std::default::Default::default();
        let mut save_card_toggle = ::std::default::Default::default();
        let mut success_url = ::std::default::Default::default();
        let mut verification_url = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::free(&mut auto_return, __object),
                1 => field::other(&mut button_next_text, __object),
                2 => field::other(&mut cancel_url, __object),
                3 => field::other(&mut customer_fields, __object),
                4 => field::other(&mut decline_url, __object),
                5 => field::other(&mut fail_url, __object),
                6 => field::other(&mut language, __object),
                7 => field::other(&mut notification_url, __object),
                8 => field::other(&mut return_url, __object),
                9 => field::other(&mut save_card_toggle, __object),
                10 => field::other(&mut success_url, __object),
                11 => field::other(&mut verification_url, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            auto_return,
            button_next_text,
            cancel_url,
            customer_fields,
            decline_url,
            fail_url,
            language,
            notification_url,
            return_url,
            save_card_toggle,
            success_url,
            verification_url,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutShop {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["brands", "contact_email", "contact_phone", "country", "id", "name", "url"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut brands = ::std::default::Default::default();
        let mut contact_email = ::std::default::Default::default();
        let mut contact_phone = ::std::default::Default::default();
        let mut country = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut name = ::std::default::Default::default();
        let mut url = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::items(&mut brands, __object),
                1 => field::other(&mut contact_email, __object),
                2 => field::other(&mut contact_phone, __object),
                3 => field::other(&mut country, __object),
                4 => field::other(&mut id, __object),
                5 => field::other(&mut name, __object),
                6 => field::other(&mut url, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            brands,
            contact_email,
            contact_phone,
            country,
            id,
            name,
            url,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutStatusEnvelope {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["checkout"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut checkout = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut checkout, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            checkout: field::present(checkout, "checkout")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutTransaction {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "amount",
            "auth_code",
            "bank_code",
            "billing_descriptor",
            "credit_card",
            "currency",
            "gateway_id",
            "message",
            "receipt_url",
            "redirect_url",
            "ref_id",
            "rrn",
            "status",
            "test",
            "tracking_id",
            "type",
            "uid",
            "updated_at",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount = ::std::default::Default::default();
        let mut auth_code = ::std::default::Default::default();
        let mut bank_code = ::std::default::Default::default();
        let mut billing_descriptor = ::std::default::Default::default();
        let mut credit_card = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut gateway_id = ::std::default::Default::default();
        let mut message = ::std::default::Default::default();
        let mut receipt_url = ::std::default::Default::default();
        let mut redirect_url = ::std::default::Default::default();
        let mut ref_id = ::std::default::Default::default();
        let mut rrn = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut test = ::std::default::Default::default();
        let mut tracking_id = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        let mut uid = ::std::default::Default::default();
        let mut updated_at = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut amount, __object),
                1 => field::other(&mut auth_code, __object),
                2 => field::other(&mut bank_code, __object),
                3 => field::other(&mut billing_descriptor, __object),
                4 => field::other(&mut credit_card, __object),
                5 => field::core(&mut currency, __object),
                6 => field::other(&mut gateway_id, __object),
                7 => field::other(&mut message, __object),
                8 => field::other(&mut receipt_url, __object),
                9 => field::other(&mut redirect_url, __object),
                10 => field::other(&mut ref_id, __object),
                11 => field::other(&mut rrn, __object),
                12 => field::core(&mut status, __object),
                13 => field::other(&mut test, __object),
                14 => field::core(&mut tracking_id, __object),
                15 => field::core(&mut type_, __object),
                16 => field::core(&mut uid, __object),
                17 => field::other(&mut updated_at, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount,
            auth_code,
            bank_code,
            billing_descriptor,
            credit_card,
            currency,
            gateway_id,
            message,
            receipt_url,
            redirect_url,
            ref_id,
            rrn,
            status,
            test,
            tracking_id,
            type_,
            uid,
            updated_at,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CheckoutTransactionEnvelope {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["transaction"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut transaction = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut transaction, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            transaction: field::present(transaction, "transaction")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CustomerFields {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["read_only", "visible"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut read_only = ::std::default::Default::default();
        let mut visible = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::items(&mut read_only, __object),
                1 => field::items(&mut visible, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { read_only, visible })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for GatewayResponse {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["authorization", "capture", "payment", "tokenization", "uid"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut authorization = ::std::default::Default::default();
        let mut capture = ::std::default::Default::default();
        let mut payment = ::std::default::Default::default();
        let mut tokenization = ::std::default::Default::default();
        let mut uid = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut authorization, __object),
                1 => field::core(&mut capture, __object),
                2 => field::core(&mut payment, __object),
                3 => field::core(&mut tokenization, __object),
                4 => field::core(&mut uid, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            authorization,
            capture,
            payment,
            tokenization,
            uid,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for SaveCardToggle {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["customer_contract", "display"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut customer_contract = ::std::default::Default::default();
        let mut display = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut customer_contract, __object),
                1 => field::other(&mut display, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { customer_contract, display })
    }
}
::tollgate_types::objects! {
    Checkout, CheckoutCreated, CheckoutCreatedEnvelope, CheckoutCustomer,
    CheckoutOrderShown, CheckoutPaymentMethod, CheckoutSettings, CheckoutShop,
    CheckoutStatusEnvelope, CheckoutTransaction, CheckoutTransactionEnvelope,
    CustomerFields, GatewayResponse, SaveCardToggle
}
impl Checkout {
    /// A value with the required fields alone.
    pub fn new(token: ::tollgate_types::Token) -> Self {
        Self {
            token,
            customer: ::std::default::Default::default(),
            expired: ::std::default::Default::default(),
            finished: ::std::default::Default::default(),
            gateway_response: ::std::default::Default::default(),
            message: ::std::default::Default::default(),
            order: ::std::default::Default::default(),
            payment_method: ::std::default::Default::default(),
            settings: ::std::default::Default::default(),
            shop: ::std::default::Default::default(),
            shop_id: ::std::default::Default::default(),
            status: ::std::default::Default::default(),
            test: ::std::default::Default::default(),
            transaction_type: ::std::default::Default::default(),
        }
    }
}
impl CheckoutCreated {
    /// A value with the required fields alone.
    pub fn new(token: ::tollgate_types::Token) -> Self {
        Self {
            token,
            redirect_url: ::std::default::Default::default(),
        }
    }
}
impl CheckoutCreatedEnvelope {
    /// A value with the required fields alone.
    pub fn new(checkout: CheckoutCreated) -> Self {
        Self { checkout }
    }
}
impl CheckoutEnvelope {
    /// A value with the required fields alone.
    pub fn new(checkout: CheckoutRequest) -> Self {
        Self { checkout }
    }
}
impl CheckoutOrder {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::MinorUnits,
        currency: ::std::string::String,
        description: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            currency,
            description,
            additional_data: ::std::default::Default::default(),
            expired_at: ::std::default::Default::default(),
            tracking_id: ::std::default::Default::default(),
        }
    }
}
impl CheckoutRequest {
    /// A value with the required fields alone.
    pub fn new(
        order: CheckoutOrder,
        transaction_type: ::tollgate_types::Open<CheckoutType>,
    ) -> Self {
        Self {
            order,
            transaction_type,
            attempts: ::std::default::Default::default(),
            customer: ::std::default::Default::default(),
            dynamic_billing_descriptor: ::std::default::Default::default(),
            iframe: ::std::default::Default::default(),
            payment_method: ::std::default::Default::default(),
            settings: ::std::default::Default::default(),
            test: ::std::default::Default::default(),
        }
    }
}
impl CheckoutStatusEnvelope {
    /// A value with the required fields alone.
    pub fn new(checkout: Checkout) -> Self {
        Self { checkout }
    }
}
impl CheckoutTransactionEnvelope {
    /// A value with the required fields alone.
    pub fn new(transaction: CheckoutTransaction) -> Self {
        Self { transaction }
    }
}
