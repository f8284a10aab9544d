//! A charge on PayCross, and a model of the gateway: one shop, one reference.

use std::time::Duration;

use tollgate_core::{
    Error, Outcome,
    engine::{Event, Now, StepOf},
    paycross::{
        Transaction,
        charge::{Charge, Limits, Request},
        rules::{Decoded, Response, event_of},
    },
};

use super::subject::{CALLS, Call, Claim, Kind, Ledger, Repetition, Subject};
use crate::paycross::samples::{alone, created, list, order, prepared, refusal, with};

/// The client's clock: at the beginning, after the gateway's window for duplicates, and when an equal request must have
/// appeared. All of them are within the replay window.
const TIMES: [Duration; 3] = [
    Duration::ZERO,
    Duration::from_secs(40),
    Duration::from_secs(120),
];

const LIMITS: Limits = Limits {
    attempts: 2,
    longest_pause: Duration::from_secs(5),
    attempt_timeout: Duration::from_secs(30),
    replay_window: None,
};

/// A charge with a gateway that replays a repeated `RequestID`, or with one that does not.
pub(super) struct PayCrossCharge {
    pub(super) replays: bool,
}

/// The gateway and the issuer behind it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Gateway {
    settings: Settings,
    transactions: Vec<Record>,
    ledger: Ledger,
}

