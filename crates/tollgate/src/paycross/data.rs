//! The gateway's own data, as its document describes it: what envelopes hold, and what requests are made of.
//!
//! Secrets in it are hidden from `Debug` and written in clear when they are serialised. For logs there is
//! [`redacted`](fn@redacted).

pub use tollgate_paycross_gateway::types::{
    AdditionalData, Airline, BillingAddress, BrowserData, CardBrand, CardDetails, ContractTerm,
    Customer, EncryptedCard, FlightLeg, Passenger, PaymentCard, PaymentRequest, ProcessingResult,
    SmartRoutingVerification, ThreeDSecureOptions, ThreeDSecureVerification, TokenizationCard,
    TokenizationRequest, Transaction, TransactionStatus, TransactionType, Travel,
    VerificationStatus,
};
pub use tollgate_types::redacted;
