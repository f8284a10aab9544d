//! The state machine of a refund on Paymega and Kuna.
//!
//! The request for a refund is sent at most once. After a lost response the invoice is read until it lists the refund's
//! reference, or until the deadline.
//!
//! | stage | event | next |
//! |---|---|---|
//! | read | an invoice without this refund; an unlisted earlier refund | refund at once |
//! | read; reconcile | this refund, processed | Succeeded |
//! | read; reconcile | this refund, under way | Pending |
//! | read; reconcile | this refund, failed | Declined |
//! | read; reconcile | this refund in two states | Review: Contradictory, money unknown |
//! | read; reconcile | another amount under the reference | ReferenceReused |
//! | read | an invoice in another currency | Invalid |
//! | read | refused | Refused |
//! | reconcile | refused | read after a pause |
//! | read; reconcile | lost; not connected | read after a pause |
//! | read | deadline | NotSent |
//! | reconcile | deadline | OutcomeUnknown |
//! | reconcile, after a refusal | refused | OutcomeUnknown |
//! | read; reconcile | cannot be built | Invalid |
//! | read, after a loss | deadline | OutcomeUnknown |
//! | reconcile | an invoice without this refund | NotFound |
//! | reconcile | an unlisted earlier refund | OutcomeUnknown |
//! | refund | this refund, processed; this refund, failed; this refund, under way | read at once |
//! | refund | an invoice with this refund; an invoice that has grown | Succeeded |
//! | refund | an invoice that is refunding | Pending |
//! | refund | an invoice that has not grown; refused; lost | read at once |
//! | refund | not connected | refund after a pause |
//! | refund | deadline | NotSent |
//! | refund | cannot be built | Invalid |
//! | refund, last attempt | not connected | NotSent |
//! | after a refund | an invoice without this refund; lost; not connected; deadline | Succeeded |
//! | after a refusal | an unchanged invoice | Refused |
//! | after a refusal | an invoice that has grown; lost; not connected | read after a pause |
//! | after a loss | an unchanged invoice; an invoice that has grown; refused; lost; not connected | read after a pause |
//! | after a refusal; after a loss | this refund, processed | Succeeded |
//! | after a refusal; after a loss | this refund, under way | Pending |
//! | after a refusal; after a loss | this refund, failed | Declined |
//! | after a refusal; after a loss | another amount under the reference; deadline; cannot be built | OutcomeUnknown |

mod outcome;
pub mod rules;

use std::sync::Arc;

use tollgate_paymega_private::types::RefundRequest;
use tollgate_types::InvoiceRefund;

pub use self::outcome::{RefundOutcome, RefundedInvoice};
use self::rules::unknown;
use super::{Invoice, order::RefundFingerprint};
use crate::{
    Error, Invalid, Refusal, engine,
    engine::{Event, Machine, Now, Pause, Retries, Step, StepOf},
    error::{NotSent, ResponseLost},
};

/// The result of a refund for the caller.
pub type RefundEnd = Result<RefundOutcome, Error>;

/// A request of a refund.
#[derive(Clone, Debug)]
pub enum Request {
    /// Read the invoice.
    Show,
    /// Send the refund.
    Refund(Arc<RefundRequest>),
}

/// The meaning of a response to such a request.
#[derive(Clone, Debug)]
pub enum Response {
    /// The invoice, as a read shows it.
    Shown(Invoice),
    /// The provider refuses to show the invoice, or does not have it.
    NotShown(Error),
    /// The refund itself, under the reference that was sent.
    Refund(InvoiceRefund),
    /// The invoice, in response to the refund.
    Invoice(Invoice),
    /// The provider's own refusal of the refund.
    Refused(Refusal),
}

/// The proof that the response to the refund gave.
#[derive(Clone, Debug)]
enum Proof {
    Refund(InvoiceRefund),
    Refused(Refusal),
    Lost(ResponseLost),
}

#[derive(Clone, Debug)]
enum Stage {
    Read,
    Refund {
        before: Invoice,
        body: Arc<RefundRequest>,
    },
    After(Box<After>),
}

/// The stage after the refund was sent.
#[derive(Clone, Debug)]
struct After {
    before: Invoice,
    /// The invoice as it was last read.
    last: Option<Invoice>,
    proof: Proof,
}

/// A refund on its way.
#[derive(Clone, Debug)]
pub struct Refunding {
    order: RefundFingerprint,
    /// The request, or `None` for a call that only reads.
    body: Option<Arc<RefundRequest>>,
    attempts_left: u32,
    stage: Stage,
    retries: Retries,
    /// How often in a row the provider has refused the credentials of a read.
    denials: u32,
}

type Next = StepOf<Refunding>;

impl engine::Request for Request {
    fn changes(&self) -> bool {
        matches!(self, Self::Refund(_))
    }
}

impl Refunding {
    /// Reads the invoice, and sends the refund if the invoice does not list it.
    #[must_use]
    pub fn refund(order: RefundFingerprint, body: RefundRequest, attempts: u32) -> (Self, Next) {
        Self::start(order, Some(Arc::new(body)), attempts.max(1))
    }

    /// Reads the outcome from the invoice. The call sends nothing that moves money.
    #[must_use]
    pub fn reconcile(order: RefundFingerprint) -> (Self, Next) {
        Self::start(order, None, 0)
    }

    /// The order of the refund.
    #[must_use]
    pub const fn order(&self) -> &RefundFingerprint {
        &self.order
    }

    fn start(
        order: RefundFingerprint,
        body: Option<Arc<RefundRequest>>,
        attempts_left: u32,
    ) -> (Self, Next) {
        let refunding = Self {
            order,
            body,
            attempts_left,
            stage: Stage::Read,
            retries: Retries::default(),
            denials: 0,
        };
        (refunding, Step::Send(Request::Show, Pause::None))
    }
}

