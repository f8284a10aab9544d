//! Properties of whole calls against the model, and of any sequence of events.

use proptest::prelude::*;
use tollgate_core::{MoneyState, paymega::CreatedPayout};

use super::{
    model::{Arrival, Bank, Fate, Paymega},
    *,
};

type End = Result<Outcome<Payout>, Error>;

/// A merchant who creates the payout and processes it, or who only reconciles.
struct Caller {
    running: Option<(PayoutMachine, Next)>,
    /// The tag of the creation, until the payout is processed.
    origin: Option<CallTag>,
    tag: String,
    creates: u32,
    processes_left: u32,
    lost_money: bool,
    end: Option<End>,
}

impl Caller {
    fn new() -> Self {
        let (running, call_tag) = creation(ATTEMPTS);
        Self {
            tag: call_tag.value.clone(),
            origin: Some(call_tag),
            ..Self::reading(running)
        }
    }

    fn reconciled() -> Self {
        Self::reading(PayoutMachine::reconcile(order()))
    }

    fn waiting() -> Self {
        Self::reading(PayoutMachine::wait_for(order()))
    }

    fn reading(running: (PayoutMachine, Next)) -> Self {
        Self {
            running: Some(running),
            origin: None,
            tag: String::new(),
            creates: 0,
            processes_left: 0,
            lost_money: false,
            end: None,
        }
    }

    /// Takes one step; `None` for the fate is the deadline.
    fn step(&mut self, paymega: &mut Paymega, fate: Option<Fate>) {
        let Some((mut machine, step)) = self.running.take() else {
            return;
        };
        let request = match step {
            Step::Done(end) => return self.after(end),
            Step::Send(request, _) => self.arrival(&request),
        };
        let event = fate.map_or(Event::Deadline, |fate| paymega.exchange(&request, fate));
        let has_left = !matches!(fate, None | Some(Fate::NeverConnected));
        self.creates += u32::from(matches!(request, Arrival::Create(_)) && fate.is_some());
        self.processes_left += u32::from(request == Arrival::Process && has_left);
        let moves = matches!(request, Arrival::Create(_) | Arrival::Process);
        let is_lost = matches!(
            event,
            Event::Lost(_) | Event::Response(Response::ProcessRefused(_))
        );
        self.lost_money |= moves && is_lost;
        let step = machine.next(event, &Now::default());
        self.running = Some((machine, step));
    }

    /// Processes the payout if this call may, and ends otherwise.
    fn after(&mut self, end: End) {
        let (Some(tag), Ok(outcome)) = (self.origin.take(), end.clone()) else {
            self.end = Some(end);
            return;
        };
        match CreatedPayout::new(outcome, (order(), tag), 1) {
            CreatedPayout::New(open) => {
                assert_eq!(open.payout().status(), "created");
                self.lost_money = false;
                self.running = Some(PayoutMachine::process(order(), open.into_payout()));
            }
            CreatedPayout::Existing(outcome) => self.end = Some(Ok(outcome)),
        }
    }

    fn arrival(&self, request: &Request) -> Arrival {
        match request {
            Request::Create(_) => Arrival::Create(self.tag.clone()),
            Request::LookUp => Arrival::LookUp,
            Request::Show(id) | Request::Process(id) if id != ID => {
                panic!("{request:?} is about another merchant's payout")
            }
            Request::Show(_) => Arrival::Show,
            Request::Process(_) => Arrival::Process,
        }
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
    use Fate::*;
    proptest::sample::select(vec![
        Responded,
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
        Expires,
    ])
}

fn fates() -> impl Strategy<Value = Vec<Fate>> {
    proptest::collection::vec(fate(), 0..24)
}

fn paymega() -> impl Strategy<Value = (Bank, bool, bool)> {
    use Bank::{Declines, Pays, PaysLess, PaysUnseen};
    let bank = proptest::sample::select(vec![Pays, Pays, Declines, PaysLess, PaysUnseen]);
    (bank, any::<bool>(), any::<bool>())
}

fn open((bank, is_slow, hides_operations): (Bank, bool, bool)) -> Paymega {
    Paymega {
        bank,
        is_slow,
        hides_operations,
        ..Paymega::default()
    }
}

/// The claims of an end must hold once every request under way has arrived.
fn check(end: &End, paymega: &Paymega) {
    assert!(paymega.paid <= 1, "paid {} times", paymega.paid);
    match end {
        Ok(Outcome::Succeeded(_)) => assert_eq!((paymega.paid, paymega.exact), (1, 1), "{end:?}"),
        Ok(outcome) if outcome.money() == MoneyState::PaidOut => assert_eq!(paymega.paid, 1),
        Ok(Outcome::Declined(_))
        | Err(Error::NotSent(_) | Error::Refused(_) | Error::Invalid(_)) => {
            assert_eq!(paymega.paid, 0, "{end:?}, but it was paid");
        }
        _ => {}
    }
}

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 1024,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn one_order_is_paid_at_most_once_and_the_truth_is_reported(fates in fates(), bank in paymega()) {
        let mut paymega = open(bank);
        let mut call = Caller::new();
        let end = call.finish(&mut paymega, &mut fates.into_iter());
        paymega.settle();
        check(&end, &paymega);
        prop_assert!(call.processes_left <= 1, "{} requests left", call.processes_left);
        prop_assert!(call.creates <= ATTEMPTS);
        if call.lost_money {
            let failed = matches!(end, Err(Error::Refused(_) | Error::NotSent(_)));
            prop_assert!(!failed, "{end:?} after a loss");
        }
    }

