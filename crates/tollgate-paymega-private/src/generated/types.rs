// @generated from spec/paymega/private.yaml by `cargo xtask generate`: change the document instead.

///The account with its balances.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccountBalances {
    ///The balances.
    pub attributes: AccountBalancesAttributes,
    ///The id of the commerce account, `coma_…`.
    pub id: ::std::string::String,
    ///The links to the balances; an empty list if the response has none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<
        ::tollgate_types::PhpObject<::tollgate_types::ResourceLinks>,
    >,
    ///Always `account`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///The balances.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AccountBalancesAttributes {
    ///The account's balance in each currency, by the currency's code; an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency_accounts: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, CurrencyAccount>,
        >,
    >,
}
///The account's balances.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccountBalancesDocument {
    ///The account with its balances.
    pub data: AccountBalances,
}
///The account.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccountProfile {
    ///The account's settings.
    pub attributes: AccountProfileAttributes,
    ///The id of the commerce account, `coma_…`.
    pub id: ::std::string::String,
    ///The link to the profile; an empty list if the response has none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<
        ::tollgate_types::PhpObject<::tollgate_types::ResourceLinks>,
    >,
    ///Always `account`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///The account's settings.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AccountProfileAttributes {
    ///The IP addresses that may call this API; empty if every address may.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub api_ip_white_list: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    ///When the account was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<::tollgate_types::Int>,
    ///The account's description, as `/account` shows it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The address of the account's payment pages.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub hp_domain: ::std::option::Option<::std::string::String>,
    ///The URL of the account's icon.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub icon: ::std::option::Option<::std::string::String>,
    ///How the account's ledger is kept, such as `none`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ledger_scheme: ::std::option::Option<::std::string::String>,
    ///The account's name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    ///Whether the payer bears the fee of a payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_fee_shift_out: ::std::option::Option<bool>,
    ///The options of the account's payments, as `/account` shows them. The names of the options are not published in full. An empty list means that there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_options: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///Whether reports are sent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub report: ::std::option::Option<bool>,
    ///The account's state, such as `active`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::std::string::String>,
    ///The account's time zone.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub time_zone: ::std::option::Option<::std::string::String>,
    ///When the account was last changed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated: ::std::option::Option<::tollgate_types::Int>,
    ///The merchant's site.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub website: ::std::option::Option<::std::string::String>,
}
///The account's profile.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AccountProfileDocument {
    ///The account.
    pub data: AccountProfile,
}
///Options of the card gate and its payment page.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CardgateOptions {
    ///Whether the payer returns without seeing the page that shows the status.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bypass_status_page: ::std::option::Option<bool>,
    ///Whether the merchant charges by token without the payer. The option replaced `recurrent`, which the platform refuses.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub instant: ::std::option::Option<bool>,
    ///Whether the payment page hides saved cards; false if absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub restrict_saved_cards: ::std::option::Option<bool>,
    ///How often the payer may try again.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub retry_limit: ::std::option::Option<::tollgate_types::Int>,
    ///The look of the payment page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub theme: ::std::option::Option<::std::string::String>,
    ///Details of the look: `merchant_name`, `powered_by`, `card_holder`, `favicon`, and `card_number_length` with either a `range` of `min` and `max` or the `allowedNumbers`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub theme_options: ::std::option::Option<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
    ///Whether to save the card; its token comes with the paid invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tokenize: ::std::option::Option<bool>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}
