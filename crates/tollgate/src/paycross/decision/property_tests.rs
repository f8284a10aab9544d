//! Properties of the decisions, with requests and responses lost, late or repeated.

use proptest::prelude::*;

use super::{
    event::{Event, Found, Step, Verdict},
    flow::Flow,
    gateway_model::{Fate, Foreign, Gateway, Quirk, Request},
    interpret::Interpretation,
    response::{RequestKind, response_to},
    sameness::{Owner, owner},
    samples::{UID, alone, list, order, refund, transaction},
    view::{OrderFingerprint, TransactionView},
};
use crate::{MoneyState, ResponseLost};

const CARD: &str = "0000";
const OTHER_CARD: &str = "0019";

/// The state of one call, and the requests that it has sent so far.
struct Caller {
    flow: Option<Flow>,
    step: Step,
    card: &'static str,
    /// How many requests it has sent.
    sends: u32,
    has_lost: bool,
    was_duplicate: bool,
}

impl Caller {
    fn new((flow, step): (Flow, Step), card: &'static str) -> Self {
        Self {
            flow: Some(flow),
            step,
            card,
            sends: 0,
            has_lost: false,
            was_duplicate: false,
        }
    }

    fn verdict(&self) -> Option<&Verdict> {
        match &self.step {
            Step::Done(verdict) => Some(verdict),
            _ => None,
        }
    }

    /// Takes one step. `None` means that the deadline has passed.
    fn take(&mut self, gateway: &mut Gateway, fate: Option<Fate>) {
        let Some(flow) = self.flow.take() else {
            return;
        };
        let (request, call) = match &self.step {
            Step::LookUp(_) => (Request::LookUp, RequestKind::LookUp(flow.order())),
            Step::Send(_) => (Request::Send(self.card), RequestKind::Send(flow.order())),
            Step::Show { uid, .. } => {
                let order = flow.order();
                (Request::Show(uid.clone()), RequestKind::Show { uid, order })
            }
            // The flow has ended, or the step is one that only captures, voids and refunds take.
            _ => {
                self.flow = Some(flow);
                return;
            }
        };
        let event = match fate {
            None => Event::Deadline,
            Some(fate) => {
                gateway.pass(self.step.pause());
                response_to(call, gateway.exchange(&request, fate))
            }
        };
        if matches!(request, Request::Send(_)) {
            let has_left = !matches!(event, Event::Deadline | Event::NeverConnected);
            self.sends += u32::from(has_left);
            self.has_lost |= matches!(event, Event::Lost(_));
            assert!(!self.was_duplicate, "sent after a refusal as a duplicate");
            self.was_duplicate |= matches!(event, Event::Duplicate);
        }
        let (flow, step) = flow.next(event, gateway.replays);
        (self.flow, self.step) = (Some(flow), step);
    }

    /// Runs the call to its end, at the latest at the deadline.
    fn finish(mut self, gateway: &mut Gateway, fates: &[Fate]) -> Self {
        let mut fates = fates.iter().copied();
        while self.verdict().is_none() {
            self.take(gateway, fates.next());
        }
        self
    }
}

fn charging(attempts: u32) -> Caller {
    Caller::new(Flow::send(order(), attempts), CARD)
}

