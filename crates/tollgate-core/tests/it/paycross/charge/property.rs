//! Properties of the state machine, with requests and responses lost, late or repeated.

use proptest::prelude::*;
use tollgate_core::paycross::{
    order::OrderFingerprint,
    rules::{Owner, owner},
};

use super::{
    gateway_model::{Call, Fate, Foreign, Gateway, Quirk, Received},
    *,
};

const CARD: &str = "0000";
const OTHER_CARD: &str = "0019";

type End = Result<Outcome<Transaction>, Error>;

/// The state of one call, and the requests that it has sent so far.
struct Caller {
    charge: Charge,
    step: Step,
    card: &'static str,
    /// How many requests it has sent.
    sends: u32,
    has_lost: bool,
    was_duplicate: bool,
}

impl Caller {
    fn new((charge, step): (Charge, Step), card: &'static str) -> Self {
        Self {
            charge,
            step,
            card,
            sends: 0,
            has_lost: false,
            was_duplicate: false,
        }
    }

    const fn end(&self) -> Option<&End> {
        match &self.step {
            Step::Done(end) => Some(end),
            Step::Send(..) => None,
        }
    }

    /// Takes one step. `None` means that the deadline has passed.
    fn take(&mut self, gateway: &mut Gateway, fate: Option<Fate>) {
        let Step::Send(request, pause) = self.step.clone() else {
            return;
        };
        let call = match &request {
            Request::Send(_) => Call::Send(self.card),
            Request::Read(uid) => Call::Read(uid.clone()),
            Request::LookUp(_) => Call::LookUp,
        };
        let event = fate.map_or(Event::Deadline, |fate| {
            gateway.pass(pause);
            match gateway.exchange(&call, fate) {
                Received::NotConnected => Event::NotConnected,
                Received::Lost(loss) => Event::Lost(loss),
                Received::Responded(status, body) => {
                    event_of(&request, self.charge.order(), status, body)
                }
            }
        });
        if matches!(request, Request::Send(_)) {
            let has_left = !matches!(event, Event::Deadline | Event::NotConnected);
            self.sends += u32::from(has_left);
            self.has_lost |= matches!(event, Event::Lost(_));
            assert!(!self.was_duplicate, "sent after a refusal as a duplicate");
            self.was_duplicate |= matches!(event, Event::Response(Response::Duplicate(_)));
        }
        self.step = self.charge.next(event, &Now::default());
    }

    /// Runs the call to its end, at the latest at the deadline.
    fn finish(mut self, gateway: &mut Gateway, fates: &[Fate]) -> Self {
        let mut fates = fates.iter().copied();
        while self.end().is_none() {
            self.take(gateway, fates.next());
        }
        self
    }
}

/// A call that sends the order. It may send again after a loss if the gateway replays.
fn charging(attempts: u32, gateway: &Gateway) -> Caller {
    let limits = if gateway.replays { REPLAY } else { PLAIN };
    let limits = Limits { attempts, ..limits };
    Caller::new(sending(limits), CARD)
}

fn charging_by(card: &'static str, gateway: &Gateway) -> Caller {
    let limits = if gateway.replays { REPLAY } else { PLAIN };
    let limits = Limits {
        attempts: 4,
        ..limits
    };
    let prepared = prepared(by_number(Some(card)));
    Caller::new(Charge::send(prepared, limits), card)
}

fn reconciling(order: OrderFingerprint) -> Caller {
    Caller::new(Charge::wait_for(order, PLAIN), CARD)
}

fn by_number(last_four: Option<&str>) -> OrderFingerprint {
    OrderFingerprint {
        last_four: last_four.map(str::to_owned),
        by_number: true,
        ..order()
    }
}

fn foreign() -> impl Strategy<Value = Foreign> {
    let status = || proptest::sample::select(vec!["successful", "failed", "pending"]);
    prop_oneof![
        Just(Foreign::Forbidden),
        Just(Foreign::NotFound),
        Just(Foreign::Error),
        status().prop_map(Foreign::Job),
        status().prop_map(Foreign::OtherOrder),
    ]
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    use Fate::{Late, LostRequest, LostResponse, NotConnected, Refused, Responded, Status, Twice};
    let plain = proptest::sample::select(vec![
        LostResponse,
        LostRequest,
        Late,
        Twice,
        NotConnected,
        Status,
        Refused,
    ]);
    let one = prop_oneof![
        3 => Just(Responded),
        6 => plain,
        1 => foreign().prop_map(Fate::Before),
        1 => foreign().prop_map(Fate::After),
    ];
    proptest::collection::vec(one, 0..24)
}

