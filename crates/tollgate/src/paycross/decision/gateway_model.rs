//! A gateway in a few lines, for the properties: one shop, one reference, a ledger, and requests that get lost, come
//! late, or come twice.

use super::{
    event::{Event, Pause},
    samples::transaction,
    view::TransactionView,
};
use crate::Loss;

/// What happens to one exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Answered,
    /// The work is done, and the answer lost.
    LostAnswer,
    /// The request never arrives.
    LostRequest,
    /// The request arrives later, and nobody hears the answer.
    Late,
    /// The request arrives twice.
    Twice,
    NeverConnected,
    /// Nothing is done, and a status that says nothing comes back.
    Status,
    /// A request is refused for good; on everything else it says nothing.
    Refused,
}

/// What a call asked the gateway for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Request {
    /// To pay by a card with these last four digits.
    Send(&'static str),
    LookUp,
    Show,
}

#[derive(Clone, Debug, Default)]
pub(super) struct Gateway {
    pub(super) transactions: Vec<TransactionView>,
    pub(super) late: Vec<Request>,
    pub(super) charges: u32,
    /// Whether a request's id brings what the first one with it made.
    pub(super) replays: bool,
    /// The card that the bank does not take.
    pub(super) declines: Option<&'static str>,
    /// Whether an equal request within half a minute is refused.
    pub(super) refuses_duplicates: bool,
    /// How many look-ups do not show a transaction that was just made.
    pub(super) blindness: u32,
    pub(super) blind: u32,
    /// How many readings show a transaction as pending.
    pub(super) slowness: u32,
    pub(super) readings: u32,
    /// How many transactions were made within half a minute.
    pub(super) recent: usize,
}

impl Gateway {
    pub(super) fn exchange(&mut self, request: Request, fate: Fate) -> Event {
        match fate {
            Fate::Twice if self.replays || self.refuses_duplicates => {
                self.work(request);
                self.work(request)
            }
            Fate::Answered | Fate::Twice => self.work(request),
            Fate::LostAnswer => {
                self.work(request);
                Event::Lost(Loss::Cut)
            }
            Fate::Late => {
                self.late.push(request);
                Event::Lost(Loss::TimedOut)
            }
            Fate::LostRequest => Event::Lost(Loss::Cut),
            Fate::NeverConnected => Event::NeverConnected,
            Fate::Refused if matches!(request, Request::Send(_)) => Event::Refused,
            Fate::Refused => Event::Lost(Loss::Status(401)),
            Fate::Status => Event::Lost(Loss::Status(503)),
        }
    }

    /// Lets the time before a step pass.
    pub(super) fn pass(&mut self, pause: Pause) {
        if pause == Pause::Duplicate {
            (self.blind, self.recent) = (0, 0);
        }
    }

    /// Lets everything arrive that is still under way, and everything be seen.
    pub(super) fn settle(&mut self) {
        for request in std::mem::take(&mut self.late) {
            self.work(request);
        }
        self.pass(Pause::Duplicate);
        self.end_all();
    }

    /// Ends what is pending: the bank has made up its mind from the start.
    fn end_all(&mut self) {
        for view in &mut self.transactions {
            let declines = view.last_four.as_deref() == self.declines;
            let end = if declines { "failed" } else { "successful" };
            end.clone_into(&mut view.status);
        }
    }

    fn work(&mut self, request: Request) -> Event {
        if !matches!(request, Request::Send(_)) {
            self.readings += 1;
            if self.readings > self.slowness {
                self.end_all();
            }
        }
        let newest = self.transactions.last().cloned();
        match request {
            Request::LookUp if self.blind > 0 => {
                self.blind -= 1;
                Event::Found(Vec::new())
            }
            Request::LookUp => Event::Found(self.transactions.clone()),
            Request::Show => newest.map_or(Event::Lost(Loss::Status(404)), Event::Shown),
            Request::Send(card) => self.pay(card),
        }
    }

    fn pay(&mut self, card: &'static str) -> Event {
        let equal = |view: &&TransactionView| view.last_four.as_deref() == Some(card);
        let equals = self.transactions.iter().filter(equal);
        match equals.clone().next_back() {
            Some(view) if self.replays => Event::Sent(view.clone()),
            Some(_) if self.refuses_duplicates && self.recent > 0 => Event::Duplicate,
            _ => Event::Sent(self.charge(card)),
        }
    }

    fn charge(&mut self, card: &'static str) -> TransactionView {
        self.charges += u32::from(self.declines != Some(card));
        self.transactions.push(TransactionView {
            uid: format!("uid-{}", self.transactions.len()),
            last_four: Some(card.to_owned()),
            ..transaction("pending")
        });
        (self.blind, self.recent) = (self.blindness, self.recent + 1);
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
