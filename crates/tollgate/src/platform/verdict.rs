//! What the caller gets: the decisions' verdict with what came beside it.

use super::run::Run;
use crate::{
    Challenge, Decline, Error, Invalid, Invoice, Loss, NotFound, NotSent, Outcome, OutcomeUnknown,
    Pending, ReferenceReused, Review, ReviewReason,
    decision::{Expected, Reading, Verdict},
    error::Sought,
};

impl Run<'_> {
    pub(super) fn conclude(
        &mut self,
        verdict: Verdict,
        order: &Expected,
    ) -> Result<Outcome, Error> {
        let invoice = self.heard.invoice.take();
        let id = invoice.as_ref().map(|invoice| invoice.id().to_owned());
        tracing::info!(?verdict, invoice = id, "concluded");
        match (verdict, invoice, self.heard.refusal.take()) {
            (Verdict::Final(reading), Some(invoice), _) => {
                let found = std::mem::take(&mut self.heard.found);
                Ok(final_outcome(reading, invoice, order.saves_card, found))
            }
            (Verdict::ActionRequired { .. }, Some(invoice), _) => {
                let (form, mode) = self.heard.challenge.take().unwrap_or_default();
                Ok(Outcome::ActionRequired(Challenge {
                    operation: invoice,
                    form,
                    mode,
                    raw: self.heard.raw.take(),
                }))
            }
            (Verdict::Pending { moderation }, Some(invoice), _) => Ok(Outcome::Pending(Pending {
                operation: invoice,
                moderation,
            })),
            (Verdict::Refused, _, Some(refusal)) => Err(Error::Refused(refusal)),
            (Verdict::Unsendable, _, _) => {
                let why = self.heard.unsendable.unwrap_or("cannot be sent");
                Err(Invalid::new("request", why).into())
            }
            (Verdict::NotSent, _, _) => Err(Error::NotSent(NotSent::untouched(id))),
            (Verdict::NotFound, _, _) => Err(Error::NotFound(NotFound {
                what: order.reference.clone(),
                sought: Sought::UniqueOrder,
                raw: self.heard.raw.take(),
            })),
            (Verdict::ReferenceReused, _, _) => {
                let reference = order.reference.clone();
                Err(Error::ReferenceReused(ReferenceReused {
                    reference,
                    operation: id,
                    raw: self.heard.raw.take(),
                }))
            }
            _ => Err(self.unknown(id)),
        }
    }

    pub(super) fn unknown(&mut self, operation: Option<String>) -> Error {
        let loss = self.heard.loss.unwrap_or(Loss::Deadline);
        let raw = self.heard.raw.take();
        Error::OutcomeUnknown(OutcomeUnknown {
            loss,
            operation,
            raw,
            refund: None,
        })
    }
}

fn final_outcome(
    reading: Reading,
    invoice: Invoice,
    saves_card: bool,
    found: Vec<String>,
) -> Outcome {
    match reading {
        Reading::Succeeded => Outcome::Succeeded(invoice.asked_to_save_card(saves_card)),
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
