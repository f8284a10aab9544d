//! The gateway's own data types, as its document describes them.
//!
//! `Debug` hides their secrets; serialisation writes them in clear. For logs use [`redacted`](fn@redacted).

pub use tollgate_paycross_gateway::types::{
    AdditionalData, Airline, BillingAddress, BrowserData, CardBrand, CardDetails, ContractTerm,
    Customer, EncryptedCard, FlightLeg, Passenger, PaymentCard, PaymentRequest, ProcessingResult,
    SmartRoutingVerification, ThreeDSecureOptions, ThreeDSecureVerification, TokenizationCard,
    TokenizationRequest, Transaction, TransactionStatus, TransactionType, Travel,
    VerificationStatus,
};
pub use tollgate_types::redacted;
