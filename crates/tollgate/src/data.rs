//! The platform's own data, as its documents describe it: what envelopes hold, and what requests are made of.
//!
//! Secrets in it are hidden from `Debug` and written in clear when they are serialised, since requests are sent so. A
//! logger that serialises shows them: give it what [`redacted`](fn@redacted) makes of the data.

pub use tollgate_paymega_cardgate::types::{
    BrowserInfo, GooglePay, GooglePayMethod, GooglePayTokenization,
};
pub use tollgate_paymega_private::types::{
    AccountBalances, AccountBalancesAttributes, AccountProfile, AccountProfileAttributes,
    CardgateOptions, CreateInvoiceAttributes, CurrencyAccount, CustomerAddress, GatewayOptions,
    InvoiceCustomer, PaymentService, PaymentServiceAttributes, RequestedFlow, RequestedReturnUrls,
};
pub use tollgate_paymega_public::types::{
    CheckoutForm, CheckoutLocale, CheckoutTheme, PayButtonLabel, Prerequest, PrerequestAccount,
    PrerequestMethod, PrerequestService, ServiceFee, ServiceField,
};
pub use tollgate_types::*;
