// @generated from spec/shared.yaml by `cargo xtask generate`: change the document instead.

///Further information about the payment, which the response repeats.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct AdditionalData {
    ///The payer's browser, which 3-D Secure 2 asks for.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub browser: ::std::option::Option<BrowserData>,
    ///The uses of the card token that the payer agreed to. Each word makes the gateway return a card token for that use.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub contract: ::std::option::Option<
        ::std::vec::Vec<::tollgate_types::Open<ContractTerm>>,
    >,
    ///Ids of acquiring gateways that must not process this request, for a deliberate second attempt elsewhere.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub excluded_gateways: ::std::option::Option<::std::vec::Vec<::tollgate_types::Int>>,
    ///The merchant's own values, by key.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub meta: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///Lines to add to the e-mail to the payer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub receipt_text: ::std::option::Option<::std::vec::Vec<::std::string::String>>,
    ///The origin of the request. Only PaySage, a sister brand, documents it, for captures.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub referer: ::std::option::Option<::std::string::String>,
}
///The payer's address. Ask support whether the shop must send it.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct BillingAddress {
    ///The payer's street and house. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub address: ::std::option::Option<::std::string::String>,
    ///The payer's city. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub city: ::std::option::Option<::std::string::String>,
    ///The payer's country, by ISO 3166-1 alpha-2. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub country: ::std::option::Option<::std::string::String>,
    ///The payer's first name. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub first_name: ::std::option::Option<::std::string::String>,
    ///The payer's last name. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last_name: ::std::option::Option<::std::string::String>,
    ///The payer's telephone number. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub phone: ::std::option::Option<::std::string::String>,
    ///The state in two letters, if the country is `US` or `CA`. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub state: ::std::option::Option<::std::string::String>,
    ///The postcode; for the country `US` as `NNNNN` or `NNNNN-NNNN`. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub zip: ::std::option::Option<::std::string::String>,
}
///The payer's browser, as 3-D Secure 2 requires it.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct BrowserData {
    ///The browser's `Accept` header.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub accept_header: ::std::option::Option<::std::string::String>,
    ///Whether the browser runs Java.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub java_enabled: ::std::option::Option<bool>,
    ///The browser's language, for example `en-US`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub language: ::std::option::Option<::std::string::String>,
    ///The screen's colour depth in bits.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub screen_color_depth: ::std::option::Option<::tollgate_types::Int>,
    ///The screen's height in pixels.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub screen_height: ::std::option::Option<::tollgate_types::Int>,
    ///The screen's width in pixels.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub screen_width: ::std::option::Option<::tollgate_types::Int>,
    ///The minutes from the browser's local time to UTC, for example `-180` for UTC+3.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub time_zone: ::std::option::Option<::tollgate_types::Int>,
    ///The time zone's name, for example `Europe/Riga`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub time_zone_name: ::std::option::Option<::std::string::String>,
    ///The browser's `User-Agent` header.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub user_agent: ::std::option::Option<::std::string::String>,
    ///The window's height in pixels.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub window_height: ::std::option::Option<::tollgate_types::Int>,
    ///The window's width in pixels.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub window_width: ::std::option::Option<::tollgate_types::Int>,
}
///One callback that was sent.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CallbackLog {
    ///When it was delivered.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed: ::std::option::Option<::tollgate_types::Int>,
    ///The HTTP status of the merchant's response.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub response_code: ::std::option::Option<::tollgate_types::Int>,
    ///The result of the delivery.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::tollgate_types::Open<CallbackState>>,
    ///The invoice's status in the callback.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub transaction_status: ::std::option::Option<::tollgate_types::Open<InvoiceStatus>>,
}
///The result of a callback's delivery.
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
pub enum CallbackState {
    #[serde(rename = "queued")]
    Queued,
    #[serde(rename = "done")]
    Done,
    #[serde(rename = "failed")]
    Failed,
}
impl ::std::fmt::Display for CallbackState {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Queued => f.write_str("queued"),
            Self::Done => f.write_str("done"),
            Self::Failed => f.write_str("failed"),
        }
    }
}
impl ::std::str::FromStr for CallbackState {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "queued" => Ok(Self::Queued),
            "done" => Ok(Self::Done),
            "failed" => Ok(Self::Failed),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CallbackState {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CallbackState {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The brand of a card.
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
pub enum CardBrand {
    #[serde(rename = "visa")]
    Visa,
    #[serde(rename = "visaelectron")]
    Visaelectron,
    #[serde(rename = "master")]
    Master,
    #[serde(rename = "maestro")]
    Maestro,
    #[serde(rename = "amex")]
    Amex,
    #[serde(rename = "mir")]
    Mir,
    #[serde(rename = "belkart")]
    Belkart,
    #[serde(rename = "unionpay")]
    Unionpay,
    #[serde(rename = "jcb")]
    Jcb,
    #[serde(rename = "discover")]
    Discover,
    #[serde(rename = "dinersclub")]
    Dinersclub,
    #[serde(rename = "prostir")]
    Prostir,
    #[serde(rename = "rupay")]
    Rupay,
    #[serde(rename = "elo")]
    Elo,
    #[serde(rename = "hipercard")]
    Hipercard,
    #[serde(rename = "dankort")]
    Dankort,
    #[serde(rename = "unknown")]
    Unknown,
}
impl ::std::fmt::Display for CardBrand {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Visa => f.write_str("visa"),
            Self::Visaelectron => f.write_str("visaelectron"),
            Self::Master => f.write_str("master"),
            Self::Maestro => f.write_str("maestro"),
            Self::Amex => f.write_str("amex"),
            Self::Mir => f.write_str("mir"),
            Self::Belkart => f.write_str("belkart"),
            Self::Unionpay => f.write_str("unionpay"),
            Self::Jcb => f.write_str("jcb"),
            Self::Discover => f.write_str("discover"),
            Self::Dinersclub => f.write_str("dinersclub"),
            Self::Prostir => f.write_str("prostir"),
            Self::Rupay => f.write_str("rupay"),
            Self::Elo => f.write_str("elo"),
            Self::Hipercard => f.write_str("hipercard"),
            Self::Dankort => f.write_str("dankort"),
            Self::Unknown => f.write_str("unknown"),
        }
    }
}
impl ::std::str::FromStr for CardBrand {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "visa" => Ok(Self::Visa),
            "visaelectron" => Ok(Self::Visaelectron),
            "master" => Ok(Self::Master),
            "maestro" => Ok(Self::Maestro),
            "amex" => Ok(Self::Amex),
            "mir" => Ok(Self::Mir),
            "belkart" => Ok(Self::Belkart),
            "unionpay" => Ok(Self::Unionpay),
            "jcb" => Ok(Self::Jcb),
            "discover" => Ok(Self::Discover),
            "dinersclub" => Ok(Self::Dinersclub),
            "prostir" => Ok(Self::Prostir),
            "rupay" => Ok(Self::Rupay),
            "elo" => Ok(Self::Elo),
            "hipercard" => Ok(Self::Hipercard),
            "dankort" => Ok(Self::Dankort),
            "unknown" => Ok(Self::Unknown),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for CardBrand {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for CardBrand {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The card in a response.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CardDetails {
    ///The first six digits of the number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bin: ::std::option::Option<::std::string::String>,
    ///The first eight digits of the number for Visa, Mastercard, Maestro and their co-branded cards; null for others.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub bin_8: ::std::option::Option<::std::string::String>,
    ///The card's brand.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub brand: ::std::option::Option<::tollgate_types::Open<CardBrand>>,
    ///The month of expiry, a number here although requests send a text.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_month: ::std::option::Option<::tollgate_types::Int>,
    ///The year of expiry in four digits, a number here although requests send a text.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exp_year: ::std::option::Option<::tollgate_types::Int>,
    ///The first digit of the number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub first_1: ::std::option::Option<::std::string::String>,
    ///The card holder's name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub holder: ::std::option::Option<::std::string::String>,
    ///The country of the bank that issued the card, by ISO 3166-1 alpha-2.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub issuer_country: ::std::option::Option<::std::string::String>,
    ///The bank that issued the card.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub issuer_name: ::std::option::Option<::std::string::String>,
    ///The last four digits of the number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last_4: ::std::option::Option<::std::string::String>,
    ///The code of the card's product.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub product: ::std::option::Option<::std::string::String>,
    ///The card's hash, which stays the same when the date of expiry or the holder changes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub stamp: ::std::option::Option<::tollgate_types::Token>,
    ///The card's token. Keep it to charge the card again without its data. It comes only where `additional_data.contract` or `save_card` asked for it, or from a tokenisation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub token: ::std::option::Option<::tollgate_types::Token>,
    ///Who provides the token, if it is not the gateway.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub token_provider: ::std::option::Option<::std::string::String>,
}
///One verification of the payer.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CardVerification {
    ///The result of the verification.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub details: ::std::option::Option<
        ::tollgate_types::PhpObject<CardVerificationDetails>,
    >,
    ///The kind of verification, such as `3ds`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///The result of a 3-D Secure verification.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CardVerificationDetails {
    ///The electronic commerce indicator.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub eci: ::std::option::Option<::std::string::String>,
    ///The version of 3-D Secure.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub version: ::std::option::Option<::std::string::String>,
}
///A use of the token that the payer agreed to. `recurring` is for later charges without the payer, `oneclick` for later payments where the payer enters only the security code and passes 3-D Secure, `credit` for payouts to the card. `card_on_file` is for a stored card in general; PayCross's own page on payouts has it.
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
pub enum ContractTerm {
    #[serde(rename = "recurring")]
    Recurring,
    #[serde(rename = "oneclick")]
    Oneclick,
    #[serde(rename = "credit")]
    Credit,
    #[serde(rename = "card_on_file")]
    CardOnFile,
}
impl ::std::fmt::Display for ContractTerm {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Recurring => f.write_str("recurring"),
            Self::Oneclick => f.write_str("oneclick"),
            Self::Credit => f.write_str("credit"),
            Self::CardOnFile => f.write_str("card_on_file"),
        }
    }
}
impl ::std::str::FromStr for ContractTerm {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "recurring" => Ok(Self::Recurring),
            "oneclick" => Ok(Self::Oneclick),
            "credit" => Ok(Self::Credit),
            "card_on_file" => Ok(Self::CardOnFile),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for ContractTerm {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for ContractTerm {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The payer. Conditionally required; ask support which fields the shop must send.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
pub struct Customer {
    ///The payer's date of birth as `YYYY-MM-DD` (ISO 8601). Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub birth_date: ::std::option::Option<::std::string::String>,
    ///The id of the payer's device. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub device_id: ::std::option::Option<::std::string::String>,
    ///The payer's e-mail address. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub email: ::std::option::Option<::std::string::String>,
    ///The payer's IP address. Conditionally required.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ip: ::std::option::Option<::std::string::String>,
}
///A customer's address, as the platform shows it.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CustomerAddressShown {
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
    ///The postal code, as one document of the platform spells it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub postcode: ::std::option::Option<::std::string::String>,
    ///The region.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub region: ::std::option::Option<::std::string::String>,
    ///Street and house.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub street: ::std::option::Option<::std::string::String>,
}
///A payer as the platform stores it: the attributes of an included object whose `type` is `customers`. The sample in the document on refunds has it.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct CustomerAttributes {
    ///The payer's address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub address: ::std::option::Option<
        ::tollgate_types::PhpObject<CustomerAddressShown>,
    >,
    ///Whether the payer is no longer in use.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub archived: ::std::option::Option<bool>,
    ///The URL of the payer's picture.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub avatar: ::std::option::Option<::std::string::String>,
    ///When the platform created the payer's record.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<::tollgate_types::Int>,
    ///The payer's date of birth.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub date_of_birth: ::std::option::Option<::std::string::String>,
    ///The merchant's description of the payer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The payer's e-mail address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub email: ::std::option::Option<::std::string::String>,
    ///The payer's first name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub first_name: ::std::option::Option<::std::string::String>,
    ///The payer's tax number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub individual_tax_id: ::std::option::Option<::std::string::String>,
    ///The merchant's own keys and values.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The payer's whole name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub name: ::std::option::Option<::std::string::String>,
    ///The number of the payer's passport.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub passport_number: ::std::option::Option<::std::string::String>,
    ///The series of the payer's passport.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub passport_series: ::std::option::Option<::std::string::String>,
    ///The payer's patronymic.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub patronymic: ::std::option::Option<::std::string::String>,
    ///The payer's telephone number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub phone: ::std::option::Option<::std::string::String>,
    ///The payer's permissions.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processing_options: ::std::option::Option<
        ::tollgate_types::PhpObject<ProcessingOptions>,
    >,
    ///The merchant's own id of the payer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reference_id: ::std::option::Option<::std::string::String>,
    ///The payer's family name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub surname: ::std::option::Option<::std::string::String>,
}
///The body of an error. Three shapes exist: a list of errors, messages by field, and one error with a message. A body with either of these two fields is an error, whatever the HTTP status.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorBody {
    ///A single error.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: ::std::option::Option<ErrorMessage>,
    ///A list of errors, or validation messages by the name of the field.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub errors: ::std::option::Option<Errors>,
}
///One error of a list.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorItem {
    ///The HTTP status as a string, such as `401`, or a code of the platform.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub code: ::std::option::Option<::std::string::String>,
    ///The error in words, for a human reader.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub detail: ::std::option::Option<::std::string::String>,
    ///The kind of error as a word, such as `Unauthorized` or `internal_error`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::std::string::String>,
    ///A short name of the error.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub title: ::std::option::Option<::std::string::String>,
}
///A single error.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ErrorMessage {
    ///The error in words, for a human reader.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
}
///A list of errors, or validation messages by the name of the field.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
#[serde(untagged)]
pub enum Errors {
    Array(::std::vec::Vec<ErrorItem>),
    Object(
        ::std::collections::BTreeMap<
            ::std::string::String,
            ::tollgate_types::OneOrMany<::std::string::String>,
        >,
    ),
}
impl ::std::convert::From<::std::vec::Vec<ErrorItem>> for Errors {
    fn from(value: ::std::vec::Vec<ErrorItem>) -> Self {
        Self::Array(value)
    }
}
impl ::std::convert::From<
    ::std::collections::BTreeMap<
        ::std::string::String,
        ::tollgate_types::OneOrMany<::std::string::String>,
    >,
