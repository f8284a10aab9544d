//! The result for the caller, made from the decisions' verdict and the state of the call.

use super::call_state::Call;
use crate::{
    Challenge, Decline, Error, Invalid, Invoice, NotFound, NotSent, Outcome, OutcomeUnknown,
    Pending, ReferenceReused, ResponseLost, Review, ReviewReason,
    error::Sought,
    paymega::decision::{OrderFingerprint, Reading, Verdict},
    paymega::invoice::Notes,
};

impl Call<'_> {
    pub(super) fn conclude(
        &mut self,
        verdict: Verdict,
        order: &OrderFingerprint,
    ) -> Result<Outcome, Error> {
        let invoice = self.state.invoice.take();
        let invoice = invoice.map(|invoice| self.noted(invoice, order));
        let id = invoice.as_ref().map(|invoice| invoice.id().to_owned());
        tracing::info!(?verdict, invoice = id, "concluded");
        match (verdict, invoice, self.state.refusal.take()) {
            (Verdict::Final(reading), Some(invoice), _) => {
                let found = std::mem::take(&mut self.state.found);
                Ok(final_outcome(reading, invoice, found))
            }
            (Verdict::ActionRequired { .. }, Some(invoice), _) => {
                let (form, mode) = self.state.challenge.take().unwrap_or_default();
                Ok(Outcome::ActionRequired(Challenge {
                    operation: invoice,
                    form,
                    mode,
                    raw: self.state.raw.take(),
                }))
            }
            (Verdict::Pending { moderation }, Some(invoice), _) => Ok(Outcome::Pending(Pending {
                operation: invoice,
                moderation,
            })),
            (Verdict::Refused, _, Some(refusal)) => Err(Error::Refused(refusal)),
            (Verdict::Unsendable, _, _) => {
                let why = self.state.unsendable.unwrap_or("cannot be sent");
                Err(Invalid::new("request", why).into())
            }
            (Verdict::NotSent, _, _) => Err(Error::NotSent(NotSent::untouched(id))),
            (Verdict::NotFound, _, _) => Err(Error::NotFound(NotFound {
                what: order.reference.clone(),
                sought: Sought::UniqueOrder,
                raw: self.state.raw.take(),
            })),
            (Verdict::ReferenceReused, _, _) => {
                let reference = order.reference.clone();
                Err(Error::ReferenceReused(ReferenceReused {
                    reference,
                    operation: id,
                    raw: self.state.raw.take(),
                }))
            }
            _ => Err(self.unknown(id)),
        }
    }

    pub(super) fn unknown(&mut self, operation: Option<String>) -> Error {
        let loss = self.state.loss.unwrap_or(ResponseLost::Deadline);
        let raw = self.state.raw.take();
        Error::OutcomeUnknown(OutcomeUnknown {
            loss,
            operation,
            raw,
            refund: None,
            sale_refusal: self.state.sale_refusal.take(),
        })
    }

    /// The invoice with the call's other results.
    fn noted(&self, invoice: Invoice, order: &OrderFingerprint) -> Invoice {
        let notes = Notes {
            lacks_card: order.saves_card && invoice.is_success() && invoice.saved_card().is_none(),
            card_changed: invoice.shows_another_card_than(order.last_four.as_deref()),
            sale_refusal: self.state.sale_refusal.clone(),
        };
        invoice.with_notes(notes)
    }
}

fn final_outcome(reading: Reading, invoice: Invoice, found: Vec<String>) -> Outcome {
    match reading {
        Reading::Succeeded => Outcome::Succeeded(invoice),
        Reading::Declined => Outcome::Declined(Decline { operation: invoice }),
        Reading::Review(reason, money) => Outcome::Review(Review {
            operation: invoice,
            reason,
            money,
            ids: match reason {
                ReviewReason::SeveralOperations => found,
                _ => Vec::new(),
            },
        }),
        Reading::NotFinal => Outcome::Pending(Pending {
            operation: invoice,
            moderation: false,
        }),
    }
}
