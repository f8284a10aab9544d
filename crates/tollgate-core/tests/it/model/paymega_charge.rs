//! A charge by token on Paymega.

mod provider;

use std::sync::Arc;

use tollgate_core::{
    Error, Exponents, Mode, Outcome,
    calendar::UnixTime,
    engine::{Event, Now, StepOf},
    paymega::{
        NewInvoice,
        charge::{Charge, Creation, Goal, Request},
        invoice::{BankContact, Invoice},
        order::{Api, CreateRequest, Sealed, token_sale},
        rules::{Asked as Question, Body, Response, Sold, event},
    },
};

pub(super) use self::provider::Status;
use self::provider::{Paymega, Settings, TagShown};
use super::subject::{CALLS, Call, Claim, Kind, Ledger, Repetition, Subject};
use crate::paymega::samples::{BEARER_END, Sample, call_tag, order, refusal, sample};

/// The time by Paymega's clock: before the bearer's end, after it, and after the last moment of a late sale.
const TIMES: [UnixTime; 3] = [
    BEARER_END.plus(-60),
    BEARER_END.plus(30),
    BEARER_END.plus(361),
];

/// How often a call may send its creation.
const ATTEMPTS: u32 = 2;

pub(super) struct PaymegaCharge;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Asked {
    Create(u8),
    LookUp,
    Show,
    Sale(u8),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Reply {
    Created(View),
    Conflict(View),
    Found(View),
    NothingFound,
    Shown(View),
    SaleAccepted,
    /// An error in Paymega's own shape.
    OwnError(u16),
    /// A status with a body that is not Paymega's.
    ProxyError(u16),
    /// A failed invoice of another shop.
    OfAnotherShop,
}

/// The invoice, as far as a response shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct View {
    pub(super) creator: Option<u8>,
    pub(super) status: Status,
    pub(super) bank: Option<bool>,
}

impl Subject for PaymegaCharge {
    type Machine = Charge;
    type State = Paymega;
    type Asked = Asked;
    type Reply = Reply;

    fn first(&self) -> Vec<Paymega> {
        let tags = [TagShown::Everywhere, TagShown::ReadsById, TagShown::Nowhere];
        let settings = tags.into_iter().flat_map(|tag| {
            // The kind card gate takes one sale, and the network may deliver that one twice.
            [(false, true), (true, true), (false, false)].map(
                |(hides_bank_id, takes_every_sale)| Settings {
                    tag,
                    hides_bank_id,
                    takes_every_sale,
                },
            )
        });
        settings.map(Paymega::new).collect()
    }

    fn last_time(&self) -> u8 {
        2
    }

    fn start(&self, call: Call) -> (Charge, StepOf<Charge>) {
        match call.kind {
            Kind::Reconcile => Charge::reconcile(order()),
            Kind::WaitFor => Charge::wait_for(order()),
            Kind::Move => {
                let goal = Goal::Charge(call_tag(&tag(number(call))), Arc::new(token_sale()));
                Charge::create(order(), goal, creation())
            }
        }
    }

    fn asked(&self, call: Call, request: &Request) -> Asked {
        match request {
            Request::Create(_) => Asked::Create(number(call)),
            Request::LookUp => Asked::LookUp,
            Request::Show(_) => Asked::Show,
            Request::Sale(_) => Asked::Sale(number(call)),
        }
    }

    fn receive(&self, paymega: &mut Paymega, asked: Asked, time: u8) -> Reply {
        match (asked, &paymega.invoice) {
            (Asked::Create(call), None) => paymega.create(call),
            (Asked::Create(_), Some(record)) => Reply::Conflict(paymega.view(record, false)),
            (Asked::LookUp, Some(record)) if paymega.is_listed => {
                Reply::Found(paymega.view(record, false))
            }
            (Asked::LookUp, _) => Reply::NothingFound,
            (Asked::Show, Some(record)) => Reply::Shown(paymega.view(record, true)),
            (Asked::Sale(call), Some(_)) if time < self.last_time() => paymega.sell(call),
            (Asked::Show | Asked::Sale(_), _) => Reply::OwnError(404),
        }
    }

    fn refusals(&self, asked: Asked) -> Vec<Reply> {
        let statuses: &[u16] = match asked {
            Asked::Create(_) => &[401, 422, 400],
            Asked::LookUp | Asked::Show | Asked::Sale(_) => &[401],
        };
        statuses.iter().copied().map(Reply::OwnError).collect()
    }

    fn foreign(&self, asked: Asked) -> Vec<Reply> {
        let mut replies = vec![
            Reply::ProxyError(403),
            Reply::ProxyError(404),
            Reply::OfAnotherShop,
        ];
        match asked {
            Asked::Create(_) => replies.push(Reply::ProxyError(400)),
            // The card gate's own refusal does not prove that the bank has not received the sale.
            Asked::Sale(_) => replies.push(Reply::OwnError(409)),
            Asked::LookUp | Asked::Show => {}
        }
        replies
    }

    fn repetition(&self, paymega: &Paymega, asked: Asked) -> Repetition {
        match asked {
            Asked::Create(_) => Repetition::AnyTime,
            Asked::Sale(_) if !paymega.settings.takes_every_sale => Repetition::AnyTime,
            Asked::Sale(_) | Asked::LookUp | Asked::Show => Repetition::Never,
        }
    }

    fn may_arrive_late(&self, asked: Asked, time: u8) -> bool {
        match asked {
            Asked::Create(_) => true,
            Asked::Sale(_) => time < self.last_time(),
            Asked::LookUp | Asked::Show => false,
        }
    }

