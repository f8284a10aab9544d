//! A payout on Paymega, created and then processed by one call, and a model of Paymega: one reference, one payout.

use tollgate_core::{
    Error, Exponents, Mode, Outcome,
    engine::{Event, Machine, Now, Step, StepOf},
    paymega::{
        CreatedPayout, Payout,
        order::CallTag,
        payout::{
            Creation, Goal, Request,
            machine::PayoutMachine,
            rules::{Asked as Question, Body, Response, event},
        },
    },
};

use super::subject::{Call, Claim, Kind, Ledger, Repetition, Subject};
use crate::paymega::{
    payout::{
        new_payout, order,
        samples::{Sample, sample},
    },
    samples::{call_tag, refusal},
};

/// How often a call may send its creation.
const ATTEMPTS: u32 = 2;

pub(super) struct PaymegaPayout;

/// The two machines of a payout. A call that has created a payout processes it.
#[derive(Clone, Debug)]
pub(super) struct Paying {
    machine: PayoutMachine,
    /// The tag of the creation, until the payout is processed.
    creation: Option<CallTag>,
}

type End = Result<Outcome<Payout>, Error>;

impl Paying {
    fn after(&mut self, step: StepOf<PayoutMachine>) -> StepOf<Self> {
        let (end, tag) = match (step, self.creation.take()) {
            (Step::Done(end), Some(tag)) => (end, tag),
            (step, tag) => {
                self.creation = tag;
                return step;
            }
        };
        match end.map(|outcome| CreatedPayout::new(outcome, (order(), tag), 1)) {
            Ok(CreatedPayout::New(open)) => {
                let (machine, step) = PayoutMachine::process(order(), open.into_payout());
                self.machine = machine;
                step
            }
            Ok(CreatedPayout::Existing(outcome)) => Step::Done(Ok(outcome)),
            Err(error) => Step::Done(Err(error)),
        }
    }
}

impl Machine for Paying {
    type Request = Request;
    type Response = Response;
    type End = End;

    fn next(&mut self, event: Event<Response>, now: &Now) -> StepOf<Self> {
        let step = self.machine.next(event, now);
        self.after(step)
    }
}

