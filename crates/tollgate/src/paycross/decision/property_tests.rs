//! Properties of the decisions: whatever is lost, late or repeated.

use proptest::prelude::*;

use super::{
    event::{Event, Step, Verdict},
    flow::Flow,
    gateway_model::{Fate, Gateway, Request},
    reading::Reading,
    samples::{UID, order, transaction},
    view::{Expected, TransactionView},
};
use crate::{Loss, MoneyState};

const CARD: &str = "0000";
const OTHER_CARD: &str = "0019";

/// One call on its way, and what it has done so far.
struct Caller {
    flow: Option<Flow>,
    step: Step,
    card: &'static str,
    /// How many of its requests have left.
    sends: u32,
    has_lost: bool,
}

impl Caller {
    fn new((flow, step): (Flow, Step), card: &'static str) -> Self {
        Self {
            flow: Some(flow),
            step,
            card,
            sends: 0,
            has_lost: false,
        }
    }

    fn verdict(&self) -> Option<&Verdict> {
        match &self.step {
            Step::Done(verdict) => Some(verdict),
            _ => None,
        }
    }

    /// Takes one step. Without a fate the deadline has come.
    fn take(&mut self, gateway: &mut Gateway, fate: Option<Fate>) {
        let request = match &self.step {
            Step::Done(_) => return,
            Step::LookUp(_) => Request::LookUp,
            Step::Show { .. } => Request::Show,
            Step::Send(_) => Request::Send(self.card),
        };
        let event = match fate {
            None => Event::Deadline,
            Some(fate) => {
                gateway.pass(self.step.pause());
                gateway.exchange(request, fate)
            }
        };
        if matches!(request, Request::Send(_)) {
            let has_left = !matches!(fate, None | Some(Fate::NeverConnected));
            self.sends += u32::from(has_left);
            self.has_lost |= matches!(event, Event::Lost(_));
        }
        if let Some(flow) = self.flow.take() {
            let (flow, step) = flow.next(event, gateway.replays);
            (self.flow, self.step) = (Some(flow), step);
        }
    }

    /// Goes on to the end, which the deadline brings at the latest.
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

fn resuming(order: Expected) -> Caller {
    Caller::new(Flow::resume(order), CARD)
}

fn of_any_card() -> Expected {
    Expected {
        last_four: None,
        ..order()
    }
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    use Fate::{Answered, Late, LostAnswer, LostRequest, NeverConnected, Refused, Status, Twice};
    let one = proptest::sample::select(vec![
        Answered,
        Answered,
        Answered,
        LostAnswer,
        LostRequest,
        Late,
        Twice,
        NeverConnected,
        Status,
        Refused,
    ]);
    proptest::collection::vec(one, 0..24)
}

fn gateway() -> impl Strategy<Value = Gateway> {
    let declines = proptest::option::of(proptest::sample::select(vec![CARD, OTHER_CARD]));
    (any::<[bool; 2]>(), declines, 0..3_u32, 0..3_u32).prop_map(
        |([replays, refuses_duplicates], declines, blindness, slowness)| Gateway {
            replays,
            declines,
            refuses_duplicates,
            blindness,
            slowness,
            ..Gateway::default()
        },
    )
}

/// Whether a verdict says of the money what the gateway has done.
fn is_true(verdict: &Verdict, charges: u32) -> bool {
    match verdict {
        Verdict::Read { reading, .. } => match reading {
            Reading::Succeeded => charges == 1,
            Reading::Declined => charges == 0,
            Reading::Review(_, MoneyState::Charged) => charges > 1,
            _ => true,
        },
        Verdict::NotSent | Verdict::Refused => charges == 0,
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_call_charges_once_at_most_and_tells_the_truth(
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
            let is_definite = matches!(verdict, Verdict::NotSent | Verdict::Refused);
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
        if !matches!(verdict, Verdict::NotSent | Verdict::Refused) {
            // Those two speak of this call alone.
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
    fn what_two_cards_did_under_one_reference_is_told_truly(
        first in fates(),
        second in fates(),
        mut gateway in gateway(),
    ) {
        charging(4).finish(&mut gateway, &first);
        let other = Expected { last_four: Some(OTHER_CARD.into()), ..order() };
        let other = Caller::new(Flow::send(other, 4), OTHER_CARD);
        other.finish(&mut gateway, &second);
        gateway.settle();
        for order in [order(), of_any_card()] {
            let caller = resuming(order).finish(&mut gateway, &[Fate::Answered; 8]);
            let verdict = caller.verdict().unwrap();
            prop_assert!(is_true(verdict, gateway.charges), "{:?} of {}", verdict, gateway.charges);
        }
    }

    #[test]
    fn whatever_was_lost_resuming_tells_the_end(fates in fates(), mut gateway in gateway()) {
        charging(4).finish(&mut gateway, &fates);
        gateway.settle();
        let caller = resuming(order()).finish(&mut gateway, &[Fate::Answered; 8]);
        let expected = match caller.verdict().unwrap() {
            Verdict::NotFound | Verdict::Read { reading: Reading::Declined, .. } => 0,
            Verdict::Read { reading: Reading::Succeeded, .. } => 1,
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(gateway.charges, expected);
        prop_assert_eq!(caller.sends, 0);
    }

    #[test]
    fn no_sequence_of_answers_sends_again_outside_the_allowed_rows(
        events in proptest::collection::vec(event(), 0..40),
        may_replay: bool,
    ) {
        let (mut flow, mut step) = Flow::send(order(), 4);
        let (mut was_empty, mut in_doubt, mut is_made) = (false, false, false);
        for event in events {
            let is_send = matches!(step, Step::Send(_));
            prop_assert!(!(is_send && is_made), "sent again although there is a transaction");
            prop_assert!(!(is_send && in_doubt && !may_replay), "sent again after a loss");
            prop_assert!(!is_send || was_empty, "sent without having looked");
            if in_doubt {
                let failed = matches!(step, Step::Done(Verdict::NotSent | Verdict::Refused));
                prop_assert!(!failed, "{step:?} after a loss");
            }
            if matches!(step, Step::Done(_)) {
                break;
            }
            match &event {
                Event::Found(found) if matches!(step, Step::LookUp(_)) => {
                    was_empty = found.is_empty();
                    is_made |= !found.is_empty();
                }
                Event::Sent(_) if is_send => is_made = true,
                Event::NeverConnected | Event::Refused | Event::Duplicate => {}
                _ => in_doubt |= is_send,
            }
            (flow, step) = flow.next(event, may_replay);
        }
    }
}

/// Any event at all, whether or not it fits the step.
fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        view().prop_map(Event::Sent),
        Just(Event::Refused),
        Just(Event::Duplicate),
        Just(Event::Found(Vec::new())),
        proptest::collection::vec(view(), 0..3).prop_map(Event::Found),
        view().prop_map(Event::Shown),
        proptest::sample::select(vec![Loss::Cut, Loss::Status(400), Loss::Status(409)])
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
    (status, uid).prop_map(|(status, uid)| TransactionView {
        uid: uid.to_owned(),
        ..transaction(status)
    })
}