/// The settings that the documents leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Settings {
    /// Whether the gateway refuses an equal request for a while.
    refuses_duplicates: bool,
    /// Whether a look-up shows one transaction in place of the list.
    shows_one: bool,
    /// The issuer's decision, if it comes at once.
    at_once: Option<Status>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Record {
    call: u8,
    status: Status,
    /// When the gateway received the request.
    at: u8,
    is_listed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Status {
    Pending,
    Successful,
    SuccessfulForLess,
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Asked {
    LookUp,
    Send(u8),
    Read(u8),
}

/// The statuses of the transactions in a look-up, by their numbers.
pub(super) type Listed = [Option<Status>; CALLS];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Reply {
    /// The transaction with this number.
    Shown(u8, Status),
    List(Listed),
    /// One transaction in place of the list.
    One(u8, Status),
    /// A refusal in the gateway's own shape.
    OwnError(u16),
    Duplicate,
    /// A status with a body that is not the gateway's.
    ProxyError(u16),
    /// A transaction of another order, which succeeded.
    OfAnotherOrder,
    /// A JSON object with an id and a status, and neither type nor reference.
    Job,
}

impl Subject for PayCrossCharge {
    type Machine = Charge;
    type State = Gateway;
    type Asked = Asked;
    type Reply = Reply;

    fn first(&self) -> Vec<Gateway> {
        let decisions = [None, Some(Status::Successful), Some(Status::Failed)];
        let settings = decisions.into_iter().flat_map(|at_once| {
            [(false, false), (true, false), (false, true)].map(|(refuses_duplicates, shows_one)| {
                Settings {
                    refuses_duplicates,
                    shows_one,
                    at_once,
                }
            })
        });
        let gateway = |settings| Gateway {
            settings,
            transactions: Vec::new(),
            ledger: Ledger::default(),
        };
        settings.map(gateway).collect()
    }

    fn last_time(&self) -> u8 {
        2
    }

    fn start(&self, call: Call) -> (Charge, StepOf<Charge>) {
        let limits = Limits {
            replay_window: self.replays.then_some(Duration::from_secs(24 * 60 * 60)),
            ..LIMITS
        };
        match call.kind {
            Kind::Move => Charge::send(prepared(order()), limits),
            Kind::Reconcile => Charge::reconcile(order(), limits),
            Kind::WaitFor => Charge::wait_for(order(), limits),
        }
    }

    fn asked(&self, call: Call, request: &Request) -> Asked {
        match request {
            Request::LookUp(_) => Asked::LookUp,
            Request::Send(_) => Asked::Send(u8::try_from(call.number()).unwrap()),
            Request::Read(uid) => Asked::Read(uid.strip_prefix("uid-").unwrap().parse().unwrap()),
        }
    }

    fn receive(&self, gateway: &mut Gateway, asked: Asked, time: u8) -> Reply {
        match asked {
            Asked::LookUp => gateway.listed(),
            Asked::Read(number) => gateway.shown(number),
            Asked::Send(call) => {
                let last = gateway.transactions.last();
                let is_recent = last.is_some_and(|it| it.at == time);
                if self.replays && last.is_some() {
                    gateway.shown(0)
                } else if gateway.settings.refuses_duplicates && is_recent {
                    Reply::Duplicate
                } else {
                    gateway.pay(call, time)
                }
            }
        }
    }

    fn refusals(&self, asked: Asked) -> Vec<Reply> {
        let statuses: &[u16] = match asked {
            Asked::Send(_) => &[401, 422],
            Asked::LookUp | Asked::Read(_) => &[401],
        };
        statuses.iter().copied().map(Reply::OwnError).collect()
    }

    fn foreign(&self, asked: Asked) -> Vec<Reply> {
        let mut replies = vec![
            Reply::ProxyError(403),
            Reply::OwnError(404),
            Reply::OfAnotherOrder,
        ];
        if matches!(asked, Asked::Send(_)) {
            replies.push(Reply::Job);
        }
        replies
    }

    fn repetition(&self, gateway: &Gateway, asked: Asked) -> Repetition {
        match asked {
            Asked::Send(_) if self.replays => Repetition::AnyTime,
            Asked::Send(_) if gateway.settings.refuses_duplicates => Repetition::AtOnce,
            Asked::Send(_) | Asked::LookUp | Asked::Read(_) => Repetition::Never,
        }
    }

    fn may_arrive_late(&self, asked: Asked, _: u8) -> bool {
        matches!(asked, Asked::Send(_))
    }

    fn own_steps(&self, gateway: &Gateway, _: u8) -> Vec<(&'static str, Gateway)> {
        let mut steps = Vec::new();
        if let Some(number) = gateway.transactions.iter().position(|it| !it.is_listed) {
            let mut after = gateway.clone();
            after.transactions[number].is_listed = true;
            steps.push(("look-ups show the transaction", after));
        }
        let is_pending = |it: &Record| it.status == Status::Pending;
        if let Some(number) = gateway.transactions.iter().position(is_pending) {
            steps.push((
                "the issuer pays",
                gateway.decided(number, Status::Successful),
            ));
            steps.push((
                "the issuer declines",
                gateway.decided(number, Status::Failed),
            ));
            let less = gateway.decided(number, Status::SuccessfulForLess);
            steps.push(("the issuer pays less", less));
        }
        steps
    }

    fn hold(&self, held: &mut Vec<Reply>, reply: Reply) {
        // A machine holds only the transaction that it saw last.
        if matches!(reply, Reply::Shown(..) | Reply::List(_) | Reply::One(..)) {
            *held = vec![reply];
        }
    }

    fn event(&self, charge: &Charge, request: &Request, reply: Reply) -> Event<Response> {
        let show = |transaction| match request {
            Request::LookUp(_) => Decoded::Transactions(alone(transaction)),
            Request::Send(_) | Request::Read(_) => Decoded::Transaction(transaction),
        };
        let error = |status, is_duplicate| Decoded::Error {
            refusal: Box::new(refusal(status)),
            is_duplicate,
        };
        let (status, body) = match reply {
            Reply::Shown(number, status) => {
                (200, Decoded::Transaction(transaction(number, status)))
            }
            Reply::List(listed) => {
                let shown = (0..4).zip(listed).rev();
                let shown = shown.filter_map(|(number, it)| Some(transaction(number, it?)));
                (200, Decoded::Transactions(list(shown)))
            }
            Reply::One(number, status) => (
                200,
                Decoded::Transactions(alone(transaction(number, status))),
            ),
            Reply::OwnError(status) => (status, error(status, false)),
            Reply::Duplicate => (422, error(422, true)),
            Reply::ProxyError(status) => (status, Decoded::Unreadable),
            Reply::OfAnotherOrder => (200, show(of_another_order())),
            Reply::Job => (200, show(job())),
        };
        event_of(request, charge.order(), status, body)
    }

    fn now(&self, time: u8, _: Option<u8>) -> Now {
        Now {
            monotonic: TIMES[usize::from(time)],
            ..Now::default()
        }
    }

    fn claim(&self, end: &Result<Outcome<Transaction>, Error>) -> Claim {
        Claim::of(end)
    }

    fn ledger(&self, gateway: &Gateway) -> Ledger {
        gateway.ledger
    }

    /// A failed transaction in place of the list may hide another one.
    fn needs_person(&self, gateway: &Gateway) -> bool {
        gateway.settings.shows_one
    }

    /// A look-up cannot distinguish a payment of less from another order's.
    fn has_another(&self, gateway: &Gateway) -> bool {
        let mut all = gateway.transactions.iter();
        all.any(|it| it.status == Status::SuccessfulForLess)
    }

    fn exists(&self, gateway: &Gateway) -> bool {
        !gateway.transactions.is_empty()
    }

    fn is_shown(&self, gateway: &Gateway) -> bool {
        gateway.transactions.iter().all(|it| it.is_listed)
    }
}

impl Gateway {
    fn pay(&mut self, call: u8, at: u8) -> Reply {
        let number = self.transactions.len();
        self.transactions.push(Record {
            call,
            status: Status::Pending,
            at,
            is_listed: false,
        });
        if let Some(status) = self.settings.at_once {
            *self = self.decided(number, status);
        }
        self.shown(u8::try_from(number).unwrap())
    }

    /// The issuer decides about the transaction with this number.
    fn decided(&self, number: usize, status: Status) -> Self {
        let mut gateway = self.clone();
        let record = &mut gateway.transactions[number];
        record.status = status;
        if status != Status::Failed {
            let is_exact = status == Status::Successful;
            gateway.ledger.add(usize::from(record.call), is_exact);
        }
        gateway
    }

    fn shown(&self, number: u8) -> Reply {
        let found = self.transactions.get(usize::from(number));
        found.map_or(Reply::OwnError(404), |it| Reply::Shown(number, it.status))
    }

    fn listed(&self) -> Reply {
        let mut all = Listed::default();
        for (shown, record) in all.iter_mut().zip(&self.transactions) {
            *shown = record.is_listed.then_some(record.status);
        }
        let first = (0..)
            .zip(all)
            .find_map(|(number, status)| Some((number, status?)));
        match first.filter(|_| self.settings.shows_one) {
            Some((number, status)) => Reply::One(number, status),
            None => Reply::List(all),
        }
    }
}

fn transaction(number: u8, status: Status) -> Transaction {
    let word = match status {
        Status::Pending => "pending",
        Status::Successful | Status::SuccessfulForLess => "successful",
        Status::Failed => "failed",
    };
    with(word, |data| {
        data.uid = Some(format!("uid-{number}"));
        created(data, number.into());
        if status == Status::SuccessfulForLess {
            data.amount = Some(500.into());
        }
    })
}

fn of_another_order() -> Transaction {
    with("successful", |data| {
        data.uid = Some("uid-of-another".into());
        data.tracking_id = Some("order-1043".into());
    })
}

fn job() -> Transaction {
    with("successful", |data| {
        data.uid = Some("job-17".into());
        (data.type_, data.tracking_id, data.amount) = (None, None, None);
    })
}
