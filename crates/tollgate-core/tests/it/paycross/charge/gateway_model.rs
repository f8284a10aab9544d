//! A model of the gateway for the property tests: one shop, one reference, a ledger, and proxies in front.
//!
//! Requests get lost, arrive late, or arrive twice. Proxies respond in the gateway's place. Look-ups show new
//! transactions late, show only one transaction, ignore the case of letters, or show one transaction in two states.

use tollgate_core::{
    engine::Pause,
    error::ResponseLost,
    paycross::{Transaction, rules::Decoded},
};
use tollgate_types::Open;

use crate::paycross::samples::{again, alone, list, refusal, with};

/// The fate of one exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Responded,
    /// The gateway processes the request, and the response is lost.
    LostResponse,
    /// The request never arrives.
    LostRequest,
    /// The request arrives later, and its response is lost.
    Late,
    /// The request arrives twice.
    Twice,
    NotConnected,
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

/// A response as far as it arrives.
#[derive(Clone, Debug)]
pub(super) enum Received {
    Responded(u16, Decoded),
    Lost(ResponseLost),
    NotConnected,
}

/// A request to the gateway.
#[derive(Clone, Debug)]
pub(super) enum Call {
    /// To pay by a card with these last four digits.
    Send(&'static str),
    LookUp,
    Read(String),
}

#[derive(Clone, Debug, Default)]
pub(super) struct Gateway {
    pub(super) transactions: Vec<Transaction>,
    pub(super) late: Vec<Call>,
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
    pub(super) fn exchange(&mut self, request: &Call, fate: Fate) -> Received {
        match fate {
            Fate::Twice if self.replays || self.refuses_duplicates > 0 => {
                self.work(request);
                self.work(request)
            }
            Fate::Responded | Fate::Twice => self.work(request),
            Fate::LostResponse => {
                self.work(request);
                Received::Lost(ResponseLost::Cut)
            }
            Fate::Late => {
                self.late.push(request.clone());
                Received::Lost(ResponseLost::TimedOut)
            }
            Fate::LostRequest => Received::Lost(ResponseLost::Cut),
            Fate::NotConnected => Received::NotConnected,
            Fate::Refused => received(401, error(false)),
            Fate::Status => received(503, Decoded::Unreadable),
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
        for transaction in &mut self.transactions {
            let declines = last_four(transaction) == self.declines;
            let end = if declines { "failed" } else { "successful" };
            if transaction.status() != end {
                *transaction = again(transaction, |data| data.status = Open::new(end));
            }
        }
    }

    fn work(&mut self, request: &Call) -> Received {
        if !matches!(request, Call::Send(_)) {
            self.readings += 1;
            if self.readings > self.slowness {
                self.end_all();
            }
        }
        match request {
            Call::LookUp if self.blind > 0 => {
                self.blind -= 1;
                received(200, Decoded::Transactions(list([])))
            }
            Call::LookUp => received(200, self.listed()),
            Call::Read(uid) => {
                let mut all = self.transactions.iter();
                let found = all.find(|it| it.uid() == uid);
                found.map_or_else(|| received(404, error(false)), |it| one(it.clone()))
            }
            Call::Send(card) => self.pay(card),
        }
    }

    fn listed(&self) -> Decoded {
        let mut all = self.transactions.clone();
        match (self.quirk, all.first(), all.last()) {
            (Quirk::ShowsOne, Some(first), _) => {
                return Decoded::Transactions(alone(first.clone()));
            }
            (Quirk::ShowsTwice, _, Some(last)) => {
                let former = again(last, |data| data.status = Open::new("pending"));
                all.push(former);
            }
            (Quirk::IgnoresCase, ..) => all.push(with("successful", |data| {
                data.uid = Some("other".into());
                data.tracking_id = Some("ORDER-1042".into());
            })),
            _ => {}
        }
        all.reverse();
        Decoded::Transactions(list(all))
    }

    fn pay(&mut self, card: &'static str) -> Received {
        let is_equal = |it: &&Transaction| last_four(it) == Some(card);
        let equal = self.transactions.iter().rev().find(is_equal).cloned();
        let transaction = match equal {
            Some(transaction) if self.replays => transaction,
            Some(_) if self.recent > 0 => return received(422, error(true)),
            _ => self.charge(card),
        };
        if self.quirk == Quirk::Minimal {
            return one(again(&transaction, |data| {
                (data.tracking_id, data.type_) = (None, None);
            }));
        }
        one(transaction)
    }

    fn charge(&mut self, card: &'static str) -> Transaction {
        self.charges += u32::from(self.declines != Some(card));
        let made = with("pending", |data| {
            data.uid = Some(format!("uid-{}", self.transactions.len()));
            if let Some(shown) = &mut data.credit_card {
                shown.last_4 = Some(card.to_owned());
            }
        });
        self.transactions.push(made.clone());
        (self.blind, self.recent) = (self.blindness, self.refuses_duplicates);
        self.readings = 0;
        if self.slowness == 0 {
            self.end_all();
        }
        self.transactions.last().cloned().unwrap_or(made)
    }
}

fn foreign_response(request: &Call, foreign: Foreign) -> Received {
    let show = |transaction| match request {
        Call::LookUp => received(200, Decoded::Transactions(alone(transaction))),
        Call::Send(_) | Call::Read(_) => one(transaction),
    };
    match foreign {
        Foreign::Forbidden => received(403, Decoded::Unreadable),
        Foreign::NotFound => received(404, error(false)),
        Foreign::Error => received(200, error(false)),
        Foreign::Job(status) => show(with(status, |data| {
            data.uid = Some("job-17".into());
            (data.type_, data.tracking_id, data.amount) = (None, None, None);
        })),
        Foreign::OtherOrder(status) => show(with(status, |data| {
            data.uid = Some("uid-of-another".into());
            data.tracking_id = Some("order-1043".into());
        })),
    }
}

const fn received(status: u16, body: Decoded) -> Received {
    Received::Responded(status, body)
}

fn error(is_duplicate: bool) -> Decoded {
    Decoded::Error {
        refusal: Box::new(refusal(422)),
        is_duplicate,
    }
}

const fn one(transaction: Transaction) -> Received {
    received(200, Decoded::Transaction(transaction))
}

fn last_four(transaction: &Transaction) -> Option<&str> {
    let card = transaction.data().credit_card.as_ref()?;
    card.last_4.as_deref()
}