fn gateway() -> impl Strategy<Value = Gateway> {
    let declines = proptest::option::of(proptest::sample::select(vec![CARD, OTHER_CARD]));
    let quirk = prop_oneof![
        4 => Just(Quirk::None),
        1 => Just(Quirk::ShowsOne),
        1 => Just(Quirk::IgnoresCase),
        1 => Just(Quirk::ShowsTwice),
        1 => Just(Quirk::Minimal),
    ];
    let numbers = (0..3_u32, 0..6_u32, 0..3_u32);
    (any::<bool>(), declines, numbers, quirk).prop_map(
        |(replays, declines, (refuses_duplicates, blindness, slowness), quirk)| Gateway {
            replays,
            declines,
            refuses_duplicates,
            blindness,
            slowness,
            quirk,
            ..Gateway::default()
        },
    )
}

/// A look-up that shows a single transaction may hide a second success.
fn showing_all(gateway: Gateway) -> Gateway {
    match gateway.quirk {
        Quirk::ShowsOne => Gateway {
            quirk: Quirk::None,
            ..gateway
        },
        _ => gateway,
    }
}

/// Whether an end agrees with the gateway's ledger.
fn is_true(end: &End, charges: u32) -> bool {
    match end {
        Ok(Outcome::Succeeded(_)) => charges == 1,
        Ok(Outcome::Declined(_)) => charges == 0,
        Ok(outcome @ Outcome::Review(_)) if outcome.money() == MoneyState::Charged => charges > 1,
        Err(error @ (Error::NotSent(_) | Error::Refused(_))) => {
            error.money() != MoneyState::Untouched || charges == 0
        }
        _ => true,
    }
}

/// Whether an end leaves the money unknown.
fn is_open(end: &End) -> bool {
    match end {
        Ok(outcome @ Outcome::Review(_)) => outcome.money() == MoneyState::Unknown,
        Err(Error::ReferenceReused(_)) => true,
        _ => false,
    }
}

