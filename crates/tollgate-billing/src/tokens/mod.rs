//! The tokens of a run's orders: in the merchant's file, or encrypted.
//!
//! No table holds a token in clear.

mod file;
mod sealed;

use std::hash::{BuildHasher, RandomState};

pub(crate) use self::file::Files;
pub use self::{file::ImportedFile, sealed::TokenKey};
use crate::{
    Error, Result,
    order::{KeptTokens, NewOrder, Order, Tokens},
};

/// Where a run keeps the tokens of its orders.
#[derive(Clone, Debug, Default)]
pub enum Vault {
    /// In the merchant's file, which must stay where it is, unchanged, until the run is done.
    #[default]
    File,
    /// In the database, encrypted with this key.
    Sealed(TokenKey),
}

impl Vault {
    /// The form in which a store keeps the tokens of a new order.
    pub(crate) fn keep(&self, order: &NewOrder) -> Result<KeptTokens> {
        match self {
            Self::File => Ok(KeptTokens::InFile(order.place)),
            Self::Sealed(key) => {
                let sealed = key.seal(&order.details.reference, &order.tokens)?;
                Ok(KeptTokens::Sealed(sealed))
            }
        }
    }
}

/// Finds the tokens of orders.
#[derive(Debug)]
pub(crate) struct Finder {
    pub files: Files,
    pub vault: Vault,
}

impl Finder {
    /// The tokens of an order.
    pub(crate) fn find(&self, order: &Order) -> Result<Tokens> {
        let found = match (&order.tokens, &self.vault) {
            (KeptTokens::InFile(place), _) => self.files.tokens(order, *place),
            (KeptTokens::Sealed(sealed), Vault::Sealed(key)) => {
                key.open(&order.details.reference, sealed)
            }
            (KeptTokens::Sealed(_), Vault::File) => {
                Err("is encrypted, and the run has no key".to_owned())
            }
        };
        found.map_err(|why| Error::Token {
            reference: order.details.reference.clone(),
            why,
        })
    }
}

/// Numbers that equal cards share, made with a random key that is forgotten with this value.
#[derive(Default)]
pub(crate) struct Cards(RandomState);

impl Cards {
    pub(crate) fn number(&self, tokens: &Tokens) -> i64 {
        // The window of equal cards is PayCross's: its token is the second one of a failover.
        let token = tokens.second.as_ref().unwrap_or(&tokens.first);
        self.0.hash_one(token.expose()).cast_signed()
    }
}
