//! Properties of the decisions: whatever is lost, late, repeated or concurrent.

use proptest::prelude::*;

use super::{
    charge::{Charge, Goal},
    event::{Event, SaleView, Step, Verdict},
    platform_model::{Fate, Platform, Request, TIME},
    reading::Reading,
    samples::{ID, invoice, order},
    view::{InvoiceView, Mark},
};
use crate::Loss;

/// A call on its way, with the number of sales of it that have left.
struct Call {
    flow: Option<(Charge, Step)>,
    mark: String,
    creates: u32,
    sales_left: u32,
    lost_money: bool,
    verdict: Option<Verdict>,
}

const ATTEMPTS: u32 = 4;

impl Call {
    fn new(mark: &str) -> Self {
        let flow = Charge::create(order(), Goal::Charge, mark.into(), ATTEMPTS);
        let mark = mark.to_owned();
        Self {
            flow: Some(flow),
            mark,
            creates: 0,
            sales_left: 0,
            lost_money: false,
            verdict: None,
        }
    }

    /// Takes one step; `None` for the fate is the deadline.
    fn step(&mut self, platform: &mut Platform, fate: Option<Fate>) {
        let Some((flow, step)) = self.flow.take() else {
            return;
        };
        let request = match &step {
            Step::Done(verdict) => {
                self.verdict = Some(*verdict);
                return;
            }
            Step::Create(_) => Request::Create {
                mark: self.mark.clone(),
            },
            Step::LookUp(_) => Request::LookUp,
            Step::Show { .. } => Request::Show,
            Step::Sale(_) => Request::Sale,
        };
        let event = fate.map_or(Event::Deadline, |fate| platform.exchange(&request, fate));
        self.note(&request, fate, &event);
        self.flow = Some(flow.next(event, TIME));
    }

    fn note(&mut self, request: &Request, fate: Option<Fate>, event: &Event) {
        let has_left = !matches!(fate, None | Some(Fate::NeverConnected));
        match request {
            Request::Create { .. } => self.creates += u32::from(fate.is_some()),
            Request::Sale => self.sales_left += u32::from(has_left),
            _ => return,
        }
        self.lost_money |= matches!(event, Event::Lost(loss) if *loss != Loss::Status(400));
    }

    fn finish(
        &mut self,
        platform: &mut Platform,
        fates: &mut impl Iterator<Item = Fate>,
    ) -> Verdict {
        loop {
            if let Some(verdict) = self.verdict {
                return verdict;
            }
            self.step(platform, fates.next());
        }
    }
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    use Fate::{
        Answered, BadRequest, Late, LostAnswer, LostRequest, NeverConnected, Refused, Status, Twice,
    };
    let one = proptest::sample::select(vec![
        Answered,
        Answered,
        Answered,
        LostAnswer,
        LostRequest,
        Late,
        Twice,
        NeverConnected,
        BadRequest,
        Status,
        Refused,
    ]);
    proptest::collection::vec(one, 0..24)
}

