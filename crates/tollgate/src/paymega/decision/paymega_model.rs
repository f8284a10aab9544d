//! A model of Paymega in a few lines, for the properties: one account, one reference, a ledger, a clock, and requests
//! that are lost, late or duplicated.

use rust_decimal::Decimal;

use super::{
    event::{Event, SaleView},
    samples::{BEARER_END, invoice},
    view::{BankContact, CallTag, InvoiceView, UnixTime},
};
use crate::{ResponseLost, dec};

/// The time at which the model begins: every bearer is still valid.
pub(super) const TIME: UnixTime = BEARER_END.plus(-60);

/// The amount of the order.
pub(super) const ASKED: Decimal = dec!(19.99);

/// How long after its bearer's end a sale under way may still complete.
const UNDER_WAY: i64 = 5 * 60;

/// The fate of one exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Responded,
    /// The work is done, and the response is lost.
    LostResponse,
    /// The request never arrives.
    LostRequest,
    /// The request arrives later, and its response is lost.
    Late,
    /// The request arrives twice.
    Twice,
    NeverConnected,
    BadRequest,
    /// Nothing is done, and the response has a status that proves nothing.
    Status,
    /// A creation is refused finally; for any other request the response proves nothing.
    Refused,
    /// The response shows neither metadata nor bearer; a conflict shows no operation.
    Bare,
    /// The response comes from a replica that does not have the invoice yet.
    Stale,
    /// The work is done, and the response shows another merchant's operation.
    MixedUp,
    /// This many seconds pass before the request arrives.
    After(i64),
}

/// The request of a call.
#[derive(Clone, Debug)]
pub(super) enum Request {
    Create { call_tag: String },
    LookUp,
    Show,
    Sale,
}

/// The bank's reaction to a sale.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Bank {
    #[default]
    Pays,
    Declines,
    /// It charges less than the amount of the order.
    PaysLess,
    /// It charges, and the money is refunded at once.
    PaysAndRefunds,
}

#[derive(Default)]
pub(super) struct Paymega {
    pub(super) invoice: Option<InvoiceView>,
    pub(super) is_sold: bool,
    pub(super) late: Vec<Request>,
    /// The amounts that were charged to the card.
    pub(super) charged: Vec<Decimal>,
    pub(super) bank: Bank,
    /// Whether the bank takes its time.
    pub(super) is_slow: bool,
    /// Whether the account hides the bank's id.
    pub(super) hides_bank_id: bool,
    /// The seconds since [`TIME`].
    pub(super) passed: i64,
}

impl Paymega {
    pub(super) fn now(&self) -> UnixTime {
        TIME.plus(self.passed)
    }

    pub(super) fn exchange(&mut self, request: &Request, fate: Fate) -> Event {
        let event = self.response(request, fate);
        if self.hides_bank_id {
            shown_as(event, without_bank_id)
        } else {
            event
        }
    }

    fn response(&mut self, request: &Request, fate: Fate) -> Event {
        match fate {
            Fate::Responded => self.work(request),
            Fate::Twice => {
                self.work(request);
                self.work(request)
            }
            Fate::LostResponse => {
                self.work(request);
                Event::Lost(ResponseLost::Cut)
            }
            Fate::Late => {
                self.late.push(request.clone());
                Event::Lost(ResponseLost::TimedOut)
            }
            Fate::LostRequest => Event::Lost(ResponseLost::Cut),
            Fate::NeverConnected => Event::NeverConnected,
            Fate::BadRequest => Event::Lost(ResponseLost::Status(400)),
            Fate::Refused if matches!(request, Request::Create { .. }) => Event::Refused,
            Fate::Refused if matches!(request, Request::Sale) => {
                Event::Lost(ResponseLost::Status(401))
            }
            Fate::Refused => Event::Denied(401),
            Fate::Status => Event::Lost(ResponseLost::Status(503)),
            Fate::Bare => shown_as(self.work(request), bare),
            Fate::Stale => match request {
                Request::LookUp => Event::Found(Vec::new()),
                Request::Show => Event::Lost(ResponseLost::Status(404)),
                _ => self.work(request),
            },
            // A list of other references holds none of them: see `response`.
            Fate::MixedUp if matches!(request, Request::LookUp) => {
                Event::Lost(ResponseLost::OtherReferences)
            }
            Fate::MixedUp => shown_as(self.work(request), of_another_merchant),
            Fate::After(seconds) => {
                self.passed += seconds;
                self.expire();
                self.work(request)
            }
        }
    }

