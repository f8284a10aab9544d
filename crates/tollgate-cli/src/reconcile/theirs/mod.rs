//! The provider's side: its list, and look-ups of single orders.

mod paycross;
mod paymega;

use std::time::SystemTime;

use super::compare::{Ours, Theirs};
use crate::{Failure, profile::Client};

/// A start, and an end if it is not now.
pub type Range = (SystemTime, Option<SystemTime>);

/// How many orders are read at once.
const AT_ONCE: usize = 4;

/// The payments that the provider lists for this range.
///
/// # Errors
///
/// An error of the list or of a look-up.
pub async fn list(client: &Client, range: Range) -> Result<Vec<Theirs>, Failure> {
    match client {
        Client::Paymega(client) => paymega::list(client, range).await,
        Client::PayCross(client) => paycross::list(client, range).await,
    }
}

/// The payments of these orders that exist, although the list does not have them.
///
/// # Errors
///
/// An error of a look-up.
pub async fn look_up(client: &Client, orders: &[&Ours]) -> Result<Vec<Theirs>, Failure> {
    match client {
        Client::Paymega(client) => paymega::look_up(client, orders).await,
        Client::PayCross(client) => paycross::look_up(client, orders).await,
    }
}