    fn own_steps(&self, paymega: &Paymega, time: u8) -> Vec<(&'static str, Paymega)> {
        let Some(record) = &paymega.invoice else {
            return Vec::new();
        };
        let mut steps = Vec::new();
        if !paymega.is_listed {
            let is_listed = true;
            steps.push((
                "searches show the invoice",
                Paymega {
                    is_listed,
                    ..paymega.clone()
                },
            ));
        }
        if record.status == Status::Open && time > 0 {
            steps.push(("the invoice expires", paymega.with_status(Status::Expired)));
        }
        if !record.at_bank.is_empty() {
            steps.push(("the bank declines", paymega.decided(None, Status::Failed)));
            steps.push((
                "the bank pays",
                paymega.decided(Some(true), Status::Processed),
            ));
            steps.push((
                "the bank pays less",
                paymega.decided(Some(false), Status::ProcessedForLess),
            ));
            if record.status == Status::Expired {
                steps.push((
                    "the bank pays, and the invoice stays expired",
                    paymega.decided(Some(true), Status::Expired),
                ));
            }
        } else if record.status == Status::Processed {
            steps.push((
                "the merchant refunds",
                paymega.with_status(Status::Refunded),
            ));
        }
        steps
    }

    fn hold(&self, held: &mut Vec<Reply>, reply: Reply) {
        // A machine holds only the invoice that it saw last.
        if matches!(
            reply,
            Reply::Created(_) | Reply::Conflict(_) | Reply::Found(_) | Reply::Shown(_)
        ) {
            *held = vec![reply];
        }
    }

    fn event(&self, charge: &Charge, request: &Request, reply: Reply) -> Event<Response> {
        let question = match request {
            Request::Create(_) => Question::Create(charge.reference()),
            Request::LookUp => Question::LookUp(charge.reference()),
            Request::Show(_) => Question::Show,
            Request::Sale(_) => Question::Sale,
        };
        let (status, body) = match reply {
            Reply::Created(view) => (201, Body::Invoice(view.invoice())),
            Reply::Conflict(view) => (409, Body::Invoice(view.invoice())),
            Reply::Found(view) => (200, Body::Invoices(vec![view.invoice()])),
            Reply::NothingFound => (200, Body::Invoices(Vec::new())),
            Reply::Shown(view) => (200, Body::Invoice(view.invoice())),
            Reply::SaleAccepted => (200, Body::Sale(Sold::Accepted)),
            Reply::OwnError(status) => (status, Body::Error(refusal(status))),
            Reply::ProxyError(status) => (status, Body::Unreadable(refusal(status))),
            Reply::OfAnotherShop => match question {
                Question::LookUp(_) => (200, Body::Invoices(vec![of_another_shop()])),
                Question::Sale => (200, Body::Unreadable(refusal(200))),
                Question::Create(_) | Question::Show => (200, Body::Invoice(of_another_shop())),
            },
        };
        event(question, status, body)
    }

    fn now(&self, _: u8, shown: Option<u8>) -> Now {
        Now {
            provider: shown.map(|time| TIMES[usize::from(time)]),
            ..Now::default()
        }
    }

    fn claim(&self, end: &Result<Outcome<Invoice>, Error>) -> Claim {
        Claim::of(end)
    }

    fn ledger(&self, paymega: &Paymega) -> Ledger {
        paymega.ledger
    }

    /// An expired invoice whose sale reached the bank, or for which a search shows too little to say so.
    fn needs_person(&self, paymega: &Paymega) -> bool {
        let Settings {
            tag, hides_bank_id, ..
        } = paymega.settings;
        let expired = paymega
            .invoice
            .as_ref()
            .filter(|it| it.status == Status::Expired);
        expired.is_some_and(|it| it.was_sold || hides_bank_id || tag != TagShown::Everywhere)
    }

    fn has_another(&self, _: &Paymega) -> bool {
        false
    }

    fn exists(&self, paymega: &Paymega) -> bool {
        paymega.invoice.is_some()
    }

    fn is_shown(&self, paymega: &Paymega) -> bool {
        paymega.is_listed || paymega.invoice.is_none()
    }
}

impl View {
    fn invoice(self) -> Invoice {
        let word = match self.status {
            Status::Open => "process_pending",
            Status::Processed | Status::ProcessedForLess => "processed",
            Status::Failed => "process_failed",
            Status::Expired => "expired",
            Status::Refunded => "refunded",
        };
        let bank = match self.bank {
            None => BankContact::NotShown,
            Some(true) => BankContact::Reached,
            Some(false) => BankContact::NotReached,
        };
        let sample = sample(word).bank(bank);
        let sample = match self.status {
            Status::ProcessedForLess => sample.set("processed_amount", 5),
            _ => sample,
        };
        match self.creator {
            Some(call) => sample.call_tag(Some(&tag(call))).invoice(),
            None => sample.call_tag(None).bearer(None).invoice(),
        }
    }
}

fn of_another_shop() -> Invoice {
    let sample: Sample = sample("process_failed").id("cpi_7").reference("order-7");
    sample.call_tag(Some("tag-of-another-shop")).invoice()
}

fn tag(call: u8) -> String {
    format!("tag-of-call-{call}")
}

fn number(call: Call) -> u8 {
    debug_assert!(call.number() < CALLS);
    u8::try_from(call.number()).unwrap()
}

/// The creation of the order's invoice.
fn creation() -> Creation {
    let order = NewInvoice::new("order-1042", order().money, "payment_card_usd_hpp");
    let prepared = order.prepare(Mode::Test, &Exponents::paymega()).unwrap();
    let flow = prepared.order.flow;
    let request = CreateRequest::new(prepared.attributes, flow, Api::Private).unwrap();
    Creation::new(request, ATTEMPTS, true)
}
