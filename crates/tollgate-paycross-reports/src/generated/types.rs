// @generated from spec/paycross/reports.yaml by `cargo xtask generate`: change the document instead.

///The time by which transactions are listed: when they were created, when they were paid, or when the acquirer paid them out.
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
pub enum DateType {
    #[serde(rename = "created_at")]
    CreatedAt,
    #[serde(rename = "paid_at")]
    PaidAt,
    #[serde(rename = "settled_at")]
    SettledAt,
}
impl ::std::fmt::Display for DateType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::CreatedAt => f.write_str("created_at"),
            Self::PaidAt => f.write_str("paid_at"),
            Self::SettledAt => f.write_str("settled_at"),
        }
    }
}
impl ::std::str::FromStr for DateType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "created_at" => Ok(Self::CreatedAt),
            "paid_at" => Ok(Self::PaidAt),
            "settled_at" => Ok(Self::SettledAt),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for DateType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for DateType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///How the transactions to list were paid, by card or by another method.
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
pub enum PaymentMethodType {
    #[serde(rename = "credit_card")]
    CreditCard,
    #[serde(rename = "alternative")]
    Alternative,
}
impl ::std::fmt::Display for PaymentMethodType {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::CreditCard => f.write_str("credit_card"),
            Self::Alternative => f.write_str("alternative"),
        }
    }
}
impl ::std::str::FromStr for PaymentMethodType {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "credit_card" => Ok(Self::CreditCard),
            "alternative" => Ok(Self::Alternative),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for PaymentMethodType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for PaymentMethodType {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///A report, or one page of it. The last three fields are of version 3.
#[derive(::serde::Serialize, Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Report {
    ///The number of the transactions in the report.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub count: ::std::option::Option<::tollgate_types::Int>,
    ///The cursor to the page before this one. A number in a client of bePaid, a sister brand; a client must send it as it came.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub first_object_id: ::std::option::Option<::serde_json::Value>,
    ///Whether another page follows. Known from a client of bePaid, a sister brand; PayCross's page names the cursors.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub has_more: ::std::option::Option<bool>,
    ///The cursor to the page after this one. A number in a client of bePaid, a sister brand; a client must send it as it came.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub last_object_id: ::std::option::Option<::serde_json::Value>,
    ///The transactions.
    pub transactions: ::std::vec::Vec<ReportTransaction>,
}
///Which transactions to list. Version 2 needs `date`, version 3 needs `from` and `to`.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ReportParams {
    ///The day as `YYYY-MM-DD`, in version 2.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub date: ::std::option::Option<::std::string::String>,
    ///The time by which transactions are listed: when they were created, when they were paid, or when the acquirer paid them out.
    pub date_type: ::tollgate_types::Open<DateType>,
    ///The `first_object_id` of a page, to get the page before it. In version 3.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub ending_before: ::std::option::Option<::std::string::String>,
    ///The beginning of the time as `YYYY-MM-DD hh:mm:ss`, in version 3; with `settled_at` a day as `YYYY-MM-DD`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub from: ::std::option::Option<::std::string::String>,
    ///Lists only transactions that a person corrected at this time or later, as `YYYY-MM-DD hh:mm:ss`. In version 3.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub manual_correction_from: ::std::option::Option<::std::string::String>,
    ///Lists only transactions that a person corrected at this time or earlier, as `YYYY-MM-DD hh:mm:ss`. In version 3.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub manual_correction_to: ::std::option::Option<::std::string::String>,
    ///How the transactions to list were paid, by card or by another method.
    pub payment_method_type: ::tollgate_types::Open<PaymentMethodType>,
    ///The `last_object_id` of a page, to get the page after it. In version 3.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub starting_after: ::std::option::Option<::std::string::String>,
    ///The status of the transactions to list; `all` for every status.
    pub status: ::tollgate_types::Open<ReportStatus>,
    ///The time zone of the times in the request, by its name in the IANA database, for example `Europe/London` or `UTC`.
    pub time_zone: ::std::string::String,
    ///The end of the time, in the format of `from`, in version 3. It belongs to the time, as the sample's `23:59:59` shows.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub to: ::std::option::Option<::std::string::String>,
}
///The body of a request for a report.
#[derive(::serde::Deserialize, ::serde::Serialize, Clone, Debug, PartialEq)]
pub struct ReportRequest {
    ///Which transactions to list. Version 2 needs `date`, version 3 needs `from` and `to`.
    pub report_params: ReportParams,
}
///The status of the transactions to list; `all` for every status.
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
pub enum ReportStatus {
    #[serde(rename = "all")]
    All,
    #[serde(rename = "successful")]
    Successful,
    #[serde(rename = "failed")]
    Failed,
    #[serde(rename = "pending")]
    Pending,
    #[serde(rename = "incomplete")]
    Incomplete,
}
impl ::std::fmt::Display for ReportStatus {
    fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
        match *self {
            Self::All => f.write_str("all"),
            Self::Successful => f.write_str("successful"),
            Self::Failed => f.write_str("failed"),
            Self::Pending => f.write_str("pending"),
            Self::Incomplete => f.write_str("incomplete"),
        }
    }
}
impl ::std::str::FromStr for ReportStatus {
    type Err = self::error::ConversionError;
    fn from_str(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        match value {
            "all" => Ok(Self::All),
            "successful" => Ok(Self::Successful),
            "failed" => Ok(Self::Failed),
            "pending" => Ok(Self::Pending),
            "incomplete" => Ok(Self::Incomplete),
            _ => Err("invalid value".into()),
        }
    }
}
impl ::std::convert::TryFrom<&str> for ReportStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: &str,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
impl ::std::convert::TryFrom<::std::string::String> for ReportStatus {
    type Error = self::error::ConversionError;
    fn try_from(
        value: ::std::string::String,
    ) -> ::std::result::Result<Self, self::error::ConversionError> {
        value.parse()
    }
}
///A transaction in a report. Its fields depend on its type and on how it was paid. Most fields are known from a client of bePaid, a sister brand.
#[derive(::serde::Serialize, Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ReportTransaction {
    ///The amount in minor units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub amount: ::std::option::Option<::tollgate_types::MinorUnits>,
    ///The payer's address.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub billing_address: ::std::option::Option<::tollgate_types::BillingAddress>,
    ///When the transaction was created (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub created_at: ::std::option::Option<::std::string::String>,
    ///The card, without its number.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub credit_card: ::std::option::Option<::tollgate_types::CardDetails>,
    ///The currency, by ISO 4217.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub currency: ::std::option::Option<::std::string::String>,
    ///The payer.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub customer: ::std::option::Option<::tollgate_types::Customer>,
    ///The description of the order.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub description: ::std::option::Option<::std::string::String>,
    ///The share of the amount that is the fee, in percent.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub discount_rate: ::std::option::Option<::tollgate_types::Amount>,
    ///The transaction's place in the reports, a number that the cursors name.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub id: ::std::option::Option<::serde_json::Value>,
    ///When a person at the gateway corrected the transaction by hand (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub manually_corrected_at: ::std::option::Option<::std::string::String>,
    ///The result in words.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub message: ::std::option::Option<::std::string::String>,
    ///When the money was taken (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub paid_at: ::std::option::Option<::std::string::String>,
    ///The transaction that this one captures, voids or refunds.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub parent_uid: ::std::option::Option<::std::string::String>,
    ///The amount without the fee, which the merchant gets, in minor units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub pay_to_merchant: ::std::option::Option<::tollgate_types::Amount>,
    ///How the transaction was paid, such as `credit_card`.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub payment_method_type: ::std::option::Option<::std::string::String>,
    ///When the acquirer paid the amount out (ISO 8601).
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub settled_at: ::std::option::Option<::std::string::String>,
    ///The state of the transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub status: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::TransactionStatus>,
    >,
    ///Whether this is a test transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub test: ::std::option::Option<bool>,
    ///The merchant's own id of the order.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub tracking_id: ::std::option::Option<::std::string::String>,
    ///The fee, in minor units.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub transaction_fee: ::std::option::Option<::tollgate_types::Amount>,
    ///The fee for each transaction.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub transaction_rate: ::std::option::Option<::tollgate_types::Amount>,
    ///The kind of transaction.
    #[serde(rename = "type", skip_serializing_if = "::std::option::Option::is_none")]
    pub type_: ::std::option::Option<
        ::tollgate_types::Open<::tollgate_types::TransactionType>,
    >,
    ///The transaction's id at the gateway.
    #[serde(skip_serializing_if = "::std::option::Option::is_none")]
    pub uid: ::std::option::Option<::std::string::String>,
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
impl<'de> ::tollgate_types::lenient::Object<'de> for Report {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &["count", "first_object_id", "has_more", "last_object_id", "transactions"],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut count = ::std::default::Default::default();
        let mut first_object_id = ::std::default::Default::default();
        let mut has_more = ::std::default::Default::default();
        let mut last_object_id = ::std::default::Default::default();
        let mut transactions = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::other(&mut count, __object),
                1 => field::free(&mut first_object_id, __object),
                2 => field::core(&mut has_more, __object),
                3 => field::core(&mut last_object_id, __object),
                4 => field::required_core(&mut transactions, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            count,
            first_object_id,
            has_more,
            last_object_id,
            transactions: field::present(transactions, "transactions")?,
        })
    }
}
impl<'de> ::tollgate_types::lenient::Object<'de> for ReportTransaction {
    const NAMES: &'static ::tollgate_types::lenient::Names = &::tollgate_types::lenient::Names::new(
        &[
            "amount",
            "billing_address",
            "created_at",
            "credit_card",
            "currency",
            "customer",
            "description",
            "discount_rate",
            "id",
            "manually_corrected_at",
            "message",
            "paid_at",
            "parent_uid",
            "pay_to_merchant",
            "payment_method_type",
            "settled_at",
            "status",
            "test",
            "tracking_id",
            "transaction_fee",
            "transaction_rate",
            "type",
            "uid",
        ],
    );
    fn read<A: ::serde::de::MapAccess<'de>>(
        __object: A,
    ) -> ::std::result::Result<Self, A::Error> {
        use ::tollgate_types::lenient::field;
        let mut amount = ::std::default::Default::default();
        let mut billing_address = ::std::default::Default::default();
        let mut created_at = ::std::default::Default::default();
        let mut credit_card = ::std::default::Default::default();
        let mut currency = ::std::default::Default::default();
        let mut customer = ::std::default::Default::default();
        let mut description = ::std::default::Default::default();
        let mut discount_rate = ::std::default::Default::default();
        let mut id = ::std::default::Default::default();
        let mut manually_corrected_at = ::std::default::Default::default();
        let mut message = ::std::default::Default::default();
        let mut paid_at = ::std::default::Default::default();
        let mut parent_uid = ::std::default::Default::default();
        let mut pay_to_merchant = ::std::default::Default::default();
        let mut payment_method_type = ::std::default::Default::default();
        let mut settled_at = ::std::default::Default::default();
        let mut status = ::std::default::Default::default();
        let mut test = ::std::default::Default::default();
        let mut tracking_id = ::std::default::Default::default();
        let mut transaction_fee = ::std::default::Default::default();
        let mut transaction_rate = ::std::default::Default::default();
        let mut type_ = ::std::default::Default::default();
        let mut uid = ::std::default::Default::default();
        field::each(
            __object,
            Self::NAMES,
            &mut |__position, __object| match __position {
                0 => field::core(&mut amount, __object),
                1 => field::other(&mut billing_address, __object),
                2 => field::other(&mut created_at, __object),
                3 => field::other(&mut credit_card, __object),
                4 => field::core(&mut currency, __object),
                5 => field::other(&mut customer, __object),
                6 => field::other(&mut description, __object),
                7 => field::other(&mut discount_rate, __object),
                8 => field::free(&mut id, __object),
                9 => field::other(&mut manually_corrected_at, __object),
                10 => field::other(&mut message, __object),
                11 => field::other(&mut paid_at, __object),
                12 => field::other(&mut parent_uid, __object),
                13 => field::other(&mut pay_to_merchant, __object),
                14 => field::other(&mut payment_method_type, __object),
                15 => field::other(&mut settled_at, __object),
                16 => field::core(&mut status, __object),
                17 => field::other(&mut test, __object),
                18 => field::core(&mut tracking_id, __object),
                19 => field::other(&mut transaction_fee, __object),
                20 => field::other(&mut transaction_rate, __object),
                21 => field::core(&mut type_, __object),
                22 => field::core(&mut uid, __object),
                _ => field::unknown(__object),
            },
        )?;
        ::std::result::Result::Ok(Self {
            amount,
            billing_address,
            created_at,
            credit_card,
            currency,
            customer,
            description,
            discount_rate,
            id,
            manually_corrected_at,
            message,
            paid_at,
            parent_uid,
            pay_to_merchant,
            payment_method_type,
            settled_at,
            status,
            test,
            tracking_id,
            transaction_fee,
            transaction_rate,
            type_,
            uid,
        })
    }
}
::tollgate_types::objects! {
    Report, ReportTransaction
}
impl Report {
    /// A value with the required fields alone.
    pub fn new(transactions: ::std::vec::Vec<ReportTransaction>) -> Self {
        Self {
            transactions,
            count: ::std::default::Default::default(),
            first_object_id: ::std::default::Default::default(),
            has_more: ::std::default::Default::default(),
            last_object_id: ::std::default::Default::default(),
        }
    }
}
impl ReportParams {
    /// A value with the required fields alone.
    pub fn new(
        date_type: ::tollgate_types::Open<DateType>,
        payment_method_type: ::tollgate_types::Open<PaymentMethodType>,
        status: ::tollgate_types::Open<ReportStatus>,
        time_zone: ::std::string::String,
    ) -> Self {
        Self {
            date_type,
            payment_method_type,
            status,
            time_zone,
            date: ::std::default::Default::default(),
            ending_before: ::std::default::Default::default(),
            from: ::std::default::Default::default(),
            manual_correction_from: ::std::default::Default::default(),
            manual_correction_to: ::std::default::Default::default(),
            starting_after: ::std::default::Default::default(),
            to: ::std::default::Default::default(),
        }
    }
}
impl ReportRequest {
    /// A value with the required fields alone.
    pub fn new(report_params: ReportParams) -> Self {
        Self { report_params }
    }
}
