//! Who starts a payment.

/// Who starts the charge of a saved card. It is said, not guessed: the card's bank is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Initiator {
    /// The card's holder, who is there and can be asked, for the security code or for 3-D Secure.
    Cardholder,
    /// The merchant, by an agreement with the holder, who is not there.
    Merchant,
}
