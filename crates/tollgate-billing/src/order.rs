//! An order of a run: one line of the merchant's file.

use serde::{Deserialize, Serialize};
use tollgate::{CardToken, Expiry, Money};
use tollgate_types::words;

/// The provider that charges an order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Route {
    /// Paymega or Kuna.
    #[default]
    Paymega,
    /// PayCross.
    PayCross,
    /// Paymega, and PayCross after a decline.
    Failover,
}

words! { Route {
    Paymega = "paymega",
    PayCross = "paycross",
    Failover = "failover",
} }

impl Route {
    /// Whether PayCross may charge the order. Nothing makes a reference unique there.
    #[must_use]
    pub const fn uses_paycross(self) -> bool {
        matches!(self, Self::PayCross | Self::Failover)
    }
}

/// An order without its card's token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// The merchant's reference, without the number of the attempt.
    pub reference: String,
    /// The number of the attempt, counted from 1.
    pub attempt: u32,
    /// The provider.
    pub route: Route,
    /// The amount and currency.
    pub money: Money,
    /// Fields that not every provider needs.
    pub more: More,
}

/// The fields of an order that not every provider needs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct More {
    /// The customer whose card was saved. Required by Paymega.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<String>,
    /// The service. Required by Paymega.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// The description of the payment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The expiry of the card.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expiry: Option<Expiry>,
    /// The card's brand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<String>,
    /// The times of earlier attempts with the card, in seconds since 1970.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attempted_at: Vec<i64>,
}

/// The tokens of an order's card.
#[derive(Clone, Debug)]
pub struct Tokens {
    /// The token at the provider that charges first.
    pub first: CardToken,
    /// The token of the same card at PayCross, for [`Route::Failover`].
    pub second: Option<CardToken>,
}

/// The bytes of an order in the merchant's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The offset of its first byte.
    pub offset: u64,
    /// The number of bytes.
    pub length: u64,
}

/// An order as it is read from a file.
#[derive(Clone, Debug)]
pub struct NewOrder {
    /// The line of the file, counted from 1.
    pub line: u64,
    /// The bytes of the file.
    pub place: Place,
    /// The order without its tokens.
    pub details: Details,
    /// The card's tokens.
    pub tokens: Tokens,
}

/// The place of an order's tokens. None of it is a token in clear.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeptTokens {
    /// In the merchant's file.
    InFile(Place),
    /// In the database, encrypted with a key that the database does not hold.
    Sealed(Vec<u8>),
}

/// An order of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The position in the run, counted from 1.
    pub seq: i64,
    /// The import that added the order.
    pub import: i64,
    /// The line of the imported file.
    pub line: u64,
    /// The order without its tokens.
    pub details: Details,
    /// A number that orders with the same card share. It is made with a random key that is forgotten after the import,
    /// so the token cannot be guessed from it.
    pub card: i64,
    /// The place of the tokens.
    pub tokens: KeptTokens,
}
