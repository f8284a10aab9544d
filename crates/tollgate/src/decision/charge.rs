//! The way of a charge on Paymega and Kuna Pay: create, look up, sale, follow, resume.
//!
//! Only the call that created an invoice sends its sale, and it sends it at most once. Doubt does not go away: after a
//! lost request no later attempt ends as a definite failure.

use super::{
    event::{Event, Pause, SaleView, Step, Verdict},
    reading::{Reading, read},
    sameness::is_another,
    view::{Expected, InvoiceView, Mark, UnixTime},
};
use crate::{Loss, MoneyState, ReviewReason};

/// What a flow is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Goal {
    /// That the invoice exists: its sale is sent later, or by the payer on a page.
    Invoice,
    /// That the card is charged.
    Charge,
}

/// One flow on its way.
#[derive(Clone, Debug)]
pub(crate) struct Charge {
    order: Expected,
    goal: Goal,
    /// The mark of this call; a flow that only resumes has none, and so can never send a sale.
    mark: Option<String>,
    attempts: u32,
    stage: Stage,
    creates: u32,
    pauses: u32,
    doubt: Doubt,
}

#[derive(Clone, Debug)]
enum Stage {
    Creating,
    LookingUp,
    /// Reading an invoice of which too little was shown, before deciding about it.
    Checking {
        id: String,
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

/// The losses so far.
#[derive(Clone, Copy, Debug, Default)]
struct Doubt {
    losses: u32,
    bad_requests: u32,
}

impl Doubt {
    const fn exists(self) -> bool {
        self.losses > 0
    }

    /// The platform called the request malformed twice, and nothing else was lost.
    const fn is_bad_request_only(self) -> bool {
        self.bad_requests >= 2 && self.losses == self.bad_requests
    }
}

impl Charge {
    /// A flow that begins by creating the invoice, marked with `mark`; `attempts` bounds its creations.
    pub(crate) fn create(order: Expected, goal: Goal, mark: String, attempts: u32) -> (Self, Step) {
        let flow = Self::at(Stage::Creating, order, goal, Some(mark), attempts);
        flow.create_again(Pause::None)
    }

    /// A flow that sends the sale of an invoice which its caller has created and never tried to sell.
    pub(crate) fn sale(order: Expected, view: &InvoiceView, now: Option<UnixTime>) -> (Self, Step) {
        let flow = Self::at(Stage::LookingUp, order, Goal::Charge, None, 0);
        flow.sell(view, now)
    }

    /// A flow that finds out what became of an order, and sends nothing that moves money.
    pub(crate) fn resume(order: Expected) -> (Self, Step) {
        let flow = Self::at(Stage::LookingUp, order, Goal::Charge, None, 0);
        (flow, Step::LookUp(Pause::None))
    }

    /// The next step after `event`; `now` is the platform's time, where its answer told it.
    pub(crate) fn next(mut self, event: Event, now: Option<UnixTime>) -> (Self, Step) {
        if matches!(event, Event::Deadline) {
            let verdict = self.at_deadline();
            return (self, Step::Done(verdict));
        }
        match std::mem::replace(&mut self.stage, Stage::LookingUp) {
            Stage::Creating => self.after_create(event, now),
            Stage::LookingUp => self.after_look_up(event, now),
            Stage::Checking { id } => self.after_check(id, event, now),
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
            doubt,
        }
    }

    fn after_create(mut self, event: Event, now: Option<UnixTime>) -> (Self, Step) {
        match event {
            Event::Created(view) => self.decide(&view, now),
            Event::Conflict(Some(view)) if self.can_judge(&view) => self.judge(&view, now),
            Event::Conflict(_) => {
                self.doubt.losses += 1;
                self.look_up(Pause::None)
            }
            Event::Refused if !self.doubt.exists() => self.done(Verdict::Refused),
            Event::NeverConnected if !self.doubt.exists() => {
                if self.creates < self.attempts {
                    let pause = self.backoff();
                    self.create_again(pause)
                } else {
                    self.done(Verdict::NotSent)
                }
            }
            Event::Lost(loss) => {
                self.doubt.losses += 1;
                self.doubt.bad_requests += u32::from(loss == Loss::Status(400));
                self.look_up_later()
            }
            Event::NeverConnected => self.look_up_later(),
            // A refusal after a loss speaks of the last request alone.
            _ => {
                self.doubt.losses += 1;
                self.look_up_later()
            }
        }
    }

    fn after_look_up(self, event: Event, now: Option<UnixTime>) -> (Self, Step) {
        let Event::Found(found) = event else {
            return self.look_up_later();
        };
        let Some(first) = found.first() else {
            return self.after_nothing_found();
        };
        if found.iter().any(|view| view.id != first.id) {
            let review = Reading::Review(ReviewReason::SeveralOperations, MoneyState::Unknown);
            return self.done(Verdict::Final(review));
        }
        self.decide(first, now)
    }

    fn after_nothing_found(mut self) -> (Self, Step) {
        if self.mark.is_none() {
            self.done(Verdict::NotFound)
        } else if self.doubt.is_bad_request_only() {
            self.done(Verdict::Refused)
        } else if self.creates < self.attempts {
            let pause = self.backoff();
            self.create_again(pause)
        } else {
            self.look_up_later()
        }
    }

    fn after_check(mut self, id: String, event: Event, now: Option<UnixTime>) -> (Self, Step) {
        match event {
            Event::Shown(view) if view.id == id => self.judge(&view, now),
            _ => {
                let pause = self.backoff();
                self.check(id, pause)
            }
        }
    }

    fn after_sale(
        mut self,
        id: String,
        end: Option<UnixTime>,
        event: &Event,
        now: Option<UnixTime>,
    ) -> (Self, Step) {
        match event {
            Event::Sold(SaleView::Challenge) => {
                self.done(Verdict::ActionRequired { supported: true })
            }
            Event::Sold(SaleView::UnsupportedChallenge) => {
                self.done(Verdict::ActionRequired { supported: false })
            }
            Event::Sold(SaleView::Accepted) => self.follow(id, true, Pause::None),
            Event::NeverConnected if may_sell(end, now) => {
                let pause = self.backoff();
                self.sell_again(id, end, pause)
            }
            Event::NeverConnected => {
                let verdict = self.never_sold();
                self.done(verdict)
            }
            // Whatever else came: the sale has left, and is never sent again.
            _ => {
                self.doubt.losses += 1;
                let pause = self.backoff();
                self.follow(id, false, pause)
            }
        }
    }

    fn after_follow(mut self, id: String, event: Event, now: Option<UnixTime>) -> (Self, Step) {
        let pause = self.backoff();
        match event {
            Event::Shown(view) if view.id == id => match read(&view, &self.order, now) {
                Reading::NotFinal if view.in_moderation => {
                    self.done(Verdict::Pending { moderation: true })
                }
                Reading::NotFinal => self.follow(id, true, pause),
                reading => self.done(Verdict::Final(reading)),
            },
            _ => self.follow(id, false, pause),
        }
    }

    /// Decides about an invoice, or first reads it by its id if too little of it was shown.
    fn decide(self, view: &InvoiceView, now: Option<UnixTime>) -> (Self, Step) {
        if self.can_judge(view) {
            self.judge(view, now)
        } else {
            self.check(view.id.clone(), Pause::None)
        }
    }

    /// Whether the answer shows all that the decision needs.
    fn can_judge(&self, view: &InvoiceView) -> bool {
        if is_another(view, &self.order) {
            return true;
        }
        let is_final = read(view, &self.order, None) != Reading::NotFinal;
        let is_sellable = view.has_bearer || self.goal == Goal::Invoice || self.mark.is_none();
        let shows_mark = view.mark != Mark::NotShown || self.mark.is_none();
        view.is_recognisable() && (is_final || (is_sellable && shows_mark))
    }

    fn judge(self, view: &InvoiceView, now: Option<UnixTime>) -> (Self, Step) {
        if is_another(view, &self.order) {
            return self.done(Verdict::ReferenceReused);
        }
        let is_ours = self.mark.as_ref().is_some_and(|mark| view.is_marked(mark));
        let reading = read(view, &self.order, now);
        if self.goal == Goal::Invoice {
            let ours = is_ours && reading == Reading::NotFinal && view.is_recognisable();
            return self.done(Verdict::Exists { ours });
        }
        match reading {
            Reading::NotFinal if is_ours && view.has_bearer && view.is_recognisable() => {
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

    fn sell(mut self, view: &InvoiceView, now: Option<UnixTime>) -> (Self, Step) {
        self.pauses = 0;
        if may_sell(view.bearer_end, now) {
            self.sell_again(view.id.clone(), view.bearer_end, Pause::None)
        } else {
            let verdict = self.never_sold();
            self.done(verdict)
        }
    }

    fn at_deadline(&self) -> Verdict {
        match &self.stage {
            Stage::Creating if !self.doubt.exists() => Verdict::NotSent,
            Stage::Selling { .. } => self.never_sold(),
            Stage::Following { is_shown: true, .. } => Verdict::Pending { moderation: false },
            _ => Verdict::OutcomeUnknown,
        }
    }

    /// The sale has not left; whether anything else might have charged depends on what was lost before.
    const fn never_sold(&self) -> Verdict {
        if self.doubt.exists() {
            Verdict::OutcomeUnknown
        } else {
            Verdict::NotSent
        }
    }

    fn create_again(mut self, pause: Pause) -> (Self, Step) {
        self.creates += 1;
        self.stage = Stage::Creating;
        (self, Step::Create(pause))
    }

    fn look_up_later(mut self) -> (Self, Step) {
        let pause = self.backoff();
        self.look_up(pause)
    }

    fn look_up(mut self, pause: Pause) -> (Self, Step) {
        self.stage = Stage::LookingUp;
        (self, Step::LookUp(pause))
    }

    fn check(mut self, id: String, pause: Pause) -> (Self, Step) {
        self.stage = Stage::Checking { id: id.clone() };
        (self, Step::Show { id, pause })
    }

    fn sell_again(
        mut self,
        id: String,
        bearer_end: Option<UnixTime>,
        pause: Pause,
    ) -> (Self, Step) {
        self.stage = Stage::Selling { id, bearer_end };
        (self, Step::Sale(pause))
    }

    fn follow(mut self, id: String, is_shown: bool, pause: Pause) -> (Self, Step) {
        self.stage = Stage::Following {
            id: id.clone(),
            is_shown,
        };
        (self, Step::Show { id, pause })
    }

    const fn backoff(&mut self) -> Pause {
        let pause = Pause::Backoff(self.pauses);
        self.pauses = self.pauses.saturating_add(1);
        pause
    }

    fn done(self, verdict: Verdict) -> (Self, Step) {
        (self, Step::Done(verdict))
    }
}

/// Whether the bearer still opens the card gate. One whose end is not known is left to the card gate to refuse.
fn may_sell(bearer_end: Option<UnixTime>, now: Option<UnixTime>) -> bool {
    match (bearer_end, now) {
        (Some(end), Some(now)) => now < end,
        _ => true,
    }
}
