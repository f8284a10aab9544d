//! A test for each row of the table of a charge, by its stage.

mod check;
mod create;
mod follow;
mod look_up;
mod model;
mod properties;
mod reconcile;
mod sale;
pub(super) mod table;

use std::sync::Arc;

use serde_json::json;
use tollgate_core::{
    Error, Exponents, Mode, Outcome,
    calendar::UnixTime,
    engine::{self, Machine, Now, Pause, Step, StepOf},
    error::ResponseLost,
    outcome::ChallengeForm,
    paymega::{
        NewInvoice,
        charge::{Charge, Creation, Goal, Request},
        invoice::{BankContact, Invoice},
        order::{Api, CreateRequest, Sealed, token_sale},
        rules::{Response, Sold},
    },
};

use crate::paymega::samples::{
    self, BEARER_END, CALL_TAG, ID, Sample, call_tag, invoice, order, sample,
};

type Event = engine::Event<Response>;
type Next = StepOf<Charge>;

const ATTEMPTS: u32 = 3;
const EARLY: Option<UnixTime> = Some(BEARER_END.plus(-60));

/// A creation of the order's invoice.
fn creation(attempts: u32) -> Creation {
    creation_by(attempts, true)
}

fn creation_by(attempts: u32, can_look_up: bool) -> Creation {
    let order = NewInvoice::new("order-1042", order().money, "payment_card_usd_hpp");
    let prepared = order.prepare(Mode::Test, &Exponents::paymega()).unwrap();
    let (flow, api) = (prepared.order.flow, Api::Private);
    let request = CreateRequest::new(prepared.attributes, flow, api).unwrap();
    Creation::new(request, attempts, can_look_up)
}

fn charge_by(tag: &str, attempts: u32) -> (Charge, Next) {
    let goal = Goal::Charge(call_tag(tag), Arc::new(token_sale()));
    Charge::create(order(), goal, creation(attempts))
}

fn charge() -> (Charge, Next) {
    charge_by(CALL_TAG, ATTEMPTS)
}

fn sale_of(invoice: &Invoice, time: Option<UnixTime>) -> (Charge, Next) {
    let sale = (call_tag(CALL_TAG), Arc::new(token_sale()));
    Charge::sale(order(), sale, invoice, &at(time))
}

fn at(time: Option<UnixTime>) -> Now {
    Now {
        provider: time,
        ..Now::default()
    }
}

/// The next step after these events, without the pause.
fn after(events: impl IntoIterator<Item = Event>) -> String {
    run(charge(), events)
}

fn after_reconcile(events: impl IntoIterator<Item = Event>) -> String {
    run(Charge::reconcile(order()), events)
}

fn after_wait(events: impl IntoIterator<Item = Event>) -> String {
    run(Charge::wait_for(order()), events)
}

fn run(start: (Charge, Next), events: impl IntoIterator<Item = Event>) -> String {
    describe(&last_step(start, events, EARLY))
}

fn last_step(
    (mut charge, mut step): (Charge, Next),
    events: impl IntoIterator<Item = Event>,
    time: Option<UnixTime>,
) -> Next {
    for event in events {
        let Step::Send(..) = step else {
            panic!("done before {event:?}: {step:?}");
        };
        step = charge.next(event, &at(time));
    }
    step
}

/// A step in words, without the pause.
fn describe(step: &Next) -> String {
    match step {
        Step::Send(Request::Create(_), _) => CREATE.to_owned(),
        Step::Send(Request::LookUp, _) => LOOK_UP.to_owned(),
        Step::Send(Request::Show(id), _) => {
            assert_eq!(id, ID);
            SHOW.to_owned()
        }
        Step::Send(Request::Sale(_), _) => SALE.to_owned(),
        Step::Done(Ok(outcome)) => describe_outcome(outcome),
        Step::Done(Err(error)) => describe_error(error).to_owned(),
    }
}

/// A step in words, with the pause.
fn describe_whole(step: &Next) -> String {
    match step {
        Step::Send(_, Pause::None) => format!("{} at once", describe(step)),
        Step::Send(_, Pause::Backoff(_)) => format!("{} after a pause", describe(step)),
        Step::Done(_) => describe(step),
    }
}

