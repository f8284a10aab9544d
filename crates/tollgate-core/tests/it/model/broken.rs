//! Broken clients, each of which the search must find: a search that finds nothing proves nothing by itself.

use super::{
    Clients, LOCKED, MOVED_TWICE, PLAIN, TWO_PROCESSES,
    clients::Input,
    counterexample,
    paycross_charge::{self as gateway, Reply as Shown},
    paymega_charge::{Asked, PaymegaCharge, Reply, Status, View},
    subject::{Call, Claim, Kind},
    world::Bounds,
};

/// One call, which is enough for most mistakes.
const ONE_CALL: Bounds = Bounds {
    processes: 1,
    rounds: 1,
    faults: 1,
    ..TWO_PROCESSES
};

type Received = Input<Reply>;

/// A client that sends a sale again after a lost response.
fn sends_a_sale_again(_: Call, asked: Asked, input: Input<Reply>) -> Received {
    match (asked, input) {
        (Asked::Sale(_), Input::Lost) => Input::NotConnected,
        _ => input,
    }
}

/// A client that reports a lost response as a failure.
fn reports_a_loss_as_a_failure(_: Call, asked: Asked, input: Input<Reply>) -> Received {
    match (asked, input) {
        (Asked::Sale(_), Input::Lost) => Input::Fails(Claim::Untouched),
        _ => input,
    }
}

/// A client that sells every invoice under its reference.
fn takes_every_invoice_for_its_own(call: Call, _: Asked, input: Input<Reply>) -> Received {
    let creator = u8::try_from(call.number()).ok();
    let own = |view: View| View { creator, ..view };
    match input {
        Input::Reply(Reply::Conflict(view), time) => Input::Reply(Reply::Conflict(own(view)), time),
        Input::Reply(Reply::Found(view), time) => Input::Reply(Reply::Found(own(view)), time),
        Input::Reply(Reply::Shown(view), time) => Input::Reply(Reply::Shown(own(view)), time),
        _ => input,
    }
}

/// A client that takes an expired invoice for unpaid at once, although its sale may still be under way.
fn does_not_wait_for_a_late_sale(_: Call, _: Asked, input: Input<Reply>) -> Received {
    const LATER: u8 = 2;
    match input {
        Input::Reply(reply @ Reply::Shown(view), _) if view.status == Status::Expired => {
            Input::Reply(reply, LATER)
        }
        _ => input,
    }
}

/// A client that does not compare the amount.
fn does_not_compare_the_amount(_: Call, _: Asked, input: Input<Reply>) -> Received {
    match input {
        Input::Reply(Reply::Shown(view), time) if view.status == Status::ProcessedForLess => {
            let status = Status::Processed;
            Input::Reply(Reply::Shown(View { status, ..view }), time)
        }
        _ => input,
    }
}

#[test]
fn broken_clients_of_paymega_are_found() {
    let found = |breaks, bounds| {
        let clients = Clients::new(PaymegaCharge).broken(breaks);
        counterexample(clients, bounds, 9).violated
    };
    assert_eq!(found(sends_a_sale_again, ONE_CALL), MOVED_TWICE);
    assert_eq!(
        found(takes_every_invoice_for_its_own, TWO_PROCESSES),
        MOVED_TWICE
    );
    assert_eq!(
        found(reports_a_loss_as_a_failure, ONE_CALL),
        "reported as untouched, but this call has moved money"
    );
    assert_eq!(
        found(does_not_wait_for_a_late_sale, ONE_CALL),
        "a decline beside moved money"
    );
    assert_eq!(
        found(does_not_compare_the_amount, ONE_CALL),
        "a success without the amount asked for"
    );
}

/// A client that sends again after a lost response.
fn sends_again(_: Call, asked: gateway::Asked, input: Input<Shown>) -> Input<Shown> {
    match (asked, input) {
        (gateway::Asked::Send(_), Input::Lost) => Input::NotConnected,
        _ => input,
    }
}

/// A client that does not look at the transactions that exist.
fn ignores_what_exists(call: Call, asked: gateway::Asked, input: Input<Shown>) -> Input<Shown> {
    match (asked, input) {
        (gateway::Asked::LookUp, Input::Reply(Shown::List(_), time)) if call.kind == Kind::Move => {
            Input::Reply(Shown::List(gateway::Listed::default()), time)
        }
        _ => input,
    }
}

/// A client that takes every 404 for the proof that nothing exists.
fn believes_every_404(_: Call, asked: gateway::Asked, input: Input<Shown>) -> Input<Shown> {
    match (asked, input) {
        (gateway::Asked::LookUp, Input::Reply(Shown::OwnError(404), time)) => {
            Input::Reply(Shown::List(gateway::Listed::default()), time)
        }
        _ => input,
    }
}

#[test]
fn broken_clients_of_paycross_are_found() {
    for breaks in [sends_again, ignores_what_exists, believes_every_404] {
        let clients = Clients::new(PLAIN).broken(breaks);
        assert_eq!(counterexample(clients, LOCKED, 9).violated, MOVED_TWICE);
    }
}