    /// Delivers every request that is still under way, and lets the bank decide.
    pub(super) fn settle(&mut self) {
        for request in std::mem::take(&mut self.late) {
            self.work(&request);
        }
        if self.is_slow && self.is_sold && self.charged.is_empty() {
            self.decide();
        }
    }

    fn work(&mut self, request: &Request) -> Event {
        match (request, self.invoice.clone()) {
            (Request::Create { .. }, Some(existing)) => Event::Conflict(Some(existing)),
            (Request::Create { call_tag }, None) => {
                let view = InvoiceView {
                    call_tag: CallTag::Is(call_tag.clone()),
                    ..invoice("process_pending")
                };
                self.invoice = Some(view.clone());
                self.expire();
                Event::Created(self.invoice.clone().unwrap_or(view))
            }
            (Request::LookUp, existing) => Event::Found(existing.into_iter().collect()),
            (Request::Show, Some(view)) => Event::Shown(view),
            (Request::Sale, Some(_)) if !self.is_sold && self.takes_sales() => self.sell(),
            (Request::Show | Request::Sale, _) => Event::Lost(ResponseLost::Status(409)),
        }
    }

    /// A sale that was sent in time completes for a while after the bearer's end.
    fn takes_sales(&self) -> bool {
        self.now() <= BEARER_END.plus(UNDER_WAY)
    }

    fn expire(&mut self) {
        let is_over = self.now() > BEARER_END;
        if let Some(view) = self
            .invoice
            .as_mut()
            .filter(|_| is_over && self.charged.is_empty())
            && view.status == "process_pending"
        {
            view.status = "expired".into();
            view.resolution = Some("expired".into());
        }
    }

    fn sell(&mut self) -> Event {
        self.is_sold = true;
        if self.is_slow {
            if let Some(view) = &mut self.invoice {
                view.bank = BankContact::Reached;
            }
        } else {
            self.decide();
        }
        Event::Sold(SaleView::Accepted)
    }

    fn decide(&mut self) {
        let (status, taken) = match self.bank {
            Bank::Pays => ("processed", Some(ASKED)),
            Bank::Declines => ("process_failed", None),
            Bank::PaysLess => ("processed", Some(dec!(5))),
            Bank::PaysAndRefunds => ("refunded", Some(ASKED)),
        };
        self.charged.extend(taken);
        if let Some(view) = &mut self.invoice {
            *view = InvoiceView {
                call_tag: view.call_tag.clone(),
                processed_amount: taken,
                ..invoice(status)
            };
        }
    }
}

/// The same event with its invoices changed.
fn shown_as(event: Event, change: fn(InvoiceView) -> InvoiceView) -> Event {
    match event {
        Event::Created(view) => Event::Created(change(view)),
        Event::Conflict(view) => Event::Conflict(view.map(change)),
        Event::Found(views) => Event::Found(views.into_iter().map(change).collect()),
        Event::Shown(view) => Event::Shown(change(view)),
        other => other,
    }
}

fn without_bank_id(view: InvoiceView) -> InvoiceView {
    InvoiceView {
        bank: BankContact::NotShown,
        ..view
    }
}

fn bare(view: InvoiceView) -> InvoiceView {
    InvoiceView {
        call_tag: CallTag::NotShown,
        has_bearer: false,
        bearer_end: None,
        ..view
    }
}

/// A failed operation under another id and reference.
fn of_another_merchant(_: InvoiceView) -> InvoiceView {
    InvoiceView {
        id: "cpi_7".into(),
        reference: Some("order-7".into()),
        call_tag: CallTag::None,
        ..invoice("process_failed")
    }
}
