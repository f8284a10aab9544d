//! Paymega's own data types, as its documents describe them: the contents of responses and the parts of requests.
//!
//! `Debug` hides the secrets in them. Serialisation writes secrets in clear, since requests are sent so. A logger that
//! serialises shows them: pass it the result of [`redacted`](fn@redacted) instead.

pub use tollgate_paymega_cardgate::types::{
    BrowserInfo, GooglePay, GooglePayMethod, GooglePayTokenization,
};
pub use tollgate_paymega_private::types::{
    AccountBalances, AccountBalancesAttributes, AccountProfile, AccountProfileAttributes,
    CardgateOptions, CreateInvoiceAttributes, CurrencyAccount, CustomerAddress, GatewayOptions,
    InvoiceCustomer, PaymentService, PaymentServiceAttributes, PayoutAttributes, PayoutOperation,
    PayoutResolution, PayoutStatus, RequestedFlow, RequestedReturnUrls,
};
pub use tollgate_paymega_public::types::{
    CheckoutForm, CheckoutLocale, CheckoutTheme, PayButtonLabel, PayoutPrerequest,
    PayoutPrerequestService, Prerequest, PrerequestAccount, PrerequestMethod, PrerequestService,
    ServiceFee, ServiceField,
};
pub use tollgate_types::*;
