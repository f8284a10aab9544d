//! Payouts: the rows of the machine's table, and properties under loss, delay, repetition and concurrency.

mod interpret;
mod model;
mod order;
mod properties;
pub(crate) mod samples;
mod stored;
mod table;

use tollgate_core::{
    Currency, Error, Exponents, Mode, Money, Outcome, dec,
    engine::{self, Machine, Now, Pause, Step, StepOf},
    error::ResponseLost,
    paymega::{
        NewPayout, Payout,
        order::CallTag,
        payout::{
            Creation, Goal, PayoutFingerprint, Request, machine::PayoutMachine, rules::Response,
        },
    },
};

use self::samples::{ID, Sample, sample};
use crate::paymega::samples::{CALL_TAG, call_tag, refusal};

type Event = engine::Event<Response>;
type Next = StepOf<PayoutMachine>;

const ATTEMPTS: u32 = 3;
const LOST: Event = Event::Lost(ResponseLost::Cut);
const UNSENDABLE: Event = Event::Unsendable("cannot be built");

pub(crate) fn new_payout() -> NewPayout {
    let money = Money::new(dec!(19.99), Currency::USD);
    NewPayout::new("payout-1042", money, "test_usd")
        .customer("customer-7")
        .field("account", "555555")
}

pub(crate) fn order() -> PayoutFingerprint {
    let prepared = new_payout().prepare(Mode::Test, &Exponents::paymega());
    prepared.unwrap().order
}

/// A call that creates the order's payout, and its tag.
fn creation(attempts: u32) -> ((PayoutMachine, Next), CallTag) {
    let prepared = new_payout().prepare(Mode::Test, &Exponents::paymega());
    let (order, request, call_tag) = prepared.unwrap().tagged("tollgate_mark").unwrap();
    let goal = Goal::Create(call_tag.clone());
    let creation = Creation::new(request, attempts);
    (PayoutMachine::create(order, goal, creation), call_tag)
}

/// A call with the tag of the samples.
fn create_by(attempts: u32) -> (PayoutMachine, Next) {
    let prepared = new_payout().prepare(Mode::Test, &Exponents::paymega());
    let (order, request, _) = prepared.unwrap().tagged("tollgate_mark").unwrap();
    let goal = Goal::Create(call_tag(CALL_TAG));
    PayoutMachine::create(order, goal, Creation::new(request, attempts))
}

/// A step in words, with the pause.
fn describe(step: &Next) -> String {
    let (request, pause) = match step {
        Step::Send(request, pause) => (request, pause),
        Step::Done(Ok(outcome)) => return describe_outcome(outcome),
        Step::Done(Err(error)) => return describe_error(error).to_owned(),
    };
    let request = match request {
        Request::Create(_) => "create",
        Request::LookUp => "look up",
        Request::Show(id) => {
            assert_eq!(id, ID);
            "read by id"
        }
        Request::Process(id) => {
            assert_eq!(id, ID);
            "process"
        }
    };
    match pause {
        Pause::None => format!("{request} at once"),
        Pause::Backoff(_) => format!("{request} after a pause"),
    }
}

fn describe_outcome(outcome: &Outcome<Payout>) -> String {
    match outcome {
        Outcome::Succeeded(_) => "Succeeded".to_owned(),
        Outcome::Declined(_) => "Declined".to_owned(),
        Outcome::Pending(pending) if pending.is_in_moderation() => {
            "Pending, in moderation".to_owned()
        }
        Outcome::Pending(_) => "Pending".to_owned(),
        Outcome::Review(review) => {
            format!("Review: {:?}, money {}", review.reason(), outcome.money())
        }
        Outcome::ActionRequired(_) => panic!("no payout has a challenge"),
    }
}

fn describe_error(error: &Error) -> &'static str {
    match error {
        Error::Invalid(_) => "Invalid",
        Error::NotSent(not_sent) if not_sent.operation() == Some(ID) => {
            "NotSent, naming the payout"
        }
        Error::NotSent(_) => "NotSent",
        Error::Refused(_) => "Refused",
        Error::ReferenceReused(_) => "ReferenceReused",
        Error::NotFound(_) => "NotFound",
        Error::OutcomeUnknown(_) => "OutcomeUnknown",
        _ => panic!("{error:?}"),
    }
}
