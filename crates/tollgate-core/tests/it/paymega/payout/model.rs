//! A model of Paymega's payouts in a few lines: one account, one reference, a ledger, and requests that are lost, late or
//! duplicated.

use serde_json::json;
use tollgate_core::error::ResponseLost;

use super::{Event, LOST, Response, Sample, refusal, sample};

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
    /// The network delivers the request twice.
    Twice,
    NeverConnected,
    BadRequest,
    /// Nothing is done, and the response has a status that proves nothing.
    Status,
    /// The provider refuses with its own body.
    Refused,
    /// The response shows neither metadata nor the list of operations; a conflict shows no payout.
    Bare,
    /// The response comes from a replica that does not have the payout yet.
    Stale,
    /// The work is done, and the response shows another merchant's payout.
    MixedUp,
    /// The payout expires first, even if it is at the bank.
    Expires,
}

/// The request of a call, as it arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    Create(String),
    LookUp,
    Show,
    Process,
}

/// The bank's reaction to a payout.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Bank {
    #[default]
    Pays,
    Declines,
    /// It pays less than the amount of the order.
    PaysLess,
    /// It pays, and Paymega loses the bank's response.
    PaysUnseen,
}

#[derive(Default)]
pub(super) struct Paymega {
    pub(super) payout: Option<Sample>,
    pub(super) late: Vec<Arrival>,
    /// How many payments have left the account, and how many of them had the amount asked for.
    pub(super) paid: u32,
    pub(super) exact: u32,
    pub(super) bank: Bank,
    /// Whether the bank takes its time.
    pub(super) is_slow: bool,
    pub(super) at_bank: u32,
    /// Whether the account hides the list of operations.
    pub(super) hides_operations: bool,
}

impl Paymega {
    pub(super) fn exchange(&mut self, request: &Arrival, fate: Fate) -> Event {
        match fate {
            Fate::Responded => self.work(request),
            Fate::Expires => {
                self.expire();
                self.work(request)
            }
            Fate::Twice => {
                let first = self.work(request);
                match request {
                    // A network that delivers this request twice would pay twice at a provider that accepts both.
                    Arrival::Process => first,
                    _ => self.work(request),
                }
            }
            Fate::LostResponse => {
                self.work(request);
                LOST
            }
            Fate::Late => {
                self.late.push(request.clone());
                LOST
            }
            Fate::LostRequest => LOST,
            Fate::NeverConnected => Event::NotConnected,
            Fate::BadRequest if matches!(request, Arrival::Create(_)) => {
                Event::Response(Response::Malformed(refusal(400)))
            }
            Fate::BadRequest | Fate::Status => Event::Lost(ResponseLost::Status(503)),
            Fate::Refused => match request {
                Arrival::Create(_) => Event::Response(Response::Refused(refusal(422))),
                Arrival::Process => Event::Response(Response::ProcessRefused(refusal(409).into())),
                _ => Event::Lost(ResponseLost::Credentials(401)),
            },
            Fate::Bare => changed(self.work(request), |sample| {
                sample.without("metadata").without("payouts")
            }),
            Fate::Stale => match request {
                Arrival::LookUp => Event::Response(Response::Found(Vec::new())),
                Arrival::Show => LOST,
                _ => self.work(request),
            },
            Fate::MixedUp if *request == Arrival::LookUp => {
                Event::Lost(ResponseLost::OtherReferences)
            }
            Fate::MixedUp => changed(self.work(request), |_| {
                sample("process_failed")
                    .id("cpoi_7")
                    .set("reference_id", "payout-7")
            }),
        }
    }

    /// Delivers every request that is still under way, and lets the bank decide.
    pub(super) fn settle(&mut self) {
        for request in std::mem::take(&mut self.late) {
            self.work(&request);
        }
        for _ in 0..std::mem::take(&mut self.at_bank) {
            self.decide();
        }
    }

    fn work(&mut self, request: &Arrival) -> Event {
        let existing = self.payout.clone();
        Event::Response(match (request, existing) {
            (Arrival::Create(_), Some(existing)) => {
                Response::Conflict(Some(self.seen(existing).payout()))
            }
            (Arrival::Create(tag), None) => {
                let created = sample("created").call_tag(tag);
                self.payout = Some(created.clone());
                Response::Created(self.seen(created).payout())
            }
            (Arrival::LookUp, existing) => {
                let found = existing.map(|it| self.seen(it).payout());
                Response::Found(found.into_iter().collect())
            }
            (Arrival::Show, Some(existing)) => Response::Shown(self.seen(existing).payout()),
            // The unkind reading: every request that processes a payout pays, unless the payout has expired.
            (Arrival::Process, Some(existing)) if existing.status() != "expired" => {
                self.process();
                let shown = self.payout.clone().unwrap_or(existing);
                Response::Processed(self.seen(shown).payout())
            }
            (Arrival::Process, _) => Response::ProcessRefused(refusal(409).into()),
            (Arrival::Show, None) => return LOST,
        })
    }

    fn seen(&self, sample: Sample) -> Sample {
        if self.hides_operations {
            sample.without("payouts")
        } else {
            sample
        }
    }

    fn process(&mut self) {
        let pending = [("process_pending", "ok")];
        self.change(|it| it.set("status", "process_pending").operations(&pending));
        if self.is_slow {
            self.at_bank += 1;
        } else {
            self.decide();
        }
    }

    fn expire(&mut self) {
        self.change(|it| match it.status() {
            "created" | "process_pending" => it.set("status", "expired"),
            _ => it,
        });
    }

    /// The bank decides. An expired payout stays expired.
    fn decide(&mut self) {
        let bank = self.bank;
        self.paid += u32::from(bank != Bank::Declines);
        self.exact += u32::from(matches!(bank, Bank::Pays | Bank::PaysUnseen));
        self.change(|it| match (it.status(), bank) {
            ("expired", _) => it,
            (_, Bank::Pays) => it
                .set("status", "processed")
                .set("processed_amount", json!(19.99))
                .operations(&[("processed", "ok")]),
            (_, Bank::PaysLess) => it
                .set("status", "processed")
                .set("processed_amount", 5)
                .operations(&[("processed", "ok")]),
            (_, Bank::Declines) => it
                .set("status", "process_failed")
                .set("resolution", "declined_error")
                .operations(&[("process_failed", "declined_error")]),
            (_, Bank::PaysUnseen) => it
                .set("status", "process_failed")
                .set("resolution", "connection_timeout_error")
                .operations(&[("process_failed", "connection_timeout_error")]),
        });
    }

    fn change(&mut self, change: impl FnOnce(Sample) -> Sample) {
        self.payout = self.payout.take().map(change);
    }
}

/// The same response with its payout changed.
fn changed(event: Event, change: impl Fn(Sample) -> Sample) -> Event {
    let change = |payout: &super::Payout| change(Sample::of(payout)).payout();
    match event {
        Event::Response(Response::Created(payout)) => {
            Event::Response(Response::Created(change(&payout)))
        }
        Event::Response(Response::Conflict(_)) => Event::Response(Response::Conflict(None)),
        Event::Response(Response::Shown(payout)) => {
            Event::Response(Response::Shown(change(&payout)))
        }
        Event::Response(Response::Processed(payout)) => {
            Event::Response(Response::Processed(change(&payout)))
        }
        Event::Response(Response::Found(found)) => {
            Event::Response(Response::Found(found.iter().map(change).collect()))
        }
        event => event,
    }
}
