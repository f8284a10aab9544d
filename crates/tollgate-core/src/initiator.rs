//! The initiator of a payment.

/// The initiator of a charge of a saved card. The merchant states it, and the issuer receives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Initiator {
    /// The cardholder, who is present and can enter the security code or complete 3-D Secure.
    Cardholder,
    /// The merchant, by an agreement with the cardholder, who is not present.
    Merchant,
}
