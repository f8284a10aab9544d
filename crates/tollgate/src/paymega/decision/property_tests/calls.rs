//! Whole calls against the model of Paymega.

use super::*;

/// A call on its way, with the number of sales that it has sent.
struct Call {
    flow: Option<(Charge, Step)>,
    mark: String,
    creates: u32,
    sales_left: u32,
    lost_money: bool,
    verdict: Option<Verdict>,
}

impl Call {
    fn new(mark: &str) -> Self {
        let flow = Charge::create(order(), Goal::Charge, mark.into(), ATTEMPTS);
        Self::on(flow, mark)
    }

    fn reconciled() -> Self {
        Self::on(Charge::reconcile(order()), "")
    }

    fn on(flow: (Charge, Step), mark: &str) -> Self {
        Self {
            flow: Some(flow),
            mark: mark.to_owned(),
            creates: 0,
            sales_left: 0,
            lost_money: false,
            verdict: None,
        }
    }

    /// Takes one step; `None` for the fate is the deadline.
    fn step(&mut self, platform: &mut Paymega, fate: Option<Fate>) {
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
            Step::Show { id, .. } => {
                assert_eq!(id, ID, "it asks for another merchant's invoice");
                Request::Show
            }
            Step::Sale(_) => Request::Sale,
        };
        let event = fate.map_or(Event::Deadline, |fate| platform.exchange(&request, fate));
        self.note(&request, fate, &event);
        self.flow = Some(flow.next(event, Some(platform.now())));
    }

    fn note(&mut self, request: &Request, fate: Option<Fate>, event: &Event) {
        let has_left = !matches!(fate, None | Some(Fate::NeverConnected));
        match request {
            Request::Create { .. } => self.creates += u32::from(fate.is_some()),
            Request::Sale => self.sales_left += u32::from(has_left),
            _ => return,
        }
        self.lost_money |= matches!(event, Event::Lost(loss) if *loss != ResponseLost::Status(400));
    }

    fn finish(
        &mut self,
        platform: &mut Paymega,
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

fn fate() -> impl Strategy<Value = Fate> {
    use Fate::{
        After, BadRequest, Bare, Late, LostAnswer, LostRequest, MixedUp, NeverConnected, Refused,
        Responded, Stale, Status, Twice,
    };
    proptest::sample::select(vec![
        Responded,
        Responded,
        Responded,
        Responded,
        LostAnswer,
        LostRequest,
        Late,
        Twice,
        NeverConnected,
        BadRequest,
        Status,
        Refused,
        Bare,
        Stale,
        MixedUp,
        After(30),
        After(61),
        After(300),
    ])
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    proptest::collection::vec(fate(), 0..24)
}

fn platform() -> impl Strategy<Value = (Bank, bool, bool)> {
    use Bank::{Declines, Pays, PaysAndRefunds, PaysLess};
    let bank = proptest::sample::select(vec![Pays, Pays, Declines, PaysLess, PaysAndRefunds]);
    (bank, any::<bool>(), any::<bool>())
}

fn open((bank, is_slow, hides_bank): (Bank, bool, bool)) -> Paymega {
    Paymega {
        bank,
        is_slow,
        hides_bank,
        ..Paymega::default()
    }
}

/// The claims of a verdict must hold once every request under way has arrived.
fn check(verdict: Verdict, platform: &Paymega) {
    let charged = &platform.charged;
    assert!(charged.len() <= 1, "charged {charged:?}");
    match verdict {
        Verdict::Final(Reading::Succeeded) => {
            assert_eq!(
                *charged,
                [ASKED],
                "a success without a charge of the amount"
            );
        }
        Verdict::Final(Reading::Review(_, MoneyState::Charged)) => {
            assert_eq!(charged.len(), 1, "reported as charged");
        }
        Verdict::Final(Reading::Declined) | Verdict::NotSent | Verdict::Refused => {
            assert!(charged.is_empty(), "{verdict:?}, but the card was charged");
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn one_call_charges_once_at_most_and_tells_the_truth(fates in fates(), bank in platform()) {
        let mut platform = open(bank);
        let mut call = Call::new("a");
        let verdict = call.finish(&mut platform, &mut fates.into_iter());
        platform.settle();
        check(verdict, &platform);
        prop_assert!(call.sales_left <= 1, "{} sales left", call.sales_left);
        prop_assert!(call.creates <= ATTEMPTS);
        if call.lost_money {
            prop_assert!(!matches!(verdict, Verdict::Refused | Verdict::NotSent), "{verdict:?} after a loss");
        }
    }

    #[test]
    fn concurrent_calls_charge_once_together(
        turns in proptest::collection::vec((0..3_usize, proptest::option::of(fate())), 0..60),
        settle_at in 0..60_usize,
        bank in platform(),
    ) {
        let mut platform = open(bank);
        let mut calls = [Call::new("a"), Call::new("b"), Call::reconciled()];
        for (index, (which, fate)) in turns.into_iter().enumerate() {
            if index == settle_at {
                platform.settle();
            }
            calls[which].step(&mut platform, fate);
        }
        let verdicts = calls.each_mut().map(|call| call.finish(&mut platform, &mut std::iter::empty()));
        platform.settle();
        prop_assert!(calls.iter().map(|call| call.sales_left).sum::<u32>() <= 1);
        prop_assert_eq!(calls[2].sales_left + calls[2].creates, 0);
        for verdict in verdicts {
            // One call can only say that it sent nothing itself; another call may have charged.
            if !matches!(verdict, Verdict::NotSent | Verdict::Refused) {
                check(verdict, &platform);
            }
        }
        prop_assert!(platform.charged.len() <= 1);
    }

    #[test]
    fn whatever_was_lost_resuming_tells_the_end(fates in fates(), bank in platform()) {
        let mut platform = open(bank);
        Call::new("a").finish(&mut platform, &mut fates.into_iter());
        platform.settle();
        let mut reconciled = Call::reconciled();
        let mut good = [Fate::Responded, Fate::After(361), Fate::After(301), Fate::Responded].into_iter();
        let verdict = reconciled.finish(&mut platform, &mut good);
        check(verdict, &platform);
        let expected = match verdict {
            Verdict::NotFound | Verdict::Final(Reading::Declined) => 0,
            Verdict::Final(Reading::Succeeded | Reading::Review(_, MoneyState::Charged)) => 1,
            // The sale was never sent, and the account does not show that the charge did not reach the bank.
            Verdict::Final(Reading::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown))
                if platform.hides_bank =>
            {
                0
            }
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(platform.charged.len(), expected);
        prop_assert_eq!(reconciled.sales_left + reconciled.creates, 0);
    }
}