/// What a verdict claims must hold once everything that was under way has arrived.
fn check(verdict: Verdict, charges: u32) {
    assert!(charges <= 1, "{charges} charges");
    match verdict {
        Verdict::Final(Reading::Succeeded) => assert_eq!(charges, 1, "a success that was none"),
        Verdict::Final(Reading::Declined) | Verdict::NotSent | Verdict::Refused => {
            assert_eq!(charges, 0, "{verdict:?}, and yet charged");
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_call_charges_once_at_most_and_tells_the_truth(fates in fates(), declines: bool) {
        let mut platform = Platform { declines, ..Platform::default() };
        let mut call = Call::new("a");
        let verdict = call.finish(&mut platform, &mut fates.into_iter());
        platform.settle();
        check(verdict, platform.charges);
        prop_assert!(call.sales_left <= 1, "{} sales left", call.sales_left);
        prop_assert!(call.creates <= ATTEMPTS);
        if call.lost_money {
            prop_assert!(!matches!(verdict, Verdict::Refused | Verdict::NotSent), "{verdict:?} after a loss");
        }
    }

    #[test]
    fn concurrent_calls_charge_once_together(
        turns in proptest::collection::vec((any::<bool>(), fates().prop_map(|fates| fates.first().copied())), 0..60),
        settle_at in 0..60_usize,
    ) {
        let mut platform = Platform::default();
        let mut calls = [Call::new("a"), Call::new("b")];
        for (index, (second, fate)) in turns.into_iter().enumerate() {
            if index == settle_at {
                platform.settle();
            }
            calls[usize::from(second)].step(&mut platform, fate);
        }
        let verdicts = calls.each_mut().map(|call| call.finish(&mut platform, &mut std::iter::empty()));
        platform.settle();
        prop_assert!(platform.charges <= 1);
        prop_assert!(calls.iter().map(|call| call.sales_left).sum::<u32>() <= 1);
        for verdict in verdicts {
            if verdict == Verdict::Final(Reading::Succeeded) {
                prop_assert_eq!(platform.charges, 1);
            }
        }
    }

    #[test]
    fn whatever_was_lost_resuming_tells_the_end(fates in fates(), declines: bool) {
        let mut platform = Platform { declines, ..Platform::default() };
        Call::new("a").finish(&mut platform, &mut fates.into_iter());
        platform.settle();
        let mut resumed = Call::new("");
        resumed.flow = Some(Charge::resume(order()));
        let mut good = [Fate::Answered; 8].into_iter();
        let verdict = resumed.finish(&mut platform, &mut good);
        let expected = match verdict {
            Verdict::NotFound | Verdict::Pending { .. } | Verdict::Final(Reading::Declined) => 0,
            Verdict::Final(Reading::Succeeded) => 1,
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(platform.charges, expected);
        prop_assert_eq!(resumed.sales_left + resumed.creates, 0);
    }

    #[test]
    fn no_sequence_of_answers_sends_a_second_sale(events in proptest::collection::vec(event(), 0..40)) {
        let (mut flow, mut step) = Charge::create(order(), Goal::Charge, "a".into(), ATTEMPTS);
        let mut has_sold = false;
        for event in events {
            let is_sale = matches!(step, Step::Sale(_));
            prop_assert!(!(is_sale && has_sold), "a second sale");
            if has_sold {
                let may_follow = matches!(step, Step::Show { .. } | Step::Done(_));
                prop_assert!(may_follow, "{step:?} after the sale");
                let failed = matches!(step, Step::Done(Verdict::NotSent | Verdict::Refused));
                prop_assert!(!failed, "{step:?} after the sale");
            }
            if matches!(step, Step::Done(_)) {
                break;
            }
            has_sold |= is_sale && !matches!(event, Event::NeverConnected | Event::Deadline);
            (flow, step) = flow.next(event, TIME);
        }
    }
}

/// Any event at all, whether or not it fits the step.
fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        view().prop_map(Event::Created),
        proptest::option::of(view()).prop_map(Event::Conflict),
        Just(Event::Refused),
        proptest::collection::vec(view(), 0..3).prop_map(Event::Found),
        view().prop_map(Event::Shown),
        proptest::sample::select(vec![
            SaleView::Accepted,
            SaleView::Challenge,
            SaleView::UnsupportedChallenge
        ])
        .prop_map(Event::Sold),
        proptest::sample::select(vec![Loss::Cut, Loss::Status(400), Loss::Status(503)])
            .prop_map(Event::Lost),
        Just(Event::NeverConnected),
        Just(Event::NeverConnected),
    ]
}

fn view() -> impl Strategy<Value = InvoiceView> {
    let status = proptest::sample::select(vec![
        "process_pending",
        "created",
        "processed",
        "process_failed",
    ]);
    let mark = proptest::sample::select(vec![Mark::Is("a".into()), Mark::None, Mark::NotShown]);
    let id = proptest::sample::select(vec![ID, ID, ID, "cpi_2"]);
    (status, mark, id, any::<bool>()).prop_map(|(status, mark, id, has_bearer)| InvoiceView {
        id: id.to_owned(),
        mark,
        has_bearer,
        ..invoice(status)
    })
}
