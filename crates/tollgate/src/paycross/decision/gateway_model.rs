//! A model of the gateway for the property tests: one shop, one reference, a ledger, and proxies in front.
//!
//! Requests get lost, arrive late, or arrive twice. Proxies respond in the gateway's place. Look-ups show new
//! transactions late, show only one transaction, ignore the case of letters, or show one transaction in two states.

use super::{
    event::Pause,
    response::{Body, Received},
    samples::{alone, list, transaction},
    view::TransactionView,
};
use crate::ResponseLost;

/// What happens to one exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Responded,
    /// The gateway processes the request, and the response is lost.
    LostAnswer,
    /// The request never arrives.
    LostRequest,
    /// The request arrives later, and its response is lost.
    Late,
    /// The request arrives twice.
    Twice,
    NeverConnected,
    /// The gateway does nothing, and responds with a status that proves nothing.
    Status,
    /// The gateway refuses a request that moves money; for every other request the status proves nothing.
    Refused,
    /// A proxy responds, and the gateway never receives the request.
    Before(Foreign),
    /// The gateway processes the request, and a proxy replaces the response.
    After(Foreign),
}

/// The responses of a proxy in the gateway's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Foreign {
    Forbidden,
    /// An error in the gateway's own documented shape.
    NotFound,
    /// A JSON object that is no transaction, with this status.
    Job(&'static str),
    /// Another order's transaction, with this status.
    OtherOrder(&'static str),
    /// 200, with an error.
    Error,
}

/// A request to the gateway.
#[derive(Clone, Debug)]
pub(super) enum Request {
    /// To pay by a card with these last four digits.
    Send(&'static str),
    LookUp,
    Show(String),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Gateway {
    pub(super) transactions: Vec<TransactionView>,
    pub(super) late: Vec<Request>,
    pub(super) charges: u32,
    /// Whether a repeated `RequestID` returns the first transaction.
    pub(super) replays: bool,
    /// The card that the issuer declines.
    pub(super) declines: Option<&'static str>,
    /// For how many pauses the gateway refuses an equal request.
    pub(super) refuses_duplicates: u32,
    /// How many look-ups do not show a new transaction.
    pub(super) blindness: u32,
    pub(super) blind: u32,
    /// How many reads show a transaction as pending.
    pub(super) slowness: u32,
    pub(super) readings: u32,
    /// For how many more pauses the gateway refuses an equal request.
    pub(super) recent: u32,
    /// The deviation of this gateway from the documents' most likely meaning, if any.
    pub(super) quirk: Quirk,
}

/// A behaviour that the documents permit and that makes the call's work harder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Quirk {
    #[default]
    None,
    /// A look-up shows only the first transaction.
    ShowsOne,
    /// A look-up ignores the case of letters, and there is another order.
    IgnoresCase,
    /// A look-up shows the newest transaction in a former state too.
    ShowsTwice,
    /// The response to a request shows neither reference nor type.
    Minimal,
}

impl Gateway {
    pub(super) fn exchange(&mut self, request: &Request, fate: Fate) -> Received {
        match fate {
            Fate::Twice if self.replays || self.refuses_duplicates > 0 => {
                self.work(request);
                self.work(request)
            }
            Fate::Responded | Fate::Twice => self.work(request),
            Fate::LostAnswer => {
                self.work(request);
                Received::Lost(ResponseLost::Cut)
            }
            Fate::Late => {
                self.late.push(request.clone());
                Received::Lost(ResponseLost::TimedOut)
            }
            Fate::LostRequest => Received::Lost(ResponseLost::Cut),
            Fate::NeverConnected => Received::NeverConnected,
            Fate::Refused => received(401, errors(false)),
            Fate::Status => received(503, Body::Unreadable),
            Fate::Before(foreign) => foreign_response(request, foreign),
            Fate::After(foreign) => {
                self.work(request);
                foreign_response(request, foreign)
            }
        }
    }

    /// Lets the pause before a step pass.
    pub(super) const fn pass(&mut self, pause: Pause) {
        if !matches!(pause, Pause::None) {
            self.recent = self.recent.saturating_sub(1);
        }
    }

    /// Delivers every request that is still under way, and lists every transaction.
    pub(super) fn settle(&mut self) {
        for request in std::mem::take(&mut self.late) {
            self.work(&request);
        }
        (self.blind, self.recent) = (0, 0);
        self.end_all();
    }

    /// Finishes pending transactions: the issuer's decision is fixed from the start.
    fn end_all(&mut self) {
        for view in &mut self.transactions {
            let declines = view.last_four.as_deref() == self.declines;
            let end = if declines { "failed" } else { "successful" };
            end.clone_into(&mut view.status);
        }
    }

    fn work(&mut self, request: &Request) -> Received {
        if !matches!(request, Request::Send(_)) {
            self.readings += 1;
            if self.readings > self.slowness {
                self.end_all();
            }
        }
        match request {
            Request::LookUp if self.blind > 0 => {
                self.blind -= 1;
                received(200, Body::Transactions(list([])))
            }
            Request::LookUp => received(200, self.listed()),
            Request::Show(uid) => {
                let shown = self.transactions.iter().find(|view| view.uid == *uid);
                shown.map_or(received(404, errors(false)), |view| one(view.clone()))
            }
            Request::Send(card) => self.pay(card),
        }
    }

    fn listed(&self) -> Body {
        let mut views = self.transactions.clone();
        match (self.quirk, views.first(), views.last()) {
            (Quirk::ShowsOne, Some(first), _) => return Body::Transactions(alone(first.clone())),
            (Quirk::ShowsTwice, _, Some(last)) => views.push(TransactionView {
                status: "pending".into(),
                ..last.clone()
            }),
            (Quirk::IgnoresCase, ..) => views.push(TransactionView {
                uid: "other".into(),
                reference: Some("ORDER-1042".into()),
                ..transaction("successful")
            }),
            _ => {}
        }
        views.reverse();
        Body::Transactions(list(views))
    }

    fn pay(&mut self, card: &'static str) -> Received {
        let equal = |view: &&TransactionView| view.last_four.as_deref() == Some(card);
        let mut equals = self.transactions.iter().filter(equal);
        let mut view = match equals.next_back() {
            Some(view) if self.replays => view.clone(),
            Some(_) if self.recent > 0 => return received(422, errors(true)),
            _ => self.charge(card),
        };
        if self.quirk == Quirk::Minimal {
            (view.reference, view.kind) = (None, None);
        }
        one(view)
    }

    fn charge(&mut self, card: &'static str) -> TransactionView {
        self.charges += u32::from(self.declines != Some(card));
        self.transactions.push(TransactionView {
            uid: format!("uid-{}", self.transactions.len()),
            last_four: Some(card.to_owned()),
            ..transaction("pending")
        });
        (self.blind, self.recent) = (self.blindness, self.refuses_duplicates);
        self.readings = 0;
        if self.slowness == 0 {
            self.end_all();
        }
        self.transactions
            .last()
            .cloned()
            .unwrap_or_else(|| transaction("pending"))
    }
}

fn foreign_response(request: &Request, foreign: Foreign) -> Received {
    let shown = |view| match request {
        Request::LookUp => received(200, Body::Transactions(alone(view))),
        _ => one(view),
    };
    match foreign {
        Foreign::Forbidden => received(403, Body::Unreadable),
        Foreign::NotFound => received(404, errors(false)),
        Foreign::Error => received(200, errors(false)),
        Foreign::Job(status) => shown(TransactionView {
            uid: "job-17".into(),
            kind: None,
            reference: None,
            amount_minor: None,
            ..transaction(status)
        }),
        Foreign::OtherOrder(status) => shown(TransactionView {
            uid: "uid-of-another".into(),
            reference: Some("order-1043".into()),
            ..transaction(status)
        }),
    }
}

const fn received(status: u16, body: Body) -> Received {
    Received::Responded { status, body }
}

const fn errors(is_duplicate: bool) -> Body {
    Body::Errors { is_duplicate }
}

fn one(view: TransactionView) -> Received {
    received(200, Body::Transaction(Box::new(view)))
}