fn describe_outcome(outcome: &Outcome<Invoice>) -> String {
    match outcome {
        Outcome::Succeeded(_) => SUCCEEDED.to_owned(),
        Outcome::Declined(_) => DECLINED.to_owned(),
        Outcome::ActionRequired(challenge) if challenge.form().is_some() => ACTION.to_owned(),
        Outcome::ActionRequired(_) => UNSUPPORTED.to_owned(),
        Outcome::Pending(pending) if pending.is_in_moderation() => IN_MODERATION.to_owned(),
        Outcome::Pending(_) => PENDING.to_owned(),
        Outcome::Review(review) => {
            let (reason, money) = (review.reason(), outcome.money());
            format!("Review: {reason:?}, money {money}")
        }
    }
}

fn describe_error(error: &Error) -> &'static str {
    match error {
        Error::Invalid(_) => INVALID,
        Error::NotSent(not_sent) if not_sent.operation() == Some(ID) => NOT_SOLD,
        Error::NotSent(_) => NOT_SENT,
        Error::Refused(_) => REFUSED,
        Error::ReferenceReused(_) => REUSED,
        Error::NotFound(_) => NOT_FOUND,
        Error::OutcomeUnknown(_) => UNKNOWN,
        _ => panic!("{error:?}"),
    }
}

const CREATE: &str = "create";
const LOOK_UP: &str = "look up";
const SHOW: &str = "read by id";
const SALE: &str = "sale";
const SUCCEEDED: &str = "Succeeded";
const DECLINED: &str = "Declined";
const ACTION: &str = "ActionRequired";
const UNSUPPORTED: &str = "ActionRequired, without a form";
const PENDING: &str = "Pending";
const IN_MODERATION: &str = "Pending, in moderation";
const INVALID: &str = "Invalid";
const NOT_SENT: &str = "NotSent";
const NOT_SOLD: &str = "NotSent, naming the invoice";
const REFUSED: &str = "Refused";
const REUSED: &str = "ReferenceReused";
const NOT_FOUND: &str = "NotFound";
const UNKNOWN: &str = "OutcomeUnknown";
const SEVERAL: &str = "Review: SeveralOperations, money unknown";
const CONTRADICTORY: &str = "Review: Contradictory, money unknown";
const IN_FLIGHT: &str = "Review: ExpiredInFlight, money unknown";

const LOST: Event = Event::Lost(ResponseLost::Cut);
const UNSENDABLE: Event = Event::Unsendable("cannot be built");

fn bad_request() -> Event {
    Event::Response(Response::Malformed(samples::refusal(400)))
}

fn refused() -> Event {
    Event::Response(Response::Refused(samples::refusal(422)))
}

fn sale_refused() -> Event {
    Event::Response(Response::SaleRefused(samples::refusal(422).into()))
}

/// This call's own invoice, before its sale.
fn own() -> Sample {
    sample("process_pending")
}

fn own_invoice() -> Invoice {
    own().invoice()
}

/// The order's invoice, created by another call.
fn of_another_call() -> Invoice {
    own().call_tag(Some("tag-of-another-call")).invoice()
}

fn without_metadata() -> Invoice {
    own().call_tag(None).invoice()
}

fn without_bearer() -> Invoice {
    own().bearer(None).invoice()
}

fn another_order() -> Invoice {
    own().set("amount", 20).invoice()
}

fn created() -> Event {
    created_as(own_invoice())
}

fn created_as(invoice: Invoice) -> Event {
    Event::Response(Response::Created(invoice))
}

fn conflict(invoice: Option<Invoice>) -> Event {
    Event::Response(Response::Conflict(invoice))
}

fn found(invoice: Invoice) -> Event {
    found_all(vec![invoice])
}

fn found_all(invoices: Vec<Invoice>) -> Event {
    Event::Response(Response::Found(invoices))
}

fn found_alike() -> Event {
    Event::Response(Response::FoundAlike)
}

fn nothing() -> Event {
    found_all(Vec::new())
}

fn shown(status: &str) -> Event {
    shown_as(invoice(status))
}

fn shown_as(invoice: Invoice) -> Event {
    Event::Response(Response::Shown(invoice))
}

fn accepted() -> Event {
    Event::Response(Response::Sold(Sold::Accepted))
}

fn challenged(form: Option<ChallengeForm>) -> Event {
    let mode = Some("3ds".to_owned());
    Event::Response(Response::Sold(Sold::Challenge { form, mode }))
}

fn form() -> Option<ChallengeForm> {
    ChallengeForm::checked("https://acs.example/", "GET", Vec::new())
}