> for Errors {
    fn from(
        value: ::std::collections::BTreeMap<
            ::std::string::String,
            ::tollgate_types::OneOrMany<::std::string::String>,
        >,
    ) -> Self {
        Self::Object(value)
    }
}
///The form that sends the payer to the next page, and the card gate's access for this invoice.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FlowData {
    ///The URL to which the form sends the payer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub action: ::std::option::Option<::tollgate_types::Token>,
    ///The access to the card gate; an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<::tollgate_types::PhpObject<FlowMetadata>>,
    ///The HTTP method of the form, `GET` or `POST`.
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
///The access of one invoice to the card gate.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct FlowMetadata {
    ///The card gate's own id of the invoice, opaque; `cgi_…` in newer samples, a UUID in older ones.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub sid: ::std::option::Option<::std::string::String>,
    ///The bearer for the card gate: a JSON Web Token with the claims `sid` and `exp`. It is valid for 30 to 60 minutes, until the time in `exp`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub token: ::std::option::Option<::tollgate_types::Token>,
}
///An error in any of the gateway's shapes. Version 3 has `code`, `message`, `friendly_message` and `errors` at the top, versions 1 and 2 put them under `response`, some services under `error` or beside `error_code`.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GatewayError {
    ///The error as a code, such as `F.1000`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub code: ::std::option::Option<::std::string::String>,
    ///The error, in the wrapper of some services.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error: ::std::option::Option<::serde_json::Value>,
    ///The error as a word, such as `invalid_params`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub error_code: ::std::option::Option<::std::string::String>,
    ///The errors by field, each a list of texts or an object of the fields below it. Errors of no particular field come under `base`, and `message` repeats them (documented by bePaid, a sister brand).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub errors: ::std::option::Option<::serde_json::Value>,
    ///The error in words that the payer may see.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub friendly_message: ::std::option::Option<::std::string::String>,
    ///The error in words; usually a text, from some services an object.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::serde_json::Value>,
    ///The error in the shape of versions 1 and 2.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub response: ::std::option::Option<GatewayErrorDetails>,
}
///The inside of an error in the shape of versions 1 and 2.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct GatewayErrorDetails {
    ///The errors by field, each a list of texts or an object of the fields below it. Errors of no particular field come under `base`, and `message` repeats them (documented by bePaid, a sister brand).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub errors: ::std::option::Option<::serde_json::Value>,
    ///The error in words; usually a text, from some services an object.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::serde_json::Value>,
}
///An included object, such as a payment request or a customer. Its attributes have no fixed schema, since they differ by type; `x-by-type` names the schemas of the published types.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct IncludedResource {
    ///The object's attributes.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub attributes: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The object's id.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///The link to the object.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The relationships of the object, each to one object, a list, or null.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub relationships: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The object's type, such as `payment-requests` or `customers`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///A payment invoice.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Invoice {
    ///The attributes of a payment invoice. `payment_amount` is `deposit` and `fee` together, and `processed_amount` is `processed_deposit` and `processed_fee` together. The processed amounts are those really paid, and can be less than the amounts asked for.
    pub attributes: InvoiceAttributes,
    ///The platform's id of the invoice, `cpi_…`.
    pub id: ::std::string::String,
    ///The link to the invoice; an empty list if the response has none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub links: ::std::option::Option<::tollgate_types::PhpObject<ResourceLinks>>,
    ///The relationships of the invoice; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub relationships: ::std::option::Option<::tollgate_types::PhpObject<Relationships>>,
    ///Always `payment-invoices`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///The attributes of a payment invoice. `payment_amount` is `deposit` and `fee` together, and `processed_amount` is `processed_deposit` and `processed_fee` together. The processed amounts are those really paid, and can be less than the amounts asked for.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InvoiceAttributes {
    ///The amount asked for, in major units of the currency.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The issuer's approval code.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub approval_code: ::std::option::Option<::std::string::String>,
    ///The acquirer's reference number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub arn: ::std::option::Option<::std::string::String>,
    ///The callbacks sent so far, by the Unix second of each; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub callback_logs: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::std::collections::BTreeMap<::std::string::String, CallbackLog>,
        >,
    >,
    ///The URL for callbacks about this invoice.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub callback_url: ::std::option::Option<::std::string::String>,
    ///When the payment was charged back.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub charged_back: ::std::option::Option<::tollgate_types::Int>,
    ///The amount charged back.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub charged_back_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///When the invoice was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<::tollgate_types::Int>,
    ///The currency of the invoice, such as `USD`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The amount to credit to the merchant's account.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub deposit: ::std::option::Option<::tollgate_types::Amount>,
    ///The merchant's description of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The text on the payer's card statement.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub descriptor: ::std::option::Option<::std::string::String>,
    ///The rate between the invoice's currency and the service's.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub exchange_rate: ::std::option::Option<::tollgate_types::Amount>,
    ///When the invoice failed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub failed: ::std::option::Option<::tollgate_types::Int>,
    ///The fee within the payment amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee: ::std::option::Option<::tollgate_types::Amount>,
    ///The flow of the service, such as `hpp`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub flow: ::std::option::Option<::std::string::String>,
    ///The access to the payment page and to the card gate; an empty list if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub flow_data: ::std::option::Option<::tollgate_types::PhpObject<FlowData>>,
    ///The payment page of this invoice. If it is present, prefer it to the action of the flow data.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub hpp_url: ::std::option::Option<::tollgate_types::Token>,
    ///The merchant's own keys and values; an empty list if there are none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///Whether the operation is blocked until a moderator reviews it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub moderation_required: ::std::option::Option<bool>,
    ///The provider's details of the operation. An option of the account decides which of the fields are shown.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub original_data: ::std::option::Option<::tollgate_types::PhpObject<OriginalData>>,
    ///The instrument that the payer paid with; null or an empty list before the payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payload: ::std::option::Option<::tollgate_types::PhpObject<InvoicePayload>>,
    ///The amount that the payer pays, with the fee.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///Whether the invoice charges the payer or verifies the card.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_flow: ::std::option::Option<::tollgate_types::Open<PaymentFlow>>,
    ///The amount that the payer pays, in the currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_service_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///When the invoice was paid.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed: ::std::option::Option<::tollgate_types::Int>,
    ///The amount really paid. Check this amount before fulfilling an order.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The amount really credited to the merchant's account.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed_deposit: ::std::option::Option<::tollgate_types::Amount>,
    ///The fee that was really taken.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed_fee: ::std::option::Option<::tollgate_types::Amount>,
    ///A reserve that was cancelled; its shape is not published.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed_reserve_cancel: ::std::option::Option<::serde_json::Value>,
    ///A reserve that was released; its shape is not published.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed_unreserve: ::std::option::Option<::serde_json::Value>,
    ///The merchant's own id of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reference_id: ::std::option::Option<::std::string::String>,
    ///When the invoice was refunded last.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub refunded: ::std::option::Option<::tollgate_types::Int>,
    ///The amount refunded so far.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub refunded_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The fee of the refunded amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub refunded_fee: ::std::option::Option<::tollgate_types::Amount>,
    ///The refunds of the invoice. No sample of an item is published; Corefy's documentation of refunds shows the fields of a refund.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub refunds: ::std::option::Option<::std::vec::Vec<InvoiceRefund>>,
    ///A reserve that was cancelled; its shape is not published.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reserve_cancelled: ::std::option::Option<::serde_json::Value>,
    ///When the reserve ends.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reserve_expires: ::std::option::Option<::tollgate_types::Int>,
    ///The options of the reserve; their shape is not published.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reserve_options: ::std::option::Option<::serde_json::Value>,
    ///The amount held back as a reserve.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reserved_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The reserves of the invoice; the shape of an item is not published.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reserves: ::std::option::Option<::std::vec::Vec<::serde_json::Value>>,
    ///The reason for the invoice's status; beside an unsuccessful status, the cause of the failure.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution: ::std::option::Option<::tollgate_types::Open<Resolution>>,
    ///The resolution in words, for a human reader.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution_message: ::std::option::Option<::std::string::String>,
    ///The URL to which the payer returns.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_url: ::std::option::Option<::std::string::String>,
    ///The URLs to which the payer returns, by outcome; an empty list if not set.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_urls: ::std::option::Option<
        ::tollgate_types::PhpObject<InvoiceReturnUrls>,
    >,
    ///The retrieval reference number of the acquirer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub rrn: ::std::option::Option<::std::string::String>,
    ///The id without its prefix; absent in newer bodies.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub serial_number: ::std::option::Option<::std::string::String>,
    ///The amount in the currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The currency of the service.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub service_currency: ::std::option::Option<::std::string::String>,
    ///The channel through which the invoice was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub source: ::std::option::Option<::tollgate_types::Open<InvoiceSource>>,
    ///The status of an invoice. Paymega's own page of statuses has nine of these words: `created`, `process_pending` and `refund_pending`, which are not final, and `expired`, `processed`, `process_failed`, `partially_refunded`, `refunded` and `refund_failed`, which are. Corefy's page adds `terminated` (final, by the payer) and `processing`, `partially_processed`, `process_error`, `refunding` and `refund_error`, none of them marked final; other pages of the platform call `partially_processed`, `rejected`, `verified` and `verify_failed` final. A paid invoice can still move on to the states of a refund or a chargeback, and a person can correct any status by hand (a manual statement, documented by the platform's FAQ, docs.paycore.io): final means final unless corrected. `authorize_required`, `authorize_failed` and `invoked` belong to the payments below an invoice and are rarely seen here.
    pub status: ::tollgate_types::Open<InvoiceStatus>,
    ///Whether this is a test operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test_mode: ::std::option::Option<bool>,
    ///A reserve that was released; null in every published sample.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub unreserved: ::std::option::Option<::serde_json::Value>,
    ///When the invoice was last changed; callbacks are ordered by it.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub updated: ::std::option::Option<::tollgate_types::Int>,
}
///A payment invoice, as the Private API returns it and as a callback carries it.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct InvoiceDocument {
    ///A payment invoice.
    pub data: Invoice,
    ///The objects that the invoice's relationships refer to.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub included: ::std::option::Option<::std::vec::Vec<IncludedResource>>,
}
///The instrument that the payer paid with. The card can be left out of callbacks by a setting.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InvoicePayload {
    ///How the payer paid, such as `card`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub auth_type: ::std::option::Option<::std::string::String>,
    ///The payer's IP address; may be empty.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub client_ip: ::std::option::Option<::std::string::String>,
    ///The card, masked; an empty list if it is not shown.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_card: ::std::option::Option<::tollgate_types::PhpObject<PaymentCard>>,
    ///The token of the saved card, after a successful payment that asked for it. It is valid until the card expires, and only together with the same customer's `reference_id`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub token: ::std::option::Option<::tollgate_types::Token>,
}
///One refund of an invoice.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InvoiceRefund {
    ///The amount given back, in major units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::Amount>,
    ///When the refund was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<::tollgate_types::Int>,
    ///The currency of the amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The description that the merchant gave.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The fee of the refund.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fee: ::std::option::Option<::tollgate_types::Amount>,
    ///The provider's id of the refund, `ref_…`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///The acquirer's id of the refund.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub original_id: ::std::option::Option<::std::string::String>,
    ///The merchant's own id of the refund.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reference_id: ::std::option::Option<::std::string::String>,
    ///The status of the refund.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::tollgate_types::Open<RefundStatus>>,
}
///The URLs to which the payer returns, by outcome. They take precedence over `return_url`.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct InvoiceReturnUrls {
    ///The URL after a failed payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fail: ::std::option::Option<::std::string::String>,
    ///The URL while the outcome is open.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pending: ::std::option::Option<::std::string::String>,
    ///The URL after a successful payment.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub success: ::std::option::Option<::std::string::String>,
}
///The channel through which an invoice was created.
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
pub enum InvoiceSource {
    #[serde(rename = "addon")]
    Addon,
    #[serde(rename = "merchant_api")]
    MerchantApi,
    #[serde(rename = "merchant_dashboard")]
    MerchantDashboard,
    #[serde(rename = "platform_api")]
    PlatformApi,
    #[serde(rename = "platform_dashboard")]
    PlatformDashboard,
    #[serde(rename = "platform_public_api")]
    PlatformPublicApi,
}
impl ::std::fmt::Display for InvoiceSource {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Addon => f.write_str("addon"),
            Self::MerchantApi => f.write_str("merchant_api"),
            Self::MerchantDashboard => f.write_str("merchant_dashboard"),
            Self::PlatformApi => f.write_str("platform_api"),
            Self::PlatformDashboard => f.write_str("platform_dashboard"),
            Self::PlatformPublicApi => f.write_str("platform_public_api"),
        }
    }
}
impl ::std::str::FromStr for InvoiceSource {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "addon" => Ok(Self::Addon),
            "merchant_api" => Ok(Self::MerchantApi),
            "merchant_dashboard" => Ok(Self::MerchantDashboard),
            "platform_api" => Ok(Self::PlatformApi),
            "platform_dashboard" => Ok(Self::PlatformDashboard),
            "platform_public_api" => Ok(Self::PlatformPublicApi),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for InvoiceSource {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for InvoiceSource {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The status of an invoice. Paymega's own page of statuses has nine of these words: `created`, `process_pending` and `refund_pending`, which are not final, and `expired`, `processed`, `process_failed`, `partially_refunded`, `refunded` and `refund_failed`, which are. Corefy's page adds `terminated` (final, by the payer) and `processing`, `partially_processed`, `process_error`, `refunding` and `refund_error`, none of them marked final; other pages of the platform call `partially_processed`, `rejected`, `verified` and `verify_failed` final. A paid invoice can still move on to the states of a refund or a chargeback, and a person can correct any status by hand (a manual statement, documented by the platform's FAQ, docs.paycore.io): final means final unless corrected. `authorize_required`, `authorize_failed` and `invoked` belong to the payments below an invoice and are rarely seen here.
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
pub enum InvoiceStatus {
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
    #[serde(rename = "rejected")]
    Rejected,
    #[serde(rename = "verified")]
    Verified,
    #[serde(rename = "verify_failed")]
    VerifyFailed,
    #[serde(rename = "refunding")]
    Refunding,
    #[serde(rename = "refund_pending")]
    RefundPending,
    #[serde(rename = "refund_error")]
    RefundError,
    #[serde(rename = "refund_failed")]
    RefundFailed,
    #[serde(rename = "partially_refunded")]
    PartiallyRefunded,
    #[serde(rename = "refunded")]
    Refunded,
    #[serde(rename = "charged_back")]
    ChargedBack,
    #[serde(rename = "partially_charged_back")]
    PartiallyChargedBack,
    #[serde(rename = "authorize_failed")]
    AuthorizeFailed,
    #[serde(rename = "authorize_required")]
    AuthorizeRequired,
    #[serde(rename = "invoked")]
    Invoked,
}
impl ::std::fmt::Display for InvoiceStatus {
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
            Self::Rejected => f.write_str("rejected"),
            Self::Verified => f.write_str("verified"),
            Self::VerifyFailed => f.write_str("verify_failed"),
            Self::Refunding => f.write_str("refunding"),
            Self::RefundPending => f.write_str("refund_pending"),
            Self::RefundError => f.write_str("refund_error"),
            Self::RefundFailed => f.write_str("refund_failed"),
            Self::PartiallyRefunded => f.write_str("partially_refunded"),
            Self::Refunded => f.write_str("refunded"),
            Self::ChargedBack => f.write_str("charged_back"),
            Self::PartiallyChargedBack => f.write_str("partially_charged_back"),
            Self::AuthorizeFailed => f.write_str("authorize_failed"),
            Self::AuthorizeRequired => f.write_str("authorize_required"),
            Self::Invoked => f.write_str("invoked"),
        }
    }
}
impl ::std::str::FromStr for InvoiceStatus {
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
            "rejected" => Ok(Self::Rejected),
            "verified" => Ok(Self::Verified),
            "verify_failed" => Ok(Self::VerifyFailed),
            "refunding" => Ok(Self::Refunding),
            "refund_pending" => Ok(Self::RefundPending),
            "refund_error" => Ok(Self::RefundError),
            "refund_failed" => Ok(Self::RefundFailed),
            "partially_refunded" => Ok(Self::PartiallyRefunded),
            "refunded" => Ok(Self::Refunded),
            "charged_back" => Ok(Self::ChargedBack),
            "partially_charged_back" => Ok(Self::PartiallyChargedBack),
            "authorize_failed" => Ok(Self::AuthorizeFailed),
            "authorize_required" => Ok(Self::AuthorizeRequired),
            "invoked" => Ok(Self::Invoked),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for InvoiceStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for InvoiceStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The provider's details of the operation.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OriginalData {
    ///The operation's id at the provider.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub external_id: ::std::option::Option<::std::string::String>,
    ///The merchant account's id at the provider.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub external_mid: ::std::option::Option<::std::string::String>,
    ///The merchant's id at the provider.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub merchant_id: ::std::option::Option<::std::string::String>,
    ///The provider's own resolution.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub original_resolution: ::std::option::Option<::std::string::String>,
    ///The provider's own resolution in words.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub original_resolution_message: ::std::option::Option<::std::string::String>,
    ///The provider's code name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub provider_code: ::std::option::Option<::std::string::String>,
    ///The provider's id.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub provider_id: ::std::option::Option<::std::string::String>,
}
///A card without its full number.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PaymentCard {
    ///The brand, such as `mastercard`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub brand: ::std::option::Option<::std::string::String>,
    ///The platform's id of the card, `card_…`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub card_id: ::std::option::Option<::std::string::String>,
    ///The month of expiry, two digits.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expiry_month: ::std::option::Option<::std::string::String>,
    ///The year of expiry, two digits.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expiry_year: ::std::option::Option<::std::string::String>,
    ///The first six digits.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub first: ::std::option::Option<::std::string::String>,
    ///The holder's name as entered.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub holder: ::std::option::Option<::std::string::String>,
    ///The issuing bank's country.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub issuer_country: ::std::option::Option<::std::string::String>,
    ///The issuing bank.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub issuer_name: ::std::option::Option<::std::string::String>,
    ///The last four digits.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last: ::std::option::Option<::std::string::String>,
    ///The number with its middle masked, such as `512381******0000`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub mask: ::std::option::Option<::std::string::String>,
    ///The network, such as `mastercard`; newer bodies write it in capitals.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub network: ::std::option::Option<::std::string::String>,
    ///The kind of card, such as `CREDIT`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
    ///How the payer was verified.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub verification: ::std::option::Option<::std::vec::Vec<CardVerification>>,
}
///The purpose of an invoice: `charge` charges the payer; `verify` verifies the card and voids the operation, without effect on the balance.
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
pub enum PaymentFlow {
    #[serde(rename = "charge")]
    Charge,
    #[serde(rename = "verify")]
    Verify,
}
impl ::std::fmt::Display for PaymentFlow {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Charge => f.write_str("charge"),
            Self::Verify => f.write_str("verify"),
        }
    }
}
impl ::std::str::FromStr for PaymentFlow {
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
impl ::std::convert::TryFrom<&str> for PaymentFlow {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for PaymentFlow {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The platform's request to its provider for an invoice: the attributes of an included object whose `type` is `payment-requests`. Its words are in capitals. The sample in the document on host-to-host payments has it.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PaymentRequestAttributes {
    ///The amount asked for, in major units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::Amount>,
    ///Whether the payer may not change the amount.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount_readonly: ::std::option::Option<bool>,
    ///The URL for callbacks.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub callback_url: ::std::option::Option<::std::string::String>,
    ///When the request was created.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created: ::std::option::Option<::tollgate_types::Int>,
    ///The currency.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The merchant's description of the operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///When it expires.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub expires: ::std::option::Option<::tollgate_types::Int>,
    ///The payer's details that the service asks for; an empty list in the sample.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub fields: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///Details of the platform, such as `fee` and `fee_strategy`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub metadata: ::std::option::Option<
        ::tollgate_types::PhpObject<
            ::serde_json::Map<::std::string::String, ::serde_json::Value>,
        >,
    >,
    ///The amount paid, in major units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub paid_amount: ::std::option::Option<::tollgate_types::Amount>,
    ///The service to pay with; null in the sample.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_service: ::std::option::Option<::std::string::String>,
    ///When it was processed.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub processed: ::std::option::Option<::tollgate_types::Int>,
    ///The id of the invoice, `cpi_…`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub reference_id: ::std::option::Option<::std::string::String>,
    ///The reason for the status, such as `OK`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub resolution: ::std::option::Option<::std::string::String>,
    ///The URL to which the payer returns.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub return_url: ::std::option::Option<::std::string::String>,
    ///The status of the request, such as `SUCCESSFUL`. Only the invoice shows whether money moved.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<::std::string::String>,
    ///Whether this is a test operation.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test_mode: ::std::option::Option<bool>,
}
///The relationships of a payment request: those of an included object whose `type` is `payment-requests`.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct PaymentRequestRelationships {
    ///A relationship to one other object.
    #[serde(
        rename = "merchant-account",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub merchant_account: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "payment-method",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payment_method: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "payment-page",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payment_page: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "payment-provider",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payment_provider: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "payment-service",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payment_service: ::std::option::Option<Relationship>,
    ///A relationship to several other objects.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payments: ::std::option::Option<RelationshipList>,
    ///A relationship to one other object.
    #[serde(
        rename = "rate-schema",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub rate_schema: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "routing-schema",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub routing_schema: ::std::option::Option<Relationship>,
}
///The status of a payment. A payment is one attempt to pay an invoice.
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
pub enum PaymentStatus {
    #[serde(rename = "created")]
    Created,
    #[serde(rename = "expired")]
    Expired,
    #[serde(rename = "terminated")]
    Terminated,
    #[serde(rename = "invoke_pending")]
    InvokePending,
    #[serde(rename = "invoke_failed")]
    InvokeFailed,
    #[serde(rename = "invoke_error")]
    InvokeError,
    #[serde(rename = "invoked")]
    Invoked,
    #[serde(rename = "authorize_required")]
    AuthorizeRequired,
    #[serde(rename = "authorize_failed")]
    AuthorizeFailed,
    #[serde(rename = "process_pending")]
    ProcessPending,
    #[serde(rename = "process_failed")]
    ProcessFailed,
    #[serde(rename = "process_error")]
    ProcessError,
    #[serde(rename = "processed")]
    Processed,
    #[serde(rename = "revoke_pending")]
    RevokePending,
    #[serde(rename = "revoke_failed")]
    RevokeFailed,
    #[serde(rename = "revoke_error")]
    RevokeError,
    #[serde(rename = "revoked")]
    Revoked,
    #[serde(rename = "refund_pending")]
    RefundPending,
    #[serde(rename = "refund_failed")]
    RefundFailed,
    #[serde(rename = "refund_error")]
    RefundError,
    #[serde(rename = "refunded")]
    Refunded,
    #[serde(rename = "charged_back")]
    ChargedBack,
}
impl ::std::fmt::Display for PaymentStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Created => f.write_str("created"),
            Self::Expired => f.write_str("expired"),
            Self::Terminated => f.write_str("terminated"),
            Self::InvokePending => f.write_str("invoke_pending"),
            Self::InvokeFailed => f.write_str("invoke_failed"),
            Self::InvokeError => f.write_str("invoke_error"),
            Self::Invoked => f.write_str("invoked"),
            Self::AuthorizeRequired => f.write_str("authorize_required"),
            Self::AuthorizeFailed => f.write_str("authorize_failed"),
            Self::ProcessPending => f.write_str("process_pending"),
            Self::ProcessFailed => f.write_str("process_failed"),
            Self::ProcessError => f.write_str("process_error"),
            Self::Processed => f.write_str("processed"),
            Self::RevokePending => f.write_str("revoke_pending"),
            Self::RevokeFailed => f.write_str("revoke_failed"),
            Self::RevokeError => f.write_str("revoke_error"),
            Self::Revoked => f.write_str("revoked"),
            Self::RefundPending => f.write_str("refund_pending"),
            Self::RefundFailed => f.write_str("refund_failed"),
            Self::RefundError => f.write_str("refund_error"),
            Self::Refunded => f.write_str("refunded"),
            Self::ChargedBack => f.write_str("charged_back"),
        }
    }
}
impl ::std::str::FromStr for PaymentStatus {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "created" => Ok(Self::Created),
            "expired" => Ok(Self::Expired),
            "terminated" => Ok(Self::Terminated),
            "invoke_pending" => Ok(Self::InvokePending),
            "invoke_failed" => Ok(Self::InvokeFailed),
            "invoke_error" => Ok(Self::InvokeError),
            "invoked" => Ok(Self::Invoked),
            "authorize_required" => Ok(Self::AuthorizeRequired),
            "authorize_failed" => Ok(Self::AuthorizeFailed),
            "process_pending" => Ok(Self::ProcessPending),
            "process_failed" => Ok(Self::ProcessFailed),
            "process_error" => Ok(Self::ProcessError),
            "processed" => Ok(Self::Processed),
            "revoke_pending" => Ok(Self::RevokePending),
            "revoke_failed" => Ok(Self::RevokeFailed),
            "revoke_error" => Ok(Self::RevokeError),
            "revoked" => Ok(Self::Revoked),
            "refund_pending" => Ok(Self::RefundPending),
            "refund_failed" => Ok(Self::RefundFailed),
            "refund_error" => Ok(Self::RefundError),
            "refunded" => Ok(Self::Refunded),
            "charged_back" => Ok(Self::ChargedBack),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for PaymentStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for PaymentStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The permissions of a customer.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ProcessingOptions {
    ///Whether the payer may pay.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_enabled: ::std::option::Option<bool>,
    ///Whether the payer may receive payouts.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payout_enabled: ::std::option::Option<bool>,
}
///The status of a refund. Only `processed` is published, in a sample. The other words are those that the platform uses for payments and payouts; that refunds have them, and with the same meaning, is assumed.
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
pub enum RefundStatus {
    #[serde(rename = "created")]
    Created,
    #[serde(rename = "process_pending")]
    ProcessPending,
    #[serde(rename = "process_error")]
    ProcessError,
    #[serde(rename = "processed")]
    Processed,
    #[serde(rename = "process_failed")]
    ProcessFailed,
    #[serde(rename = "failed")]
    Failed,
    #[serde(rename = "rejected")]
    Rejected,
    #[serde(rename = "terminated")]
    Terminated,
    #[serde(rename = "refund_pending")]
    RefundPending,
    #[serde(rename = "refund_error")]
    RefundError,
    #[serde(rename = "refund_failed")]
    RefundFailed,
    #[serde(rename = "refunded")]
    Refunded,
}
impl ::std::fmt::Display for RefundStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Created => f.write_str("created"),
            Self::ProcessPending => f.write_str("process_pending"),
            Self::ProcessError => f.write_str("process_error"),
            Self::Processed => f.write_str("processed"),
            Self::ProcessFailed => f.write_str("process_failed"),
            Self::Failed => f.write_str("failed"),
            Self::Rejected => f.write_str("rejected"),
            Self::Terminated => f.write_str("terminated"),
            Self::RefundPending => f.write_str("refund_pending"),
            Self::RefundError => f.write_str("refund_error"),
            Self::RefundFailed => f.write_str("refund_failed"),
            Self::Refunded => f.write_str("refunded"),
        }
    }
}
impl ::std::str::FromStr for RefundStatus {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "created" => Ok(Self::Created),
            "process_pending" => Ok(Self::ProcessPending),
            "process_error" => Ok(Self::ProcessError),
            "processed" => Ok(Self::Processed),
            "process_failed" => Ok(Self::ProcessFailed),
            "failed" => Ok(Self::Failed),
            "rejected" => Ok(Self::Rejected),
            "terminated" => Ok(Self::Terminated),
            "refund_pending" => Ok(Self::RefundPending),
            "refund_error" => Ok(Self::RefundError),
            "refund_failed" => Ok(Self::RefundFailed),
            "refunded" => Ok(Self::Refunded),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for RefundStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for RefundStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///A relationship to one other object.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Relationship {
    ///The other object, or null if there is none.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data: ::std::option::Option<ResourceIdentifier>,
}
///A relationship to several other objects.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RelationshipList {
    ///The other objects.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub data: ::std::option::Option<::std::vec::Vec<ResourceIdentifier>>,
}
///The relationships of an invoice or a payment service.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Relationships {
    ///A relationship to one other object.
    #[serde(
        rename = "active-payment",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub active_payment: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "commerce-account",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub commerce_account: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "currency-account",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub currency_account: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "payment-method",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payment_method: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "payment-request",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payment_request: ::std::option::Option<Relationship>,
    ///A relationship to one other object.
    #[serde(
        rename = "payment-service",
        skip_serializing_if = "::std::option::Option::is_none"
    )]
    pub payment_service: ::std::option::Option<Relationship>,
}
///The reason for the status of an invoice or a payment. `ok` may accompany any status. The Public API writes the reason in capitals (`OK`), so compare it without regard to case. `card_is_lost`, `card_is_stolen`, `card_restricted`, `fatal_card_expired`, `fatal_decline`, `fatal_invalid_card`, `fatal_issuer_unavailable` and `card_verification_failed` block the card.
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
pub enum Resolution {
    #[serde(rename = "ok")]
    Ok,
    #[serde(rename = "expired")]
    Expired,
    #[serde(rename = "auth_3ds_required")]
    Auth3dsRequired,
    #[serde(rename = "access_denied")]
    AccessDenied,
    #[serde(rename = "error")]
    Error,
    #[serde(rename = "provider_error")]
    ProviderError,
    #[serde(rename = "unknown")]
    Unknown,
    #[serde(rename = "duplicated_transaction")]
    DuplicatedTransaction,
    #[serde(rename = "auth_fatal_error")]
    AuthFatalError,
    #[serde(rename = "unable_to_determine_3ds_enrolment")]
    UnableToDetermine3dsEnrolment,
    #[serde(rename = "card_is_3ds_enrolled")]
    CardIs3dsEnrolled,
    #[serde(rename = "card_is_not_3ds_enrolled")]
    CardIsNot3dsEnrolled,
    #[serde(rename = "issuer_decline")]
    IssuerDecline,
    #[serde(rename = "client_auth_failed")]
    ClientAuthFailed,
    #[serde(rename = "provider_fatal_error")]
    ProviderFatalError,
    #[serde(rename = "invalid_details")]
    InvalidDetails,
    #[serde(rename = "invalid_pin")]
    InvalidPin,
    #[serde(rename = "antifraud_error")]
    AntifraudError,
    #[serde(rename = "invalid_card")]
    InvalidCard,
    #[serde(rename = "fatal_error")]
    FatalError,
    #[serde(rename = "unable_to_reconcile")]
    UnableToReconcile,
    #[serde(rename = "invalid_amount")]
    InvalidAmount,
    #[serde(rename = "limit_violation")]
    LimitViolation,
    #[serde(rename = "functionality_is_not_permitted")]
    FunctionalityIsNotPermitted,
    #[serde(rename = "invalid_request")]
    InvalidRequest,
    #[serde(rename = "lost_or_stolen_card")]
    LostOrStolenCard,
    #[serde(rename = "declined")]
    Declined,
    #[serde(rename = "invalid_otp")]
    InvalidOtp,
    #[serde(rename = "invalid_3ds_code")]
    Invalid3dsCode,
    #[serde(rename = "invalid_card_status")]
    InvalidCardStatus,
    #[serde(rename = "insufficient_funds")]
    InsufficientFunds,
    #[serde(rename = "card_expired")]
    CardExpired,
    #[serde(rename = "invalid_cvv")]
    InvalidCvv,
    #[serde(rename = "invalid_pan")]
    InvalidPan,
    #[serde(rename = "invalid_credentials")]
    InvalidCredentials,
    #[serde(rename = "general_fatal_error")]
    GeneralFatalError,
    #[serde(rename = "card_is_lost")]
    CardIsLost,
    #[serde(rename = "card_is_stolen")]
    CardIsStolen,
    #[serde(rename = "card_restricted")]
    CardRestricted,
    #[serde(rename = "fatal_card_expired")]
    FatalCardExpired,
    #[serde(rename = "fatal_decline")]
    FatalDecline,
    #[serde(rename = "fatal_invalid_card")]
    FatalInvalidCard,
    #[serde(rename = "fatal_issuer_unavailable")]
    FatalIssuerUnavailable,
    #[serde(rename = "card_verification_failed")]
    CardVerificationFailed,
}
impl ::std::fmt::Display for Resolution {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Ok => f.write_str("ok"),
            Self::Expired => f.write_str("expired"),
            Self::Auth3dsRequired => f.write_str("auth_3ds_required"),
            Self::AccessDenied => f.write_str("access_denied"),
            Self::Error => f.write_str("error"),
            Self::ProviderError => f.write_str("provider_error"),
            Self::Unknown => f.write_str("unknown"),
            Self::DuplicatedTransaction => f.write_str("duplicated_transaction"),
            Self::AuthFatalError => f.write_str("auth_fatal_error"),
            Self::UnableToDetermine3dsEnrolment => {
                f.write_str("unable_to_determine_3ds_enrolment")
            }
            Self::CardIs3dsEnrolled => f.write_str("card_is_3ds_enrolled"),
            Self::CardIsNot3dsEnrolled => f.write_str("card_is_not_3ds_enrolled"),
            Self::IssuerDecline => f.write_str("issuer_decline"),
            Self::ClientAuthFailed => f.write_str("client_auth_failed"),
            Self::ProviderFatalError => f.write_str("provider_fatal_error"),
            Self::InvalidDetails => f.write_str("invalid_details"),
            Self::InvalidPin => f.write_str("invalid_pin"),
            Self::AntifraudError => f.write_str("antifraud_error"),
            Self::InvalidCard => f.write_str("invalid_card"),
            Self::FatalError => f.write_str("fatal_error"),
            Self::UnableToReconcile => f.write_str("unable_to_reconcile"),
            Self::InvalidAmount => f.write_str("invalid_amount"),
            Self::LimitViolation => f.write_str("limit_violation"),
            Self::FunctionalityIsNotPermitted => {
                f.write_str("functionality_is_not_permitted")
            }
            Self::InvalidRequest => f.write_str("invalid_request"),
            Self::LostOrStolenCard => f.write_str("lost_or_stolen_card"),
            Self::Declined => f.write_str("declined"),
            Self::InvalidOtp => f.write_str("invalid_otp"),
            Self::Invalid3dsCode => f.write_str("invalid_3ds_code"),
            Self::InvalidCardStatus => f.write_str("invalid_card_status"),
            Self::InsufficientFunds => f.write_str("insufficient_funds"),
            Self::CardExpired => f.write_str("card_expired"),
            Self::InvalidCvv => f.write_str("invalid_cvv"),
            Self::InvalidPan => f.write_str("invalid_pan"),
            Self::InvalidCredentials => f.write_str("invalid_credentials"),
            Self::GeneralFatalError => f.write_str("general_fatal_error"),
            Self::CardIsLost => f.write_str("card_is_lost"),
            Self::CardIsStolen => f.write_str("card_is_stolen"),
            Self::CardRestricted => f.write_str("card_restricted"),
            Self::FatalCardExpired => f.write_str("fatal_card_expired"),
            Self::FatalDecline => f.write_str("fatal_decline"),
            Self::FatalInvalidCard => f.write_str("fatal_invalid_card"),
            Self::FatalIssuerUnavailable => f.write_str("fatal_issuer_unavailable"),
            Self::CardVerificationFailed => f.write_str("card_verification_failed"),
        }
    }
}
impl ::std::str::FromStr for Resolution {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "ok" => Ok(Self::Ok),
            "expired" => Ok(Self::Expired),
            "auth_3ds_required" => Ok(Self::Auth3dsRequired),
            "access_denied" => Ok(Self::AccessDenied),
            "error" => Ok(Self::Error),
            "provider_error" => Ok(Self::ProviderError),
            "unknown" => Ok(Self::Unknown),
            "duplicated_transaction" => Ok(Self::DuplicatedTransaction),
            "auth_fatal_error" => Ok(Self::AuthFatalError),
            "unable_to_determine_3ds_enrolment" => {
                Ok(Self::UnableToDetermine3dsEnrolment)
            }
            "card_is_3ds_enrolled" => Ok(Self::CardIs3dsEnrolled),
            "card_is_not_3ds_enrolled" => Ok(Self::CardIsNot3dsEnrolled),
            "issuer_decline" => Ok(Self::IssuerDecline),
            "client_auth_failed" => Ok(Self::ClientAuthFailed),
            "provider_fatal_error" => Ok(Self::ProviderFatalError),
            "invalid_details" => Ok(Self::InvalidDetails),
            "invalid_pin" => Ok(Self::InvalidPin),
            "antifraud_error" => Ok(Self::AntifraudError),
            "invalid_card" => Ok(Self::InvalidCard),
            "fatal_error" => Ok(Self::FatalError),
            "unable_to_reconcile" => Ok(Self::UnableToReconcile),
            "invalid_amount" => Ok(Self::InvalidAmount),
            "limit_violation" => Ok(Self::LimitViolation),
            "functionality_is_not_permitted" => Ok(Self::FunctionalityIsNotPermitted),
            "invalid_request" => Ok(Self::InvalidRequest),
            "lost_or_stolen_card" => Ok(Self::LostOrStolenCard),
            "declined" => Ok(Self::Declined),
            "invalid_otp" => Ok(Self::InvalidOtp),
            "invalid_3ds_code" => Ok(Self::Invalid3dsCode),
            "invalid_card_status" => Ok(Self::InvalidCardStatus),
            "insufficient_funds" => Ok(Self::InsufficientFunds),
            "card_expired" => Ok(Self::CardExpired),
            "invalid_cvv" => Ok(Self::InvalidCvv),
            "invalid_pan" => Ok(Self::InvalidPan),
            "invalid_credentials" => Ok(Self::InvalidCredentials),
            "general_fatal_error" => Ok(Self::GeneralFatalError),
            "card_is_lost" => Ok(Self::CardIsLost),
            "card_is_stolen" => Ok(Self::CardIsStolen),
            "card_restricted" => Ok(Self::CardRestricted),
            "fatal_card_expired" => Ok(Self::FatalCardExpired),
            "fatal_decline" => Ok(Self::FatalDecline),
            "fatal_invalid_card" => Ok(Self::FatalInvalidCard),
            "fatal_issuer_unavailable" => Ok(Self::FatalIssuerUnavailable),
            "card_verification_failed" => Ok(Self::CardVerificationFailed),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for Resolution {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for Resolution {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The type and id of another object.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ResourceIdentifier {
    ///The other object's id, such as `cus_…`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::std::string::String>,
    ///The other object's type, such as `customers`.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<::std::string::String>,
}
///The link to an object.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ResourceLinks {
    ///The object's path. Its prefix differs by host and by the place where the object was created, so do not follow it as a URL.
    #[serde(rename = "self", skip_serializing_if = "::std::option::Option::is_none")]
    pub self_: ::std::option::Option<::std::string::String>,
}
///The state of a transaction. `successful` and `failed` are final, unless a person at the gateway corrects the transaction by hand (see `manually_corrected_at`); `incomplete` waits for the payer; `expired` means that the payment was not made by its `expired_at`. Card transactions have these four, the first three as bePaid, a sister brand, lists them. `pending` (in progress), `error` (refused without a transaction) and `deleted` (removed) are listed by PayCross for alternative payment methods only; a client must read them too.
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
pub enum TransactionStatus {
    #[serde(rename = "successful")]
    Successful,
    #[serde(rename = "failed")]
    Failed,
    #[serde(rename = "incomplete")]
    Incomplete,
    #[serde(rename = "pending")]
    Pending,
    #[serde(rename = "expired")]
    Expired,
    #[serde(rename = "error")]
    Error,
    #[serde(rename = "deleted")]
    Deleted,
}
impl ::std::fmt::Display for TransactionStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Successful => f.write_str("successful"),
            Self::Failed => f.write_str("failed"),
            Self::Incomplete => f.write_str("incomplete"),
            Self::Pending => f.write_str("pending"),
            Self::Expired => f.write_str("expired"),
            Self::Error => f.write_str("error"),
            Self::Deleted => f.write_str("deleted"),
        }
    }
}
impl ::std::str::FromStr for TransactionStatus {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "successful" => Ok(Self::Successful),
            "failed" => Ok(Self::Failed),
            "incomplete" => Ok(Self::Incomplete),
            "pending" => Ok(Self::Pending),
            "expired" => Ok(Self::Expired),
            "error" => Ok(Self::Error),
            "deleted" => Ok(Self::Deleted),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for TransactionStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for TransactionStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///The kind of a transaction.
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
pub enum TransactionType {
    #[serde(rename = "payment")]
    Payment,
    #[serde(rename = "authorization")]
    Authorization,
    #[serde(rename = "tokenization")]
    Tokenization,
    #[serde(rename = "capture")]
    Capture,
    #[serde(rename = "void")]
    Void,
    #[serde(rename = "refund")]
    Refund,
    #[serde(rename = "credit")]
    Credit,
    #[serde(rename = "payout")]
    Payout,
    #[serde(rename = "chargeback")]
    Chargeback,
    #[serde(rename = "checkup")]
    Checkup,
    #[serde(rename = "p2p")]
    P2p,
    #[serde(rename = "recipient_tokenization")]
    RecipientTokenization,
    #[serde(rename = "fraud_advice")]
    FraudAdvice,
}
impl ::std::fmt::Display for TransactionType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::Payment => f.write_str("payment"),
            Self::Authorization => f.write_str("authorization"),
            Self::Tokenization => f.write_str("tokenization"),
            Self::Capture => f.write_str("capture"),
            Self::Void => f.write_str("void"),
            Self::Refund => f.write_str("refund"),
            Self::Credit => f.write_str("credit"),
            Self::Payout => f.write_str("payout"),
            Self::Chargeback => f.write_str("chargeback"),
            Self::Checkup => f.write_str("checkup"),
            Self::P2p => f.write_str("p2p"),
            Self::RecipientTokenization => f.write_str("recipient_tokenization"),
            Self::FraudAdvice => f.write_str("fraud_advice"),
        }
    }
}
impl ::std::str::FromStr for TransactionType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "payment" => Ok(Self::Payment),
            "authorization" => Ok(Self::Authorization),
            "tokenization" => Ok(Self::Tokenization),
            "capture" => Ok(Self::Capture),
            "void" => Ok(Self::Void),
            "refund" => Ok(Self::Refund),
            "credit" => Ok(Self::Credit),
            "payout" => Ok(Self::Payout),
            "chargeback" => Ok(Self::Chargeback),
            "checkup" => Ok(Self::Checkup),
            "p2p" => Ok(Self::P2p),
            "recipient_tokenization" => Ok(Self::RecipientTokenization),
            "fraud_advice" => Ok(Self::FraudAdvice),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for TransactionType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for TransactionType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
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
impl<'de> ::tollgate_types::lenient::Object<'de> for AdditionalData {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["browser", "contract", "excluded_gateways", "meta", "receipt_text", "referer"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut browser = ::std::default::Default::default();
        let mut contract = ::std::default::Default::default();
        let mut excluded_gateways = ::std::default::Default::default();
        let mut meta = ::std::default::Default::default();
        let mut receipt_text = ::std::default::Default::default();
        let mut referer = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut browser, __object),
                1 => field::items(&mut contract, __object),
                2 => field::items(&mut excluded_gateways, __object),
                3 => field::free(&mut meta, __object),
                4 => field::items(&mut receipt_text, __object),
                5 => field::other(&mut referer, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            browser,
            contract,
            excluded_gateways,
            meta,
            receipt_text,
            referer,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for BillingAddress {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "address",
            "city",
            "country",
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
        let mut city = ::std::default::Default::default();
        let mut country = ::std::default::Default::default();
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
                1 => field::other(&mut city, __object),
                2 => field::other(&mut country, __object),
                3 => field::other(&mut first_name, __object),
                4 => field::other(&mut last_name, __object),
                5 => field::other(&mut phone, __object),
                6 => field::other(&mut state, __object),
                7 => field::other(&mut zip, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            address,
            city,
            country,
            first_name,
            last_name,
            phone,
            state,
            zip,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for BrowserData {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "accept_header",
            "java_enabled",
            "language",
            "screen_color_depth",
            "screen_height",
            "screen_width",
            "time_zone",
            "time_zone_name",
            "user_agent",
            "window_height",
            "window_width",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut accept_header = ::std::default::Default::default();
        let mut java_enabled = ::std::default::Default::default();
        let mut language = ::std::default::Default::default();
        let mut screen_color_depth = ::std::default::Default::default();
        let mut screen_height = ::std::default::Default::default();
        let mut screen_width = ::std::default::Default::default();
        let mut time_zone = ::std::default::Default::default();
        let mut time_zone_name = ::std::default::Default::default();
        let mut user_agent = ::std::default::Default::default();
        let mut window_height = ::std::default::Default::default();
        let mut window_width = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut accept_header, __object),
                1 => field::other(&mut java_enabled, __object),
                2 => field::other(&mut language, __object),
                3 => field::other(&mut screen_color_depth, __object),
                4 => field::other(&mut screen_height, __object),
                5 => field::other(&mut screen_width, __object),
                6 => field::other(&mut time_zone, __object),
                7 => field::other(&mut time_zone_name, __object),
                8 => field::other(&mut user_agent, __object),
                9 => field::other(&mut window_height, __object),
                10 => field::other(&mut window_width, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            accept_header,
            java_enabled,
            language,
            screen_color_depth,
            screen_height,
            screen_width,
            time_zone,
            time_zone_name,
            user_agent,
            window_height,
            window_width,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CallbackLog {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["processed", "response_code", "status", "transaction_status"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut processed = ::std::default::Default::default();
        let mut response_code = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut transaction_status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut processed, __object),
                1 => field::other(&mut response_code, __object),
                2 => field::other(&mut status, __object),
                3 => field::other(&mut transaction_status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            processed,
            response_code,
            status,
            transaction_status,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CardDetails {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "bin",
            "bin_8",
            "brand",
            "exp_month",
            "exp_year",
            "first_1",
            "holder",
            "issuer_country",
            "issuer_name",
            "last_4",
            "product",
            "stamp",
            "token",
            "token_provider",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut bin = ::std::default::Default::default();
        let mut bin_8 = ::std::default::Default::default();
        let mut brand = ::std::default::Default::default();
        let mut exp_month = ::std::default::Default::default();
        let mut exp_year = ::std::default::Default::default();
        let mut first_1 = ::std::default::Default::default();
        let mut holder = ::std::default::Default::default();
        let mut issuer_country = ::std::default::Default::default();
        let mut issuer_name = ::std::default::Default::default();
        let mut last_4 = ::std::default::Default::default();
        let mut product = ::std::default::Default::default();
        let mut stamp = ::std::default::Default::default();
        let mut token = ::std::default::Default::default();
        let mut token_provider = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut bin, __object),
                1 => field::other(&mut bin_8, __object),
                2 => field::other(&mut brand, __object),
                3 => field::other(&mut exp_month, __object),
                4 => field::other(&mut exp_year, __object),
                5 => field::other(&mut first_1, __object),
                6 => field::other(&mut holder, __object),
                7 => field::other(&mut issuer_country, __object),
                8 => field::other(&mut issuer_name, __object),
                9 => field::other(&mut last_4, __object),
                10 => field::other(&mut product, __object),
                11 => field::other(&mut stamp, __object),
                12 => field::other(&mut token, __object),
                13 => field::other(&mut token_provider, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            bin,
            bin_8,
            brand,
            exp_month,
            exp_year,
            first_1,
            holder,
            issuer_country,
            issuer_name,
            last_4,
            product,
            stamp,
            token,
            token_provider,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CardVerification {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["details", "type"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut details = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut details, __object),
                1 => field::other(&mut type_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { details, type_ })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CardVerificationDetails {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["eci", "version"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut eci = ::std::default::Default::default();
        let mut version = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut eci, __object),
                1 => field::other(&mut version, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { eci, version })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Customer {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["birth_date", "device_id", "email", "ip"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut birth_date = ::std::default::Default::default();
        let mut device_id = ::std::default::Default::default();
        let mut email = ::std::default::Default::default();
        let mut ip = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut birth_date, __object),
                1 => field::other(&mut device_id, __object),
                2 => field::other(&mut email, __object),
                3 => field::other(&mut ip, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            birth_date,
            device_id,
            email,
            ip,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CustomerAddressShown {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["city", "country", "full_address", "post_code", "postcode", "region", "street"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut city = ::std::default::Default::default();
        let mut country = ::std::default::Default::default();
        let mut full_address = ::std::default::Default::default();
        let mut post_code = ::std::default::Default::default();
        let mut postcode = ::std::default::Default::default();
        let mut region = ::std::default::Default::default();
        let mut street = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut city, __object),
                1 => field::other(&mut country, __object),
                2 => field::other(&mut full_address, __object),
                3 => field::other(&mut post_code, __object),
                4 => field::other(&mut postcode, __object),
                5 => field::other(&mut region, __object),
                6 => field::other(&mut street, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            city,
            country,
            full_address,
            post_code,
            postcode,
            region,
            street,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for CustomerAttributes {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "address",
            "archived",
            "avatar",
            "created",
            "date_of_birth",
            "description",
            "email",
            "first_name",
            "individual_tax_id",
            "metadata",
            "name",
            "passport_number",
            "passport_series",
            "patronymic",
            "phone",
            "processing_options",
            "reference_id",
            "surname",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut address = ::std::default::Default::default();
        let mut archived = ::std::default::Default::default();
        let mut avatar = ::std::default::Default::default();
        let mut created = ::std::default::Default::default();
        let mut date_of_birth = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut email = ::std::default::Default::default();
        let mut first_name = ::std::default::Default::default();
        let mut individual_tax_id = ::std::default::Default::default();
        let mut metadata = ::std::default::Default::default();
        let mut name = ::std::default::Default::default();
        let mut passport_number = ::std::default::Default::default();
        let mut passport_series = ::std::default::Default::default();
        let mut patronymic = ::std::default::Default::default();
        let mut phone = ::std::default::Default::default();
        let mut processing_options = ::std::default::Default::default();
        let mut reference_id = ::std::default::Default::default();
        let mut surname = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut address, __object),
                1 => field::other(&mut archived, __object),
                2 => field::other(&mut avatar, __object),
                3 => field::other(&mut created, __object),
                4 => field::other(&mut date_of_birth, __object),
                5 => field::other(&mut description, __object),
                6 => field::other(&mut email, __object),
                7 => field::other(&mut first_name, __object),
                8 => field::other(&mut individual_tax_id, __object),
                9 => field::free(&mut metadata, __object),
                10 => field::other(&mut name, __object),
                11 => field::other(&mut passport_number, __object),
                12 => field::other(&mut passport_series, __object),
                13 => field::other(&mut patronymic, __object),
                14 => field::other(&mut phone, __object),
                15 => field::other(&mut processing_options, __object),
                16 => field::other(&mut reference_id, __object),
                17 => field::other(&mut surname, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            address,
            archived,
            avatar,
            created,
            date_of_birth,
            description,
            email,
            first_name,
            individual_tax_id,
            metadata,
            name,
            passport_number,
            passport_series,
            patronymic,
            phone,
            processing_options,
            reference_id,
            surname,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ErrorBody {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["error", "errors"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut error = ::std::default::Default::default();
        let mut errors = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut error, __object),
                1 => field::free(&mut errors, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { error, errors })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ErrorItem {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["code", "detail", "status", "title"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut code = ::std::default::Default::default();
        let mut detail = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut title = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut code, __object),
                1 => field::other(&mut detail, __object),
                2 => field::other(&mut status, __object),
                3 => field::other(&mut title, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            code,
            detail,
            status,
            title,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ErrorMessage {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["message"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut message = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut message, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { message })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for FlowData {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["action", "metadata", "method", "params"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut action = ::std::default::Default::default();
        let mut metadata = ::std::default::Default::default();
        let mut method = ::std::default::Default::default();
        let mut params = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut action, __object),
                1 => field::other(&mut metadata, __object),
                2 => field::other(&mut method, __object),
                3 => field::items(&mut params, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            action,
            metadata,
            method,
            params,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for FlowMetadata {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["sid", "token"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut sid = ::std::default::Default::default();
        let mut token = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut sid, __object),
                1 => field::other(&mut token, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { sid, token })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for GatewayError {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "code",
            "error",
            "error_code",
            "errors",
            "friendly_message",
            "message",
            "response",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut code = ::std::default::Default::default();
        let mut error = ::std::default::Default::default();
        let mut error_code = ::std::default::Default::default();
        let mut errors = ::std::default::Default::default();
        let mut friendly_message = ::std::default::Default::default();
        let mut message = ::std::default::Default::default();
        let mut response = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut code, __object),
                1 => field::free(&mut error, __object),
                2 => field::other(&mut error_code, __object),
                3 => field::free(&mut errors, __object),
                4 => field::other(&mut friendly_message, __object),
                5 => field::free(&mut message, __object),
                6 => field::other(&mut response, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            code,
            error,
            error_code,
            errors,
            friendly_message,
            message,
            response,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for GatewayErrorDetails {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["errors", "message"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut errors = ::std::default::Default::default();
        let mut message = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::free(&mut errors, __object),
                1 => field::free(&mut message, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { errors, message })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for IncludedResource {
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
                0 => field::free(&mut attributes, __object),
                1 => field::other(&mut id, __object),
                2 => field::free(&mut links, __object),
                3 => field::free(&mut relationships, __object),
                4 => field::other(&mut type_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            attributes,
            id,
            links,
            relationships,
            type_,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Invoice {
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
impl<'de> ::tollgate_types::lenient::Object<'de> for InvoiceAttributes {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "amount",
            "approval_code",
            "arn",
            "callback_logs",
            "callback_url",
            "charged_back",
            "charged_back_amount",
            "created",
            "currency",
            "deposit",
            "description",
            "descriptor",
            "exchange_rate",
            "failed",
            "fee",
            "flow",
            "flow_data",
            "hpp_url",
            "metadata",
            "moderation_required",
            "original_data",
            "payload",
            "payment_amount",
            "payment_flow",
            "payment_service_amount",
            "processed",
            "processed_amount",
            "processed_deposit",
            "processed_fee",
            "processed_reserve_cancel",
            "processed_unreserve",
            "reference_id",
            "refunded",
            "refunded_amount",
            "refunded_fee",
            "refunds",
            "reserve_cancelled",
            "reserve_expires",
            "reserve_options",
            "reserved_amount",
            "reserves",
            "resolution",
            "resolution_message",
            "return_url",
            "return_urls",
            "rrn",
            "serial_number",
            "service_amount",
            "service_currency",
            "source",
            "status",
            "test_mode",
            "unreserved",
            "updated",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount = ::std::default::Default::default();
        let mut approval_code = ::std::default::Default::default();
        let mut arn = ::std::default::Default::default();
        let mut callback_logs = ::std::default::Default::default();
        let mut callback_url = ::std::default::Default::default();
        let mut charged_back = ::std::default::Default::default();
        let mut charged_back_amount = ::std::default::Default::default();
        let mut created = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut deposit = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut descriptor = ::std::default::Default::default();
        let mut exchange_rate = ::std::default::Default::default();
        let mut failed = ::std::default::Default::default();
        let mut fee = ::std::default::Default::default();
        let mut flow = ::std::default::Default::default();
        let mut flow_data = ::std::default::Default::default();
        let mut hpp_url = ::std::default::Default::default();
        let mut metadata = ::std::default::Default::default();
        let mut moderation_required = ::std::default::Default::default();
        let mut original_data = ::std::default::Default::default();
        let mut payload = ::std::default::Default::default();
        let mut payment_amount = ::std::default::Default::default();
        let mut payment_flow = ::std::default::Default::default();
        let mut payment_service_amount = ::std::default::Default::default();
        let mut processed = ::std::default::Default::default();
        let mut processed_amount = ::std::default::Default::default();
        let mut processed_deposit = ::std::default::Default::default();
        let mut processed_fee = ::std::default::Default::default();
        let mut processed_reserve_cancel = ::std::default::Default::default();
        let mut processed_unreserve = ::std::default::Default::default();
        let mut reference_id = ::std::default::Default::default();
        let mut refunded = ::std::default::Default::default();
        let mut refunded_amount = ::std::default::Default::default();
        let mut refunded_fee = ::std::default::Default::default();
        let mut refunds = ::std::default::Default::default();
        let mut reserve_cancelled = ::std::default::Default::default();
        let mut reserve_expires = ::std::default::Default::default();
        let mut reserve_options = ::std::default::Default::default();
        let mut reserved_amount = ::std::default::Default::default();
        let mut reserves = ::std::default::Default::default();
        let mut resolution = ::std::default::Default::default();
        let mut resolution_message = ::std::default::Default::default();
        let mut return_url = ::std::default::Default::default();
        let mut return_urls = ::std::default::Default::default();
        let mut rrn = ::std::default::Default::default();
        let mut serial_number = ::std::default::Default::default();
        let mut service_amount = ::std::default::Default::default();
        let mut service_currency = ::std::default::Default::default();
        let mut source = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut test_mode = ::std::default::Default::default();
        let mut unreserved = ::std::default::Default::default();
        let mut updated = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut amount, __object),
                1 => field::other(&mut approval_code, __object),
                2 => field::other(&mut arn, __object),
                3 => field::items(&mut callback_logs, __object),
                4 => field::other(&mut callback_url, __object),
                5 => field::other(&mut charged_back, __object),
                6 => field::core(&mut charged_back_amount, __object),
                7 => field::other(&mut created, __object),
                8 => field::core(&mut currency, __object),
                9 => field::other(&mut deposit, __object),
                10 => field::other(&mut description, __object),
                11 => field::other(&mut descriptor, __object),
                12 => field::other(&mut exchange_rate, __object),
                13 => field::other(&mut failed, __object),
                14 => field::other(&mut fee, __object),
                15 => field::other(&mut flow, __object),
                16 => field::other(&mut flow_data, __object),
                17 => field::other(&mut hpp_url, __object),
                18 => field::free(&mut metadata, __object),
                19 => field::other(&mut moderation_required, __object),
                20 => field::core(&mut original_data, __object),
                21 => field::other(&mut payload, __object),
                22 => field::other(&mut payment_amount, __object),
                23 => field::core(&mut payment_flow, __object),
                24 => field::other(&mut payment_service_amount, __object),
                25 => field::other(&mut processed, __object),
                26 => field::core(&mut processed_amount, __object),
                27 => field::other(&mut processed_deposit, __object),
                28 => field::other(&mut processed_fee, __object),
                29 => field::free(&mut processed_reserve_cancel, __object),
                30 => field::free(&mut processed_unreserve, __object),
                31 => field::core(&mut reference_id, __object),
                32 => field::other(&mut refunded, __object),
                33 => field::core(&mut refunded_amount, __object),
                34 => field::other(&mut refunded_fee, __object),
                35 => field::core(&mut refunds, __object),
                36 => field::free(&mut reserve_cancelled, __object),
                37 => field::other(&mut reserve_expires, __object),
                38 => field::free(&mut reserve_options, __object),
                39 => field::other(&mut reserved_amount, __object),
                40 => field::items(&mut reserves, __object),
                41 => field::core(&mut resolution, __object),
                42 => field::other(&mut resolution_message, __object),
                43 => field::other(&mut return_url, __object),
                44 => field::other(&mut return_urls, __object),
                45 => field::other(&mut rrn, __object),
                46 => field::other(&mut serial_number, __object),
                47 => field::other(&mut service_amount, __object),
                48 => field::core(&mut service_currency, __object),
                49 => field::other(&mut source, __object),
                50 => field::required_core(&mut status, __object),
                51 => field::core(&mut test_mode, __object),
                52 => field::free(&mut unreserved, __object),
                53 => field::other(&mut updated, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount,
            approval_code,
            arn,
            callback_logs,
            callback_url,
            charged_back,
            charged_back_amount,
            created,
            currency,
            deposit,
            description,
            descriptor,
            exchange_rate,
            failed,
            fee,
            flow,
            flow_data,
            hpp_url,
            metadata,
            moderation_required,
            original_data,
            payload,
            payment_amount,
            payment_flow,
            payment_service_amount,
            processed,
            processed_amount,
            processed_deposit,
            processed_fee,
            processed_reserve_cancel,
            processed_unreserve,
            reference_id,
            refunded,
            refunded_amount,
            refunded_fee,
            refunds,
            reserve_cancelled,
            reserve_expires,
            reserve_options,
            reserved_amount,
            reserves,
            resolution,
            resolution_message,
            return_url,
            return_urls,
            rrn,
            serial_number,
            service_amount,
            service_currency,
            source,
            status: field::present(status, "status")?,
            test_mode,
            unreserved,
            updated,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for InvoiceDocument {
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
impl<'de> ::tollgate_types::lenient::Object<'de> for InvoicePayload {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["auth_type", "client_ip", "payment_card", "token"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut auth_type = ::std::default::Default::default();
        let mut client_ip = ::std::default::Default::default();
        let mut payment_card = ::std::default::Default::default();
        let mut token = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut auth_type, __object),
                1 => field::other(&mut client_ip, __object),
                2 => field::other(&mut payment_card, __object),
                3 => field::other(&mut token, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            auth_type,
            client_ip,
            payment_card,
            token,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for InvoiceRefund {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "amount",
            "created",
            "currency",
            "description",
            "fee",
            "id",
            "original_id",
            "reference_id",
            "status",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount = ::std::default::Default::default();
        let mut created = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut fee = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut original_id = ::std::default::Default::default();
        let mut reference_id = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut amount, __object),
                1 => field::other(&mut created, __object),
                2 => field::core(&mut currency, __object),
                3 => field::other(&mut description, __object),
                4 => field::other(&mut fee, __object),
                5 => field::core(&mut id, __object),
                6 => field::other(&mut original_id, __object),
                7 => field::core(&mut reference_id, __object),
                8 => field::core(&mut status, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount,
            created,
            currency,
            description,
            fee,
            id,
            original_id,
            reference_id,
            status,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for InvoiceReturnUrls {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["fail", "pending", "success"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut fail = ::std::default::Default::default();
        let mut pending = ::std::default::Default::default();
        let mut success = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut fail, __object),
                1 => field::other(&mut pending, __object),
                2 => field::other(&mut success, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { fail, pending, success })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for OriginalData {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "external_id",
            "external_mid",
            "merchant_id",
            "original_resolution",
            "original_resolution_message",
            "provider_code",
            "provider_id",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut external_id = ::std::default::Default::default();
        let mut external_mid = ::std::default::Default::default();
        let mut merchant_id = ::std::default::Default::default();
        let mut original_resolution = ::std::default::Default::default();
        let mut original_resolution_message = ::std::default::Default::default();
        let mut provider_code = ::std::default::Default::default();
        let mut provider_id = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut external_id, __object),
                1 => field::other(&mut external_mid, __object),
                2 => field::other(&mut merchant_id, __object),
                3 => field::core(&mut original_resolution, __object),
                4 => field::other(&mut original_resolution_message, __object),
                5 => field::other(&mut provider_code, __object),
                6 => field::other(&mut provider_id, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            external_id,
            external_mid,
            merchant_id,
            original_resolution,
            original_resolution_message,
            provider_code,
            provider_id,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PaymentCard {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "brand",
            "card_id",
            "expiry_month",
            "expiry_year",
            "first",
            "holder",
            "issuer_country",
            "issuer_name",
            "last",
            "mask",
            "network",
            "type",
            "verification",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut brand = ::std::default::Default::default();
        let mut card_id = ::std::default::Default::default();
        let mut expiry_month = ::std::default::Default::default();
        let mut expiry_year = ::std::default::Default::default();
        let mut first = ::std::default::Default::default();
        let mut holder = ::std::default::Default::default();
        let mut issuer_country = ::std::default::Default::default();
        let mut issuer_name = ::std::default::Default::default();
        let mut last = ::std::default::Default::default();
        let mut mask = ::std::default::Default::default();
        let mut network = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        let mut verification = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut brand, __object),
                1 => field::other(&mut card_id, __object),
                2 => field::other(&mut expiry_month, __object),
                3 => field::other(&mut expiry_year, __object),
                4 => field::other(&mut first, __object),
                5 => field::other(&mut holder, __object),
                6 => field::other(&mut issuer_country, __object),
                7 => field::other(&mut issuer_name, __object),
                8 => field::other(&mut last, __object),
                9 => field::other(&mut mask, __object),
                10 => field::other(&mut network, __object),
                11 => field::other(&mut type_, __object),
                12 => field::items(&mut verification, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            brand,
            card_id,
            expiry_month,
            expiry_year,
            first,
            holder,
            issuer_country,
            issuer_name,
            last,
            mask,
            network,
            type_,
            verification,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PaymentRequestAttributes {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "amount",
            "amount_readonly",
            "callback_url",
            "created",
            "currency",
            "description",
            "expires",
            "fields",
            "metadata",
            "paid_amount",
            "payment_service",
            "processed",
            "reference_id",
            "resolution",
            "return_url",
            "status",
            "test_mode",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount = ::std::default::Default::default();
        let mut amount_readonly = ::std::default::Default::default();
        let mut callback_url = ::std::default::Default::default();
        let mut created = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut expires = ::std::default::Default::default();
        let mut fields = ::std::default::Default::default();
        let mut metadata = ::std::default::Default::default();
        let mut paid_amount = ::std::default::Default::default();
        let mut payment_service = ::std::default::Default::default();
        let mut processed = ::std::default::Default::default();
        let mut reference_id = ::std::default::Default::default();
        let mut resolution = ::std::default::Default::default();
        let mut return_url = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut test_mode = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut amount, __object),
                1 => field::other(&mut amount_readonly, __object),
                2 => field::other(&mut callback_url, __object),
                3 => field::other(&mut created, __object),
                4 => field::other(&mut currency, __object),
                5 => field::other(&mut description, __object),
                6 => field::other(&mut expires, __object),
                7 => field::free(&mut fields, __object),
                8 => field::free(&mut metadata, __object),
                9 => field::other(&mut paid_amount, __object),
                10 => field::other(&mut payment_service, __object),
                11 => field::other(&mut processed, __object),
                12 => field::other(&mut reference_id, __object),
                13 => field::other(&mut resolution, __object),
                14 => field::other(&mut return_url, __object),
                15 => field::other(&mut status, __object),
                16 => field::other(&mut test_mode, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount,
            amount_readonly,
            callback_url,
            created,
            currency,
            description,
            expires,
            fields,
            metadata,
            paid_amount,
            payment_service,
            processed,
            reference_id,
            resolution,
            return_url,
            status,
            test_mode,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for PaymentRequestRelationships {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "merchant-account",
            "payment-method",
            "payment-page",
            "payment-provider",
            "payment-service",
            "payments",
            "rate-schema",
            "routing-schema",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut merchant_account = ::std::default::Default::default();
        let mut payment_method = ::std::default::Default::default();
        let mut payment_page = ::std::default::Default::default();
        let mut payment_provider = ::std::default::Default::default();
        let mut payment_service = ::std::default::Default::default();
        let mut payments = ::std::default::Default::default();
        let mut rate_schema = ::std::default::Default::default();
        let mut routing_schema = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut merchant_account, __object),
                1 => field::other(&mut payment_method, __object),
                2 => field::other(&mut payment_page, __object),
                3 => field::other(&mut payment_provider, __object),
                4 => field::other(&mut payment_service, __object),
                5 => field::other(&mut payments, __object),
                6 => field::other(&mut rate_schema, __object),
                7 => field::other(&mut routing_schema, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            merchant_account,
            payment_method,
            payment_page,
            payment_provider,
            payment_service,
            payments,
            rate_schema,
            routing_schema,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ProcessingOptions {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["payment_enabled", "payout_enabled"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut payment_enabled = ::std::default::Default::default();
        let mut payout_enabled = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut payment_enabled, __object),
                1 => field::other(&mut payout_enabled, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            payment_enabled,
            payout_enabled,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Relationship {
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
                0 => field::other(&mut data, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { data })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for RelationshipList {
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
                0 => field::items(&mut data, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { data })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for Relationships {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "active-payment",
            "commerce-account",
            "currency-account",
            "customer",
            "payment-method",
            "payment-request",
            "payment-service",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut active_payment = ::std::default::Default::default();
        let mut commerce_account = ::std::default::Default::default();
        let mut currency_account = ::std::default::Default::default();
        let mut customer = ::std::default::Default::default();
        let mut payment_method = ::std::default::Default::default();
        let mut payment_request = ::std::default::Default::default();
        let mut payment_service = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut active_payment, __object),
                1 => field::other(&mut commerce_account, __object),
                2 => field::other(&mut currency_account, __object),
                3 => field::other(&mut customer, __object),
                4 => field::other(&mut payment_method, __object),
                5 => field::other(&mut payment_request, __object),
                6 => field::other(&mut payment_service, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            active_payment,
            commerce_account,
            currency_account,
            customer,
            payment_method,
            payment_request,
            payment_service,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ResourceIdentifier {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["id", "type"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut id = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut id, __object),
                1 => field::other(&mut type_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { id, type_ })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ResourceLinks {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["self"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut self_ = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut self_, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self { self_ })
    }
}
::tollgate_types::objects! {
    AdditionalData, BillingAddress, BrowserData, CallbackLog, CardDetails,
    CardVerification, CardVerificationDetails, Customer, CustomerAddressShown,
    CustomerAttributes, ErrorBody, ErrorItem, ErrorMessage, FlowData, FlowMetadata,
    GatewayError, GatewayErrorDetails, IncludedResource, Invoice, InvoiceAttributes,
    InvoiceDocument, InvoicePayload, InvoiceRefund, InvoiceReturnUrls, OriginalData,
    PaymentCard, PaymentRequestAttributes, PaymentRequestRelationships,
    ProcessingOptions, Relationship, RelationshipList, Relationships, ResourceIdentifier,
    ResourceLinks
}
impl Invoice {
    /// A value with the required fields alone.
    pub fn new(attributes: InvoiceAttributes, id: ::std::string::String) -> Self {
        Self {
            attributes,
            id,
            links: ::std::default::Default::default(),
            relationships: ::std::default::Default::default(),
            type_: ::std::default::Default::default(),
        }
    }
}
impl InvoiceAttributes {
    /// A value with the required fields alone.
    pub fn new(status: ::tollgate_types::Open<InvoiceStatus>) -> Self {
        Self {
            status,
            amount: ::std::default::Default::default(),
            approval_code: ::std::default::Default::default(),
            arn: ::std::default::Default::default(),
            callback_logs: ::std::default::Default::default(),
            callback_url: ::std::default::Default::default(),
            charged_back: ::std::default::Default::default(),
            charged_back_amount: ::std::default::Default::default(),
            created: ::std::default::Default::default(),
            currency: ::std::default::Default::default(),
            deposit: ::std::default::Default::default(),
            description: ::std::default::Default::default(),
            descriptor: ::std::default::Default::default(),
            exchange_rate: ::std::default::Default::default(),
            failed: ::std::default::Default::default(),
            fee: ::std::default::Default::default(),
            flow: ::std::default::Default::default(),
            flow_data: ::std::default::Default::default(),
            hpp_url: ::std::default::Default::default(),
            metadata: ::std::default::Default::default(),
            moderation_required: ::std::default::Default::default(),
            original_data: ::std::default::Default::default(),
            payload: ::std::default::Default::default(),
            payment_amount: ::std::default::Default::default(),
            payment_flow: ::std::default::Default::default(),
            payment_service_amount: ::std::default::Default::default(),
            processed: ::std::default::Default::default(),
            processed_amount: ::std::default::Default::default(),
            processed_deposit: ::std::default::Default::default(),
            processed_fee: ::std::default::Default::default(),
            processed_reserve_cancel: ::std::default::Default::default(),
            processed_unreserve: ::std::default::Default::default(),
            reference_id: ::std::default::Default::default(),
            refunded: ::std::default::Default::default(),
            refunded_amount: ::std::default::Default::default(),
            refunded_fee: ::std::default::Default::default(),
            refunds: ::std::default::Default::default(),
            reserve_cancelled: ::std::default::Default::default(),
            reserve_expires: ::std::default::Default::default(),
            reserve_options: ::std::default::Default::default(),
            reserved_amount: ::std::default::Default::default(),
            reserves: ::std::default::Default::default(),
            resolution: ::std::default::Default::default(),
            resolution_message: ::std::default::Default::default(),
            return_url: ::std::default::Default::default(),
            return_urls: ::std::default::Default::default(),
            rrn: ::std::default::Default::default(),
            serial_number: ::std::default::Default::default(),
            service_amount: ::std::default::Default::default(),
            service_currency: ::std::default::Default::default(),
            source: ::std::default::Default::default(),
            test_mode: ::std::default::Default::default(),
            unreserved: ::std::default::Default::default(),
            updated: ::std::default::Default::default(),
        }
    }
}
impl InvoiceDocument {
    /// A value with the required fields alone.
    pub fn new(data: Invoice) -> Self {
        Self {
            data,
            included: ::std::default::Default::default(),
        }
    }
}
impl ::tollgate_types::Finality for InvoiceStatus {
    fn is_final(&self) -> bool {
        matches!(
            self, Self::Processed | Self::PartiallyProcessed | Self::ProcessFailed |
            Self::Expired | Self::Terminated | Self::Rejected | Self::Verified |
            Self::VerifyFailed | Self::RefundFailed | Self::PartiallyRefunded |
            Self::Refunded | Self::ChargedBack | Self::PartiallyChargedBack
        )
    }
    fn is_success(&self) -> bool {
        matches!(
            self, Self::Processed | Self::Verified | Self::Refunding |
            Self::RefundPending | Self::RefundError | Self::RefundFailed |
            Self::PartiallyRefunded | Self::Refunded | Self::ChargedBack |
            Self::PartiallyChargedBack
        )
    }
    fn may_still_change(&self) -> bool {
        !matches!(
            self, Self::ProcessFailed | Self::Terminated | Self::Rejected |
            Self::Verified | Self::VerifyFailed | Self::Refunded | Self::ChargedBack
        )
    }
}
impl ::tollgate_types::Finality for RefundStatus {
    fn is_final(&self) -> bool {
        matches!(
            self, Self::Processed | Self::ProcessFailed | Self::Failed | Self::Rejected |
            Self::Terminated | Self::RefundFailed | Self::Refunded
        )
    }
    fn is_success(&self) -> bool {
        matches!(self, Self::Processed | Self::Refunded)
    }
    fn may_still_change(&self) -> bool {
        true
    }
}
impl ::tollgate_types::Reason for Resolution {
    fn decline(
        &self,
    ) -> ::std::option::Option<
        (::tollgate_types::DeclineSource, ::tollgate_types::NextTry),
    > {
        match self {
            Self::Ok => None,
            Self::InvalidCard
            | Self::LostOrStolenCard
            | Self::InvalidCardStatus
            | Self::CardExpired
            | Self::CardIsLost
            | Self::CardIsStolen
            | Self::CardRestricted
            | Self::FatalCardExpired
            | Self::FatalInvalidCard
            | Self::CardVerificationFailed => {
                Some((
                    ::tollgate_types::DeclineSource::Card,
                    ::tollgate_types::NextTry::NeverThisCard,
                ))
            }
            Self::UnableToDetermine3dsEnrolment
            | Self::CardIs3dsEnrolled
            | Self::CardIsNot3dsEnrolled
            | Self::IssuerDecline
            | Self::Declined => {
                Some((
                    ::tollgate_types::DeclineSource::Issuer,
                    ::tollgate_types::NextTry::AnotherCard,
                ))
            }
            Self::FatalDecline | Self::FatalIssuerUnavailable => {
                Some((
                    ::tollgate_types::DeclineSource::Issuer,
                    ::tollgate_types::NextTry::NeverThisCard,
                ))
            }
            Self::AccessDenied
            | Self::InvalidAmount
            | Self::FunctionalityIsNotPermitted
            | Self::InvalidRequest
            | Self::InvalidCredentials => {
                Some((
                    ::tollgate_types::DeclineSource::Merchant,
                    ::tollgate_types::NextTry::Later,
                ))
            }
            Self::AuthFatalError | Self::InvalidPan => {
                Some((
                    ::tollgate_types::DeclineSource::Payer,
                    ::tollgate_types::NextTry::AnotherCard,
                ))
            }
            Self::Auth3dsRequired
            | Self::ClientAuthFailed
            | Self::InvalidDetails
            | Self::InvalidPin
            | Self::LimitViolation
            | Self::InvalidOtp
            | Self::Invalid3dsCode
            | Self::InsufficientFunds
            | Self::InvalidCvv => {
                Some((
                    ::tollgate_types::DeclineSource::Payer,
                    ::tollgate_types::NextTry::Later,
                ))
            }
            Self::Expired => {
                Some((
                    ::tollgate_types::DeclineSource::Payer,
                    ::tollgate_types::NextTry::Now,
                ))
            }
            Self::ProviderFatalError
            | Self::AntifraudError
            | Self::FatalError
            | Self::GeneralFatalError => {
                Some((
                    ::tollgate_types::DeclineSource::Provider,
                    ::tollgate_types::NextTry::AnotherCard,
                ))
            }
            Self::Error | Self::ProviderError => {
                Some((
                    ::tollgate_types::DeclineSource::Provider,
                    ::tollgate_types::NextTry::Later,
                ))
            }
            Self::Unknown | Self::DuplicatedTransaction | Self::UnableToReconcile => {
                Some((
                    ::tollgate_types::DeclineSource::Unknown,
                    ::tollgate_types::NextTry::AnotherCard,
                ))
            }
        }
    }
}
impl ::tollgate_types::Finality for TransactionStatus {
    fn is_final(&self) -> bool {
        matches!(self, Self::Successful | Self::Failed | Self::Expired | Self::Error)
    }
    fn is_success(&self) -> bool {
        matches!(self, Self::Successful)
    }
    fn may_still_change(&self) -> bool {
        !matches!(self, Self::Successful | Self::Failed)
    }
}
mod limits;
