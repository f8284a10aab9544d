//! The gateway's own data, as its document describes it: what envelopes hold, and what requests are made of.

pub use tollgate_paycross::types::{
    AdditionalData, Airline, BillingAddress, BrowserData, CardBrand, CardDetails, ContractTerm,
    Customer, EncryptedCard, FlightLeg, Passenger, PaymentCard, PaymentRequest, ProcessingResult,
    SmartRoutingVerification, ThreeDSecureOptions, ThreeDSecureVerification, TokenizationCard,
    TokenizationRequest, Transaction, TransactionStatus, TransactionType, Travel,
    VerificationStatus,
};