fn reconciling(order: OrderFingerprint) -> Caller {
    Caller::new(Flow::reconcile(order), CARD)
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
    use Fate::{Late, LostAnswer, LostRequest, NeverConnected, Refused, Responded, Status, Twice};
    let plain = proptest::sample::select(vec![
        LostAnswer,
        LostRequest,
        Late,
        Twice,
        NeverConnected,
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

/// Whether a verdict agrees with the gateway's ledger.
fn is_true(verdict: &Verdict, charges: u32) -> bool {
    match verdict {
        Verdict::Read { interpretation, .. } => match interpretation {
            Interpretation::Succeeded => charges == 1,
            Interpretation::Declined => charges == 0,
            Interpretation::Review(_, MoneyState::Charged) => charges > 1,
            _ => true,
        },
        Verdict::NotSent(MoneyState::Untouched) | Verdict::Refused => charges == 0,
        _ => true,
    }
}

/// Whether a verdict leaves the money unknown.
fn is_open(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Read { interpretation, .. } => {
            matches!(
                interpretation,
                Interpretation::Review(_, MoneyState::Unknown)
            )
        }
        Verdict::ReferenceReused { .. } => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_call_charges_at_most_once_and_agrees_with_the_ledger(
        fates in fates(),
        attempts in 1..5_u32,
        mut gateway in gateway(),
    ) {
        let caller = charging(attempts).finish(&mut gateway, &fates);
        gateway.settle();
        prop_assert!(gateway.charges <= 1);
        prop_assert!(caller.sends <= attempts);
        let verdict = caller.verdict().unwrap();
        prop_assert!(is_true(verdict, gateway.charges), "{:?} of {}", verdict, gateway.charges);
        if caller.has_lost {
            let is_definite = matches!(verdict, Verdict::NotSent(_) | Verdict::Refused);
            prop_assert!(!is_definite, "{verdict:?} after a loss");
        }
    }

    #[test]
    fn calling_again_once_all_has_arrived_and_is_seen_charges_no_second_time(
        first in fates(),
        second in fates(),
        mut gateway in gateway(),
    ) {
        charging(4).finish(&mut gateway, &first);
        gateway.settle();
        let caller = charging(4).finish(&mut gateway, &second);
        gateway.settle();
        prop_assert!(gateway.charges <= 1);
        let verdict = caller.verdict().unwrap();
        if !matches!(verdict, Verdict::NotSent(_) | Verdict::Refused) {
            // These two concern only this call.
            prop_assert!(is_true(verdict, gateway.charges), "{:?} of {}", verdict, gateway.charges);
        }
    }

    #[test]
    fn callers_at_the_same_moment_charge_once_inside_a_replay_window(
        fates in proptest::collection::vec((fates(), any::<bool>()), 0..12),
        mut gateway in gateway(),
    ) {
        gateway.replays = true;
        let mut callers = [charging(4), charging(4)];
        let steps = fates.into_iter().flat_map(|(fates, which)| fates.into_iter().map(move |fate| (fate, which)));
        for (fate, which) in steps {
            callers[usize::from(which)].take(&mut gateway, Some(fate));
        }
        for mut caller in callers {
            caller.take(&mut gateway, None);
            gateway.settle();
            prop_assert!(gateway.charges <= 1);
            let verdict = caller.verdict().unwrap();
            if let Verdict::Read { .. } = verdict {
                prop_assert!(is_true(verdict, gateway.charges), "{:?} of {}", verdict, gateway.charges);
            }
        }
    }

    #[test]
    fn two_cards_under_one_reference_agree_with_the_ledger(
        first in fates(),
        second in fates(),
        mut gateway in gateway(),
    ) {
        // A look-up that shows a single transaction may hide a second success.
        prop_assume!(gateway.quirk != Quirk::ShowsOne);
        Caller::new(Flow::send(by_number(Some(CARD)), 4), CARD).finish(&mut gateway, &first);
        let other = Flow::send(by_number(Some(OTHER_CARD)), 4);
        Caller::new(other, OTHER_CARD).finish(&mut gateway, &second);
        gateway.settle();
        for order in [order(), by_number(Some(CARD)), by_number(None)] {
            let caller = reconciling(order).finish(&mut gateway, &[Fate::Responded; 8]);
            let verdict = caller.verdict().unwrap();
            prop_assert!(is_true(verdict, gateway.charges), "{:?} of {}", verdict, gateway.charges);
        }
    }

    #[test]
    fn after_any_loss_reconciling_finds_the_outcome(fates in fates(), mut gateway in gateway()) {
        charging(4).finish(&mut gateway, &fates);
        gateway.settle();
        let caller = reconciling(order()).finish(&mut gateway, &[Fate::Responded; 8]);
        prop_assert_eq!(caller.sends, 0);
        let verdict = caller.verdict().unwrap();
        prop_assert!(is_true(verdict, gateway.charges), "{:?} of {}", verdict, gateway.charges);
        match verdict {
            Verdict::NotFound => prop_assert_eq!(gateway.charges, 0),
            Verdict::Read { interpretation: Interpretation::Declined | Interpretation::Succeeded, .. } => {}
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
        let is_own = |view: &TransactionView| owner(view, &order) == Owner::Order;
        let (mut flow, mut step) = Flow::send(order.clone(), 4);
        let (mut was_empty, mut is_uncertain, mut is_made) = (false, false, false);
        let mut was_duplicate = false;
        for event in events {
            let is_send = matches!(step, Step::Send(_));
            prop_assert!(!(is_send && is_made), "sent again although there is a transaction");
            prop_assert!(!(is_send && is_uncertain && !may_replay), "sent again after a loss");
            prop_assert!(!(is_send && was_duplicate), "sent again after a duplicate");
            prop_assert!(!is_send || was_empty, "sent without having looked");
            if is_uncertain {
                let failed = matches!(step, Step::Done(Verdict::NotSent(_) | Verdict::Refused));
                prop_assert!(!failed, "{step:?} after a loss");
            }
            if matches!(step, Step::Done(_)) {
                break;
            }
            match &event {
                Event::Found(found) if matches!(step, Step::LookUp(_)) => {
                    was_empty = found.is_nothing();
                    is_made |= found.views.iter().any(is_own);
                }
                Event::Sent(_) if is_send => is_made = true,
                Event::Duplicate => was_duplicate |= is_send,
                Event::NeverConnected | Event::Refused(_) => {}
                _ => is_uncertain |= is_send,
            }
            (flow, step) = flow.next(event, may_replay);
        }
    }
}

/// Any event at all, whether or not it fits the step.
fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        view().prop_map(Event::Sent),
        proptest::sample::select(vec![401, 403, 405, 422]).prop_map(Event::Refused),
        Just(Event::Duplicate),
        Just(Event::Found(list([]))),
        proptest::collection::vec(view(), 0..3).prop_map(|views| Event::Found(list(views))),
        view().prop_map(|view| Event::Found(alone(view))),
        Just(Event::Found(Found::default())),
        view().prop_map(Event::Shown),
        Just(Event::Parent(Some("parent-order".into()))),
        Just(Event::Parent(None)),
        proptest::sample::select(vec![
            ResponseLost::Cut,
            ResponseLost::Status(400),
            ResponseLost::Status(404),
            ResponseLost::Status(409),
            ResponseLost::Credentials(401),
        ])
        .prop_map(Event::Lost),
        Just(Event::NeverConnected),
    ]
}

fn view() -> impl Strategy<Value = TransactionView> {
    let status = proptest::sample::select(vec![
        "pending",
        "incomplete",
        "successful",
        "failed",
        "error",
    ]);
    let uid = proptest::sample::select(vec![UID, UID, "uid-2"]);
    (status, uid, any::<bool>()).prop_map(|(status, uid, is_child)| TransactionView {
        uid: uid.to_owned(),
        kind: Some(if is_child { "refund" } else { "payment" }.to_owned()),
        parent: is_child.then(|| "parent-1".to_owned()),
        ..transaction(status)
    })
}
