//! A model of Paymega in a few lines, for the properties: one account, one reference, a ledger, a clock, and requests
//! that are lost, late or duplicated.

use rust_decimal::Decimal;
use tollgate_core::{calendar::UnixTime, dec, error::ResponseLost};

use super::{
    BEARER_END, BankContact, Event, Response, Sample, accepted, bad_request, refused, sale_refused,
    sample,
};

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

/// The request of a call, as it arrives.
#[derive(Clone, Debug)]
pub(super) enum Arrival {
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
    pub(super) invoice: Option<Sample>,
    /// The tag of the call that created the invoice.
    pub(super) call_tag: String,
    pub(super) is_sold: bool,
    pub(super) late: Vec<Arrival>,
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

    pub(super) fn exchange(&mut self, request: &Arrival, fate: Fate) -> Event {
        let seen = self.response(request, fate);
        let hides_bank_id = self.hides_bank_id;
        seen.event(|sample| {
            if hides_bank_id {
                sample.bank(BankContact::NotShown)
            } else {
                sample
            }
        })
    }

    fn response(&mut self, request: &Arrival, fate: Fate) -> Seen {
        match fate {
            Fate::Responded => self.work(request),
            Fate::Twice => {
                self.work(request);
                self.work(request)
            }
            Fate::LostResponse => {
                self.work(request);
                lost(ResponseLost::Cut)
            }
            Fate::Late => {
                self.late.push(request.clone());
                lost(ResponseLost::TimedOut)
            }
            Fate::LostRequest => lost(ResponseLost::Cut),
            Fate::NeverConnected => Seen::Other(Event::NotConnected),
            Fate::BadRequest if matches!(request, Arrival::Create { .. }) => {
                Seen::Other(bad_request())
            }
            Fate::BadRequest => lost(ResponseLost::Status(400)),
            Fate::Refused if matches!(request, Arrival::Create { .. }) => Seen::Other(refused()),
            Fate::Refused if matches!(request, Arrival::Sale) => Seen::Other(sale_refused()),
            Fate::Refused => lost(ResponseLost::Credentials(401)),
            Fate::Status => lost(ResponseLost::Status(503)),
            Fate::Bare => self.work(request).changed(bare),
            Fate::Stale => match request {
                Arrival::LookUp => Seen::Found(None),
                Arrival::Show => lost(ResponseLost::Status(404)),
                _ => self.work(request),
            },
            // A list of other references holds none of them: see `response`.
            Fate::MixedUp if matches!(request, Arrival::LookUp) => {
                lost(ResponseLost::OtherReferences)
            }
            Fate::MixedUp => self.work(request).changed(of_another_merchant),
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

    fn work(&mut self, request: &Arrival) -> Seen {
        match (request, self.invoice.clone()) {
            (Arrival::Create { .. }, Some(existing)) => Seen::Conflict(existing),
            (Arrival::Create { call_tag }, None) => {
                let created = sample("process_pending").call_tag(Some(call_tag));
                self.call_tag.clone_from(call_tag);
                self.invoice = Some(created.clone());
                self.expire();
                Seen::Created(self.invoice.clone().unwrap_or(created))
            }
            (Arrival::LookUp, existing) => Seen::Found(existing),
            (Arrival::Show, Some(existing)) => Seen::Shown(existing),
            (Arrival::Sale, Some(_)) if !self.is_sold && self.takes_sales() => self.sell(),
            (Arrival::Show | Arrival::Sale, _) => lost(ResponseLost::Status(409)),
        }
    }

    /// A sale that was sent in time completes for a while after the bearer's end.
    fn takes_sales(&self) -> bool {
        self.now() <= BEARER_END.plus(UNDER_WAY)
    }

    fn expire(&mut self) {
        let is_over = self.now() > BEARER_END;
        if is_over && self.charged.is_empty() {
            self.invoice = self.invoice.take().map(|invoice| match invoice.status() {
                "process_pending" => invoice
                    .set("status", "expired")
                    .set("resolution", "expired"),
                _ => invoice,
            });
        }
    }

    fn sell(&mut self) -> Seen {
        self.is_sold = true;
        if self.is_slow {
            let reached = |invoice: Sample| invoice.bank(BankContact::Reached);
            self.invoice = self.invoice.take().map(reached);
        } else {
            self.decide();
        }
        Seen::Other(accepted())
    }

    fn decide(&mut self) {
        let (status, taken) = match self.bank {
            Bank::Pays => ("processed", Some(ASKED)),
            Bank::Declines => ("process_failed", None),
            Bank::PaysLess => ("processed", Some(dec!(5))),
            Bank::PaysAndRefunds => ("refunded", Some(ASKED)),
        };
        self.charged.extend(taken);
        let ended = sample(status).call_tag(Some(&self.call_tag));
        self.invoice = Some(match taken {
            Some(amount) => ended.set("processed_amount", amount.to_string()),
            None => ended,
        });
    }
}

/// A response, with the document of its invoice.
enum Seen {
    Created(Sample),
    Conflict(Sample),
    Found(Option<Sample>),
    Shown(Sample),
    Other(Event),
}

const fn lost(loss: ResponseLost) -> Seen {
    Seen::Other(Event::Lost(loss))
}

impl Seen {
    /// The same response with its invoice changed.
    fn changed(self, change: impl Fn(Sample) -> Sample) -> Self {
        match self {
            Self::Created(sample) => Self::Created(change(sample)),
            Self::Conflict(sample) => Self::Conflict(change(sample)),
            Self::Found(sample) => Self::Found(sample.map(change)),
            Self::Shown(sample) => Self::Shown(change(sample)),
            Self::Other(event) => Self::Other(event),
        }
    }

    /// The event of the response, with its invoice changed.
    fn event(self, change: impl Fn(Sample) -> Sample) -> Event {
        Event::Response(match self.changed(change) {
            Self::Created(sample) => Response::Created(sample.invoice()),
            Self::Conflict(sample) => Response::Conflict(Some(sample.invoice())),
            Self::Found(sample) => Response::Found(sample.iter().map(Sample::invoice).collect()),
            Self::Shown(sample) => Response::Shown(sample.invoice()),
            Self::Other(event) => return event,
        })
    }
}

fn bare(sample: Sample) -> Sample {
    sample.call_tag(None).bearer(None)
}

/// A failed operation under another id and reference.
fn of_another_merchant(_: Sample) -> Sample {
    sample("process_failed")
        .id("cpi_7")
        .reference("order-7")
        .call_tag(Some("tag-of-another-merchant"))
}
