//! Properties of the decisions: whatever is lost, late or repeated.

use proptest::prelude::*;

use super::{
    event::{Event, Step, Verdict},
    flow::Flow,
    gateway_model::{Fate, Gateway, Request},
    reading::Reading,
    samples::{UID, order, transaction},
    view::TransactionView,
};
use crate::Loss;

const ATTEMPTS: u32 = 4;

/// What one call did.
struct Done {
    verdict: Verdict,
    /// How many of its requests have left.
    sends: u32,
    has_lost: bool,
}

fn finish(
    (mut flow, mut step): (Flow, Step),
    gateway: &mut Gateway,
    fates: &mut impl Iterator<Item = Fate>,
) -> Done {
    let (mut sends, mut has_lost) = (0, false);
    loop {
        let request = match step {
            Step::Done(verdict) => {
                return Done {
                    verdict,
                    sends,
                    has_lost,
                };
            }
            Step::LookUp(_) => Request::LookUp,
            Step::Show { .. } => Request::Show,
            Step::Send(_) => Request::Send,
        };
        let fate = fates.next();
        let event = fate.map_or(Event::Deadline, |fate| gateway.exchange(request, fate));
        if matches!(request, Request::Send) {
            let has_left = !matches!(fate, None | Some(Fate::NeverConnected));
            sends += u32::from(has_left);
            has_lost |= matches!(event, Event::Lost(_));
        }
        (flow, step) = flow.next(event, gateway.replays);
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
    (any::<bool>(), any::<bool>()).prop_map(|(replays, declines)| Gateway {
        replays,
        declines,
        refuses_duplicates: true,
        ..Gateway::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_call_charges_once_at_most_and_tells_the_truth(fates in fates(), mut gateway in gateway()) {
        let Done { verdict, sends, has_lost } =
            finish(Flow::send(order(), ATTEMPTS), &mut gateway, &mut fates.into_iter());
        gateway.settle();
        prop_assert!(gateway.charges <= 1);
        prop_assert!(sends <= ATTEMPTS);
        match verdict {
            Verdict::Read { reading: Reading::Succeeded, .. } => prop_assert_eq!(gateway.charges, 1),
            Verdict::Read { reading: Reading::Declined, .. } | Verdict::NotSent | Verdict::Refused => {
                prop_assert_eq!(gateway.charges, 0, "{:?}, and yet charged", verdict);
            }
            _ => {}
        }
        if has_lost {
            let is_definite = matches!(verdict, Verdict::NotSent | Verdict::Refused);
            prop_assert!(!is_definite, "{verdict:?} after a loss");
        }
    }

    #[test]
    fn calling_again_charges_no_second_time(
        first in fates(),
        second in fates(),
        mut gateway in gateway(),
    ) {
        finish(Flow::send(order(), ATTEMPTS), &mut gateway, &mut first.into_iter());
        gateway.settle();
        finish(Flow::send(order(), ATTEMPTS), &mut gateway, &mut second.into_iter());
        gateway.settle();
        prop_assert!(gateway.charges <= 1);
    }

    #[test]
    fn whatever_was_lost_resuming_tells_the_end(fates in fates(), mut gateway in gateway()) {
        finish(Flow::send(order(), ATTEMPTS), &mut gateway, &mut fates.into_iter());
        gateway.settle();
        let mut good = [Fate::Answered; 8].into_iter();
        let Done { verdict, sends, .. } = finish(Flow::resume(order()), &mut gateway, &mut good);
        let expected = match verdict {
            Verdict::NotFound | Verdict::Read { reading: Reading::Declined, .. } => 0,
            Verdict::Read { reading: Reading::Succeeded, .. } => 1,
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(gateway.charges, expected);
        prop_assert_eq!(sends, 0);
    }

    #[test]
    fn no_sequence_of_answers_sends_again_outside_the_allowed_rows(
        events in proptest::collection::vec(event(), 0..40),
        may_replay: bool,
    ) {
        let (mut flow, mut step) = Flow::send(order(), ATTEMPTS);
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