impl Machine for Refunding {
    type Request = Request;
    type Response = Response;
    type End = RefundEnd;

    fn next(&mut self, event: Event<Response>, now: &Now) -> Next {
        match self.stage.clone() {
            Stage::Read => self.after_read(event, now),
            Stage::Refund { before, body } => self.after_request(event, before, body),
            Stage::After(after) => self.read_again(event, *after),
        }
    }
}

/// The next step after each event.
impl Refunding {
    fn after_read(&mut self, event: Event<Response>, now: &Now) -> Next {
        let denials = std::mem::take(&mut self.denials);
        match event {
            Event::Response(Response::Shown(invoice)) => self.decide(invoice),
            // A call that only reads ends once its credentials were refused twice in a row.
            Event::Response(Response::NotShown(Error::Refused(refusal)))
                if self.body.is_none() && refusal.is_of_credentials() =>
            {
                self.denials = denials + 1;
                if denials == 0 {
                    self.show_later()
                } else {
                    self.unknown(now)
                }
            }
            Event::Response(Response::NotShown(error)) => Step::Done(Err(error)),
            Event::Unsendable(why) => Step::Done(Err(Invalid::new("request", why).into())),
            // This call has sent nothing, but an earlier one may have refunded.
            Event::Deadline => match now.last.loss {
                Some(ResponseLost::NeverConnected) | None if self.body.is_some() => {
                    Step::Done(Err(Error::NotSent(NotSent::unknown())))
                }
                _ => self.unknown(now),
            },
            Event::Response(_) | Event::Lost(_) | Event::NotConnected => self.show_later(),
        }
    }

    fn unknown(&self, now: &Now) -> Next {
        let invoice = self.order.invoice.clone();
        Step::Done(Err(now.last.unknown(Some(invoice)).into()))
    }

    fn decide(&mut self, invoice: Invoice) -> Next {
        if let Some(end) = self.order.listed_in(&invoice) {
            return Step::Done(end);
        }
        let Some(body) = self.body.clone() else {
            return Step::Done(Err(self.order.absent_from(invoice)));
        };
        if let Err(invalid) = self.order.check_currency(&invoice) {
            return Step::Done(Err(invalid.into()));
        }
        self.retries = Retries::default();
        self.send(invoice, body, Pause::None)
    }

    fn after_request(
        &mut self,
        event: Event<Response>,
        before: Invoice,
        body: Arc<RefundRequest>,
    ) -> Next {
        let proof = match event {
            Event::Response(Response::Refund(refund)) => Proof::Refund(refund),
            Event::Response(Response::Refused(refusal)) => Proof::Refused(refusal),
            Event::Response(Response::Invoice(after)) => {
                match self.order.after_invoice(&before, &after) {
                    Some(end) => return Step::Done(end),
                    None => Proof::Lost(ResponseLost::Unreadable),
                }
            }
            Event::Response(_) => Proof::Lost(ResponseLost::Unreadable),
            Event::Lost(loss) => Proof::Lost(loss),
            Event::NotConnected if self.attempts_left > 0 => {
                let pause = self.retries.next();
                return self.send(before, body, pause);
            }
            Event::NotConnected | Event::Deadline => {
                let id = self.order.invoice.clone();
                return Step::Done(Err(Error::NotSent(NotSent::untouched(Some(id)))));
            }
            Event::Unsendable(why) => {
                return Step::Done(Err(Invalid::new("request", why).into()));
            }
        };
        self.retries = Retries::default();
        self.stage = Stage::After(Box::new(After {
            before,
            last: None,
            proof,
        }));
        Step::Send(Request::Show, Pause::None)
    }

    /// The refund was sent, and is never sent again: the invoice shows its outcome.
    fn read_again(
        &mut self,
        event: Event<Response>,
        After {
            before,
            last,
            proof,
        }: After,
    ) -> Next {
        let is_over = matches!(event, Event::Deadline | Event::Unsendable(_));
        let shown = match event {
            Event::Response(Response::Shown(invoice)) => Some(invoice),
            _ => None,
        };
        let end = match (&proof, &shown) {
            // The outcome is known: the read only fetches the invoice.
            (Proof::Refund(refund), after) => {
                let after = after.as_ref().unwrap_or(&before);
                Some(self.order.after_refund(refund, &before, after))
            }
            (Proof::Refused(refusal), Some(after)) => {
                self.order.after_refusal(refusal, &before, after)
            }
            (Proof::Lost(loss), Some(after)) => self.order.after_loss(*loss, &before, after),
            (_, None) => None,
        };
        if let Some(end) = end {
            return Step::Done(end);
        }
        let last = shown.or(last);
        if is_over {
            return Step::Done(Err(unknown(proof.loss(), before, last)));
        }
        self.stage = Stage::After(Box::new(After {
            before,
            last,
            proof,
        }));
        self.show_later()
    }

    fn send(&mut self, before: Invoice, body: Arc<RefundRequest>, pause: Pause) -> Next {
        self.attempts_left = self.attempts_left.saturating_sub(1);
        let request = Request::Refund(Arc::clone(&body));
        self.stage = Stage::Refund { before, body };
        Step::Send(request, pause)
    }

    fn show_later(&mut self) -> Next {
        Step::Send(Request::Show, self.retries.next())
    }
}

impl Proof {
    const fn loss(&self) -> ResponseLost {
        match self {
            Self::Refund(_) => ResponseLost::Unreadable,
            Self::Refused(refusal) => ResponseLost::Status(refusal.status()),
            Self::Lost(loss) => *loss,
        }
    }
}