    #[test]
    fn concurrent_calls_pay_once_together(
        turns in proptest::collection::vec((0..4_usize, proptest::option::of(fate())), 0..60),
        settle_at in 0..60_usize,
        bank in paymega(),
    ) {
        let mut paymega = open(bank);
        let mut calls = [Caller::new(), Caller::new(), Caller::reconciled(), Caller::waiting()];
        for (index, (which, fate)) in turns.into_iter().enumerate() {
            if index == settle_at {
                paymega.settle();
            }
            calls[which].step(&mut paymega, fate);
        }
        let ends = calls.each_mut().map(|call| call.finish(&mut paymega, &mut std::iter::empty()));
        paymega.settle();
        prop_assert!(calls.iter().map(|call| call.processes_left).sum::<u32>() <= 1);
        for reader in &calls[2..] {
            prop_assert_eq!(reader.processes_left + reader.creates, 0);
        }
        for end in ends {
            // One call can only say that it sent nothing itself; another call may have paid.
            if !matches!(end, Err(Error::NotSent(_) | Error::Refused(_))) {
                check(&end, &paymega);
            }
        }
        prop_assert!(paymega.paid <= 1);
    }

    #[test]
    fn reading_finds_the_outcome_after_any_loss(
        fates in fates(),
        bank in paymega(),
        waits in any::<bool>(),
    ) {
        let mut paymega = open(bank);
        let _ = Caller::new().finish(&mut paymega, &mut fates.into_iter());
        paymega.settle();
        let mut reader = if waits { Caller::waiting() } else { Caller::reconciled() };
        // A payout that was never processed does not end: the deadline does.
        let mut good = std::iter::repeat_n(Fate::Responded, 8);
        let end = reader.finish(&mut paymega, &mut good);
        check(&end, &paymega);
        prop_assert_eq!(reader.processes_left + reader.creates, 0);
        match end {
            Err(Error::NotFound(_)) => prop_assert_eq!(paymega.paid, 0),
            // The payout was created and never processed.
            Ok(Outcome::Pending(pending)) => prop_assert_eq!(pending.operation().status(), "created"),
            Ok(_) => {}
            Err(error) => panic!("{error:?}"),
        }
    }

    #[test]
    fn no_sequence_of_responses_sends_a_second_request_that_processes(
        events in proptest::collection::vec(event(), 0..40),
    ) {
        let (mut machine, mut step) = PayoutMachine::process(order(), sample("created").payout());
        let mut has_left = false;
        for event in events {
            let is_process = matches!(step, Step::Send(Request::Process(_), _));
            prop_assert!(!(is_process && has_left), "a second request");
            let failed = matches!(
                step,
                Step::Done(Err(Error::NotSent(_) | Error::Refused(_) | Error::Invalid(_)))
            );
            prop_assert!(!(failed && has_left), "{step:?} after the request");
            if matches!(step, Step::Done(_)) {
                break;
            }
            let may_follow = matches!(step, Step::Send(Request::Show(_) | Request::Process(_), _));
            prop_assert!(may_follow, "{step:?}");
            has_left |= is_process
                && !matches!(event, Event::NotConnected | Event::Unsendable(_) | Event::Deadline);
            step = machine.next(event, &Now::default());
        }
    }
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        shown().prop_map(|it| Event::Response(Response::Created(it))),
        proptest::option::of(shown()).prop_map(|it| Event::Response(Response::Conflict(it))),
        proptest::collection::vec(shown(), 0..3)
            .prop_map(|it| Event::Response(Response::Found(it))),
        shown().prop_map(|it| Event::Response(Response::Shown(it))),
        shown().prop_map(|it| Event::Response(Response::Processed(it))),
        proptest::sample::select(vec![
            LOST,
            UNSENDABLE,
            Event::NotConnected,
            Event::NotConnected,
            Event::Lost(ResponseLost::Status(503)),
            Event::Lost(ResponseLost::Credentials(401)),
            Event::Response(Response::FoundAlike),
            Event::Response(Response::Refused(refusal(422))),
            Event::Response(Response::Malformed(refusal(400))),
            Event::Response(Response::ProcessRefused(refusal(409).into())),
        ]),
    ]
}

fn shown() -> impl Strategy<Value = Payout> {
    let status = proptest::sample::select(vec![
        "created",
        "process_pending",
        "processed",
        "process_failed",
        "expired",
    ]);
    let id = proptest::sample::select(vec![ID, ID, ID, "cpoi_2"]);
    let reference = proptest::sample::select(vec!["payout-1042", "payout-1042", "payout-7"]);
    (status, id, reference).prop_map(|(status, id, reference)| {
        sample(status)
            .id(id)
            .set("reference_id", reference)
            .payout()
    })
}
