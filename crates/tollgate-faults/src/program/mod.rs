//! A merchant's program: the library as a merchant uses it, or another client in its place.

mod card;
mod failover;
mod follow_up;
mod page;
mod payout;
mod token;

use std::pin::Pin;

use serde::{Serialize, de::DeserializeOwned};
use tollgate::{Error, Operation, Outcome, PayCross, Paymega, paycross, paymega};

use crate::{
    history::Reading,
    listener::Notice,
    schedule::{Action, Job},
    world::World,
};

/// A call of a merchant's program.
pub type Call<'a> = Pin<Box<dyn Future<Output = Reading> + 'a>>;

/// A merchant's program.
pub trait Program {
    /// Starts a process of the program, in live mode or in test mode. It knows the order and nothing of earlier processes.
    /// A patient one waits long enough for a busy machine.
    fn start<'a>(&self, world: &'a World, live: bool, patient: bool) -> Box<dyn Process + 'a>;
}

/// A process of a merchant's program.
pub trait Process {
    /// Makes a call for this attempt of the order.
    fn call(&self, action: Action, attempt: u32) -> Call<'_>;

    /// Takes a callback: what it says about its order, and whether it repeats an earlier one. `None` if it is about no
    /// order.
    fn hear(&self, _: &Notice) -> Option<Heard> {
        None
    }
}

/// The contents of a callback.
#[derive(Clone, Debug)]
pub struct Heard {
    /// The reference of its order.
    pub reference: String,
    /// Its reading of the payment.
    pub reading: Reading,
    /// Whether it is as old as an earlier one, or older.
    pub is_old: bool,
}

/// The library, as a merchant uses it.
#[derive(Clone, Copy, Debug)]
pub struct Tollgate;

impl Program for Tollgate {
    fn start<'a>(&self, world: &'a World, live: bool, patient: bool) -> Box<dyn Process + 'a> {
        let paymega = || world.paymega(live, patient);
        let paycross = || world.paycross(live, patient);
        match world.schedule().job {
            Job::PaymegaToken => Box::new(token::OnPaymega::new(world, paymega(), live)),
            Job::PaycrossToken => Box::new(token::OnPaycross::new(world, paycross(), live)),
            Job::PaymegaPage => Box::new(page::OnPaymega::new(world, paymega())),
            Job::PaymegaSave => Box::new(page::Save::new(world, paymega())),
            Job::PaycrossPage => Box::new(page::OnPaycross::new(world, paycross())),
            Job::PaymegaCard | Job::PaymegaSecure => {
                Box::new(card::OnPaymega::new(world, paymega()))
            }
            Job::PaycrossCard | Job::PaycrossSecure => {
                Box::new(card::OnPaycross::new(world, paycross()))
            }
            Job::PaycrossSave => Box::new(card::Tokenize::new(world, paycross())),
            Job::PaymegaRefund | Job::PaymegaRefundAll => {
                Box::new(follow_up::OnPaymega::new(world, paymega()))
            }
            Job::PaycrossRefund | Job::PaycrossRefundAll | Job::Capture | Job::Void => {
                Box::new(follow_up::OnPaycross::new(world, paycross()))
            }
            Job::Payout => Box::new(payout::Payout::new(world, paymega())),
            Job::Failover => Box::new(failover::Both::new(world, (paymega(), paycross()))),
        }
    }
}

/// Reads an order of Paymega.
async fn read_paymega(client: &Paymega, order: &impl paymega::Order, action: Action) -> Reading {
    let result = match action {
        Action::Act | Action::Read => client.reconcile(order).await,
        Action::Wait => client.wait_for(order).await,
        Action::ReadStored => {
            let read = async |stored: paymega::StoredOrder| client.reconcile(&stored).await;
            return read_stored(client.stored(order), read).await;
        }
    };
    Reading::of(&result)
}

/// Reads an order of `PayCross`.
async fn read_paycross(client: &PayCross, order: &impl paycross::Order, action: Action) -> Reading {
    let result = match action {
        Action::Act | Action::Read => client.reconcile(order).await,
        Action::Wait => client.wait_for(order).await,
        Action::ReadStored => {
            let read = async |stored: paycross::StoredOrder| client.reconcile(&stored).await;
            return read_stored(client.stored(order), read).await;
        }
    };
    Reading::of(&result)
}

/// Reads an order after the way of its stored form through a text.
async fn read_stored<S, E, T>(
    stored: Result<S, E>,
    read: impl AsyncFnOnce(S) -> Result<Outcome<T>, Error>,
) -> Reading
where
    S: Serialize + DeserializeOwned,
    E: Into<Error>,
    T: Operation,
{
    let stored = match stored {
        Ok(stored) => stored,
        Err(error) => return Reading::of(&Err::<Outcome<T>, _>(error.into())),
    };
    let text = serde_json::to_string(&stored).expect("a stored order is JSON");
    let stored = serde_json::from_str(&text).expect("a stored order can be read");
    Reading::of(&read(stored).await).with_text(&text)
}
