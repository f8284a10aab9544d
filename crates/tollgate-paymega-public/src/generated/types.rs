// @generated from spec/paymega/public.yaml by `cargo xtask generate`: change the document instead.

///The payment in progress or completed.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ActivePayment {
    ///The access to the payment page and to the card gate; an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payload: ::std::option::Option<
        ::tollgate_types::PhpObject<::tollgate_types::FlowData>,
    >,
    ///The reason for the status.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::Resolution>,
    >,
    ///The status of the payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::PaymentStatus>,
    >,
}
///The fields of the form. Beside those named here there are free ones, whose last bracket holds a key: `metadata[k]` and `customer[metadata][k]` for the merchant's own values, `service_fields[k]` or `fields[k]` for the payer's details that the service requires. Where a field of the customer is sent, `customer[reference_id]` is required. The address for callbacks cannot be set here.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CheckoutForm {
    ///The amount in major units, such as 100.55. The card gate takes at most 1,000,000,000 in any currency.
    pub amount: ::tollgate_types::Amount,
    ///The languages that the payer can choose from.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub available_locales: ::std::option::Option<::std::string::String>,
    ///The id of an invoice that the Private API has created, `cpi_…`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cpi: ::std::option::Option<::std::string::String>,
    ///The currency of the invoice, such as `USD`.
    pub currency: ::std::string::String,
    ///The payer's city.
    #[serde(
        rename = "customer[address][city]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_address_city: ::std::option::Option<::std::string::String>,
    ///The payer's country, two letters of ISO 3166-1.
    #[serde(
        rename = "customer[address][country]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_address_country: ::std::option::Option<::std::string::String>,
    ///The payer's whole address in one line.
    #[serde(
        rename = "customer[address][full_address]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_address_full_address: ::std::option::Option<::std::string::String>,
    ///The payer's postal code.
    #[serde(
        rename = "customer[address][post_code]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_address_post_code: ::std::option::Option<::std::string::String>,
    ///The payer's region.
    #[serde(
        rename = "customer[address][region]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_address_region: ::std::option::Option<::std::string::String>,
    ///The payer's street and house.
    #[serde(
        rename = "customer[address][street]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_address_street: ::std::option::Option<::std::string::String>,
    ///The payer's date of birth.
    #[serde(
        rename = "customer[date_of_birth]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_date_of_birth: ::std::option::Option<::std::string::String>,
    ///The payer's e-mail address.
    #[serde(
        rename = "customer[email]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_email: ::std::option::Option<::std::string::String>,
    ///The payer's tax number.
    #[serde(
        rename = "customer[individual_tax_id]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_individual_tax_id: ::std::option::Option<::std::string::String>,
    ///The payer's name.
    #[serde(
        rename = "customer[name]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_name: ::std::option::Option<::std::string::String>,
    ///The payer's telephone number.
    #[serde(
        rename = "customer[phone]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_phone: ::std::option::Option<::std::string::String>,
    ///The merchant's own id of the payer.
    #[serde(
        rename = "customer[reference_id]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub customer_reference_id: ::std::option::Option<::std::string::String>,
    ///A description of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///Whether to hide the footer.
    #[serde(
        rename = "display[hide_footer]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_hide_footer: ::std::option::Option<bool>,
    ///Whether to hide the header.
    #[serde(
        rename = "display[hide_header]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_hide_header: ::std::option::Option<bool>,
    ///Whether to hide the time that the invoice has left.
    #[serde(
        rename = "display[hide_invoice_lifetime_counter]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_hide_invoice_lifetime_counter: ::std::option::Option<bool>,
    ///Whether to hide the time left, where the form sets `expires`.
    #[serde(
        rename = "display[hide_lifetime_counter]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_hide_lifetime_counter: ::std::option::Option<bool>,
    ///Whether to hide the filter of methods.
    #[serde(
        rename = "display[hide_method_filter]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_hide_method_filter: ::std::option::Option<bool>,
    ///Whether to hide the progress bar.
    #[serde(
        rename = "display[hide_progress_bar]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub display_hide_progress_bar: ::std::option::Option<bool>,
    ///When the invoice expires, from 14 minutes to 2 days after its creation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expires: ::std::option::Option<::tollgate_types::Int>,
    ///The language of the page on newer hosts.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub lang: ::std::option::Option<::std::string::String>,
    ///The language of the page; that of the payer's browser if absent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub locale: ::std::option::Option<::tollgate_types::Open<CheckoutLocale>>,
    ///The label of the button that pays.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pay_button_label: ::std::option::Option<::tollgate_types::Open<PayButtonLabel>>,
    ///The account's public key, `pk_live_…` or `pk_test_…`.
    pub public_key: ::std::string::String,
    ///The merchant's own id of the operation, unique within the account.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reference_id: ::std::option::Option<::std::string::String>,
    ///The URL to which the payer returns.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_url: ::std::option::Option<::std::string::String>,
    ///The service to pay with, such as `payment_card_usd_hpp`.
    pub service: ::std::string::String,
    ///The colour of messages of danger.
    #[serde(
        rename = "style[danger_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_danger_color: ::std::option::Option<::std::string::String>,
    ///The font.
    #[serde(
        rename = "style[font_family]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_font_family: ::std::option::Option<::std::string::String>,
    ///The colour of information.
    #[serde(
        rename = "style[info_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_info_color: ::std::option::Option<::std::string::String>,
    ///The colour of elements on the accent colour.
    #[serde(
        rename = "style[on_primary_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_on_primary_color: ::std::option::Option<::std::string::String>,
    ///The colour of elements on the second colour.
    #[serde(
        rename = "style[on_secondary_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_on_secondary_color: ::std::option::Option<::std::string::String>,
    ///The label of the button that pays.
    #[serde(
        rename = "style[pay_button_label]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_pay_button_label: ::std::option::Option<
        ::tollgate_types::Open<PayButtonLabel>,
    >,
    ///The accent colour.
    #[serde(
        rename = "style[primary]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_primary: ::std::option::Option<::std::string::String>,
    ///The colour of the background.
    #[serde(
        rename = "style[primary_background_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_primary_background_color: ::std::option::Option<::std::string::String>,
    ///The colour of most text.
    #[serde(
        rename = "style[primary_text_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_primary_text_color: ::std::option::Option<::std::string::String>,
    ///The variant of the accent colour, for the most important parts.
    #[serde(
        rename = "style[primary_variant]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_primary_variant: ::std::option::Option<::std::string::String>,
    ///The second colour.
    #[serde(
        rename = "style[secondary]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_secondary: ::std::option::Option<::std::string::String>,
    ///The background of the methods.
    #[serde(
        rename = "style[secondary_background_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_secondary_background_color: ::std::option::Option<::std::string::String>,
    ///The colour of text in less important parts.
    #[serde(
        rename = "style[secondary_text_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_secondary_text_color: ::std::option::Option<::std::string::String>,
    ///The variant of the second colour, for less important parts.
    #[serde(
        rename = "style[secondary_variant]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_secondary_variant: ::std::option::Option<::std::string::String>,
    ///Whether methods show their logos rather than their icons.
    #[serde(
        rename = "style[show_method_logo]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_show_method_logo: ::std::option::Option<bool>,
    ///The colour of messages of success.
    #[serde(
        rename = "style[success_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_success_color: ::std::option::Option<::std::string::String>,
    ///The look of the page.
    #[serde(
        rename = "style[theme]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_theme: ::std::option::Option<::tollgate_types::Open<CheckoutTheme>>,
    ///The colour of warnings.
    #[serde(
        rename = "style[warning_color]",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub style_warning_color: ::std::option::Option<::std::string::String>,
    ///The look of the page.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub theme: ::std::option::Option<::tollgate_types::Open<CheckoutTheme>>,
    #[serde(flatten)]
    pub extra: ::std::collections::BTreeMap<
        ::std::string::String,
        ::std::string::String,
    >,
}
///The language of the page; that of the payer's browser if absent.
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
pub enum CheckoutLocale {
    #[serde(rename = "en")]
    En,
    #[serde(rename = "uk")]
    Uk,
    #[serde(rename = "ru")]
    Ru,
}
impl ::std::fmt::Display for CheckoutLocale {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::En => f.write_str("en"),
            Self::Uk => f.write_str("uk"),
            Self::Ru => f.write_str("ru"),
        }
    }
}
impl ::std::str::FromStr for CheckoutLocale {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "en" => Ok(Self::En),
            "uk" => Ok(Self::Uk),
            "ru" => Ok(Self::Ru),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CheckoutLocale {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CheckoutLocale {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The look of the page.
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
pub enum CheckoutTheme {
    #[serde(rename = "light")]
    Light,
    #[serde(rename = "dark")]
    Dark,
    #[serde(rename = "basic")]
    Basic,
}
impl ::std::fmt::Display for CheckoutTheme {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Light => f.write_str("light"),
            Self::Dark => f.write_str("dark"),
            Self::Basic => f.write_str("basic"),
        }
    }
}
impl ::std::str::FromStr for CheckoutTheme {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "light" => Ok(Self::Light),
            "dark" => Ok(Self::Dark),
            "basic" => Ok(Self::Basic),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CheckoutTheme {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CheckoutTheme {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The invoice to create.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct CreatePublicInvoice {
    ///The amount in major units, such as 100.55. The service has limits of its own, and the card gate takes at most 1,000,000,000 in any currency.
    pub amount: ::tollgate_types::Amount,
    ///The currency of the payment, such as `USD`.
    pub currency: ::std::string::String,
    ///A description of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The payer's details that some services require, by the keys that the prerequest names. The Private API calls them `service_fields`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fields: ::std::option::Option<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
    ///The merchant's own keys and values, which come back with the invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
    ///The account's public key, `pk_live_…` or `pk_test_…`.
    pub public_key: ::std::string::String,
    ///The merchant's own id of the operation, unique within the account. If it is absent, the platform creates one and returns it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reference_id: ::std::option::Option<::std::string::String>,
    ///The service to pay with, such as `payment_card_usd_hpp`.
    pub service: ::std::string::String,
}
///The label of the button that pays.
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
pub enum PayButtonLabel {
    #[serde(rename = "pay")]
    Pay,
    #[serde(rename = "subscribe")]
    Subscribe,
    #[serde(rename = "donate")]
    Donate,
}
impl ::std::fmt::Display for PayButtonLabel {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Pay => f.write_str("pay"),
            Self::Subscribe => f.write_str("subscribe"),
            Self::Donate => f.write_str("donate"),
        }
    }
}
impl ::std::str::FromStr for PayButtonLabel {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "pay" => Ok(Self::Pay),
            "subscribe" => Ok(Self::Subscribe),
            "donate" => Ok(Self::Donate),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for PayButtonLabel {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for PayButtonLabel {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The services that can pay the amount.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PayoutPrerequest {
    ///The requested amount, in major units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The requested currency.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The services by their codes; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub services: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, PayoutPrerequestService>,
        >,
    >,
    ///Whether the public key is a test key. The published sample says true beside a live key.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test_mode: ::std::option::Option<bool>,
}
///The payout services.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PayoutPrerequestDocument {
    ///The services that can pay the amount.
    pub data: PayoutPrerequest,
}
///The account, the currency and the amount for which the payout services are requested.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PayoutPrerequestRequest {
    ///The amount of the payout, in major units.
    pub amount: ::tollgate_types::Amount,
    ///The currency of the payout, such as `USD`.
    pub currency: ::std::string::String,
    ///The account's public key, `pk_live_…` or `pk_test_…`.
    pub public_key: ::std::string::String,
}
///A payout service. The test service `test_usd` asks for `account`, and Cascad's page shows three more fields: `test_details_success_rate` (in percent), `test_details_payout_status` and `test_details_payout_resolution`, with which a test chooses the result.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PayoutPrerequestService {
    ///The amount in the currency of the service. Only Payelata's page shows it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The service's code, such as `payment_card_usd`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub code: ::std::option::Option<::std::string::String>,
    ///The currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The rate between the requested currency and the service's. Only Payelata's page shows it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exchange_rate: ::std::option::Option<::tollgate_types::Amount>,
    ///The fee of the service; an empty list if there is none. Only Payelata's page shows it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee: ::std::option::Option<::tollgate_types::PhpObject<ServiceFee>>,
    ///The details of the recipient that the service asks for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fields: ::std::option::Option<::std::vec::Vec<ServiceField>>,
    ///The method's code, such as `payment_card`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub method: ::std::option::Option<::std::string::String>,
}
///The payment services and methods for a payer.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Prerequest {
    ///The merchant's account, with the fields that the payer may see.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub account: ::std::option::Option<PrerequestAccount>,
    ///The requested currency.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The methods by their codes; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub methods: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, PrerequestMethod>,
        >,
    >,
    ///The services by their codes; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub services: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, PrerequestService>,
        >,
    >,
    ///Whether the public key is a test key.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test_mode: ::std::option::Option<bool>,
}
///The merchant's account, with the fields that the payer may see.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PrerequestAccount {
    ///The account's description.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The URL of the account's icon.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub icon: ::std::option::Option<::std::string::String>,
    ///The account's name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    ///The merchant's site.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub website: ::std::option::Option<::std::string::String>,
}
///The payment services and methods for a payer.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PrerequestDocument {
    ///The payment services and methods for a payer.
    pub data: Prerequest,
}
///A payment method, to which services belong.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PrerequestMethod {
    ///The method's category, such as `payment_card` or `alternative`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub category: ::std::option::Option<::std::string::String>,
    ///The method's code, such as `payment_card`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub code: ::std::option::Option<::std::string::String>,
    ///The method's description; may be empty.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///Whether to hide the method; null in every published sample.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub hide: ::std::option::Option<::serde_json::Value>,
    ///The URL of the method's icon.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub icon: ::std::option::Option<::std::string::String>,
    ///The URL of the method's logo.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub logo: ::std::option::Option<::std::string::String>,
    ///Keys and values of the platform; null or an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The method's name by language; an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
    >,
    ///The method's place among the others.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub position: ::std::option::Option<::tollgate_types::Int>,
}
///The account and the currency for which the services are requested.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct PrerequestRequest {
    ///The currency of the payment, such as `USD`.
    pub currency: ::std::string::String,
    ///The account's public key, `pk_live_…` or `pk_test_…`.
    pub public_key: ::std::string::String,
}
///A service.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PrerequestService {
    ///The maximum amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount_max: ::std::option::Option<::tollgate_types::Amount>,
    ///The minimum amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount_min: ::std::option::Option<::tollgate_types::Amount>,
    ///The service's code, such as `payment_card_usd_hpp`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub code: ::std::option::Option<::std::string::String>,
    ///The currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The fee of the service; an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee: ::std::option::Option<::tollgate_types::PhpObject<ServiceFee>>,
    ///The payer's details that the service requires.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fields: ::std::option::Option<::std::vec::Vec<ServiceField>>,
    ///The flow of the service, such as `hpp`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub flow: ::std::option::Option<::std::string::String>,
    ///The method's code, such as `payment_card`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub method: ::std::option::Option<::std::string::String>,
    ///The service's state, such as `available`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::std::string::String>,
}
///A payment invoice with its public fields.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PublicInvoice {
    ///The payment in progress or completed; null or an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub active_payment: ::std::option::Option<
        ::tollgate_types::PhpObject<ActivePayment>,
    >,
    ///The amount asked for, in major units of the currency.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::Amount>,
    ///When the invoice was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<::tollgate_types::Int>,
    ///The currency of the invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The merchant's description of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///Whether the invoice has a URL to which the payer returns.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub has_return_url: ::std::option::Option<bool>,
    ///The platform's id of the invoice, `cpi_…`.
    pub id: ::std::string::String,
    ///Keys and values of the merchant and of the platform; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The amount that the payer pays, with the fee.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The amount really paid.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The merchant's own id of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reference_id: ::std::option::Option<::std::string::String>,
    ///The amount refunded so far.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub refunded_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The reason for the invoice's status, in capitals here.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::Resolution>,
    >,
    ///The id without its prefix.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub serial_number: ::std::option::Option<::std::string::String>,
    ///The service's code, such as `payment_card_usd_hpp`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service: ::std::option::Option<::std::string::String>,
    ///The currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_currency: ::std::option::Option<::std::string::String>,
    ///The flow of the service, such as `hpp`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_flow: ::std::option::Option<::std::string::String>,
    ///The method's code, such as `payment_card`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_method: ::std::option::Option<::std::string::String>,
    ///The status of an invoice. Paymega's own page of statuses has nine of these words: `created`, `process_pending` and `refund_pending`, which are not final, and `expired`, `processed`, `process_failed`, `partially_refunded`, `refunded` and `refund_failed`, which are. Corefy's page adds `terminated` (final, by the payer) and `processing`, `partially_processed`, `process_error`, `refunding` and `refund_error`, none of them marked final; other pages of the platform call `partially_processed`, `rejected`, `verified` and `verify_failed` final. A paid invoice can still move on to the states of a refund or a chargeback, and a person can correct any status by hand (a manual statement, documented by the platform's FAQ, docs.paycore.io): final means final unless corrected. `authorize_required`, `authorize_failed` and `invoked` belong to the payments below an invoice and are rarely seen here.
    pub status: ::tollgate_types::Open<::tollgate_types::InvoiceStatus>,
    ///Whether this is a test operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test_mode: ::std::option::Option<bool>,
}
///The reason why no second invoice was created, and the existing invoice.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PublicInvoiceConflict {
    ///The existing invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data: ::std::option::Option<PublicInvoice>,
    ///A single error.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: ::std::option::Option<::tollgate_types::ErrorMessage>,
    ///A list of errors, or validation messages by the name of the field.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub errors: ::std::option::Option<::tollgate_types::Errors>,
}
///A payment invoice with its public fields.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PublicInvoiceDocument {
    ///A payment invoice with its public fields.
    pub data: PublicInvoice,
}
///The fee of a service.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ServiceFee {
    ///The fixed part.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fixed: ::std::option::Option<::tollgate_types::Amount>,
    ///The maximum fee.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub max: ::std::option::Option<::tollgate_types::Amount>,
    ///The minimum fee.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub min: ::std::option::Option<::tollgate_types::Amount>,
    ///The part that grows with the amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub rate: ::std::option::Option<::tollgate_types::Amount>,
}
///A detail of the payer that a service requires. Send it among the fields of the invoice.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ServiceField {
    ///An example of a value.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub example: ::std::option::Option<::serde_json::Value>,
    ///A hint for the payer by language; an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub hint: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
    >,
    ///The field's name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub key: ::std::option::Option<::std::string::String>,
    ///The field's label by language; an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub label: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, ::std::string::String>,
        >,
    >,
    ///The field's place in the form.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub position: ::std::option::Option<::tollgate_types::Int>,
    ///The regular expression for a value, in PHP's syntax; treat it as advice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub regexp: ::std::option::Option<::std::string::String>,
    ///Whether the field must be sent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub required: ::std::option::Option<bool>,
    ///The field's type, such as `string`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    ///The field's place in the form, as older bodies have it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub weight: ::std::option::Option<::tollgate_types::Int>,
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
impl<'de> ::tollgate_types::lenient::Object<'de> for ActivePayment {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["payload", "resolution", "status"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut payload = ::std::default::Default::default();
        let mut resolution = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut payload, __object),
                1 => field::core(&mut resolution, __object),
                2 => field::core(&mut status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            payload,
            resolution,
            status,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PayoutPrerequest {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["amount", "currency", "services", "test_mode"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut services = ::std::default::Default::default();
        let mut test_mode = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut amount, __object),
                1 => field::core(&mut currency, __object),
                2 => field::items(&mut services, __object),
                3 => field::core(&mut test_mode, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount,
            currency,
            services,
            test_mode,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PayoutPrerequestDocument {
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
impl<'de> ::tollgate_types::lenient::Object<'de> for PayoutPrerequestService {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["amount", "code", "currency", "exchange_rate", "fee", "fields", "method"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount = ::std::default::Default::default();
        let mut code = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut exchange_rate = ::std::default::Default::default();
        let mut fee = ::std::default::Default::default();
        let mut fields = ::std::default::Default::default();
        let mut method = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut amount, __object),
                1 => field::other(&mut code, __object),
                2 => field::core(&mut currency, __object),
                3 => field::other(&mut exchange_rate, __object),
                4 => field::other(&mut fee, __object),
                5 => field::items(&mut fields, __object),
                6 => field::other(&mut method, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount,
            code,
            currency,
            exchange_rate,
            fee,
            fields,
            method,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Prerequest {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["account", "currency", "methods", "services", "test_mode"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut account = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut methods = ::std::default::Default::default();
        let mut services = ::std::default::Default::default();
        let mut test_mode = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut account, __object),
                1 => field::core(&mut currency, __object),
                2 => field::items(&mut methods, __object),
                3 => field::items(&mut services, __object),
                4 => field::core(&mut test_mode, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            account,
            currency,
            methods,
            services,
            test_mode,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PrerequestAccount {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["description", "icon", "name", "website"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut description = ::std::default::Default::default();
        let mut icon = ::std::default::Default::default();
        let mut name = ::std::default::Default::default();
        let mut website = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut description, __object),
                1 => field::other(&mut icon, __object),
                2 => field::other(&mut name, __object),
                3 => field::other(&mut website, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            description,
            icon,
            name,
            website,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PrerequestDocument {
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
impl<'de> ::tollgate_types::lenient::Object<'de> for PrerequestMethod {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "category",
            "code",
            "description",
            "hide",
            "icon",
            "logo",
            "metadata",
            "name",
            "position",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut category = ::std::default::Default::default();
        let mut code = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut hide = ::std::default::Default::default();
        let mut icon = ::std::default::Default::default();
        let mut logo = ::std::default::Default::default();
        let mut metadata = ::std::default::Default::default();
        let mut name = ::std::default::Default::default();
        let mut position = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut category, __object),
                1 => field::other(&mut code, __object),
                2 => field::other(&mut description, __object),
                3 => field::free(&mut hide, __object),
                4 => field::other(&mut icon, __object),
                5 => field::other(&mut logo, __object),
                6 => field::free(&mut metadata, __object),
                7 => field::items(&mut name, __object),
                8 => field::other(&mut position, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            category,
            code,
            description,
            hide,
            icon,
            logo,
            metadata,
            name,
            position,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PrerequestService {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "amount_max",
            "amount_min",
            "code",
            "currency",
            "fee",
            "fields",
            "flow",
            "method",
            "status",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount_max = ::std::default::Default::default();
        let mut amount_min = ::std::default::Default::default();
        let mut code = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut fee = ::std::default::Default::default();
        let mut fields = ::std::default::Default::default();
        let mut flow = ::std::default::Default::default();
        let mut method = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut amount_max, __object),
                1 => field::core(&mut amount_min, __object),
                2 => field::other(&mut code, __object),
                3 => field::core(&mut currency, __object),
                4 => field::other(&mut fee, __object),
                5 => field::items(&mut fields, __object),
                6 => field::other(&mut flow, __object),
                7 => field::other(&mut method, __object),
                8 => field::core(&mut status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount_max,
            amount_min,
            code,
            currency,
            fee,
            fields,
            flow,
            method,
            status,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PublicInvoice {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "active_payment",
            "amount",
            "created",
            "currency",
            "description",
            "has_return_url",
            "id",
            "metadata",
            "payment_amount",
            "processed_amount",
            "reference_id",
            "refunded_amount",
            "resolution",
            "serial_number",
            "service",
            "service_currency",
            "service_flow",
            "service_method",
            "status",
            "test_mode",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut active_payment = ::std::default::Default::default();
        let mut amount = ::std::default::Default::default();
        let mut created = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut has_return_url = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut metadata = ::std::default::Default::default();
        let mut payment_amount = ::std::default::Default::default();
        let mut processed_amount = ::std::default::Default::default();
        let mut reference_id = ::std::default::Default::default();
        let mut refunded_amount = ::std::default::Default::default();
        let mut resolution = ::std::default::Default::default();
        let mut serial_number = ::std::default::Default::default();
        let mut service = ::std::default::Default::default();
        let mut service_currency = ::std::default::Default::default();
        let mut service_flow = ::std::default::Default::default();
        let mut service_method = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut test_mode = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut active_payment, __object),
                1 => field::core(&mut amount, __object),
                2 => field::other(&mut created, __object),
                3 => field::core(&mut currency, __object),
                4 => field::other(&mut description, __object),
                5 => field::other(&mut has_return_url, __object),
                6 => field::required_core(&mut id, __object),
                7 => field::free(&mut metadata, __object),
                8 => field::other(&mut payment_amount, __object),
                9 => field::core(&mut processed_amount, __object),
                10 => field::core(&mut reference_id, __object),
                11 => field::core(&mut refunded_amount, __object),
                12 => field::core(&mut resolution, __object),
                13 => field::other(&mut serial_number, __object),
                14 => field::other(&mut service, __object),
                15 => field::core(&mut service_currency, __object),
                16 => field::other(&mut service_flow, __object),
                17 => field::other(&mut service_method, __object),
                18 => field::required_core(&mut status, __object),
                19 => field::core(&mut test_mode, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            active_payment,
            amount,
            created,
            currency,
            description,
            has_return_url,
            id: field::present(id, "id")?,
            metadata,
            payment_amount,
            processed_amount,
            reference_id,
            refunded_amount,
            resolution,
            serial_number,
            service,
            service_currency,
            service_flow,
            service_method,
            status: field::present(status, "status")?,
            test_mode,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PublicInvoiceConflict {
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
impl<'de> ::tollgate_types::lenient::Object<'de> for PublicInvoiceDocument {
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
impl<'de> ::tollgate_types::lenient::Object<'de> for ServiceFee {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["fixed", "max", "min", "rate"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut fixed = ::std::default::Default::default();
        let mut max = ::std::default::Default::default();
        let mut min = ::std::default::Default::default();
        let mut rate = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut fixed, __object),
                1 => field::other(&mut max, __object),
                2 => field::other(&mut min, __object),
                3 => field::other(&mut rate, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { fixed, max, min, rate })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ServiceField {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "example",
            "hint",
            "key",
            "label",
            "position",
            "regexp",
            "required",
            "type",
            "weight",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut example = ::std::default::Default::default();
        let mut hint = ::std::default::Default::default();
        let mut key = ::std::default::Default::default();
        let mut label = ::std::default::Default::default();
        let mut position = ::std::default::Default::default();
        let mut regexp = ::std::default::Default::default();
        let mut required = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        let mut weight = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::free(&mut example, __object),
                1 => field::items(&mut hint, __object),
                2 => field::other(&mut key, __object),
                3 => field::items(&mut label, __object),
                4 => field::other(&mut position, __object),
                5 => field::other(&mut regexp, __object),
                6 => field::other(&mut required, __object),
                7 => field::core(&mut type_, __object),
                8 => field::other(&mut weight, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            example,
            hint,
            key,
            label,
            position,
            regexp,
            required,
            type_,
            weight,
        })
    }
}
::tollgate_types::objects! {
    ActivePayment, PayoutPrerequest, PayoutPrerequestDocument, PayoutPrerequestService,
    Prerequest, PrerequestAccount, PrerequestDocument, PrerequestMethod,
    PrerequestService, PublicInvoice, PublicInvoiceConflict, PublicInvoiceDocument,
    ServiceFee, ServiceField
}
impl CheckoutForm {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::Amount,
        currency: ::std::string::String,
        public_key: ::std::string::String,
        service: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            currency,
            public_key,
            service,
            available_locales: ::std::default::Default::default(),
            cpi: ::std::default::Default::default(),
            customer_address_city: ::std::default::Default::default(),
            customer_address_country: ::std::default::Default::default(),
            customer_address_full_address: ::std::default::Default::default(),
            customer_address_post_code: ::std::default::Default::default(),
            customer_address_region: ::std::default::Default::default(),
            customer_address_street: ::std::default::Default::default(),
            customer_date_of_birth: ::std::default::Default::default(),
            customer_email: ::std::default::Default::default(),
            customer_individual_tax_id: ::std::default::Default::default(),
            customer_name: ::std::default::Default::default(),
            customer_phone: ::std::default::Default::default(),
            customer_reference_id: ::std::default::Default::default(),
            description: ::std::default::Default::default(),
            display_hide_footer: ::std::default::Default::default(),
            display_hide_header: ::std::default::Default::default(),
            display_hide_invoice_lifetime_counter: ::std::default::Default::default(),
            display_hide_lifetime_counter: ::std::default::Default::default(),
            display_hide_method_filter: ::std::default::Default::default(),
            display_hide_progress_bar: ::std::default::Default::default(),
            expires: ::std::default::Default::default(),
            lang: ::std::default::Default::default(),
            locale: ::std::default::Default::default(),
            pay_button_label: ::std::default::Default::default(),
            reference_id: ::std::default::Default::default(),
            return_url: ::std::default::Default::default(),
            style_danger_color: ::std::default::Default::default(),
            style_font_family: ::std::default::Default::default(),
            style_info_color: ::std::default::Default::default(),
            style_on_primary_color: ::std::default::Default::default(),
            style_on_secondary_color: ::std::default::Default::default(),
            style_pay_button_label: ::std::default::Default::default(),
            style_primary: ::std::default::Default::default(),
            style_primary_background_color: ::std::default::Default::default(),
            style_primary_text_color: ::std::default::Default::default(),
            style_primary_variant: ::std::default::Default::default(),
            style_secondary: ::std::default::Default::default(),
            style_secondary_background_color: ::std::default::Default::default(),
            style_secondary_text_color: ::std::default::Default::default(),
            style_secondary_variant: ::std::default::Default::default(),
            style_show_method_logo: ::std::default::Default::default(),
            style_success_color: ::std::default::Default::default(),
            style_theme: ::std::default::Default::default(),
            style_warning_color: ::std::default::Default::default(),
            theme: ::std::default::Default::default(),
            extra: ::std::default::Default::default(),
        }
    }
}
impl CreatePublicInvoice {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::Amount,
        currency: ::std::string::String,
        public_key: ::std::string::String,
        service: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            currency,
            public_key,
            service,
            description: ::std::default::Default::default(),
            fields: ::std::default::Default::default(),
            metadata: ::std::default::Default::default(),
            reference_id: ::std::default::Default::default(),
        }
    }
}
impl PayoutPrerequestDocument {
    /// A value with the required fields alone.
    pub fn new(data: PayoutPrerequest) -> Self {
        Self { data }
    }
}
impl PayoutPrerequestRequest {
    /// A value with the required fields alone.
    pub fn new(
        amount: ::tollgate_types::Amount,
        currency: ::std::string::String,
        public_key: ::std::string::String,
    ) -> Self {
        Self {
            amount,
            currency,
            public_key,
        }
    }
}
impl PrerequestDocument {
    /// A value with the required fields alone.
    pub fn new(data: Prerequest) -> Self {
        Self { data }
    }
}
impl PrerequestRequest {
    /// A value with the required fields alone.
    pub fn new(
        currency: ::std::string::String,
        public_key: ::std::string::String,
    ) -> Self {
        Self { currency, public_key }
    }
}
impl PublicInvoice {
    /// A value with the required fields alone.
    pub fn new(
        id: ::std::string::String,
        status: ::tollgate_types::Open<::tollgate_types::InvoiceStatus>,
    ) -> Self {
        Self {
            id,
            status,
            active_payment: ::std::default::Default::default(),
            amount: ::std::default::Default::default(),
            created: ::std::default::Default::default(),
            currency: ::std::default::Default::default(),
            description: ::std::default::Default::default(),
            has_return_url: ::std::default::Default::default(),
            metadata: ::std::default::Default::default(),
            payment_amount: ::std::default::Default::default(),
            processed_amount: ::std::default::Default::default(),
            reference_id: ::std::default::Default::default(),
            refunded_amount: ::std::default::Default::default(),
            resolution: ::std::default::Default::default(),
            serial_number: ::std::default::Default::default(),
            service: ::std::default::Default::default(),
            service_currency: ::std::default::Default::default(),
            service_flow: ::std::default::Default::default(),
            service_method: ::std::default::Default::default(),
            test_mode: ::std::default::Default::default(),
        }
    }
}
impl PublicInvoiceDocument {
    /// A value with the required fields alone.
    pub fn new(data: PublicInvoice) -> Self {
        Self { data }
    }
}
