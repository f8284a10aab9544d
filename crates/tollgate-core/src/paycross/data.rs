//! The gateway's own data types, as its document describes them.
//!
//! `Debug` hides their secrets; serialisation writes them in clear. For logs use [`redacted`](fn@redacted).

pub use tollgate_paycross_gateway::types::{
    Airline, EncryptedCard, FlightLeg, Passenger, PaymentCard, PaymentRequest, ProcessingResult,
    SmartRoutingVerification, ThreeDSecureOptions, ThreeDSecureVerification, TokenizationCard,
    TokenizationRequest, Transaction, Travel, VerificationStatus,
};
pub use tollgate_types::{
    AdditionalData, BillingAddress, BrowserData, CardBrand, CardDetails, ContractTerm, Customer,
    TransactionStatus, TransactionType, redacted,
};
