//! A refund on Paymega, and a model of a host that lists an invoice's refunds by their references.
//!
//! No document says that a reference makes a refund unique, so the host accepts every refund.

use serde_json::{Value, json};
use tollgate_core::{
    Currency, Error, Exponents, Mode, Money, MoneyState, dec,
    engine::{Event, Now, StepOf},
    error::ResponseLost,
    paymega::{
        Refund, error_body,
        invoice::Invoice,
        refund::{RefundEnd, Refunding, Request, Response},
    },
};

use super::subject::{CALLS, Call, Claim, Kind, Ledger, Repetition, Subject};
use crate::paymega::samples::{response, sample};

/// How often a call may try to send its refund.
const ATTEMPTS: u32 = 2;

pub(super) struct PaymegaRefund;

/// Paymega's record of an invoice's refunds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Host {
    /// Whether the response to a refund is the refund itself, or the invoice.
    shows_refund: bool,
    refunds: Vec<Record>,
    ledger: Ledger,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Record {
    call: u8,
    status: Status,
    is_listed: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Status {
    Pending,
    Done,
    Failed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Asked {
    Show,
    Refund(u8),
}

/// The refunds that the invoice lists, all of them under the order's reference.
pub(super) type Listed = [Option<Status>; CALLS];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Reply {
    Invoice(Listed),
    Refund(Status),
    /// An error in Paymega's own shape.
    OwnError(u16),
    /// A status with a body that is not Paymega's.
    ProxyError(u16),
}

impl Subject for PaymegaRefund {
    type Machine = Refunding;
    type State = Host;
    type Asked = Asked;
    type Reply = Reply;

    fn first(&self) -> Vec<Host> {
        let host = |shows_refund| Host {
            shows_refund,
            refunds: Vec::new(),
            ledger: Ledger::default(),
        };
        [false, true].map(host).into()
    }

    fn last_time(&self) -> u8 {
        0
    }

    fn start(&self, call: Call) -> (Refunding, StepOf<Refunding>) {
        let refund = Refund::new("refund-1", "cpi_1", Money::new(dec!(5), Currency::USD));
        let prepared = refund.prepare(Mode::Test, &Exponents::paymega());
        let (order, body) = prepared.unwrap();
        match call.kind {
            Kind::Move => Refunding::refund(order, body, ATTEMPTS),
            Kind::Reconcile | Kind::WaitFor => Refunding::reconcile(order),
        }
    }

    fn asked(&self, call: Call, request: &Request) -> Asked {
        match request {
            Request::Show => Asked::Show,
            Request::Refund(_) => Asked::Refund(u8::try_from(call.number()).unwrap()),
        }
    }

    fn receive(&self, host: &mut Host, asked: Asked, _: u8) -> Reply {
        let Asked::Refund(call) = asked else {
            return Reply::Invoice(host.listed());
        };
        host.refunds.push(Record {
            call,
            status: Status::Pending,
            is_listed: false,
        });
        if host.shows_refund {
            Reply::Refund(Status::Pending)
        } else {
            Reply::Invoice(host.listed())
        }
    }

    fn refusals(&self, asked: Asked) -> Vec<Reply> {
        let statuses: &[u16] = match asked {
            Asked::Show => &[401],
            Asked::Refund(_) => &[401, 422],
        };
        statuses.iter().copied().map(Reply::OwnError).collect()
    }

    fn foreign(&self, _: Asked) -> Vec<Reply> {
        vec![Reply::ProxyError(403), Reply::ProxyError(404)]
    }

    fn repetition(&self, _: &Host, _: Asked) -> Repetition {
        Repetition::Never
    }

    fn may_arrive_late(&self, asked: Asked, _: u8) -> bool {
        matches!(asked, Asked::Refund(_))
    }

    fn own_steps(&self, host: &Host, _: u8) -> Vec<(&'static str, Host)> {
        let mut steps = Vec::new();
        if let Some(number) = host.refunds.iter().position(|it| !it.is_listed) {
            let mut after = host.clone();
            after.refunds[number].is_listed = true;
            steps.push(("the invoice lists the refund", after));
        }
        let is_pending = |it: &Record| it.status == Status::Pending;
        if let Some(number) = host.refunds.iter().position(is_pending) {
            let mut failed = host.clone();
            failed.refunds[number].status = Status::Failed;
            steps.push(("the refund fails", failed));
            let mut done = host.clone();
            done.refunds[number].status = Status::Done;
            done.ledger
                .add(usize::from(host.refunds[number].call), true);
            steps.push(("the money is returned", done));
        }
        steps
    }

    /// A machine holds the invoice before the refund, the refund, and the invoice after it.
    fn hold(&self, held: &mut Vec<Reply>, reply: Reply) {
        held.retain(|it| *it != reply);
        held.push(reply);
    }

    fn event(&self, _: &Refunding, request: &Request, reply: Reply) -> Event<Response> {
        Event::Response(match (request, reply) {
            (Request::Show, Reply::Invoice(listed)) => Response::Shown(invoice(listed)),
            (Request::Refund(_), Reply::Invoice(listed)) => Response::Invoice(invoice(listed)),
            (Request::Refund(_), Reply::Refund(status)) => {
                Response::Refund(serde_json::from_value(item(status)).unwrap())
            }
            (Request::Show, Reply::OwnError(status)) => {
                Response::NotShown(Error::Refused(refusal(status, MoneyState::Unknown)))
            }
            (Request::Refund(_), Reply::OwnError(status)) => {
                Response::Refused(refusal(status, MoneyState::Untouched))
            }
            (_, Reply::ProxyError(status)) => return Event::Lost(ResponseLost::Status(status)),
            (Request::Show, Reply::Refund(_)) => return Event::Lost(ResponseLost::Unreadable),
        })
    }

    fn now(&self, _: u8, _: Option<u8>) -> Now {
        Now::default()
    }

    fn claim(&self, end: &RefundEnd) -> Claim {
        Claim::of(end)
    }

    fn ledger(&self, host: &Host) -> Ledger {
        host.ledger
    }

    fn needs_person(&self, _: &Host) -> bool {
        false
    }

    fn has_another(&self, _: &Host) -> bool {
        false
    }

    fn exists(&self, host: &Host) -> bool {
        !host.refunds.is_empty()
    }

    fn is_shown(&self, host: &Host) -> bool {
        host.refunds.iter().all(|it| it.is_listed)
    }
}

impl Host {
    fn listed(&self) -> Listed {
        let mut all = Listed::default();
        for (shown, record) in all.iter_mut().zip(&self.refunds) {
            *shown = record.is_listed.then_some(record.status);
        }
        all
    }
}

fn item(status: Status) -> Value {
    let status = match status {
        Status::Pending => "process_pending",
        Status::Done => "processed",
        Status::Failed => "process_failed",
    };
    json!({ "reference_id": "refund-1", "status": status, "amount": 5, "currency": "USD" })
}

fn invoice(listed: Listed) -> Invoice {
    let items: Vec<_> = listed.into_iter().flatten().map(item).collect();
    let done = listed
        .iter()
        .filter(|it| **it == Some(Status::Done))
        .count();
    let invoice = if done > 0 {
        sample("partially_refunded").set("refunded_amount", 5 * done)
    } else {
        sample("processed")
    };
    invoice.set("refunds", items).invoice()
}

fn refusal(status: u16, money: MoneyState) -> tollgate_core::Refusal {
    let body = r#"{"errors":{"amount":"is wrong"}}"#.to_owned();
    error_body::refusal(&response(status, body), money)
}
