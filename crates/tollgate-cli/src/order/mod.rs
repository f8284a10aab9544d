//! The commands about one order.

mod capture;
mod charge;
mod ended;
mod link;
mod page;
mod parent;
mod price;
mod refund;
mod save;
mod status;
mod stored;
mod token;

pub use self::{
    capture::{Capture, Void, capture, void},
    charge::{Charge, run as charge},
    ended::Ended,
    link::{Link, SaveCard, link, save_card},
    price::Price,
    price::money,
    refund::{Refund, run as refund},
    status::{Status, Wait, status, wait},
};
use crate::{
    Failure,
    exit::{Exit, Stop},
};

/// The reason why a provider cannot do it.
fn not_there(what: &str, provider: &str) -> Failure {
    Stop::with(Exit::USAGE, format!("{provider} has no {what}"))
}