/// Whether an end concerns only this call.
const fn is_definite_failure(end: &End) -> bool {
    matches!(end, Err(Error::NotSent(_) | Error::Refused(_)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_call_charges_at_most_once_and_agrees_with_the_ledger(
        fates in fates(),
        attempts in 1..5_u32,
        mut gateway in gateway(),
    ) {
        let caller = charging(attempts, &gateway).finish(&mut gateway, &fates);
        gateway.settle();
        prop_assert!(gateway.charges <= 1);
        prop_assert!(caller.sends <= attempts);
        let end = caller.end().unwrap();
        prop_assert!(is_true(end, gateway.charges), "{:?} of {}", end, gateway.charges);
        if caller.has_lost {
            prop_assert!(!is_definite_failure(end), "{end:?} after a loss");
        }
    }

    #[test]
    fn calling_again_once_all_has_arrived_and_is_seen_charges_no_second_time(
        first in fates(),
        second in fates(),
        mut gateway in gateway(),
    ) {
        charging(4, &gateway).finish(&mut gateway, &first);
        gateway.settle();
        let caller = charging(4, &gateway).finish(&mut gateway, &second);
        gateway.settle();
        prop_assert!(gateway.charges <= 1);
        let end = caller.end().unwrap();
        if !is_definite_failure(end) {
            prop_assert!(is_true(end, gateway.charges), "{:?} of {}", end, gateway.charges);
        }
    }

    #[test]
    fn callers_at_the_same_moment_charge_once_inside_a_replay_window(
        fates in proptest::collection::vec((fates(), any::<bool>()), 0..12),
        mut gateway in gateway(),
    ) {
        gateway.replays = true;
        let mut callers = [charging(4, &gateway), charging(4, &gateway)];
        let steps = fates.into_iter().flat_map(|(fates, which)| fates.into_iter().map(move |fate| (fate, which)));
        for (fate, which) in steps {
            callers[usize::from(which)].take(&mut gateway, Some(fate));
        }
        for mut caller in callers {
            caller.take(&mut gateway, None);
            gateway.settle();
            prop_assert!(gateway.charges <= 1);
            let end = caller.end().unwrap();
            if end.is_ok() {
                prop_assert!(is_true(end, gateway.charges), "{:?} of {}", end, gateway.charges);
            }
        }
    }

    #[test]
    fn two_cards_under_one_reference_agree_with_the_ledger(
        first in fates(),
        second in fates(),
        mut gateway in gateway().prop_map(showing_all),
    ) {
        charging_by(CARD, &gateway).finish(&mut gateway, &first);
        charging_by(OTHER_CARD, &gateway).finish(&mut gateway, &second);
        gateway.settle();
        for order in [order(), by_number(Some(CARD)), by_number(None)] {
            let caller = reconciling(order).finish(&mut gateway, &[Fate::Responded; 8]);
            let end = caller.end().unwrap();
            prop_assert!(is_true(end, gateway.charges), "{:?} of {}", end, gateway.charges);
        }
    }

    #[test]
    fn after_any_loss_reconciling_finds_the_outcome(fates in fates(), mut gateway in gateway()) {
        charging(4, &gateway).finish(&mut gateway, &fates);
        gateway.settle();
        let caller = reconciling(order()).finish(&mut gateway, &[Fate::Responded; 8]);
        prop_assert_eq!(caller.sends, 0);
        let end = caller.end().unwrap();
        prop_assert!(is_true(end, gateway.charges), "{:?} of {}", end, gateway.charges);
        match end {
            Err(Error::NotFound(_)) => prop_assert_eq!(gateway.charges, 0),
            Ok(Outcome::Declined(_) | Outcome::Succeeded(_)) => {}
            open => prop_assert!(is_open(open) && gateway.quirk != Quirk::None, "{open:?}"),
        }
    }

    #[test]
    fn no_sequence_of_responses_sends_again_outside_the_allowed_rows(
        events in proptest::collection::vec(event(), 0..40),
        may_replay: bool,
        is_child: bool,
    ) {
        let order = if is_child { refund() } else { order() };
        let is_own = |it: &Transaction| owner(it, &order) == Owner::Order;
        let limits = if may_replay { REPLAY } else { PLAIN };
        let limits = Limits { attempts: 4, ..limits };
        let (mut charge, mut step) = Charge::send(prepared(order.clone()), limits);
        let (mut was_empty, mut is_uncertain, mut is_made) = (false, false, false);
        let mut was_duplicate = false;
        for event in events {
            let is_send = matches!(step, Step::Send(Request::Send(_), _));
            prop_assert!(!(is_send && is_made), "sent again although there is a transaction");
            prop_assert!(!(is_send && is_uncertain && !may_replay), "sent again after a loss");
            prop_assert!(!(is_send && was_duplicate), "sent again after a duplicate");
            prop_assert!(!is_send || was_empty, "sent without having looked");
            let request = match &step {
                Step::Send(request, _) => request,
                Step::Done(end) => {
                    let is_invalid = matches!(end, Err(Error::Invalid(_)));
                    let is_definite = is_invalid || is_definite_failure(end);
                    prop_assert!(
                        !(is_uncertain && is_definite), "{end:?} after a loss");
                    break;
                }
            };
            match &event {
                Event::Response(Response::Transactions(found))
                    if matches!(request, Request::LookUp(LookUp::Order)) =>
                {
                    was_empty = found.is_list && found.transactions.is_empty();
                    is_made |= found.transactions.iter().any(is_own);
                }
                Event::Response(Response::Transaction(_)) if is_send => is_made = true,
                Event::Response(Response::Duplicate(_)) => was_duplicate |= is_send,
                Event::NotConnected
                | Event::Unsendable(_)
                | Event::Response(Response::Refused(_)) => {}
                _ => is_uncertain |= is_send,
            }
            step = charge.next(event, &Now::default());
        }
    }
}

/// Any event at all, whether or not it fits the step.
fn event() -> impl Strategy<Value = Happened> {
    prop_oneof![
        any_transaction().prop_map(of),
        any_transaction().prop_map(of),
        proptest::sample::select(vec![401, 403, 405, 422]).prop_map(refused),
        Just(duplicate()),
        Just(nothing()),
        proptest::collection::vec(any_transaction(), 0..3).prop_map(|all| found_in(list(all))),
        any_transaction().prop_map(|it| found_in(alone(it))),
        Just(found_in(Found::default())),
        Just(parent()),
        Just(bare_parent()),
        proptest::sample::select(vec![
            ResponseLost::Cut,
            ResponseLost::Status(400),
            ResponseLost::Status(404),
            ResponseLost::Status(409),
        ])
        .prop_map(Event::Lost),
        Just(Event::NotConnected),
        Just(UNSENDABLE),
    ]
}

fn any_transaction() -> impl Strategy<Value = Transaction> {
    let status = proptest::sample::select(vec![
        "pending",
        "incomplete",
        "successful",
        "failed",
        "error",
    ]);
    let uid = proptest::sample::select(vec![UID, UID, "uid-2"]);
    (status, uid, any::<bool>()).prop_map(|(status, uid, is_child)| {
        with(status, |data| {
            data.uid = Some(uid.to_owned());
            data.type_ = Some(Open::new(if is_child { "refund" } else { "payment" }));
            data.parent_uid = is_child.then(|| "parent-1".to_owned());
        })
    })
}
