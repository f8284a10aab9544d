//! A test for each row of the table of a charge, by its step.

mod check;
mod create;
mod follow;
mod look_up;
mod reconcile;
mod sale;

use super::{
    charge::{Charge, Goal},
    event::{Event, Pause, SaleView, Step, Verdict},
    reading::Reading,
    samples::{BEARER_END, CALL_TAG, ID, invoice, order},
    view::{BankContact, CallTag, InvoiceView, UnixTime},
};
use crate::{MoneyState, ResponseLost, ReviewReason, dec};

const ATTEMPTS: u32 = 3;
const EARLY: Option<UnixTime> = Some(BEARER_END.plus(-60));

/// The next step after these events, without the pause.
fn after(events: impl IntoIterator<Item = Event>) -> Step {
    run(
        Charge::create(order(), Goal::Charge, CALL_TAG.into(), ATTEMPTS),
        events,
    )
}

fn after_reconcile(events: impl IntoIterator<Item = Event>) -> Step {
    run(Charge::reconcile(order()), events)
}

fn run((mut flow, mut step): (Charge, Step), events: impl IntoIterator<Item = Event>) -> Step {
    for event in events {
        assert!(
            !matches!(step, Step::Done(_)),
            "done before {event:?}: {step:?}"
        );
        (flow, step) = flow.next(event, EARLY);
    }
    without_pause(step)
}

fn without_pause(step: Step) -> Step {
    let pause = Pause::None;
    match step {
        Step::Create(_) => Step::Create(pause),
        Step::LookUp(_) => Step::LookUp(pause),
        Step::Sale(_) => Step::Sale(pause),
        Step::Show { id, .. } => Step::Show { id, pause },
        done @ Step::Done(_) => done,
    }
}

const CREATE: Step = Step::Create(Pause::None);
const LOOK_UP: Step = Step::LookUp(Pause::None);
const SALE: Step = Step::Sale(Pause::None);

fn show() -> Step {
    Step::Show {
        id: ID.into(),
        pause: Pause::None,
    }
}

const fn done(verdict: Verdict) -> Step {
    Step::Done(verdict)
}

const SUCCEEDED: Step = done(Verdict::Final(Reading::Succeeded));
const UNKNOWN: Step = done(Verdict::OutcomeUnknown);
const LOST: Event = Event::Lost(ResponseLost::Cut);
const BAD_REQUEST: Event = Event::Lost(ResponseLost::Status(400));

/// This call's own invoice, before its sale.
fn own_invoice() -> InvoiceView {
    invoice("process_pending")
}

/// The order's invoice, created by another call.
fn of_another_call() -> InvoiceView {
    InvoiceView {
        call_tag: CallTag::Is("tag-of-another-call".into()),
        ..own_invoice()
    }
}

fn without_metadata() -> InvoiceView {
    InvoiceView {
        call_tag: CallTag::NotShown,
        ..own_invoice()
    }
}

fn without_bearer() -> InvoiceView {
    InvoiceView {
        has_bearer: false,
        bearer_end: None,
        ..own_invoice()
    }
}

fn another_order() -> InvoiceView {
    InvoiceView {
        amount: Some(dec!(20)),
        ..own_invoice()
    }
}

fn created() -> Event {
    Event::Created(own_invoice())
}

fn found(view: InvoiceView) -> Event {
    Event::Found(vec![view])
}

fn nothing() -> Event {
    Event::Found(Vec::new())
}

fn shown(status: &str) -> Event {
    Event::Shown(invoice(status))
}
