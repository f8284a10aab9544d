//! A test for each row of the table of a charge.

use super::{
    charge::{Charge, Goal},
    event::{Event, Pause, SaleView, Step, Verdict},
    reading::Reading,
    samples::{BEARER_END, ID, MARK, invoice, order},
    view::{InvoiceView, Mark, UnixTime},
};
use crate::{Loss, MoneyState, ReviewReason, dec};

const ATTEMPTS: u32 = 3;
const EARLY: Option<UnixTime> = Some(BEARER_END.plus(-60));

/// What the flow asks for after these events, without the pause.
fn after(events: impl IntoIterator<Item = Event>) -> Step {
    run(
        Charge::create(order(), Goal::Charge, MARK.into(), ATTEMPTS),
        events,
    )
}

fn after_resume(events: impl IntoIterator<Item = Event>) -> Step {
    run(Charge::resume(order()), events)
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
const LOST: Event = Event::Lost(Loss::Cut);
const BAD_REQUEST: Event = Event::Lost(Loss::Status(400));

/// This call's own invoice, waiting for its sale.
fn ours() -> InvoiceView {
    invoice("process_pending")
}

/// The order's invoice, created by another call.
fn of_another_call() -> InvoiceView {
    InvoiceView {
        mark: Mark::Is("mark-of-another-call".into()),
        ..ours()
    }
}

fn without_metadata() -> InvoiceView {
    InvoiceView {
        mark: Mark::NotShown,
        ..ours()
    }
}

fn without_bearer() -> InvoiceView {
    InvoiceView {
        has_bearer: false,
        bearer_end: None,
        ..ours()
    }
}

fn another_order() -> InvoiceView {
    InvoiceView {
        amount: Some(dec!(20)),
        ..ours()
    }
}

fn created() -> Event {
    Event::Created(ours())
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

#[test]
fn create_ours_is_sold() {
    assert_eq!(after([]), CREATE);
    assert_eq!(after([created()]), SALE);
    assert_eq!(after([Event::Conflict(Some(ours()))]), SALE);
}

#[test]
fn create_final_is_its_outcome() {
    assert_eq!(after([Event::Created(invoice("processed"))]), SUCCEEDED);
    let declined = done(Verdict::Final(Reading::Declined));
    assert_eq!(
        after([Event::Conflict(Some(invoice("process_failed")))]),
        declined
    );
}

#[test]
fn create_without_bearer_or_metadata_is_read_by_id_and_then_decided() {
    for view in [without_bearer(), without_metadata()] {
        assert_eq!(after([Event::Created(view.clone())]), show());
        assert_eq!(
            after([Event::Created(view.clone()), Event::Shown(ours())]),
            SALE
        );
        assert_eq!(after([Event::Created(view.clone()), LOST]), show());
        assert_eq!(
            after([Event::Created(view.clone()), LOST, Event::Deadline]),
            UNKNOWN
        );
        let other = Event::Shown(of_another_call());
        assert_eq!(
            after([Event::Created(view.clone()), other, shown("processed")]),
            SUCCEEDED
        );
        let another = Event::Shown(another_order());
        assert_eq!(
            after([Event::Created(view), another]),
            done(Verdict::ReferenceReused)
        );
    }
}

#[test]
fn what_still_shows_too_little_is_followed_and_never_sold() {
    let nameless = InvoiceView {
        reference: None,
        ..ours()
    };
    for view in [without_bearer(), without_metadata(), nameless] {
        let read = [Event::Created(view.clone()), Event::Shown(view)];
        assert_eq!(after(read.clone()), show());
        let pending = done(Verdict::Pending { moderation: false });
        assert_eq!(after(read.into_iter().chain([Event::Deadline])), pending);
    }
}

#[test]
fn create_the_same_order_of_another_call_is_resumed() {
    for event in [
        Event::Created(of_another_call()),
        Event::Conflict(Some(of_another_call())),
    ] {
        assert_eq!(after([event.clone()]), show());
        assert_eq!(after([event.clone(), shown("processed")]), SUCCEEDED);
        let pending = done(Verdict::Pending { moderation: false });
        assert_eq!(
            after([event, shown("process_pending"), Event::Deadline]),
            pending
        );
    }
}

#[test]
fn create_another_order_is_a_reused_reference() {
    for event in [
        Event::Created(another_order()),
        Event::Conflict(Some(another_order())),
    ] {
        assert_eq!(after([event]), done(Verdict::ReferenceReused));
    }
}

#[test]
fn create_conflict_without_a_readable_operation_is_looked_up() {
    for event in [
        Event::Conflict(None),
        Event::Conflict(Some(without_metadata())),
    ] {
        assert_eq!(after([event.clone()]), LOOK_UP);
        assert_eq!(after([event.clone(), found(without_metadata())]), show());
        assert_eq!(
            after([event, found(without_metadata()), Event::Shown(ours())]),
            SALE
        );
    }
}

#[test]
fn create_refused_is_final() {
    assert_eq!(after([Event::Refused]), done(Verdict::Refused));
}

#[test]
fn create_lost_is_looked_up() {
    assert_eq!(after([LOST]), LOOK_UP);
}

#[test]
fn create_never_connected_is_sent_again_within_attempts_and_deadline() {
    let refused = || Event::NeverConnected;
    assert_eq!(after([refused()]), CREATE);
    assert_eq!(after([refused(), refused()]), CREATE);
    assert_eq!(
        after([refused(), refused(), refused()]),
        done(Verdict::NotSent)
    );
    assert_eq!(after([refused(), Event::Deadline]), done(Verdict::NotSent));
    assert_eq!(after([Event::Deadline]), done(Verdict::NotSent));
}

#[test]
fn doubt_does_not_go_away() {
    for end in [Event::Refused, Event::NeverConnected] {
        let events = [LOST, nothing(), end];
        assert_eq!(after(events.clone()), LOOK_UP);
        assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
    }
    let sale = [LOST, found(ours()), Event::NeverConnected, Event::Deadline];
    assert_eq!(after(sale), UNKNOWN);
}

#[test]
fn look_up_found_is_sold_resumed_or_refused() {
    assert_eq!(after([LOST, found(ours())]), SALE);
    assert_eq!(after([LOST, found(of_another_call())]), show());
    assert_eq!(
        after([LOST, found(another_order())]),
        done(Verdict::ReferenceReused)
    );
    assert_eq!(after([LOST, found(invoice("processed"))]), SUCCEEDED);
}

#[test]
fn look_up_of_several_operations_is_for_a_person() {
    let second = InvoiceView {
        id: "cpi_2".into(),
        ..ours()
    };
    let review = Reading::Review(ReviewReason::SeveralOperations, MoneyState::Unknown);
    assert_eq!(
        after([LOST, Event::Found(vec![ours(), second])]),
        done(Verdict::Final(review))
    );
    assert_eq!(after([LOST, Event::Found(vec![ours(), ours()])]), SALE);
}

#[test]
fn look_up_empty_after_two_bad_requests_is_refused() {
    let once = [BAD_REQUEST, nothing()];
    assert_eq!(after(once.clone()), CREATE);
    let twice = || once.clone().into_iter().chain([BAD_REQUEST]);
    assert_eq!(after(twice()), LOOK_UP);
    assert_eq!(after(twice().chain([nothing()])), done(Verdict::Refused));
    assert_eq!(
        after(twice().chain([LOST, nothing()])),
        done(Verdict::Refused)
    );
    assert_eq!(after(twice().chain([found(ours())])), SALE);
    let unreachable = [
        BAD_REQUEST,
        nothing(),
        Event::NeverConnected,
        nothing(),
        BAD_REQUEST,
        nothing(),
    ];
    assert_eq!(after(unreachable), done(Verdict::Refused));
}

#[test]
fn look_up_empty_after_anything_else_was_lost_is_not_refused() {
    for other in [LOST, Event::Conflict(None), Event::Refused] {
        let events = [
            BAD_REQUEST,
            nothing(),
            other,
            nothing(),
            BAD_REQUEST,
            nothing(),
        ];
        assert_eq!(after(events.clone()), LOOK_UP);
        assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
    }
}

#[test]
fn look_up_empty_creates_again_within_attempts() {
    assert_eq!(after([LOST, nothing()]), CREATE);
    assert_eq!(after([LOST, nothing(), Event::Deadline]), UNKNOWN);
    assert_eq!(after([LOST, nothing(), LOST, nothing()]), CREATE);
    assert_eq!(
        after([LOST, nothing(), LOST, nothing(), LOST, nothing()]),
        LOOK_UP
    );
    assert_eq!(
        after([LOST, nothing(), Event::Conflict(Some(ours()))]),
        SALE
    );
}

#[test]
fn look_up_lost_is_repeated_until_the_deadline() {
    for lost in [LOST, Event::NeverConnected] {
        assert_eq!(after([LOST, lost.clone()]), LOOK_UP);
        assert_eq!(after([LOST, lost, Event::Deadline]), UNKNOWN);
    }
}

#[test]
fn sale_accepted_reads_the_invoice_which_is_the_truth() {
    let sold = || [created(), Event::Sold(SaleView::Accepted)];
    assert_eq!(after(sold()), show());
    assert_eq!(
        after(sold().into_iter().chain([shown("processed")])),
        SUCCEEDED
    );
    assert_eq!(
        after(sold().into_iter().chain([shown("process_pending")])),
        show()
    );
    let pending = done(Verdict::Pending { moderation: false });
    assert_eq!(after(sold().into_iter().chain([Event::Deadline])), pending);
}

#[test]
fn sale_with_a_challenge_needs_the_payer() {
    let supported = [created(), Event::Sold(SaleView::Challenge)];
    assert_eq!(
        after(supported),
        done(Verdict::ActionRequired { supported: true })
    );
    let unsupported = [created(), Event::Sold(SaleView::UnsupportedChallenge)];
    assert_eq!(
        after(unsupported),
        done(Verdict::ActionRequired { supported: false })
    );
}

#[test]
fn sale_lost_or_refused_is_followed_and_never_sent_again() {
    let statuses = [400, 401, 403, 404, 405, 409, 422, 429, 500, 502, 503, 504].map(Loss::Status);
    for loss in statuses
        .into_iter()
        .chain([Loss::Cut, Loss::TimedOut, Loss::Unreadable])
    {
        let events = [created(), Event::Lost(loss)];
        assert_eq!(after(events.clone()), show(), "{loss}");
        assert_eq!(
            after(events.clone().into_iter().chain([Event::Deadline])),
            UNKNOWN,
            "{loss}"
        );
        assert_eq!(
            after(events.into_iter().chain([shown("processed")])),
            SUCCEEDED,
            "{loss}"
        );
    }
}

#[test]
fn sale_never_connected_is_sent_again_while_bearer_and_deadline_allow() {
    let refused = [created(), Event::NeverConnected];
    assert_eq!(after(refused.clone()), SALE);
    assert_eq!(
        after(refused.into_iter().chain([Event::Deadline])),
        done(Verdict::NotSent)
    );
    let (flow, _) = Charge::create(order(), Goal::Charge, MARK.into(), ATTEMPTS);
    let (flow, _) = flow.next(created(), EARLY);
    let (_, step) = flow.next(Event::NeverConnected, Some(BEARER_END));
    assert_eq!(step, done(Verdict::NotSent));
}

#[test]
fn sale_with_an_ended_bearer_is_not_sent() {
    let (flow, _) = Charge::create(order(), Goal::Charge, MARK.into(), ATTEMPTS);
    let (_, step) = flow.next(created(), Some(BEARER_END));
    assert_eq!(step, done(Verdict::NotSent));
    let (_, step) = Charge::sale(order(), &ours(), Some(BEARER_END));
    assert_eq!(step, done(Verdict::NotSent));
    let (_, step) = Charge::sale(order(), &ours(), None);
    assert_eq!(step, SALE);
}

#[test]
fn follow_goes_on_until_it_is_final_or_the_deadline() {
    let sold = || [created(), Event::Sold(SaleView::Accepted)].into_iter();
    assert_eq!(
        after(sold().chain([shown("process_pending"), shown("processed")])),
        SUCCEEDED
    );
    let pending = done(Verdict::Pending { moderation: false });
    assert_eq!(
        after(sold().chain([shown("processing"), Event::Deadline])),
        pending
    );
    for lost in [LOST, Event::NeverConnected] {
        assert_eq!(after(sold().chain([lost.clone()])), show());
        assert_eq!(after(sold().chain([lost, Event::Deadline])), UNKNOWN);
    }
}

#[test]
fn follow_stops_for_a_moderator() {
    let mut view = invoice("process_pending");
    view.in_moderation = true;
    let moderated = done(Verdict::Pending { moderation: true });
    let events = [
        created(),
        Event::Sold(SaleView::Accepted),
        Event::Shown(view.clone()),
    ];
    assert_eq!(after(events), moderated);
    assert_eq!(after_resume([found(view)]), moderated);
}

#[test]
fn follow_believes_no_other_invoice() {
    let other = InvoiceView {
        id: "cpi_2".into(),
        ..invoice("processed")
    };
    let events = [
        created(),
        Event::Sold(SaleView::Accepted),
        Event::Shown(other),
    ];
    assert_eq!(after(events.clone()), show());
    assert_eq!(after(events.into_iter().chain([Event::Deadline])), UNKNOWN);
}

#[test]
fn a_check_believes_no_other_invoice() {
    let other = InvoiceView {
        id: "cpi_2".into(),
        ..ours()
    };
    assert_eq!(
        after([Event::Created(without_bearer()), Event::Shown(other)]),
        show()
    );
}

#[test]
fn resume_reads_and_sells_nothing() {
    assert_eq!(after_resume([]), LOOK_UP);
    assert_eq!(after_resume([found(invoice("processed"))]), SUCCEEDED);
    assert_eq!(after_resume([found(ours())]), show());
    assert_eq!(after_resume([found(ours()), shown("processed")]), SUCCEEDED);
    let pending = done(Verdict::Pending { moderation: false });
    assert_eq!(after_resume([found(ours()), Event::Deadline]), pending);
    assert_eq!(
        after_resume([found(another_order())]),
        done(Verdict::ReferenceReused)
    );
    assert_eq!(after_resume([nothing()]), done(Verdict::NotFound));
    for lost in [LOST, Event::NeverConnected] {
        assert_eq!(after_resume([lost.clone()]), LOOK_UP);
        assert_eq!(after_resume([lost, Event::Deadline]), UNKNOWN);
    }
}

#[test]
fn a_glance_waits_for_nothing() {
    let glance = |event: Event| run(Charge::glance(order()), [event]);
    assert_eq!(glance(found(ours())), done(Verdict::Exists { ours: false }));
    assert_eq!(glance(found(invoice("processed"))), SUCCEEDED);
    let declined = done(Verdict::Final(Reading::Declined));
    assert_eq!(glance(found(invoice("process_failed"))), declined);
    assert_eq!(
        glance(found(another_order())),
        done(Verdict::ReferenceReused)
    );
    assert_eq!(glance(nothing()), done(Verdict::NotFound));
    assert_eq!(glance(LOST), LOOK_UP);
}

#[test]
fn an_invoice_alone_is_done_once_it_exists() {
    let exists = |events: Vec<Event>| {
        run(
            Charge::create(order(), Goal::Invoice, MARK.into(), ATTEMPTS),
            events,
        )
    };
    let ours_alone = done(Verdict::Exists { ours: true });
    let not_ours = done(Verdict::Exists { ours: false });
    assert_eq!(exists(vec![created()]), ours_alone);
    assert_eq!(exists(vec![Event::Created(without_bearer())]), ours_alone);
    assert_eq!(exists(vec![LOST, found(ours())]), ours_alone);
    assert_eq!(
        exists(vec![Event::Conflict(Some(of_another_call()))]),
        not_ours
    );
    assert_eq!(exists(vec![Event::Created(invoice("processed"))]), not_ours);
    assert_eq!(exists(vec![Event::Created(without_metadata())]), show());
    assert_eq!(
        exists(vec![Event::Created(another_order())]),
        done(Verdict::ReferenceReused)
    );
}

#[test]
fn repetitions_pause_longer_and_longer() {
    let (flow, step) = Charge::create(order(), Goal::Charge, MARK.into(), ATTEMPTS);
    assert_eq!(step.pause(), Pause::None);
    let (flow, step) = flow.next(LOST, EARLY);
    assert_eq!(step, Step::LookUp(Pause::Backoff(0)));
    let (flow, step) = flow.next(LOST, EARLY);
    assert_eq!(step, Step::LookUp(Pause::Backoff(1)));
    let (flow, step) = flow.next(nothing(), EARLY);
    assert_eq!(step, Step::Create(Pause::Backoff(2)));
    let (flow, step) = flow.next(created(), EARLY);
    assert_eq!(step, Step::Sale(Pause::None));
    let (_, step) = flow.next(LOST, EARLY);
    assert_eq!(step.pause(), Pause::Backoff(0));
}