///The attributes of the invoice to create. A payment that saves the card needs `gateway_options.cardgate.tokenize` and the customer's `reference_id`. A payment by `token` needs the `reference_id` of the same customer, and `gateway_options.cardgate.instant` too if the payer takes no part.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CreateInvoiceAttributes {
    ///The amount in major units, such as 100.55. The service has limits of its own, and the card gate takes at most 1,000,000,000 in any currency. Some acquirers want whole numbers.
    pub amount: ::tollgate_types::Amount,
    ///The URL for callbacks about this invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub callback_url: ::std::option::Option<::std::string::String>,
    ///The currency of the payment, such as `USD`.
    pub currency: ::std::string::String,
    ///The payer. The platform stores customers by their reference, and updates them with each invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<InvoiceCustomer>,
    ///A description of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The text for the payer's card statement.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub descriptor: ::std::option::Option<::std::string::String>,
    ///When the invoice expires, from 14 minutes to 2 days after its creation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expires: ::std::option::Option<::std::string::String>,
    ///Whether to charge the payer or only to verify the card. A verification is voided and has no effect on the balance. `charge` if absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub flow: ::std::option::Option<RequestedFlow>,
    ///Options of the gateway. The options that work, and their values, differ by account.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub gateway_options: ::std::option::Option<GatewayOptions>,
    ///The merchant's own keys and values, which come back with the invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
    ///The merchant's own id of the operation, unique within the account; a second invoice with it is refused. A UUID is advised.
    pub reference_id: ::std::string::String,
    ///The URL to which the payer returns, whatever the outcome. The account can have `id`, `serial_number` and `amount` added to its query. They are not signed, so never trust them.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_url: ::std::option::Option<::std::string::String>,
    ///The URLs to which the payer returns, by outcome. They take precedence over `return_url`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_urls: ::std::option::Option<RequestedReturnUrls>,
    ///The service to pay with, such as `payment_card_usd_hpp`. Responses write it in lower case.
    pub service: ::std::string::String,
    ///The payer's details that some services require, for instance `phone` for a wallet. A prerequest names them.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_fields: ::std::option::Option<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
    ///Whether this is a test operation; false if absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test_mode: ::std::option::Option<bool>,
    ///The token of a saved card, to be used with the `reference_id` of the customer who saved it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub token: ::std::option::Option<::tollgate_types::Token>,
}
///The invoice to create.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CreateInvoiceData {
    ///The attributes of the invoice to create. A payment that saves the card needs `gateway_options.cardgate.tokenize` and the customer's `reference_id`. A payment by `token` needs the `reference_id` of the same customer, and `gateway_options.cardgate.instant` too if the payer takes no part.
    pub attributes: CreateInvoiceAttributes,
    ///One sample of the platform's documents has it here; every other has it among the attributes, where it belongs.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[deprecated]
    pub callback_url: ::std::option::Option<::std::string::String>,
    ///The type of the object to create.
    #[serde(rename = "type")]
    pub type_: CreateInvoiceDataType,
}
///The type of the object to create.
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
#[non_exhaustive]
pub enum CreateInvoiceDataType {
    #[serde(rename = "payment-invoices")]
    PaymentInvoices,
}
impl ::std::fmt::Display for CreateInvoiceDataType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::PaymentInvoices => f.write_str("payment-invoices"),
        }
    }
}
impl ::std::str::FromStr for CreateInvoiceDataType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "payment-invoices" => Ok(Self::PaymentInvoices),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CreateInvoiceDataType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CreateInvoiceDataType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The creation of an invoice.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CreateInvoiceRequest {
    ///The invoice to create.
    pub data: CreateInvoiceData,
}
///The attributes of the payout to create. The recipient is the card of `token`, or the `fields` that the service asks for. If both are sent and the fields hold a card number, the platform pays to the card number.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CreatePayoutAttributes {
    ///The amount in major units, such as 100.78. The service has limits of its own. No page gives a limit of the platform for payouts; this one is that of payments.
    pub amount: ::tollgate_types::Amount,
    ///The URL for callbacks about this payout.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub callback_url: ::std::option::Option<::std::string::String>,
    ///Further details of the recipient's card. Only GatewayPay shows them.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub context: ::std::option::Option<PayoutContext>,
    ///The currency of the payout, such as `USD`.
    pub currency: ::std::string::String,
    ///The payer. The platform stores customers by their reference, and updates them with each invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<InvoiceCustomer>,
    ///A description of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The details of the recipient that the service asks for, such as `account`; a payout prerequest names them. They may hold card and account numbers.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fields: ::std::option::Option<
        ::std::collections::BTreeMap<::std::string::String, ::tollgate_types::Token>,
    >,
    ///The merchant's own keys and values, which come back with the payout.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
    ///How the platform processes a payout (documented by GatewayPay). Without them the account's own settings apply.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub options: ::std::option::Option<PayoutOptions>,
    ///The payment to which a payout between persons belongs. Only GatewayPay shows it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_id: ::std::option::Option<::std::string::String>,
    ///The merchant's own id of the payout, unique within the account; a second payout with it is refused.
    pub reference_id: ::std::string::String,
    ///The service to pay out with, such as `payment_card_usd`. The codes of payouts have no flow at their end, unlike those of payments.
    pub service: ::std::string::String,
    ///The amount in the currency of the service. Cascad's sample sends it beside an equal `amount`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///Whether this is a test operation; false if absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test_mode: ::std::option::Option<bool>,
    ///The token of a saved card, in place of its number (documented by Cascad and Corefy). Send it with the `reference_id` of the customer who saved the card.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub token: ::std::option::Option<::tollgate_types::Token>,
}
///The payout to create.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CreatePayoutData {
    ///The attributes of the payout to create. The recipient is the card of `token`, or the `fields` that the service asks for. If both are sent and the fields hold a card number, the platform pays to the card number.
    pub attributes: CreatePayoutAttributes,
    ///The type of the object to create, in the singular, as both published samples have it.
    #[serde(rename = "type")]
    pub type_: CreatePayoutDataType,
}
///The type of the object to create, in the singular, as both published samples have it.
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
#[non_exhaustive]
pub enum CreatePayoutDataType {
    #[serde(rename = "payout-invoice")]
    PayoutInvoice,
}
impl ::std::fmt::Display for CreatePayoutDataType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::PayoutInvoice => f.write_str("payout-invoice"),
        }
    }
}
impl ::std::str::FromStr for CreatePayoutDataType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "payout-invoice" => Ok(Self::PayoutInvoice),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CreatePayoutDataType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CreatePayoutDataType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The creation of a payout.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CreatePayoutRequest {
    ///The payout to create.
    pub data: CreatePayoutData,
}
///The account's balance in one currency.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CurrencyAccount {
    ///The id of the currency account, `comca_…`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub account_id: ::std::option::Option<::std::string::String>,
    ///The amount available for use.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub active_balance: ::std::option::Option<::tollgate_types::DecimalString>,
    ///The balance below which nothing is paid out.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub balance_lower_limit: ::std::option::Option<::tollgate_types::DecimalString>,
    ///How far the balance may fall below zero.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub overdraft_limit: ::std::option::Option<::tollgate_types::DecimalString>,
    ///The amount that is not settled yet.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pending_balance: ::std::option::Option<::tollgate_types::DecimalString>,
    ///The amount held as a reserve.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reserved_balance: ::std::option::Option<::tollgate_types::DecimalString>,
}
///The position of a page in the list.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CursorMeta {
    ///The id of the newest invoice of the page, as the published sample has it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub after: ::std::option::Option<::std::string::String>,
    ///The id of the oldest invoice of the page, as the published sample has it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub before: ::std::option::Option<::std::string::String>,
    ///The number of invoices on the page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub count: ::std::option::Option<::tollgate_types::Int>,
    ///The maximum number of invoices on a page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub size: ::std::option::Option<::tollgate_types::Int>,
}
///The payer's address. Some brands require it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct CustomerAddress {
    ///The city.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub city: ::std::option::Option<::std::string::String>,
    ///The country, two letters of ISO 3166-1.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub country: ::std::option::Option<::std::string::String>,
    ///The whole address in one line.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub full_address: ::std::option::Option<::std::string::String>,
    ///The postal code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub post_code: ::std::option::Option<::std::string::String>,
    ///The spelling of `post_code` in one document of the platform; send `post_code`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[deprecated]
    pub postcode: ::std::option::Option<::std::string::String>,
    ///The region.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub region: ::std::option::Option<::std::string::String>,
    ///Street and house.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub street: ::std::option::Option<::std::string::String>,
}
///Options of the gateway. The options that work, and their values, differ by account.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct GatewayOptions {
    ///Options of the card gate and its payment page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cardgate: ::std::option::Option<CardgateOptions>,
    #[serde(flatten)]
    pub extra: ::serde_json::Map<::std::string::String, ::serde_json::Value>,
}
///The reason why no second invoice was created, and the existing invoice.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InvoiceConflict {
    ///The existing invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data: ::std::option::Option<::tollgate_types::Invoice>,
    ///A single error.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: ::std::option::Option<::tollgate_types::ErrorMessage>,
    ///A list of errors, or validation messages by the name of the field.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub errors: ::std::option::Option<::tollgate_types::Errors>,
}
///The payer. The platform stores customers by their reference, and updates them with each invoice.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct InvoiceCustomer {
    ///The payer's address. Some brands require it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub address: ::std::option::Option<CustomerAddress>,
    ///The payer's date of birth.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub date_of_birth: ::std::option::Option<::std::string::String>,
    ///The payer's e-mail address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub email: ::std::option::Option<::std::string::String>,
    ///The payer's tax number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub individual_tax_id: ::std::option::Option<::std::string::String>,
    ///The spelling of `metadata` in the document on card tokens; send `metadata`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    #[deprecated]
    pub meta_data: ::std::option::Option<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
    ///Further details of the payer, by the merchant's own keys. Some brands require `ip` and `url`: the payer's IP address and the company's site.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
    ///The payer's name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    ///The payer's telephone number, such as `+380987654321`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub phone: ::std::option::Option<::std::string::String>,
    ///The merchant's own id of the payer.
    pub reference_id: ::std::string::String,
}
///A page of invoices, or the result of a search by reference.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InvoiceList {
    ///The invoices; a search by reference may return a single object.
    pub data: ::tollgate_types::OneOrMany<::tollgate_types::Invoice>,
    ///The objects that the invoices' relationships refer to.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub included: ::std::option::Option<
        ::std::vec::Vec<::tollgate_types::IncludedResource>,
    >,
    ///The pages before and after; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::tollgate_types::PhpObject<ListLinks>>,
    ///The position of a page in the list.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub meta: ::std::option::Option<CursorMeta>,
}
///Paths of other pages, with their query; an empty string means that there is none.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ListLinks {
    ///The first page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub first: ::std::option::Option<::std::string::String>,
    ///The last page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last: ::std::option::Option<::std::string::String>,
    ///The page after.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub next: ::std::option::Option<::std::string::String>,
    ///The page before.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub prev: ::std::option::Option<::std::string::String>,
}
///The number of the page, and the totals.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PageMeta {
    ///The number of this page, counted from 1.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub page: ::std::option::Option<::tollgate_types::Int>,
    ///The total number of pages.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pages: ::std::option::Option<::tollgate_types::Int>,
    ///The total number of services.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub total: ::std::option::Option<::tollgate_types::Int>,
}
///A payment service as it is set up for the account.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PaymentService {
    ///Limits, fees and state of a service. Before it is used, it should be `available`, `active` and `enabled`, and the amount within its limits.
    pub attributes: PaymentServiceAttributes,
    ///The id of the account's service, `comcps_…`.
    pub id: ::std::string::String,
    ///The link to the service; an empty list if the response has none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<
        ::tollgate_types::PhpObject<::tollgate_types::ResourceLinks>,
    >,
    ///The service and the method to which it belongs; an empty list if the response names none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub relationships: ::std::option::Option<
        ::tollgate_types::PhpObject<::tollgate_types::Relationships>,
    >,
    ///Always `payment-services`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///Limits, fees and state of a service. Before it is used, it should be `available`, `active` and `enabled`, and the amount within its limits.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PaymentServiceAttributes {
    ///Whether the service is active.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub active: ::std::option::Option<bool>,
    ///The maximum amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount_max: ::std::option::Option<::tollgate_types::Amount>,
    ///The minimum amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount_min: ::std::option::Option<::tollgate_types::Amount>,
    ///Whether the service is available at all.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub available: ::std::option::Option<bool>,
    ///The currency of the account's side.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///Whether the service is switched on for the account.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub enabled: ::std::option::Option<bool>,
    ///The fixed part of the fee.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee_fix: ::std::option::Option<::tollgate_types::Amount>,
    ///The maximum fee.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee_max: ::std::option::Option<::tollgate_types::Amount>,
    ///The minimum fee.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee_min: ::std::option::Option<::tollgate_types::Amount>,
    ///The part of the fee that grows with the amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee_rate: ::std::option::Option<::tollgate_types::Amount>,
    ///The time for which a reserve is held.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reserve_lifetime: ::std::option::Option<::tollgate_types::Int>,
    ///The part of the amount that is held as a reserve.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reserve_rate: ::std::option::Option<::tollgate_types::Amount>,
    ///The service's code, such as `payment_card_usd_hpp`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service: ::std::option::Option<::std::string::String>,
    ///The currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_currency: ::std::option::Option<::std::string::String>,
    ///The method's code, such as `payment_card`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_method: ::std::option::Option<::std::string::String>,
    ///Whether the service is for tests.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test_mode: ::std::option::Option<bool>,
}
///One payment service.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PaymentServiceDocument {
    ///A payment service as it is set up for the account.
    pub data: PaymentService,
}
///A page of payment services.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PaymentServiceList {
    ///The services of the page.
    pub data: ::std::vec::Vec<PaymentService>,
    ///Other pages; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::tollgate_types::PhpObject<ListLinks>>,
    ///The number of the page, and the totals.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub meta: ::std::option::Option<PageMeta>,
}
///A payout invoice.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Payout {
    ///The attributes of a payout, as GatewayPay's samples have them. `writeoff` is the payout's amount and fee together. The processed amounts are those really paid, and can be less than the amounts asked for.
    pub attributes: PayoutAttributes,
    ///The platform's id of the payout, `cpoi_…`.
    pub id: ::std::string::String,
    ///The link to the payout; an empty list if the response has none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<
        ::tollgate_types::PhpObject<::tollgate_types::ResourceLinks>,
    >,
    ///The relationships of the payout; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub relationships: ::std::option::Option<
        ::tollgate_types::PhpObject<PayoutRelationships>,
    >,
    ///Always `payout-invoices`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///The attributes of a payout, as GatewayPay's samples have them. `writeoff` is the payout's amount and fee together. The processed amounts are those really paid, and can be less than the amounts asked for.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayoutAttributes {
    ///The amount asked for, in major units of the currency.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The callbacks sent so far, by the Unix second of each; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub callback_logs: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<
                ::std::string::String,
                ::tollgate_types::CallbackLog,
            >,
        >,
    >,
    ///The URL for callbacks about this payout.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub callback_url: ::std::option::Option<::std::string::String>,
    ///When the payout was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<::tollgate_types::Int>,
    ///The currency of the payout, such as `USD`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The merchant's description of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The rate between the payout's currency and the service's.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exchange_rate: ::std::option::Option<::tollgate_types::Amount>,
    ///When the payout failed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub failed: ::std::option::Option<::tollgate_types::Int>,
    ///The fee of the payout.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee: ::std::option::Option<::tollgate_types::Amount>,
    ///The details of the recipient; an empty list if there are none. They may hold card and account numbers.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fields: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, ::tollgate_types::Token>,
        >,
    >,
    ///The merchant's own keys and values; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///Whether the payout is blocked until a moderator reviews it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub moderation_required: ::std::option::Option<bool>,
    ///The amount that the recipient receives.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payout_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The operations at the provider that pay this payout; an empty list before it is processed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payouts: ::std::option::Option<::std::vec::Vec<PayoutOperation>>,
    ///When the payout was paid.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed: ::std::option::Option<::tollgate_types::Int>,
    ///The amount really paid.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The fee that was really taken.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed_fee: ::std::option::Option<::tollgate_types::Amount>,
    ///The amount really taken from the merchant's account.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed_writeoff: ::std::option::Option<::tollgate_types::Amount>,
    ///The merchant's own id of the payout.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reference_id: ::std::option::Option<::std::string::String>,
    ///The reason for the payout's status; beside an unsuccessful status, the cause of the failure.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution: ::std::option::Option<::tollgate_types::Open<PayoutResolution>>,
    ///The resolution in words, for a human reader.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution_message: ::std::option::Option<::std::string::String>,
    ///The amount in the currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_currency: ::std::option::Option<::std::string::String>,
    ///The amount that the recipient receives, in the currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_payout_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The channel through which the payout was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub source: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::InvoiceSource>,
    >,
    ///The status of a payout. The words, and which of them are final, are those of Corefy's page of payout statuses. It calls `processed` final with a remark, since a payout can be cancelled afterwards. `cancel_failed` says that a cancellation failed, and not whether the payout was paid. A person can correct any status by hand: final means final unless corrected.
    pub status: ::tollgate_types::Open<PayoutStatus>,
    ///Whether this is a test operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test_mode: ::std::option::Option<bool>,
    ///When the payout was last changed; callbacks are ordered by it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated: ::std::option::Option<::tollgate_types::Int>,
    ///The amount to take from the merchant's account.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub writeoff: ::std::option::Option<::tollgate_types::Amount>,
}
///The expiry of the recipient's card.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct PayoutCard {
    ///The month of expiry.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_month: ::std::option::Option<::std::string::String>,
    ///The year of expiry.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_year: ::std::option::Option<::std::string::String>,
}
///The reason why no second payout was created, and the existing payout.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PayoutConflict {
    ///The existing payout.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data: ::std::option::Option<Payout>,
    ///A single error.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: ::std::option::Option<::tollgate_types::ErrorMessage>,
    ///A list of errors, or validation messages by the name of the field.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub errors: ::std::option::Option<::tollgate_types::Errors>,
}
///Further details of the recipient's card. Only GatewayPay shows them.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct PayoutContext {
    ///The expiry of the recipient's card.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub card: ::std::option::Option<PayoutCard>,
}
///A payout, as the Private API returns it and as a callback carries it.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayoutDocument {
    ///A payout invoice.
    pub data: Payout,
    ///The objects that the payout's relationships refer to.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub included: ::std::option::Option<
        ::std::vec::Vec<::tollgate_types::IncludedResource>,
    >,
}
///The result of a search by reference, or a page of payouts.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayoutList {
    ///The payouts; a search by reference may return a single object.
    pub data: ::tollgate_types::OneOrMany<Payout>,
    ///The pages before and after; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::tollgate_types::PhpObject<ListLinks>>,
    ///The position of a page in the list.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub meta: ::std::option::Option<CursorMeta>,
}
///One operation at the provider, as callbacks about payouts show it.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PayoutOperation {
    ///The amount of the operation, in major units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The currency of the amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The platform's id of the operation, `po_…`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///Details of the provider; their shape is not published.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payload: ::std::option::Option<::serde_json::Value>,
    ///The provider's code name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub provider_code: ::std::option::Option<::std::string::String>,
    ///The provider's id.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub provider_id: ::std::option::Option<::std::string::String>,
    ///The reason for the status.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution: ::std::option::Option<::tollgate_types::Open<PayoutResolution>>,
    ///The retrieval reference number of the acquirer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub rrn: ::std::option::Option<::std::string::String>,
    ///The status of the operation. Corefy's page writes it in capitals.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::tollgate_types::Open<PayoutStatus>>,
}
///How the platform processes a payout (documented by GatewayPay). Without them the account's own settings apply.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct PayoutOptions {
    ///Whether less than the amount may be paid.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub allow_partially: ::std::option::Option<bool>,
    ///Whether the payout is processed at once. Otherwise it waits for a request that processes it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub auto_process: ::std::option::Option<bool>,
    ///Whether the parts may be paid at the same time.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parallel_mode: ::std::option::Option<bool>,
    ///Whether the payout may be split into several parts.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub split_mode: ::std::option::Option<bool>,
}
///The relationships of a payout.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PayoutRelationships {
    ///A relationship to one other object.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<::tollgate_types::Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "payout-method",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payout_method: ::std::option::Option<::tollgate_types::Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "payout-service",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payout_service: ::std::option::Option<::tollgate_types::Relationship>,
}
///The reason for the status of a payout, from Corefy's page on payouts. `ok` may accompany any status. The page writes the words in capitals, so compare them without regard to case. It counts `connection_error`, `provider_internal_error`, `connection_timeout_error`, `general_error` and `unknown` as not final: beside them a person must look. `insufficient_funds` concerns the merchant's own balance.
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
#[non_exhaustive]
pub enum PayoutResolution {
    #[serde(rename = "ok")]
    Ok,
    #[serde(rename = "connection_error")]
    ConnectionError,
    #[serde(rename = "provider_internal_error")]
    ProviderInternalError,
    #[serde(rename = "connection_timeout_error")]
    ConnectionTimeoutError,
    #[serde(rename = "general_error")]
    GeneralError,
    #[serde(rename = "unknown")]
    Unknown,
    #[serde(rename = "invalid_details")]
    InvalidDetails,
    #[serde(rename = "invalid_request")]
    InvalidRequest,
    #[serde(rename = "request_error")]
    RequestError,
    #[serde(rename = "invalid_amount")]
    InvalidAmount,
    #[serde(rename = "invalid_method")]
    InvalidMethod,
    #[serde(rename = "invalid_credentials")]
    InvalidCredentials,
    #[serde(rename = "forbidden_ip")]
    ForbiddenIp,
    #[serde(rename = "signature_error")]
    SignatureError,
    #[serde(rename = "duplicated_id")]
    DuplicatedId,
    #[serde(rename = "insufficient_funds")]
    InsufficientFunds,
    #[serde(rename = "antifraud_error")]
    AntifraudError,
    #[serde(rename = "declined_error")]
    DeclinedError,
    #[serde(rename = "recipient_not_found")]
    RecipientNotFound,
    #[serde(rename = "invalid_recipient")]
    InvalidRecipient,
    #[serde(rename = "limit_violation")]
    LimitViolation,
    #[serde(rename = "internal_error")]
    InternalError,
    #[serde(rename = "access_error")]
    AccessError,
    #[serde(rename = "access_denied")]
    AccessDenied,
    #[serde(rename = "general_fatal_error")]
    GeneralFatalError,
    #[serde(rename = "operation_expired")]
    OperationExpired,
    #[serde(rename = "processing_error")]
    ProcessingError,
    #[serde(rename = "strategy_received_no_routes")]
    StrategyReceivedNoRoutes,
    #[serde(rename = "strategy_configured_routes_were_filtered")]
    StrategyConfiguredRoutesWereFiltered,
    #[serde(rename = "no_available_p2p_payments")]
    NoAvailableP2pPayments,
}
impl ::std::fmt::Display for PayoutResolution {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Ok => f.write_str("ok"),
            Self::ConnectionError => f.write_str("connection_error"),
            Self::ProviderInternalError => f.write_str("provider_internal_error"),
            Self::ConnectionTimeoutError => f.write_str("connection_timeout_error"),
            Self::GeneralError => f.write_str("general_error"),
            Self::Unknown => f.write_str("unknown"),
            Self::InvalidDetails => f.write_str("invalid_details"),
            Self::InvalidRequest => f.write_str("invalid_request"),
            Self::RequestError => f.write_str("request_error"),
            Self::InvalidAmount => f.write_str("invalid_amount"),
            Self::InvalidMethod => f.write_str("invalid_method"),
            Self::InvalidCredentials => f.write_str("invalid_credentials"),
            Self::ForbiddenIp => f.write_str("forbidden_ip"),
            Self::SignatureError => f.write_str("signature_error"),
            Self::DuplicatedId => f.write_str("duplicated_id"),
            Self::InsufficientFunds => f.write_str("insufficient_funds"),
            Self::AntifraudError => f.write_str("antifraud_error"),
            Self::DeclinedError => f.write_str("declined_error"),
            Self::RecipientNotFound => f.write_str("recipient_not_found"),
            Self::InvalidRecipient => f.write_str("invalid_recipient"),
            Self::LimitViolation => f.write_str("limit_violation"),
            Self::InternalError => f.write_str("internal_error"),
            Self::AccessError => f.write_str("access_error"),
            Self::AccessDenied => f.write_str("access_denied"),
            Self::GeneralFatalError => f.write_str("general_fatal_error"),
            Self::OperationExpired => f.write_str("operation_expired"),
            Self::ProcessingError => f.write_str("processing_error"),
            Self::StrategyReceivedNoRoutes => f.write_str("strategy_received_no_routes"),
            Self::StrategyConfiguredRoutesWereFiltered => {
                f.write_str("strategy_configured_routes_were_filtered")
            }
            Self::NoAvailableP2pPayments => f.write_str("no_available_p2p_payments"),
        }
    }
}
impl ::std::str::FromStr for PayoutResolution {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "ok" => Ok(Self::Ok),
            "connection_error" => Ok(Self::ConnectionError),
            "provider_internal_error" => Ok(Self::ProviderInternalError),
            "connection_timeout_error" => Ok(Self::ConnectionTimeoutError),
            "general_error" => Ok(Self::GeneralError),
            "unknown" => Ok(Self::Unknown),
            "invalid_details" => Ok(Self::InvalidDetails),
            "invalid_request" => Ok(Self::InvalidRequest),
            "request_error" => Ok(Self::RequestError),
            "invalid_amount" => Ok(Self::InvalidAmount),
            "invalid_method" => Ok(Self::InvalidMethod),
            "invalid_credentials" => Ok(Self::InvalidCredentials),
            "forbidden_ip" => Ok(Self::ForbiddenIp),
            "signature_error" => Ok(Self::SignatureError),
            "duplicated_id" => Ok(Self::DuplicatedId),
            "insufficient_funds" => Ok(Self::InsufficientFunds),
            "antifraud_error" => Ok(Self::AntifraudError),
            "declined_error" => Ok(Self::DeclinedError),
            "recipient_not_found" => Ok(Self::RecipientNotFound),
            "invalid_recipient" => Ok(Self::InvalidRecipient),
            "limit_violation" => Ok(Self::LimitViolation),
            "internal_error" => Ok(Self::InternalError),
            "access_error" => Ok(Self::AccessError),
            "access_denied" => Ok(Self::AccessDenied),
            "general_fatal_error" => Ok(Self::GeneralFatalError),
            "operation_expired" => Ok(Self::OperationExpired),
            "processing_error" => Ok(Self::ProcessingError),
            "strategy_received_no_routes" => Ok(Self::StrategyReceivedNoRoutes),
            "strategy_configured_routes_were_filtered" => {
                Ok(Self::StrategyConfiguredRoutesWereFiltered)
            }
            "no_available_p2p_payments" => Ok(Self::NoAvailableP2pPayments),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for PayoutResolution {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for PayoutResolution {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The status of a payout. The words, and which of them are final, are those of Corefy's page of payout statuses. It calls `processed` final with a remark, since a payout can be cancelled afterwards. `cancel_failed` says that a cancellation failed, and not whether the payout was paid. A person can correct any status by hand: final means final unless corrected.
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
#[non_exhaustive]
pub enum PayoutStatus {
    #[serde(rename = "created")]
    Created,
    #[serde(rename = "processing")]
    Processing,
    #[serde(rename = "process_pending")]
    ProcessPending,
    #[serde(rename = "process_error")]
    ProcessError,
    #[serde(rename = "processed")]
    Processed,
    #[serde(rename = "partially_processed")]
    PartiallyProcessed,
    #[serde(rename = "process_failed")]
    ProcessFailed,
    #[serde(rename = "expired")]
    Expired,
    #[serde(rename = "terminated")]
    Terminated,
    #[serde(rename = "canceling")]
    Canceling,
    #[serde(rename = "cancel_pending")]
    CancelPending,
    #[serde(rename = "cancel_error")]
    CancelError,
    #[serde(rename = "cancel_failed")]
    CancelFailed,
    #[serde(rename = "canceled")]
    Canceled,
    #[serde(rename = "partially_canceled")]
    PartiallyCanceled,
}
impl ::std::fmt::Display for PayoutStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Created => f.write_str("created"),
            Self::Processing => f.write_str("processing"),
            Self::ProcessPending => f.write_str("process_pending"),
            Self::ProcessError => f.write_str("process_error"),
            Self::Processed => f.write_str("processed"),
            Self::PartiallyProcessed => f.write_str("partially_processed"),
            Self::ProcessFailed => f.write_str("process_failed"),
            Self::Expired => f.write_str("expired"),
            Self::Terminated => f.write_str("terminated"),
            Self::Canceling => f.write_str("canceling"),
            Self::CancelPending => f.write_str("cancel_pending"),
            Self::CancelError => f.write_str("cancel_error"),
            Self::CancelFailed => f.write_str("cancel_failed"),
            Self::Canceled => f.write_str("canceled"),
            Self::PartiallyCanceled => f.write_str("partially_canceled"),
        }
    }
}
impl ::std::str::FromStr for PayoutStatus {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "created" => Ok(Self::Created),
            "processing" => Ok(Self::Processing),
            "process_pending" => Ok(Self::ProcessPending),
            "process_error" => Ok(Self::ProcessError),
            "processed" => Ok(Self::Processed),
            "partially_processed" => Ok(Self::PartiallyProcessed),
            "process_failed" => Ok(Self::ProcessFailed),
            "expired" => Ok(Self::Expired),
            "terminated" => Ok(Self::Terminated),
            "canceling" => Ok(Self::Canceling),
            "cancel_pending" => Ok(Self::CancelPending),
            "cancel_error" => Ok(Self::CancelError),
            "cancel_failed" => Ok(Self::CancelFailed),
            "canceled" => Ok(Self::Canceled),
            "partially_canceled" => Ok(Self::PartiallyCanceled),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for PayoutStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for PayoutStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The amount and the reference of the refund.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RefundAttributes {
    ///The amount to give back, in major units of the invoice's currency.
    pub amount: ::tollgate_types::Amount,
    ///A description of the refund.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The provider's id of the invoice, `cpi_…`, where hosts of the newer model look for it.
    #[serde(
        rename = "invoiceId",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub invoice_id: ::std::option::Option<::std::string::String>,
    ///The merchant's own id of the refund. Hosts of the newer model refuse a refund without it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reference_id: ::std::option::Option<::std::string::String>,
}
///The refund to make.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RefundData {
    ///The amount and the reference of the refund.
    pub attributes: RefundAttributes,
    ///The platform's id of the invoice, `cpi_…`, as in the path.
    pub id: ::std::string::String,
    ///The type of the object to create.
    #[serde(rename = "type")]
    pub type_: RefundDataType,
}
///The type of the object to create.
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
#[non_exhaustive]
pub enum RefundDataType {
    #[serde(rename = "refund")]
    Refund,
}
impl ::std::fmt::Display for RefundDataType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Refund => f.write_str("refund"),
        }
    }
}
impl ::std::str::FromStr for RefundDataType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "refund" => Ok(Self::Refund),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for RefundDataType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for RefundDataType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///A refund, as hosts of the newer model respond with it.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RefundDocument {
    ///A refund as an object of its own.
    pub data: RefundResource,
}
///The refund of an invoice.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RefundRequest {
    ///The refund to make.
    pub data: RefundData,
}
///A refund as an object of its own.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RefundResource {
    ///One refund of an invoice.
    pub attributes: ::tollgate_types::InvoiceRefund,
    ///The provider's id of the refund, `ref_…`.
    pub id: ::std::string::String,
    ///The link to the refund; an empty list if the response has none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<
        ::tollgate_types::PhpObject<::tollgate_types::ResourceLinks>,
    >,
    ///Always `refunds`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
}
///The response to a refund, the whole invoice or the refund itself; `data.type` says which.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(transparent)]
#[non_exhaustive]
pub struct RefundResponse(pub ::tollgate_types::AnyDocument);
impl ::std::ops::Deref for RefundResponse {
    type Target = ::tollgate_types::AnyDocument;
    fn deref(&self) -> &::tollgate_types::AnyDocument {
        &self.0
    }
}
impl ::std::convert::From<RefundResponse> for ::tollgate_types::AnyDocument {
    fn from(value: RefundResponse) -> Self {
        value.0
    }
}
impl ::std::convert::From<::tollgate_types::AnyDocument> for RefundResponse {
    fn from(value: ::tollgate_types::AnyDocument) -> Self {
        Self(value)
    }
}
///Whether to charge the payer or only to verify the card. A verification is voided and has no effect on the balance. `charge` if absent.
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
pub enum RequestedFlow {
    #[serde(rename = "charge")]
    Charge,
    #[serde(rename = "verify")]
    Verify,
}
impl ::std::fmt::Display for RequestedFlow {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Charge => f.write_str("charge"),
            Self::Verify => f.write_str("verify"),
        }
    }
}
impl ::std::str::FromStr for RequestedFlow {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "charge" => Ok(Self::Charge),
            "verify" => Ok(Self::Verify),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for RequestedFlow {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for RequestedFlow {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The URLs to which the payer returns, by outcome. They take precedence over `return_url`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct RequestedReturnUrls {
    ///The URL after a failed payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fail: ::std::option::Option<::std::string::String>,
    ///The URL while the outcome is open; required if the object is sent.
    pub pending: ::std::string::String,
    ///The URL after a successful payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub success: ::std::option::Option<::std::string::String>,
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
impl<'de> ::tollgate_types::lenient::Object<'de> for AccountBalances {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["attributes", "id", "links", "type"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut attributes = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut links = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut attributes, __object),
                1 => field::required_core(&mut id, __object),
                2 => field::other(&mut links, __object),
                3 => field::core(&mut type_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            attributes: field::present(attributes, "attributes")?,
            id: field::present(id, "id")?,
            links,
            type_,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for AccountBalancesAttributes {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["currency_accounts"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut currency_accounts = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::items(&mut currency_accounts, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { currency_accounts })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for AccountBalancesDocument {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut data, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            data: field::present(data, "data")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for AccountProfile {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["attributes", "id", "links", "type"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut attributes = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut links = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut attributes, __object),
                1 => field::required_core(&mut id, __object),
                2 => field::other(&mut links, __object),
                3 => field::core(&mut type_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            attributes: field::present(attributes, "attributes")?,
            id: field::present(id, "id")?,
            links,
            type_,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for AccountProfileAttributes {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "api_ip_white_list",
            "created",
            "description",
            "hp_domain",
            "icon",
            "ledger_scheme",
            "name",
            "payment_fee_shift_out",
            "payment_options",
            "report",
            "status",
            "time_zone",
            "updated",
            "website",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut api_ip_white_list = ::std::default::Default::default();
        let mut created = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut hp_domain = ::std::default::Default::default();
        let mut icon = ::std::default::Default::default();
        let mut ledger_scheme = ::std::default::Default::default();
        let mut name = ::std::default::Default::default();
        let mut payment_fee_shift_out = ::std::default::Default::default();
        let mut payment_options = ::std::default::Default::default();
        let mut report = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut time_zone = ::std::default::Default::default();
        let mut updated = ::std::default::Default::default();
        let mut website = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::items(&mut api_ip_white_list, __object),
                1 => field::other(&mut created, __object),
                2 => field::other(&mut description, __object),
                3 => field::other(&mut hp_domain, __object),
                4 => field::other(&mut icon, __object),
                5 => field::other(&mut ledger_scheme, __object),
                6 => field::other(&mut name, __object),
                7 => field::other(&mut payment_fee_shift_out, __object),
                8 => field::free(&mut payment_options, __object),
                9 => field::other(&mut report, __object),
                10 => field::core(&mut status, __object),
                11 => field::other(&mut time_zone, __object),
                12 => field::other(&mut updated, __object),
                13 => field::other(&mut website, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            api_ip_white_list,
            created,
            description,
            hp_domain,
            icon,
            ledger_scheme,
            name,
            payment_fee_shift_out,
            payment_options,
            report,
            status,
            time_zone,
            updated,
            website,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for AccountProfileDocument {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut data, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            data: field::present(data, "data")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CurrencyAccount {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "account_id",
            "active_balance",
            "balance_lower_limit",
            "overdraft_limit",
            "pending_balance",
            "reserved_balance",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut account_id = ::std::default::Default::default();
        let mut active_balance = ::std::default::Default::default();
        let mut balance_lower_limit = ::std::default::Default::default();
        let mut overdraft_limit = ::std::default::Default::default();
        let mut pending_balance = ::std::default::Default::default();
        let mut reserved_balance = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut account_id, __object),
                1 => field::other(&mut active_balance, __object),
                2 => field::other(&mut balance_lower_limit, __object),
                3 => field::other(&mut overdraft_limit, __object),
                4 => field::other(&mut pending_balance, __object),
                5 => field::other(&mut reserved_balance, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            account_id,
            active_balance,
            balance_lower_limit,
            overdraft_limit,
            pending_balance,
            reserved_balance,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CursorMeta {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["after", "before", "count", "size"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut after = ::std::default::Default::default();
        let mut before = ::std::default::Default::default();
        let mut count = ::std::default::Default::default();
        let mut size = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut after, __object),
                1 => field::other(&mut before, __object),
                2 => field::other(&mut count, __object),
                3 => field::other(&mut size, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { after, before, count, size })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for InvoiceConflict {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data", "error", "errors"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        let mut error = ::std::default::Default::default();
        let mut errors = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut data, __object),
                1 => field::other(&mut error, __object),
                2 => field::free(&mut errors, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { data, error, errors })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for InvoiceList {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data", "included", "links", "meta"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        let mut included = ::std::default::Default::default();
        let mut links = ::std::default::Default::default();
        let mut meta = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut data, __object),
                1 => field::items(&mut included, __object),
                2 => field::other(&mut links, __object),
                3 => field::other(&mut meta, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            data: field::present(data, "data")?,
            included,
            links,
            meta,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ListLinks {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["first", "last", "next", "prev"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut first = ::std::default::Default::default();
        let mut last = ::std::default::Default::default();
        let mut next = ::std::default::Default::default();
        let mut prev = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut first, __object),
                1 => field::other(&mut last, __object),
                2 => field::other(&mut next, __object),
                3 => field::other(&mut prev, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { first, last, next, prev })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PageMeta {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["page", "pages", "total"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut page = ::std::default::Default::default();
        let mut pages = ::std::default::Default::default();
        let mut total = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut page, __object),
                1 => field::other(&mut pages, __object),
                2 => field::other(&mut total, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { page, pages, total })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PaymentService {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["attributes", "id", "links", "relationships", "type"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut attributes = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut links = ::std::default::Default::default();
        let mut relationships = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut attributes, __object),
                1 => field::required_core(&mut id, __object),
                2 => field::other(&mut links, __object),
                3 => field::other(&mut relationships, __object),
                4 => field::core(&mut type_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            attributes: field::present(attributes, "attributes")?,
            id: field::present(id, "id")?,
            links,
            relationships,
            type_,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PaymentServiceAttributes {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "active",
            "amount_max",
            "amount_min",
            "available",
            "currency",
            "enabled",
            "fee_fix",
            "fee_max",
            "fee_min",
            "fee_rate",
            "reserve_lifetime",
            "reserve_rate",
            "service",
            "service_currency",
            "service_method",
            "test_mode",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut active = ::std::default::Default::default();
        let mut amount_max = ::std::default::Default::default();
        let mut amount_min = ::std::default::Default::default();
        let mut available = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut enabled = ::std::default::Default::default();
        let mut fee_fix = ::std::default::Default::default();
        let mut fee_max = ::std::default::Default::default();
        let mut fee_min = ::std::default::Default::default();
        let mut fee_rate = ::std::default::Default::default();
        let mut reserve_lifetime = ::std::default::Default::default();
        let mut reserve_rate = ::std::default::Default::default();
        let mut service = ::std::default::Default::default();
        let mut service_currency = ::std::default::Default::default();
        let mut service_method = ::std::default::Default::default();
        let mut test_mode = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut active, __object),
                1 => field::core(&mut amount_max, __object),
                2 => field::core(&mut amount_min, __object),
                3 => field::core(&mut available, __object),
                4 => field::core(&mut currency, __object),
                5 => field::core(&mut enabled, __object),
                6 => field::other(&mut fee_fix, __object),
                7 => field::other(&mut fee_max, __object),
                8 => field::other(&mut fee_min, __object),
                9 => field::other(&mut fee_rate, __object),
                10 => field::other(&mut reserve_lifetime, __object),
                11 => field::other(&mut reserve_rate, __object),
                12 => field::other(&mut service, __object),
                13 => field::core(&mut service_currency, __object),
                14 => field::other(&mut service_method, __object),
                15 => field::core(&mut test_mode, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            active,
            amount_max,
            amount_min,
            available,
            currency,
            enabled,
            fee_fix,
            fee_max,
            fee_min,
            fee_rate,
            reserve_lifetime,
            reserve_rate,
            service,
            service_currency,
            service_method,
            test_mode,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PaymentServiceDocument {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut data, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            data: field::present(data, "data")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PaymentServiceList {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data", "links", "meta"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        let mut links = ::std::default::Default::default();
        let mut meta = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut data, __object),
                1 => field::other(&mut links, __object),
                2 => field::other(&mut meta, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            data: field::present(data, "data")?,
            links,
            meta,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Payout {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["attributes", "id", "links", "relationships", "type"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut attributes = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut links = ::std::default::Default::default();
        let mut relationships = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut attributes, __object),
                1 => field::required_core(&mut id, __object),
                2 => field::other(&mut links, __object),
                3 => field::other(&mut relationships, __object),
                4 => field::core(&mut type_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            attributes: field::present(attributes, "attributes")?,
            id: field::present(id, "id")?,
            links,
            relationships,
            type_,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PayoutAttributes {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "amount",
            "callback_logs",
            "callback_url",
            "created",
            "currency",
            "description",
            "exchange_rate",
            "failed",
            "fee",
            "fields",
            "metadata",
            "moderation_required",
            "payout_amount",
            "payouts",
            "processed",
            "processed_amount",
            "processed_fee",
            "processed_writeoff",
            "reference_id",
            "resolution",
            "resolution_message",
            "service_amount",
            "service_currency",
            "service_payout_amount",
            "source",
            "status",
            "test_mode",
            "updated",
            "writeoff",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount = ::std::default::Default::default();
        let mut callback_logs = ::std::default::Default::default();
        let mut callback_url = ::std::default::Default::default();
        let mut created = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut exchange_rate = ::std::default::Default::default();
        let mut failed = ::std::default::Default::default();
        let mut fee = ::std::default::Default::default();
        let mut fields = ::std::default::Default::default();
        let mut metadata = ::std::default::Default::default();
        let mut moderation_required = ::std::default::Default::default();
        let mut payout_amount = ::std::default::Default::default();
        let mut payouts = ::std::default::Default::default();
        let mut processed = ::std::default::Default::default();
        let mut processed_amount = ::std::default::Default::default();
        let mut processed_fee = ::std::default::Default::default();
        let mut processed_writeoff = ::std::default::Default::default();
        let mut reference_id = ::std::default::Default::default();
        let mut resolution = ::std::default::Default::default();
        let mut resolution_message = ::std::default::Default::default();
        let mut service_amount = ::std::default::Default::default();
        let mut service_currency = ::std::default::Default::default();
        let mut service_payout_amount = ::std::default::Default::default();
        let mut source = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut test_mode = ::std::default::Default::default();
        let mut updated = ::std::default::Default::default();
        let mut writeoff = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut amount, __object),
                1 => field::items(&mut callback_logs, __object),
                2 => field::other(&mut callback_url, __object),
                3 => field::other(&mut created, __object),
                4 => field::core(&mut currency, __object),
                5 => field::other(&mut description, __object),
                6 => field::other(&mut exchange_rate, __object),
                7 => field::other(&mut failed, __object),
                8 => field::other(&mut fee, __object),
                9 => field::items(&mut fields, __object),
                10 => field::free(&mut metadata, __object),
                11 => field::other(&mut moderation_required, __object),
                12 => field::other(&mut payout_amount, __object),
                13 => field::core(&mut payouts, __object),
                14 => field::other(&mut processed, __object),
                15 => field::core(&mut processed_amount, __object),
                16 => field::other(&mut processed_fee, __object),
                17 => field::other(&mut processed_writeoff, __object),
                18 => field::core(&mut reference_id, __object),
                19 => field::core(&mut resolution, __object),
                20 => field::other(&mut resolution_message, __object),
                21 => field::other(&mut service_amount, __object),
                22 => field::core(&mut service_currency, __object),
                23 => field::other(&mut service_payout_amount, __object),
                24 => field::other(&mut source, __object),
                25 => field::required_core(&mut status, __object),
                26 => field::core(&mut test_mode, __object),
                27 => field::other(&mut updated, __object),
                28 => field::other(&mut writeoff, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount,
            callback_logs,
            callback_url,
            created,
            currency,
            description,
            exchange_rate,
            failed,
            fee,
            fields,
            metadata,
            moderation_required,
            payout_amount,
            payouts,
            processed,
            processed_amount,
            processed_fee,
            processed_writeoff,
            reference_id,
            resolution,
            resolution_message,
            service_amount,
            service_currency,
            service_payout_amount,
            source,
            status: field::present(status, "status")?,
            test_mode,
            updated,
            writeoff,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PayoutConflict {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data", "error", "errors"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        let mut error = ::std::default::Default::default();
        let mut errors = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut data, __object),
                1 => field::other(&mut error, __object),
                2 => field::free(&mut errors, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { data, error, errors })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PayoutDocument {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data", "included"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        let mut included = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut data, __object),
                1 => field::items(&mut included, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            data: field::present(data, "data")?,
            included,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PayoutList {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data", "links", "meta"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        let mut links = ::std::default::Default::default();
        let mut meta = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut data, __object),
                1 => field::other(&mut links, __object),
                2 => field::other(&mut meta, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            data: field::present(data, "data")?,
            links,
            meta,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PayoutOperation {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "amount",
            "currency",
            "id",
            "payload",
            "provider_code",
            "provider_id",
            "resolution",
            "rrn",
            "status",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut payload = ::std::default::Default::default();
        let mut provider_code = ::std::default::Default::default();
        let mut provider_id = ::std::default::Default::default();
        let mut resolution = ::std::default::Default::default();
        let mut rrn = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut amount, __object),
                1 => field::other(&mut currency, __object),
                2 => field::other(&mut id, __object),
                3 => field::free(&mut payload, __object),
                4 => field::other(&mut provider_code, __object),
                5 => field::other(&mut provider_id, __object),
                6 => field::core(&mut resolution, __object),
                7 => field::other(&mut rrn, __object),
                8 => field::core(&mut status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount,
            currency,
            id,
            payload,
            provider_code,
            provider_id,
            resolution,
            rrn,
            status,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PayoutRelationships {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["customer", "payout-method", "payout-service"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut customer = ::std::default::Default::default();
        let mut payout_method = ::std::default::Default::default();
        let mut payout_service = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut customer, __object),
                1 => field::other(&mut payout_method, __object),
                2 => field::other(&mut payout_service, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            customer,
            payout_method,
            payout_service,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for RefundDocument {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["data"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut data = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut data, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            data: field::present(data, "data")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for RefundResource {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["attributes", "id", "links", "type"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut attributes = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut links = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::required_core(&mut attributes, __object),
                1 => field::required_core(&mut id, __object),
                2 => field::other(&mut links, __object),
                3 => field::required_core(&mut type_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            attributes: field::present(attributes, "attributes")?,
            id: field::present(id, "id")?,
            links,
            type_: field::present(type_, "type")?,
        })
    }
}
::tollgate_types::objects! {
    AccountBalances, AccountBalancesAttributes, AccountBalancesDocument, AccountProfile,
    AccountProfileAttributes, AccountProfileDocument, CurrencyAccount, CursorMeta,
    InvoiceConflict, InvoiceList, ListLinks, PageMeta, PaymentService,
    PaymentServiceAttributes, PaymentServiceDocument, PaymentServiceList, Payout,
    PayoutAttributes, PayoutConflict, PayoutDocument, PayoutList, PayoutOperation,
    PayoutRelationships, RefundDocument, RefundResource
}
impl AccountBalances {
    /// A value with the required fields alone.
    pub fn new(
        attributes: AccountBalancesAttributes,
        id: ::std::string::String,
    ) -> Self {
        Self {
            attributes,
            id,
            links: ::std::default::Default::default(),
            type_: ::std::default::Default::default(),
        }
    }
}
impl AccountBalancesDocument {
    /// A value with the required fields alone.
    pub fn new(data: AccountBalances) -> Self {
        Self { data }
    }
}
impl AccountProfile {
    /// A value with the required fields alone.
    pub fn new(attributes: AccountProfileAttributes, id: ::std::string::String) -> Self {
        Self {
            attributes,
            id,
            links: ::std::default::Default::default(),
            type_: ::std::default::Default::default(),
        }
    }
}
impl AccountProfileDocument {
    /// A value with the required fields alone.
    pub fn new(data: AccountProfile) -> Self {
        Self { data }
    }
}
#[allow(clippy::derivable_impls)]
impl ::std::default::Default for CardgateOptions {
    fn default() -> Self {
        Self {
            bypass_status_page: ::std::default::Default::default(),
            instant: ::std::default::Default::default(),
            restrict_saved_cards: ::std::default::Default::default(),
            retry_limit: ::std::default::Default::default(),
            theme: ::std::default::Default::default(),
            theme_options: ::std::default::Default::default(),
            tokenize: ::std::default::Default::default(),
            extra: ::std::default::Default::default(),
        }
    }
}
impl CreateInvoiceAttributes {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::Amount,
        currency: ::std::string::String,
        reference_id: ::std::string::String,
        service: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            currency,
            reference_id,
            service,
            callback_url: ::std::default::Default::default(),
            customer: ::std::default::Default::default(),
            description: ::std::default::Default::default(),
            descriptor: ::std::default::Default::default(),
            expires: ::std::default::Default::default(),
            flow: ::std::default::Default::default(),
            gateway_options: ::std::default::Default::default(),
            metadata: ::std::default::Default::default(),
            return_url: ::std::default::Default::default(),
            return_urls: ::std::default::Default::default(),
            service_fields: ::std::default::Default::default(),
            test_mode: ::std::default::Default::default(),
            token: ::std::default::Default::default(),
        }
    }
}
impl CreateInvoiceData {
    /// A value with the required fields alone.
    #[allow(deprecated)]
    pub fn new(
        attributes: CreateInvoiceAttributes,
        type_: CreateInvoiceDataType,
    ) -> Self {
        Self {
            attributes,
            type_,
            callback_url: ::std::default::Default::default(),
        }
    }
}
impl CreateInvoiceRequest {
    /// A value with the required fields alone.
    pub fn new(data: CreateInvoiceData) -> Self {
        Self { data }
    }
}
impl CreatePayoutAttributes {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::Amount,
        currency: ::std::string::String,
        reference_id: ::std::string::String,
        service: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            currency,
            reference_id,
            service,
            callback_url: ::std::default::Default::default(),
            context: ::std::default::Default::default(),
            customer: ::std::default::Default::default(),
            description: ::std::default::Default::default(),
            fields: ::std::default::Default::default(),
            metadata: ::std::default::Default::default(),
            options: ::std::default::Default::default(),
            payment_id: ::std::default::Default::default(),
            service_amount: ::std::default::Default::default(),
            test_mode: ::std::default::Default::default(),
            token: ::std::default::Default::default(),
        }
    }
}
impl CreatePayoutData {
    /// A value with the required fields alone.
    pub fn new(attributes: CreatePayoutAttributes, type_: CreatePayoutDataType) -> Self {
        Self { attributes, type_ }
    }
}
impl CreatePayoutRequest {
    /// A value with the required fields alone.
    pub fn new(data: CreatePayoutData) -> Self {
        Self { data }
    }
}
#[allow(clippy::derivable_impls)]
impl ::std::default::Default for GatewayOptions {
    fn default() -> Self {
        Self {
            cardgate: ::std::default::Default::default(),
            extra: ::std::default::Default::default(),
        }
    }
}
impl InvoiceCustomer {
    /// A value with the required fields alone.
    #[allow(deprecated)]
    pub fn new(reference_id: ::std::string::String) -> Self {
        Self {
            reference_id,
            address: ::std::default::Default::default(),
            date_of_birth: ::std::default::Default::default(),
            email: ::std::default::Default::default(),
            individual_tax_id: ::std::default::Default::default(),
            meta_data: ::std::default::Default::default(),
            metadata: ::std::default::Default::default(),
            name: ::std::default::Default::default(),
            phone: ::std::default::Default::default(),
        }
    }
}
impl InvoiceList {
    /// A value with the required fields alone.
    pub fn new(data: ::tollgate_types::OneOrMany<::tollgate_types::Invoice>) -> Self {
        Self {
            data,
            included: ::std::default::Default::default(),
            links: ::std::default::Default::default(),
            meta: ::std::default::Default::default(),
        }
    }
}
impl PaymentService {
    /// A value with the required fields alone.
    pub fn new(attributes: PaymentServiceAttributes, id: ::std::string::String) -> Self {
        Self {
            attributes,
            id,
            links: ::std::default::Default::default(),
            relationships: ::std::default::Default::default(),
            type_: ::std::default::Default::default(),
        }
    }
}
impl PaymentServiceDocument {
    /// A value with the required fields alone.
    pub fn new(data: PaymentService) -> Self {
        Self { data }
    }
}
impl PaymentServiceList {
    /// A value with the required fields alone.
    pub fn new(data: ::std::vec::Vec<PaymentService>) -> Self {
        Self {
            data,
            links: ::std::default::Default::default(),
            meta: ::std::default::Default::default(),
        }
    }
}
impl Payout {
    /// A value with the required fields alone.
    pub fn new(attributes: PayoutAttributes, id: ::std::string::String) -> Self {
        Self {
            attributes,
            id,
            links: ::std::default::Default::default(),
            relationships: ::std::default::Default::default(),
            type_: ::std::default::Default::default(),
        }
    }
}
impl PayoutAttributes {
    /// A value with the required fields alone.
    pub fn new(status: ::tollgate_types::Open<PayoutStatus>) -> Self {
        Self {
            status,
            amount: ::std::default::Default::default(),
            callback_logs: ::std::default::Default::default(),
            callback_url: ::std::default::Default::default(),
            created: ::std::default::Default::default(),
            currency: ::std::default::Default::default(),
            description: ::std::default::Default::default(),
            exchange_rate: ::std::default::Default::default(),
            failed: ::std::default::Default::default(),
            fee: ::std::default::Default::default(),
            fields: ::std::default::Default::default(),
            metadata: ::std::default::Default::default(),
            moderation_required: ::std::default::Default::default(),
            payout_amount: ::std::default::Default::default(),
            payouts: ::std::default::Default::default(),
            processed: ::std::default::Default::default(),
            processed_amount: ::std::default::Default::default(),
            processed_fee: ::std::default::Default::default(),
            processed_writeoff: ::std::default::Default::default(),
            reference_id: ::std::default::Default::default(),
            resolution: ::std::default::Default::default(),
            resolution_message: ::std::default::Default::default(),
            service_amount: ::std::default::Default::default(),
            service_currency: ::std::default::Default::default(),
            service_payout_amount: ::std::default::Default::default(),
            source: ::std::default::Default::default(),
            test_mode: ::std::default::Default::default(),
            updated: ::std::default::Default::default(),
            writeoff: ::std::default::Default::default(),
        }
    }
}
impl PayoutDocument {
    /// A value with the required fields alone.
    pub fn new(data: Payout) -> Self {
        Self {
            data,
            included: ::std::default::Default::default(),
        }
    }
}
impl PayoutList {
    /// A value with the required fields alone.
    pub fn new(data: ::tollgate_types::OneOrMany<Payout>) -> Self {
        Self {
            data,
            links: ::std::default::Default::default(),
            meta: ::std::default::Default::default(),
        }
    }
}
impl RefundAttributes {
    /// A value with the required fields alone.
    pub fn new(amount: ::tollgate_types::Amount) -> Self {
        Self {
            amount,
            description: ::std::default::Default::default(),
            invoice_id: ::std::default::Default::default(),
            reference_id: ::std::default::Default::default(),
        }
    }
}
impl RefundData {
    /// A value with the required fields alone.
    pub fn new(
        attributes: RefundAttributes,
        id: ::std::string::String,
        type_: RefundDataType,
    ) -> Self {
        Self { attributes, id, type_ }
    }
}
impl RefundDocument {
    /// A value with the required fields alone.
    pub fn new(data: RefundResource) -> Self {
        Self { data }
    }
}
impl RefundRequest {
    /// A value with the required fields alone.
    pub fn new(data: RefundData) -> Self {
        Self { data }
    }
}
impl RefundResource {
    /// A value with the required fields alone.
    pub fn new(
        attributes: ::tollgate_types::InvoiceRefund,
        id: ::std::string::String,
        type_: ::std::string::String,
    ) -> Self {
        Self {
            attributes,
            id,
            type_,
            links: ::std::default::Default::default(),
        }
    }
}
impl RequestedReturnUrls {
    /// A value with the required fields alone.
    pub fn new(pending: ::std::string::String) -> Self {
        Self {
            pending,
            fail: ::std::default::Default::default(),
            success: ::std::default::Default::default(),
        }
    }
}
impl ::tollgate_types::Reason for PayoutResolution {
    fn decline(
        &self,
    ) -> ::std::option::Option<
        (::tollgate_types::DeclineSource, ::tollgate_types::NextTry),
    > {
        match self {
            Self::Ok => None,
            Self::DeclinedError => {
                Some((
                    ::tollgate_types::DeclineSource::Issuer,
                    ::tollgate_types::NextTry::AnotherCard,
                ))
            }
            Self::InvalidRequest
            | Self::RequestError
            | Self::InvalidAmount
            | Self::InvalidMethod
            | Self::InvalidCredentials
            | Self::ForbiddenIp
            | Self::SignatureError
            | Self::InsufficientFunds
            | Self::LimitViolation
            | Self::AccessError
            | Self::AccessDenied
            | Self::OperationExpired
            | Self::StrategyReceivedNoRoutes
            | Self::StrategyConfiguredRoutesWereFiltered => {
                Some((
                    ::tollgate_types::DeclineSource::Merchant,
                    ::tollgate_types::NextTry::Later,
                ))
            }
            Self::RecipientNotFound | Self::InvalidRecipient => {
                Some((
                    ::tollgate_types::DeclineSource::Payer,
                    ::tollgate_types::NextTry::AnotherCard,
                ))
            }
            Self::InvalidDetails => {
                Some((
                    ::tollgate_types::DeclineSource::Payer,
                    ::tollgate_types::NextTry::Later,
                ))
            }
            Self::AntifraudError | Self::GeneralFatalError => {
                Some((
                    ::tollgate_types::DeclineSource::Provider,
                    ::tollgate_types::NextTry::AnotherCard,
                ))
            }
            Self::ConnectionError
            | Self::ProviderInternalError
            | Self::ConnectionTimeoutError
            | Self::InternalError
            | Self::ProcessingError
            | Self::NoAvailableP2pPayments => {
                Some((
                    ::tollgate_types::DeclineSource::Provider,
                    ::tollgate_types::NextTry::Later,
                ))
            }
            Self::GeneralError | Self::Unknown | Self::DuplicatedId => {
                Some((
                    ::tollgate_types::DeclineSource::Unknown,
                    ::tollgate_types::NextTry::Later,
                ))
            }
        }
    }
}
impl ::tollgate_types::Finality for PayoutStatus {
    fn is_final(&self) -> bool {
        matches!(
            self, Self::Processed | Self::PartiallyProcessed | Self::ProcessFailed |
            Self::Expired | Self::Terminated | Self::CancelFailed | Self::Canceled |
            Self::PartiallyCanceled
        )
    }
    fn is_success(&self) -> bool {
        matches!(self, Self::Processed)
    }
    fn may_still_change(&self) -> bool {
        !matches!(self, Self::ProcessFailed | Self::Terminated | Self::Canceled)
    }
}
