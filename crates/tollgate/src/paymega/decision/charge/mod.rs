//! The flow of a charge on Paymega and Kuna: create, look up, sale, follow, reconcile.
//!
//! Only the call that created an invoice sends its sale, and sends it at most once. A lost response is never forgotten:
//! after one, no later attempt of the call ends as a definite failure.

mod after;
mod doubt;
mod judge;
mod steps;

use self::doubt::Doubt;
use super::{
    event::{Event, Pause, Step, Verdict},
    view::{Expected, InvoiceView, UnixTime},
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
    order: Expected,
    goal: Goal,
    /// The tag of this call. A flow that only reconciles has none, and so can never send a sale.
    mark: Option<String>,
    attempts: u32,
    stage: Stage,
    creates: u32,
    pauses: u32,
    /// How often in a row the provider has refused the credentials.
    denials: u32,
    doubt: Doubt,
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
    /// A flow that begins by creating the invoice with the tag `mark`; `attempts` limits how often the creation is
    /// sent.
    pub(crate) fn create(order: Expected, goal: Goal, mark: String, attempts: u32) -> (Self, Step) {
        let flow = Self::at(Stage::Creating, order, goal, Some(mark), attempts);
        flow.create_again(Pause::None)
    }

    /// A flow that sends the sale of an invoice that its caller created with the tag `mark`, and whose sale was never
    /// sent. An invoice without a bearer is read until it has one.
    pub(crate) fn sale(
        order: Expected,
        mark: String,
        view: &InvoiceView,
        now: Option<UnixTime>,
    ) -> (Self, Step) {
        let flow = Self::at(Stage::LookingUp, order, Goal::Charge, Some(mark), 0);
        if view.has_bearer {
            flow.sell(view, now)
        } else {
            flow.check(view.id.clone(), false, Pause::None)
        }
    }

    /// A flow that reads the outcome of an order, and sends nothing that moves money.
    pub(crate) fn reconcile(order: Expected) -> (Self, Step) {
        let flow = Self::at(Stage::LookingUp, order, Goal::Charge, None, 0);
        (flow, Step::LookUp(Pause::None))
    }

    /// A flow that reads once whether an order is definitely unpaid, and does not wait.
    pub(crate) fn glance(order: Expected) -> (Self, Step) {
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
        if self.mark.is_none() && self.denials > 1 {
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

    fn at(stage: Stage, order: Expected, goal: Goal, mark: Option<String>, attempts: u32) -> Self {
        let doubt = Doubt::default();
        Self {
            order,
            goal,
            mark,
            attempts,
            stage,
            creates: 0,
            pauses: 0,
            denials: 0,
            doubt,
        }
    }

    fn at_deadline(&self) -> Verdict {
        match &self.stage {
            Stage::Creating if !self.doubt.exists() => Verdict::NotSent,
            Stage::Selling { .. } => self.never_sold(),
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
            _ if self.doubt.exists() => Verdict::OutcomeUnknown,
            _ => Verdict::Unsendable,
        }
    }

    /// The sale was not sent. Earlier lost requests may have charged.
    const fn never_sold(&self) -> Verdict {
        if self.doubt.exists() {
            Verdict::OutcomeUnknown
        } else {
            Verdict::NotSent
        }
    }
}
