//! The decision about an invoice: whether it belongs to the order, whether this call created it, and whether to send
//! its sale.

use super::{Charge, Goal};
use crate::paymega::decision::{
    event::{Pause, Step, Verdict},
    reading::{Reading, may_sell, read},
    sameness::is_another,
    view::{CallTag, InvoiceView, UnixTime},
};

impl Charge {
    /// Decides about an invoice, or first reads it by its id if the response shows too little.
    pub(super) fn decide(self, view: &InvoiceView, now: Option<UnixTime>) -> (Self, Step) {
        if self.shows_enough(view) {
            self.apply(view, now)
        } else {
            self.check(view.id.clone(), false, Pause::None)
        }
    }

    /// Whether the response shows all that the decision needs.
    pub(super) fn shows_enough(&self, view: &InvoiceView) -> bool {
        if is_another(view, &self.order) {
            return true;
        }
        let is_final = read(view, &self.order, None) != Reading::NotFinal;
        let is_sellable = view.has_bearer || self.goal == Goal::Invoice || self.call_tag.is_none();
        let shows_call_tag = view.call_tag != CallTag::NotShown || self.call_tag.is_none();
        view.is_recognisable() && (is_final || (is_sellable && shows_call_tag))
    }

    /// Whether a later response may show what the sale of this call's own invoice needs.
    pub(super) fn may_show_more(&self, view: &InvoiceView, now: Option<UnixTime>) -> bool {
        let Some(call_tag) = self.call_tag.as_ref().filter(|_| self.goal == Goal::Charge) else {
            return false;
        };
        let may_be_own = view.call_tag == CallTag::NotShown || view.has_call_tag(call_tag);
        let is_sellable = view.has_call_tag(call_tag) && view.has_bearer && view.is_recognisable();
        let is_open = !view.in_moderation && read(view, &self.order, now) == Reading::NotFinal;
        may_be_own && !is_sellable && is_open && !is_another(view, &self.order)
    }

    pub(super) fn apply(self, view: &InvoiceView, now: Option<UnixTime>) -> (Self, Step) {
        if is_another(view, &self.order) {
            return self.done(Verdict::ReferenceReused);
        }
        let is_own = self
            .call_tag
            .as_ref()
            .is_some_and(|call_tag| view.has_call_tag(call_tag));
        let reading = read(view, &self.order, now);
        // A flow that only reads returns how the payment ended. A flow that creates ends once the invoice exists.
        let is_over = self.call_tag.is_none() && reading != Reading::NotFinal;
        if self.goal == Goal::Invoice && !is_over {
            let created_by_this_call =
                is_own && reading == Reading::NotFinal && view.is_recognisable();
            return self.done(Verdict::Exists {
                created_by_this_call,
            });
        }
        match reading {
            Reading::NotFinal if is_own && view.has_bearer && view.is_recognisable() => {
                self.sell(view, now)
            }
            Reading::NotFinal if view.in_moderation => {
                self.done(Verdict::Pending { moderation: true })
            }
            Reading::NotFinal => {
                let pause = Pause::Backoff(0);
                self.follow(view.id.clone(), true, pause)
            }
            reading => self.done(Verdict::Final(reading)),
        }
    }

    pub(super) fn sell(mut self, view: &InvoiceView, now: Option<UnixTime>) -> (Self, Step) {
        self.pauses = 0;
        if may_sell(view.bearer_end, now) {
            self.send_sale(view.id.clone(), view.bearer_end, Pause::None)
        } else {
            let verdict = self.sale_not_sent();
            self.done(verdict)
        }
    }
}
