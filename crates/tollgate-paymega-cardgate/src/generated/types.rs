// @generated from spec/paymega/cardgate.yaml by `cargo xtask generate`: change the document instead.

///The way to verify a payer: 3-D Secure on the issuer's page, or a code that the payer types on the merchant's page (`otp`). The request for the code is not published.
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
pub enum AuthMode {
    #[serde(rename = "3ds")]
    X3ds,
    #[serde(rename = "otp")]
    Otp,
}
impl ::std::fmt::Display for AuthMode {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::X3ds => f.write_str("3ds"),
            Self::Otp => f.write_str("otp"),
        }
    }
}
impl ::std::str::FromStr for AuthMode {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "3ds" => Ok(Self::X3ds),
            "otp" => Ok(Self::Otp),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for AuthMode {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for AuthMode {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The form that sends the payer to the issuer's page. Its fields differ by bank and by version: `MD`, `PaReq` and `TermUrl` for 3-D Secure 1, `creq` (and sometimes `threeDSSessionData`) for 3-D Secure 2.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct AuthPayload {
    ///The URL to send the form to.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub action: ::std::option::Option<::tollgate_types::Token>,
    ///The HTTP method to send it with.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub method: ::std::option::Option<::std::string::String>,
    ///The fields of the form; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub params: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, ::tollgate_types::Token>,
        >,
    >,
}
///The payer's browser, for 3-D Secure. Some brands require every field.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct BrowserInfo {
    ///The browser's `Accept` header, such as `application/json, text/plain, */`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_accept_header: ::std::option::Option<::std::string::String>,
    ///The depth of colour, such as `24`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_color_depth: ::std::option::Option<::std::string::String>,
    ///The payer's IP address, such as `123.123.12.1`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_ip: ::std::option::Option<::std::string::String>,
    ///Whether the browser can run Java.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_java_enabled: ::std::option::Option<bool>,
    ///The code of the browser's language, such as `en-US`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_language: ::std::option::Option<::std::string::String>,
    ///The height of the screen, such as `1200`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_screen_height: ::std::option::Option<::std::string::String>,
    ///The width of the screen, such as `1920`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_screen_width: ::std::option::Option<::std::string::String>,
    ///The minutes between UTC and the payer's local time with their sign, such as `-120`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_tz: ::std::option::Option<::std::string::String>,
    ///The header `User-Agent` exactly as the browser sent it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_user_agent: ::std::option::Option<::std::string::String>,
    ///The kind of device; `02` is a browser.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub device_channel: ::std::option::Option<::std::string::String>,
    ///The height of the window, such as `1200`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub window_height: ::std::option::Option<::std::string::String>,
    ///The width of the window, such as `1920`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub window_width: ::std::option::Option<::std::string::String>,
}
///The data that Google Pay returned to the merchant's page. There the gateway is named `paycoreio`, and the gateway's merchant id is the account's (`coma_…`).
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct GooglePay {
    ///The major version of Google's interface, such as 2.
    #[serde(rename = "apiVersion")]
    pub api_version: ::tollgate_types::Int,
    ///The minor version of Google's interface, such as 0.
    #[serde(rename = "apiVersionMinor")]
    pub api_version_minor: ::tollgate_types::Int,
    ///The card that the payer chose.
    #[serde(rename = "paymentMethodData")]
    pub payment_method_data: GooglePayMethod,
}
///The card that the payer chose.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct GooglePayMethod {
    ///The card as Google shows it to the payer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///Further details of the card, such as `cardNetwork` and `cardDetails`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub info: ::std::option::Option<
        ::serde_json::Map<::std::string::String, ::serde_json::Value>,
    >,
    ///The encrypted card.
    #[serde(rename = "tokenizationData")]
    pub tokenization_data: GooglePayTokenization,
    ///The kind of method, `CARD`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///The encrypted card.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct GooglePayTokenization {
    ///The signed and encrypted card, a JSON text within a string.
    pub token: ::tollgate_types::Token,
    ///The kind of encryption, `PAYMENT_GATEWAY`.
    #[serde(rename = "type")]
    pub type_: ::std::string::String,
}
///One of three: the card's fields, all of which are then required, with or without `browser_info`; `google_pay` alone; or no field at all, which charges the token of the invoice. Without fields, send the empty object, never the empty list that PHP writes for it.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct SaleAttributes {
    ///The payer's browser, for 3-D Secure. Some brands require every field.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser_info: ::std::option::Option<BrowserInfo>,
    ///The holder's name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub card_holder: ::std::option::Option<::std::string::String>,
    ///The card's number, digits only.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub card_number: ::std::option::Option<::tollgate_types::CardNumber>,
    ///The card's verification value.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub cvv: ::std::option::Option<::tollgate_types::Cvv>,
    ///The month of expiry, two digits.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_month: ::std::option::Option<::std::string::String>,
    ///The year of expiry, two digits.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_year: ::std::option::Option<::std::string::String>,
    ///The data that Google Pay returned to the merchant's page. There the gateway is named `paycoreio`, and the gateway's merchant id is the account's (`coma_…`).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub google_pay: ::std::option::Option<GooglePay>,
}
///The sale to make.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SaleData {
    ///One of three: the card's fields, all of which are then required, with or without `browser_info`; `google_pay` alone; or no field at all, which charges the token of the invoice. Without fields, send the empty object, never the empty list that PHP writes for it.
    pub attributes: SaleAttributes,
    ///The type of the object to create.
    #[serde(rename = "type")]
    pub type_: SaleDataType,
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
pub enum SaleDataType {
    #[serde(rename = "sale-operation")]
    SaleOperation,
}
impl ::std::fmt::Display for SaleDataType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::SaleOperation => f.write_str("sale-operation"),
        }
    }
}
impl ::std::str::FromStr for SaleDataType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "sale-operation" => Ok(Self::SaleOperation),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for SaleDataType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for SaleDataType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The card gate's own invoice.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SaleInvoice {
    ///The attributes of the invoice; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub attributes: ::std::option::Option<
        ::tollgate_types::PhpObject<SaleInvoiceAttributes>,
    >,
    ///The card gate's id of the invoice, which is also the bearer's `sid`; opaque.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///The fee and how it is taken, by `fee` and `feeStrategy`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The object's type.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///The attributes of the card gate's own invoice.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SaleInvoiceAttributes {
    ///The payment in progress; null or an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub active_payment: ::std::option::Option<::tollgate_types::PhpObject<SaleStage>>,
    ///The attempt in progress; null or an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub active_request: ::std::option::Option<::tollgate_types::PhpObject<SaleStage>>,
    ///The amount in major units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::Amount>,
    ///Whether the card gate tries again by itself.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub auto_repay: ::std::option::Option<bool>,
    ///The currency.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The payer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The description of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///Whether the payer is charged or verified.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub flow: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::PaymentFlow>,
    >,
    ///The values for a form on the payer's side, such as the ids for Google Pay.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub form_data: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, ::tollgate_types::Token>,
        >,
    >,
    ///Keys and values of the platform, such as `fee` and `fee_strategy`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The options of the card gate.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub options: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///Whether another attempt is possible.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub repeatable: ::std::option::Option<bool>,
    ///The reason for the status.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::Resolution>,
    >,
    ///The service, such as `googlepay`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service: ::std::option::Option<::std::string::String>,
    ///The status of the invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::InvoiceStatus>,
    >,
}
///A sale.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct SaleRequest {
    ///The sale to make.
    pub data: SaleData,
}
///The state of the sale so far. The response to a card has the first four fields. The response to Google Pay may have `data` instead.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SaleResponse {
    ///How the payer must be verified, or null if no verification is needed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub auth_mode: ::std::option::Option<::tollgate_types::Open<AuthMode>>,
    ///The form that sends the payer to the verification; an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub auth_payload: ::std::option::Option<::tollgate_types::PhpObject<AuthPayload>>,
    ///The card gate's own invoice, in the longer response.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data: ::std::option::Option<SaleInvoice>,
    ///A list of errors, or validation messages by the name of the field.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub errors: ::std::option::Option<::tollgate_types::Errors>,
    ///The status of an invoice. Paymega's own page of statuses has nine of these words: `created`, `process_pending` and `refund_pending`, which are not final, and `expired`, `processed`, `process_failed`, `partially_refunded`, `refunded` and `refund_failed`, which are. Corefy's page adds `terminated` (final, by the payer) and `processing`, `partially_processed`, `process_error`, `refunding` and `refund_error`, none of them marked final; other pages of the platform call `partially_processed`, `rejected`, `verified` and `verify_failed` final. A paid invoice can still move on to the states of a refund or a chargeback, and a person can correct any status by hand (a manual statement, documented by the platform's FAQ, docs.paycore.io): final means final unless corrected. `authorize_required`, `authorize_failed` and `invoked` belong to the payments below an invoice and are rarely seen here.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::InvoiceStatus>,
    >,
}
///The state of one step of a sale.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SaleStage {
    ///The reason for the status.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::Resolution>,
    >,
    ///The status of the step.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::PaymentStatus>,
    >,
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
impl<'de> ::tollgate_types::lenient::Object<'de> for AuthPayload {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["action", "method", "params"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut action = ::std::default::Default::default();
        let mut method = ::std::default::Default::default();
        let mut params = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut action, __object),
                1 => field::other(&mut method, __object),
                2 => field::items(&mut params, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { action, method, params })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for SaleInvoice {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["attributes", "id", "payment", "type"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut attributes = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut payment = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut attributes, __object),
                1 => field::core(&mut id, __object),
                2 => field::free(&mut payment, __object),
                3 => field::core(&mut type_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            attributes,
            id,
            payment,
            type_,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for SaleInvoiceAttributes {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "active_payment",
            "active_request",
            "amount",
            "auto_repay",
            "currency",
            "customer",
            "description",
            "flow",
            "form_data",
            "metadata",
            "options",
            "repeatable",
            "resolution",
            "service",
            "status",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut active_payment = ::std::default::Default::default();
        let mut active_request = ::std::default::Default::default();
        let mut amount = ::std::default::Default::default();
        let mut auto_repay = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut customer = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut flow = ::std::default::Default::default();
        let mut form_data = ::std::default::Default::default();
        let mut metadata = ::std::default::Default::default();
        let mut options = ::std::default::Default::default();
        let mut repeatable = ::std::default::Default::default();
        let mut resolution = ::std::default::Default::default();
        let mut service = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut active_payment, __object),
                1 => field::other(&mut active_request, __object),
                2 => field::core(&mut amount, __object),
                3 => field::other(&mut auto_repay, __object),
                4 => field::core(&mut currency, __object),
                5 => field::free(&mut customer, __object),
                6 => field::other(&mut description, __object),
                7 => field::other(&mut flow, __object),
                8 => field::items(&mut form_data, __object),
                9 => field::free(&mut metadata, __object),
                10 => field::free(&mut options, __object),
                11 => field::other(&mut repeatable, __object),
                12 => field::core(&mut resolution, __object),
                13 => field::other(&mut service, __object),
                14 => field::core(&mut status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            active_payment,
            active_request,
            amount,
            auto_repay,
            currency,
            customer,
            description,
            flow,
            form_data,
            metadata,
            options,
            repeatable,
            resolution,
            service,
            status,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for SaleResponse {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["auth_mode", "auth_payload", "data", "errors", "status"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut auth_mode = ::std::default::Default::default();
        let mut auth_payload = ::std::default::Default::default();
        let mut data = ::std::default::Default::default();
        let mut errors = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut auth_mode, __object),
                1 => field::core(&mut auth_payload, __object),
                2 => field::core(&mut data, __object),
                3 => field::free(&mut errors, __object),
                4 => field::core(&mut status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            auth_mode,
            auth_payload,
            data,
            errors,
            status,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for SaleStage {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["resolution", "status"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut resolution = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut resolution, __object),
                1 => field::core(&mut status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { resolution, status })
    }
}
::tollgate_types::objects! {
    AuthPayload, SaleInvoice, SaleInvoiceAttributes, SaleResponse, SaleStage
}
impl GooglePay {
    /// A value with the required fields alone.
    pub fn new(
        api_version: ::tollgate_types::Int,
        api_version_minor: ::tollgate_types::Int,
        payment_method_data: GooglePayMethod,
    ) -> Self {
        Self {
            api_version,
            api_version_minor,
            payment_method_data,
        }
    }
}
impl GooglePayMethod {
    /// A value with the required fields alone.
    pub fn new(tokenization_data: GooglePayTokenization) -> Self {
        Self {
            tokenization_data,
            description: ::std::default::Default::default(),
            info: ::std::default::Default::default(),
            type_: ::std::default::Default::default(),
        }
    }
}
impl GooglePayTokenization {
    /// A value with the required fields alone.
    pub fn new(token: ::tollgate_types::Token, type_: ::std::string::String) -> Self {
        Self { token, type_ }
    }
}
impl SaleData {
    /// A value with the required fields alone.
    pub fn new(attributes: SaleAttributes, type_: SaleDataType) -> Self {
        Self { attributes, type_ }
    }
}
impl SaleRequest {
    /// A value with the required fields alone.
    pub fn new(data: SaleData) -> Self {
        Self { data }
    }
}
