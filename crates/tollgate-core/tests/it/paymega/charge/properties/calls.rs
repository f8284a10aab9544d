//! Whole calls against the model of Paymega.

use super::*;

/// A call on its way, with the number of sales that it has sent.
struct Caller {
    charge: Option<(Charge, Next)>,
    call_tag: String,
    creates: u32,
    sales_left: u32,
    lost_money: bool,
    end: Option<End>,
}

type End = Result<Outcome<Invoice>, Error>;

impl Caller {
    fn new(call_tag: &str) -> Self {
        Self::on(charge_by(call_tag, ATTEMPTS), call_tag)
    }

    fn reconciled() -> Self {
        Self::on(Charge::reconcile(order()), "")
    }

    fn awaited() -> Self {
        Self::on(Charge::wait_for(order()), "")
    }

    fn on(charge: (Charge, Next), call_tag: &str) -> Self {
        Self {
            charge: Some(charge),
            call_tag: call_tag.to_owned(),
            creates: 0,
            sales_left: 0,
            lost_money: false,
            end: None,
        }
    }

    /// Takes one step; `None` for the fate is the deadline.
    fn step(&mut self, paymega: &mut Paymega, fate: Option<Fate>) {
        let Some((mut charge, step)) = self.charge.take() else {
            return;
        };
        let request = match step {
            Step::Done(end) => {
                self.end = Some(end);
                return;
            }
            Step::Send(request, _) => self.arrival(&request),
        };
        let event = fate.map_or(Event::Deadline, |fate| paymega.exchange(&request, fate));
        self.note(&request, fate, &event);
        let step = charge.next(event, &at(Some(paymega.now())));
        self.charge = Some((charge, step));
    }

    fn arrival(&self, request: &Request) -> Arrival {
        match request {
            Request::Create(_) => Arrival::Create {
                call_tag: self.call_tag.clone(),
            },
            Request::LookUp => Arrival::LookUp,
            Request::Show(id) => {
                assert_eq!(id, ID, "it asks for another merchant's invoice");
                Arrival::Show
            }
            Request::Sale(_) => Arrival::Sale,
        }
    }

    fn note(&mut self, request: &Arrival, fate: Option<Fate>, event: &Event) {
        let has_left = !matches!(fate, None | Some(Fate::NeverConnected));
        match request {
            Arrival::Create { .. } => self.creates += u32::from(fate.is_some()),
            Arrival::Sale => self.sales_left += u32::from(has_left),
            _ => return,
        }
        self.lost_money |= matches!(
            event,
            Event::Lost(_) | Event::Response(Response::SaleRefused(_))
        );
    }

    fn finish(&mut self, paymega: &mut Paymega, fates: &mut impl Iterator<Item = Fate>) -> End {
        loop {
            if let Some(end) = self.end.take() {
                return end;
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

/// The claims of an end must hold once every request under way has arrived.
fn check(end: &End, paymega: &Paymega) {
    let charged = &paymega.charged;
    assert!(charged.len() <= 1, "charged {charged:?}");
    match end {
        Ok(Outcome::Succeeded(_)) => {
            assert_eq!(
                *charged,
                [ASKED],
                "a success without a charge of the amount"
            );
        }
        Ok(outcome) if outcome.money() == MoneyState::Charged => {
            assert_eq!(charged.len(), 1, "reported as charged");
        }
        Ok(Outcome::Declined(_)) | Err(Error::NotSent(_) | Error::Refused(_)) => {
            assert!(charged.is_empty(), "{end:?}, but the card was charged");
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
        let end = call.finish(&mut paymega, &mut fates.into_iter());
        paymega.settle();
        check(&end, &paymega);
        prop_assert!(call.sales_left <= 1, "{} sales left", call.sales_left);
        prop_assert!(call.creates <= ATTEMPTS);
        if call.lost_money {
            let failed = matches!(end, Err(Error::Refused(_) | Error::NotSent(_)));
            prop_assert!(!failed, "{end:?} after a loss");
        }
    }

    #[test]
    fn concurrent_calls_charge_once_together(
        turns in proptest::collection::vec((0..3_usize, proptest::option::of(fate())), 0..60),
        settle_at in 0..60_usize,
        bank in paymega(),
    ) {
        let mut paymega = open(bank);
        let mut calls = [Caller::new("a"), Caller::new("b"), Caller::awaited()];
        for (index, (which, fate)) in turns.into_iter().enumerate() {
            if index == settle_at {
                paymega.settle();
            }
            calls[which].step(&mut paymega, fate);
        }
        let ends = calls.each_mut().map(|call| call.finish(&mut paymega, &mut std::iter::empty()));
        paymega.settle();
        prop_assert!(calls.iter().map(|call| call.sales_left).sum::<u32>() <= 1);
        prop_assert_eq!(calls[2].sales_left + calls[2].creates, 0);
        for end in ends {
            // One call can only say that it sent nothing itself; another call may have charged.
            if !matches!(end, Err(Error::NotSent(_) | Error::Refused(_))) {
                check(&end, &paymega);
            }
        }
        prop_assert!(paymega.charged.len() <= 1);
    }

    #[test]
    fn waiting_finds_the_outcome_after_any_loss(fates in fates(), bank in paymega()) {
        let mut paymega = open(bank);
        let _ = Caller::new("a").finish(&mut paymega, &mut fates.into_iter());
        paymega.settle();
        let mut awaited = Caller::awaited();
        let mut good = [Fate::Responded, Fate::After(361), Fate::After(301), Fate::Responded].into_iter();
        let end = awaited.finish(&mut paymega, &mut good);
        check(&end, &paymega);
        let expected = match end {
            Err(Error::NotFound(_)) | Ok(Outcome::Declined(_)) => 0,
            Ok(outcome) if outcome.money() == MoneyState::Charged => 1,
            // The sale was never sent, and the account does not show that the charge did not reach the bank.
            Ok(Outcome::Review(review))
                if review.reason() == ReviewReason::ExpiredInFlight && paymega.hides_bank_id =>
            {
                0
            }
            other => panic!("{other:?}"),
        };
        prop_assert_eq!(paymega.charged.len(), expected);
        prop_assert_eq!(awaited.sales_left + awaited.creates, 0);
    }

    #[test]
    fn reconciling_is_one_read_that_agrees_with_the_ledger(
        fates in fates(),
        passed in proptest::sample::select(vec![0, 61, 361]),
        bank in paymega(),
    ) {
        let mut paymega = open(bank);
        let _ = Caller::new("a").finish(&mut paymega, &mut fates.into_iter());
        paymega.settle();
        let mut reconciled = Caller::reconciled();
        reconciled.step(&mut paymega, Some(Fate::After(passed)));
        reconciled.step(&mut paymega, None);
        let end = reconciled.end.take();
        prop_assert!(end.is_some(), "it asks again");
        check(&end.unwrap(), &paymega);
    }
}
