//! The flow of a charge on Paymega and Kuna: create, look up, sale, follow, reconcile.
//!
//! Only the call that created an invoice sends its sale, and sends it at most once. A lost response is never forgotten:
//! after one, no later attempt of the call ends as a definite failure.

mod after;
mod apply;
mod lost;
mod steps;

use self::lost::LostResponses;
use super::{
    event::{Event, Pause, Step, Verdict},
    view::{InvoiceView, OrderFingerprint, UnixTime},
};

/// The goal of a flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// The invoice exists: its sale is sent later, or the payer pays it on a page.
    Invoice,
    /// The card is charged.
    Charge,
}

/// One flow on its way.
#[derive(Clone, Debug)]
pub(crate) struct Charge {
    order: OrderFingerprint,
    goal: Goal,
    /// The tag of this call. A flow that only reconciles has none, and so can never send a sale.
    call_tag: Option<String>,
    attempts: u32,
    stage: Stage,
    creates: u32,
    pauses: u32,
    /// How often in a row the provider has refused the credentials.
    denials: u32,
    lost: LostResponses,
}

#[derive(Clone, Debug)]
enum Stage {
    Creating,
    LookingUp,
    /// Reads an invoice again before a decision, since the response showed too little.
    Checking {
        id: String,
        is_shown: bool,
    },
    Selling {
        id: String,
        bearer_end: Option<UnixTime>,
    },
    Following {
        id: String,
        is_shown: bool,
    },
}

impl Charge {
    /// A flow that begins by creating the invoice with the tag `call_tag`; `attempts` limits how often the creation is
    /// sent.
    pub(crate) fn create(
        order: OrderFingerprint,
        goal: Goal,
        call_tag: String,
        attempts: u32,
    ) -> (Self, Step) {
        let flow = Self::at(Stage::Creating, order, goal, Some(call_tag), attempts);
        flow.send_create(Pause::None)
    }

    /// A flow that sends the sale of an invoice that its caller created with the tag `call_tag`, and whose sale was never
    /// sent. An invoice without a bearer is read until it has one.
    pub(crate) fn sale(
        order: OrderFingerprint,
        call_tag: String,
        view: &InvoiceView,
        now: Option<UnixTime>,
    ) -> (Self, Step) {
        let flow = Self::at(Stage::LookingUp, order, Goal::Charge, Some(call_tag), 0);
        if view.has_bearer {
            flow.sell(view, now)
        } else {
            flow.check(view.id.clone(), false, Pause::None)
        }
    }

    /// A flow that reads the outcome of an order, and sends nothing that moves money.
    pub(crate) fn reconcile(order: OrderFingerprint) -> (Self, Step) {
        let flow = Self::at(Stage::LookingUp, order, Goal::Charge, None, 0);
        (flow, Step::LookUp(Pause::None))
    }

    /// A flow that reads whether an order is definitely unpaid, and does not wait for a final status.
    pub(crate) fn check_unpaid(order: OrderFingerprint) -> (Self, Step) {
        let flow = Self::at(Stage::LookingUp, order, Goal::Invoice, None, 0);
        (flow, Step::LookUp(Pause::None))
    }

    /// The next step after `event`; `now` is the provider's time, if its response showed it.
    pub(crate) fn next(mut self, event: Event, now: Option<UnixTime>) -> (Self, Step) {
        if matches!(event, Event::Deadline) {
            let verdict = self.at_deadline();
            return (self, Step::Done(verdict));
        }
        if matches!(event, Event::Unsendable) {
            let verdict = self.at_unsendable();
            return (self, Step::Done(verdict));
        }
        self.denials = match event {
            Event::Denied(_) => self.denials + 1,
            _ => 0,
        };
        // A flow that only reads stops here. A flow that has sent a request waits for its result.
        if self.call_tag.is_none() && self.denials > 1 {
            return self.done(Verdict::OutcomeUnknown);
        }
        match std::mem::replace(&mut self.stage, Stage::LookingUp) {
            Stage::Creating => self.after_create(event, now),
            Stage::LookingUp => self.after_look_up(event, now),
            Stage::Checking { id, .. } => self.after_check(id, event, now),
            Stage::Selling { id, bearer_end } => self.after_sale(id, bearer_end, &event, now),
            Stage::Following { id, .. } => self.after_follow(id, event, now),
        }
    }

    fn at(
        stage: Stage,
        order: OrderFingerprint,
        goal: Goal,
        call_tag: Option<String>,
        attempts: u32,
    ) -> Self {
        let lost = LostResponses::default();
        Self {
            order,
            goal,
            call_tag,
            attempts,
            stage,
            creates: 0,
            pauses: 0,
            denials: 0,
            lost,
        }
    }

    fn at_deadline(&self) -> Verdict {
        match &self.stage {
            Stage::Creating if !self.lost.any() => Verdict::NotSent,
            Stage::Selling { .. } => self.sale_not_sent(),
            Stage::Checking { is_shown: true, .. } | Stage::Following { is_shown: true, .. } => {
                Verdict::Pending { moderation: false }
            }
            _ => Verdict::OutcomeUnknown,
        }
    }

    /// A request that cannot be built was not sent. Requests before it may have charged.
    const fn at_unsendable(&self) -> Verdict {
        match &self.stage {
            Stage::Following { .. } => Verdict::OutcomeUnknown,
            _ if self.lost.any() => Verdict::OutcomeUnknown,
            _ => Verdict::Unsendable,
        }
    }

    /// The sale was not sent. Earlier lost requests may have charged.
    const fn sale_not_sent(&self) -> Verdict {
        if self.lost.any() {
            Verdict::OutcomeUnknown
        } else {
            Verdict::NotSent
        }
    }
}
