//! Whole calls against the model of Paymega.

use super::*;

/// A call on its way, with the number of sales that it has sent.
struct Caller {
    flow: Option<(Charge, Step)>,
    call_tag: String,
    creates: u32,
    sales_left: u32,
    lost_money: bool,
    verdict: Option<Verdict>,
}

impl Caller {
    fn new(call_tag: &str) -> Self {
        let flow = Charge::create(order(), Goal::Charge, call_tag.into(), ATTEMPTS);
        Self::on(flow, call_tag)
    }

    fn reconciled() -> Self {
        Self::on(Charge::reconcile(order()), "")
    }

    fn on(flow: (Charge, Step), call_tag: &str) -> Self {
        Self {
            flow: Some(flow),
            call_tag: call_tag.to_owned(),
            creates: 0,
            sales_left: 0,
            lost_money: false,
            verdict: None,
        }
    }

    /// Takes one step; `None` for the fate is the deadline.
    fn step(&mut self, paymega: &mut Paymega, fate: Option<Fate>) {
        let Some((flow, step)) = self.flow.take() else {
            return;
        };
        let request = match &step {
            Step::Done(verdict) => {
                self.verdict = Some(*verdict);
                return;
            }
            Step::Create(_) => Request::Create {
                call_tag: self.call_tag.clone(),
            },
            Step::LookUp(_) => Request::LookUp,
            Step::Show { id, .. } => {
                assert_eq!(id, ID, "it asks for another merchant's invoice");
                Request::Show
            }
            Step::Sale(_) => Request::Sale,
        };
        let event = fate.map_or(Event::Deadline, |fate| paymega.exchange(&request, fate));
        self.note(&request, fate, &event);
        self.flow = Some(flow.next(event, Some(paymega.now())));
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

    fn finish(&mut self, paymega: &mut Paymega, fates: &mut impl Iterator<Item = Fate>) -> Verdict {
        loop {
            if let Some(verdict) = self.verdict {
                return verdict;
            }
            self.step(paymega, fates.next());
        }
    }
}

fn fate() -> impl Strategy<Value = Fate> {
    use Fate::{
        After, BadRequest, Bare, Late, LostRequest, LostResponse, MixedUp, NeverConnected, Refused,
        Responded, Stale, Status, Twice,
    };
    proptest::sample::select(vec![
        Responded,
        Responded,
        Responded,
        Responded,
        LostResponse,
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

fn paymega() -> impl Strategy<Value = (Bank, bool, bool)> {
    use Bank::{Declines, Pays, PaysAndRefunds, PaysLess};
    let bank = proptest::sample::select(vec![Pays, Pays, Declines, PaysLess, PaysAndRefunds]);
    (bank, any::<bool>(), any::<bool>())
}

fn open((bank, is_slow, hides_bank_id): (Bank, bool, bool)) -> Paymega {
    Paymega {
        bank,
        is_slow,
        hides_bank_id,
        ..Paymega::default()
    }
}

/// The claims of a verdict must hold once every request under way has arrived.
fn check(verdict: Verdict, paymega: &Paymega) {
    let charged = &paymega.charged;
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
    fn one_call_charges_at_most_once_and_reports_the_truth(fates in fates(), bank in paymega()) {
        let mut paymega = open(bank);
        let mut call = Caller::new("a");
        let verdict = call.finish(&mut paymega, &mut fates.into_iter());
        paymega.settle();
        check(verdict, &paymega);
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
        bank in paymega(),
    ) {
        let mut paymega = open(bank);
        let mut calls = [Caller::new("a"), Caller::new("b"), Caller::reconciled()];
        for (index, (which, fate)) in turns.into_iter().enumerate() {
            if index == settle_at {
                paymega.settle();
            }
            calls[which].step(&mut paymega, fate);
        }
        let verdicts = calls.each_mut().map(|call| call.finish(&mut paymega, &mut std::iter::empty()));
        paymega.settle();
        prop_assert!(calls.iter().map(|call| call.sales_left).sum::<u32>() <= 1);
        prop_assert_eq!(calls[2].sales_left + calls[2].creates, 0);
        for verdict in verdicts {
            // One call can only say that it sent nothing itself; another call may have charged.
            if !matches!(verdict, Verdict::NotSent | Verdict::Refused) {
                check(verdict, &paymega);
            }
        }
        prop_assert!(paymega.charged.len() <= 1);
    }

    #[test]
    fn reconciling_finds_the_outcome_after_any_loss(fates in fates(), bank in paymega()) {
        let mut paymega = open(bank);
        Caller::new("a").finish(&mut paymega, &mut fates.into_iter());
        paymega.settle();
        let mut reconciled = Caller::reconciled();
        let mut good = [Fate::Responded, Fate::After(361), Fate::After(301), Fate::Responded].into_iter();
        let verdict = reconciled.finish(&mut paymega, &mut good);
        check(verdict, &paymega);
        let expected = match verdict {
            Verdict::NotFound | Verdict::Final(Reading::Declined) => 0,
            Verdict::Final(Reading::Succeeded | Reading::Review(_, MoneyState::Charged)) => 1,
            // The sale was never sent, and the account does not show that the charge did not reach the bank.
            Verdict::Final(Reading::Review(ReviewReason::ExpiredInFlight, MoneyState::Unknown))
                if paymega.hides_bank_id =>
            {
                0
            }
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(paymega.charged.len(), expected);
        prop_assert_eq!(reconciled.sales_left + reconciled.creates, 0);
    }
}
