//! The data of PayCross: transactions, saved cards, and the published test cards.

mod card;
mod checkout;
mod dates;
mod shop;
mod transaction;

pub(crate) use card::{Card, Secure};
pub(crate) use checkout::{Checkout, Purpose};
pub(crate) use dates::Date;
pub(crate) use shop::{SavedCard, Shop};
pub(crate) use transaction::{Details, Kind, Transaction, UsedCard};
