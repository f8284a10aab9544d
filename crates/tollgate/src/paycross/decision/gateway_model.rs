//! A gateway in a few lines, for the properties: one shop, one reference, a ledger, and requests that get lost, come
//! late, or come twice.

use super::{event::Event, samples::transaction, view::TransactionView};
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
    Send,
    LookUp,
    Show,
}

#[derive(Debug, Default)]
pub(super) struct Gateway {
    pub(super) transactions: Vec<TransactionView>,
    pub(super) late: Vec<Request>,
    pub(super) charges: u32,
    /// Whether a request's id brings what the first one with it made.
    pub(super) replays: bool,
    /// Whether the bank takes the card.
    pub(super) declines: bool,
    /// Whether an equal request within half a minute is refused.
    pub(super) refuses_duplicates: bool,
}

impl Gateway {
    pub(super) fn exchange(&mut self, request: Request, fate: Fate) -> Event {
        match fate {
            Fate::Answered => self.work(request),
            Fate::Twice => {
                self.work(request);
                self.work(request)
            }
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
            Fate::Refused if matches!(request, Request::Send) => Event::Refused,
            Fate::Refused => Event::Lost(Loss::Status(401)),
            Fate::Status => Event::Lost(Loss::Status(503)),
        }
    }

    /// Lets everything arrive that is still under way.
    pub(super) fn settle(&mut self) {
        for request in std::mem::take(&mut self.late) {
            self.work(request);
        }
    }

    fn work(&mut self, request: Request) -> Event {
        let newest = self.transactions.last().cloned();
        match (request, newest) {
            (Request::LookUp, _) => Event::Found(self.transactions.clone()),
            (Request::Show, Some(view)) => Event::Shown(view),
            (Request::Show, None) => Event::Lost(Loss::Status(404)),
            (Request::Send, Some(view)) if self.replays => Event::Sent(view),
            (Request::Send, Some(_)) if self.refuses_duplicates => Event::Duplicate,
            (Request::Send, _) => Event::Sent(self.charge()),
        }
    }

    fn charge(&mut self) -> TransactionView {
        let status = if self.declines {
            "failed"
        } else {
            "successful"
        };
        self.charges += u32::from(!self.declines);
        let view = TransactionView {
            uid: format!("uid-{}", self.transactions.len()),
            ..transaction(status)
        };
        self.transactions.push(view.clone());
        view
    }
}
