//! A platform in a few lines, for the properties: one account, one reference, a ledger, and requests that get lost,
//! come late, or come twice.

use super::{
    event::{Event, SaleView},
    samples::{BEARER_END, invoice},
    view::{InvoiceView, Mark, UnixTime},
};
use crate::Loss;

/// The platform's time, at which every bearer is still good.
pub(super) const TIME: Option<UnixTime> = Some(BEARER_END.plus(-60));

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
    BadRequest,
    /// Nothing is done, and a status that says nothing comes back.
    Status,
    /// A creation is refused for good; on everything else it says nothing.
    Refused,
}

/// What a call asked the platform for.
#[derive(Clone, Debug)]
pub(super) enum Request {
    Create { mark: String },
    LookUp,
    Show,
    Sale,
}

#[derive(Default)]
pub(super) struct Platform {
    pub(super) invoice: Option<InvoiceView>,
    pub(super) is_sold: bool,
    pub(super) late: Vec<Request>,
    pub(super) charges: u32,
    /// Whether the bank takes the card.
    pub(super) declines: bool,
}

impl Platform {
    pub(super) fn exchange(&mut self, request: &Request, fate: Fate) -> Event {
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
                self.late.push(request.clone());
                Event::Lost(Loss::TimedOut)
            }
            Fate::LostRequest => Event::Lost(Loss::Cut),
            Fate::NeverConnected => Event::NeverConnected,
            Fate::BadRequest => Event::Lost(Loss::Status(400)),
            Fate::Refused if matches!(request, Request::Create { .. }) => Event::Refused,
            Fate::Refused => Event::Lost(Loss::Status(401)),
            Fate::Status => Event::Lost(Loss::Status(503)),
        }
    }

    /// Lets everything arrive that is still under way.
    pub(super) fn settle(&mut self) {
        for request in std::mem::take(&mut self.late) {
            self.work(&request);
        }
    }

    fn work(&mut self, request: &Request) -> Event {
        match (request, self.invoice.clone()) {
            (Request::Create { .. }, Some(existing)) => Event::Conflict(Some(existing)),
            (Request::Create { mark }, None) => {
                let view = InvoiceView {
                    mark: Mark::Is(mark.clone()),
                    ..invoice("process_pending")
                };
                self.invoice = Some(view.clone());
                Event::Created(view)
            }
            (Request::LookUp, existing) => Event::Found(existing.into_iter().collect()),
            (Request::Show, Some(view)) => Event::Shown(view),
            (Request::Sale, Some(_)) if !self.is_sold => self.sell(),
            (Request::Show | Request::Sale, _) => Event::Lost(Loss::Status(409)),
        }
    }

    fn sell(&mut self) -> Event {
        self.is_sold = true;
        let status = if self.declines {
            "process_failed"
        } else {
            "processed"
        };
        self.charges += u32::from(!self.declines);
        if let Some(view) = &mut self.invoice {
            *view = InvoiceView {
                mark: view.mark.clone(),
                ..invoice(status)
            };
        }
        Event::Sold(SaleView::Accepted)
    }
}