/// Paymega and the bank behind it. It processes a payout as often as it is asked to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Paymega {
    hides_operations: bool,
    payout: Option<Record>,
    is_listed: bool,
    ledger: Ledger,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Record {
    creator: u8,
    status: Status,
    /// The calls whose requests are at the bank.
    at_bank: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Status {
    Created,
    Pending,
    Processed,
    ProcessedForLess,
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Asked {
    Create(u8),
    LookUp,
    Show,
    Process(u8),
}

/// The payout, as a response shows it: its creator and its status.
type View = (u8, Status, bool);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Reply {
    Created(View),
    Conflict(View),
    Found(View),
    NothingFound,
    Shown(View),
    /// An error in Paymega's own shape.
    OwnError(u16),
    /// A status with a body that is not Paymega's.
    ProxyError(u16),
    /// A failed payout of another shop.
    OfAnotherShop,
}

impl Subject for PaymegaPayout {
    type Machine = Paying;
    type State = Paymega;
    type Asked = Asked;
    type Reply = Reply;

    fn first(&self) -> Vec<Paymega> {
        let paymega = |hides_operations| Paymega {
            hides_operations,
            payout: None,
            is_listed: false,
            ledger: Ledger::default(),
        };
        [false, true].map(paymega).into()
    }

    fn last_time(&self) -> u8 {
        0
    }

    fn start(&self, call: Call) -> (Paying, StepOf<Paying>) {
        let (creation, (machine, step)) = match call.kind {
            Kind::Reconcile => (None, PayoutMachine::reconcile(order())),
            Kind::WaitFor => (None, PayoutMachine::wait_for(order())),
            Kind::Move => {
                let prepared = new_payout().prepare(Mode::Test, &Exponents::paymega());
                let tagged = prepared.unwrap().tagged("tollgate_mark");
                let (order, request, _) = tagged.unwrap();
                let tag = call_tag(&tag(number(call)));
                let goal = Goal::Create(tag.clone());
                let creation = Creation::new(request, ATTEMPTS);
                (Some(tag), PayoutMachine::create(order, goal, creation))
            }
        };
        (Paying { machine, creation }, step)
    }

    fn asked(&self, call: Call, request: &Request) -> Asked {
        match request {
            Request::Create(_) => Asked::Create(number(call)),
            Request::LookUp => Asked::LookUp,
            Request::Show(_) => Asked::Show,
            Request::Process(_) => Asked::Process(number(call)),
        }
    }

    fn receive(&self, paymega: &mut Paymega, asked: Asked, _: u8) -> Reply {
        let view = paymega.view();
        match (asked, &mut paymega.payout, view) {
            (Asked::Create(creator), None, _) => {
                paymega.payout = Some(Record {
                    creator,
                    status: Status::Created,
                    at_bank: Vec::new(),
                });
                Reply::Created((creator, Status::Created, paymega.hides_operations))
            }
            (Asked::Create(_), _, Some(view)) => Reply::Conflict(view),
            (Asked::LookUp, _, Some(view)) if paymega.is_listed => Reply::Found(view),
            (Asked::LookUp, ..) => Reply::NothingFound,
            (Asked::Show, _, Some(view)) => Reply::Shown(view),
            (Asked::Process(call), Some(record), Some(view)) => {
                record.status = Status::Pending;
                record.at_bank.push(call);
                Reply::Shown((view.0, Status::Pending, view.2))
            }
            (Asked::Show | Asked::Process(_) | Asked::Create(_), ..) => Reply::OwnError(404),
        }
    }

    fn refusals(&self, asked: Asked) -> Vec<Reply> {
        let statuses: &[u16] = match asked {
            Asked::Create(_) => &[401, 422, 400],
            Asked::LookUp | Asked::Show | Asked::Process(_) => &[401],
        };
        statuses.iter().copied().map(Reply::OwnError).collect()
    }

    fn foreign(&self, asked: Asked) -> Vec<Reply> {
        let mut replies = vec![
            Reply::ProxyError(403),
            Reply::ProxyError(404),
            Reply::OfAnotherShop,
        ];
        if matches!(asked, Asked::Process(_)) {
            replies.push(Reply::OwnError(409));
        }
        replies
    }

    fn repetition(&self, _: &Paymega, asked: Asked) -> Repetition {
        match asked {
            Asked::Create(_) => Repetition::AnyTime,
            Asked::LookUp | Asked::Show | Asked::Process(_) => Repetition::Never,
        }
    }

    fn may_arrive_late(&self, asked: Asked, _: u8) -> bool {
        matches!(asked, Asked::Create(_) | Asked::Process(_))
    }

    fn own_steps(&self, paymega: &Paymega, _: u8) -> Vec<(&'static str, Paymega)> {
        let Some(record) = &paymega.payout else {
            return Vec::new();
        };
        let mut steps = Vec::new();
        if !paymega.is_listed {
            let mut after = paymega.clone();
            after.is_listed = true;
            steps.push(("searches show the payout", after));
        }
        if !record.at_bank.is_empty() {
            let ends = [
                ("the bank pays out", Some(true), Status::Processed),
                (
                    "the bank pays out less",
                    Some(false),
                    Status::ProcessedForLess,
                ),
                ("the bank declines", None, Status::Failed),
            ];
            steps.extend(ends.map(|(name, moved, status)| (name, paymega.decided(moved, status))));
        }
        steps
    }

    /// A machine holds only the payout that it saw last.
    fn hold(&self, held: &mut Vec<Reply>, reply: Reply) {
        if matches!(
            reply,
            Reply::Created(_) | Reply::Conflict(_) | Reply::Found(_) | Reply::Shown(_)
        ) {
            *held = vec![reply];
        }
    }

    fn event(&self, paying: &Paying, request: &Request, reply: Reply) -> Event<Response> {
        let question = match request {
            Request::Create(_) => Question::Create(paying.machine.reference()),
            Request::LookUp => Question::LookUp(paying.machine.reference()),
            Request::Show(_) => Question::Show,
            Request::Process(_) => Question::Process,
        };
        let (status, body) = match (reply, question) {
            (Reply::Created(view), _) => (201, Body::Payout(payout(view))),
            (Reply::Conflict(view), _) => (409, Body::Payout(payout(view))),
            (Reply::Found(view), _) => (200, Body::Payouts(vec![payout(view)])),
            (Reply::NothingFound, _) => (200, Body::Payouts(Vec::new())),
            (Reply::Shown(view), _) => (200, Body::Payout(payout(view))),
            (Reply::OwnError(status), _) => (status, Body::Error(refusal(status))),
            (Reply::ProxyError(status), _) => (status, Body::Unreadable(refusal(status))),
            (Reply::OfAnotherShop, Question::LookUp(_)) => {
                (200, Body::Payouts(vec![of_another_shop()]))
            }
            (Reply::OfAnotherShop, _) => (200, Body::Payout(of_another_shop())),
        };
        event(question, status, body)
    }

    fn now(&self, _: u8, _: Option<u8>) -> Now {
        Now::default()
    }

    fn claim(&self, end: &End) -> Claim {
        Claim::of(end)
    }

    fn ledger(&self, paymega: &Paymega) -> Ledger {
        paymega.ledger
    }

    /// A payout that was created and never processed stays open.
    fn needs_person(&self, paymega: &Paymega) -> bool {
        let status = paymega.payout.as_ref().map(|it| it.status);
        status == Some(Status::Created)
    }

    fn has_another(&self, _: &Paymega) -> bool {
        false
    }

    fn exists(&self, paymega: &Paymega) -> bool {
        paymega.payout.is_some()
    }

    fn is_shown(&self, paymega: &Paymega) -> bool {
        paymega.is_listed || paymega.payout.is_none()
    }
}

impl Paymega {
    fn view(&self) -> Option<View> {
        let record = self.payout.as_ref()?;
        Some((record.creator, record.status, self.hides_operations))
    }

    /// The bank decides about the first request: it moves the amount asked for, another one, or nothing.
    fn decided(&self, moved: Option<bool>, status: Status) -> Self {
        let mut paymega = self.clone();
        if let Some(record) = &mut paymega.payout {
            record.status = status;
            let call = record.at_bank.remove(0);
            if let Some(is_exact) = moved {
                paymega.ledger.add(usize::from(call), is_exact);
            }
        }
        paymega
    }
}

fn payout((creator, status, hides_operations): View) -> Payout {
    let sample = match status {
        Status::Created => sample("created"),
        Status::Pending => sample("process_pending").operations(&[("process_pending", "ok")]),
        Status::Processed => sample("processed"),
        Status::ProcessedForLess => sample("processed").set("processed_amount", 5),
        Status::Failed => sample("process_failed")
            .set("resolution", "declined_error")
            .operations(&[("process_failed", "declined_error")]),
    };
    let sample: Sample = sample.call_tag(&tag(creator));
    if hides_operations {
        sample.without("payouts").payout()
    } else {
        sample.payout()
    }
}

fn of_another_shop() -> Payout {
    let sample = sample("process_failed").id("cpoi_7");
    sample.set("reference_id", "payout-7").payout()
}

fn tag(call: u8) -> String {
    format!("tag-of-call-{call}")
}

fn number(call: Call) -> u8 {
    u8::try_from(call.number()).unwrap()
}
