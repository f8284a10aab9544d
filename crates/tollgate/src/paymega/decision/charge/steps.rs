//! The steps, each with the stage that awaits its response.

use super::{Charge, Stage};
use crate::paymega::decision::{
    event::{Pause, Step, Verdict},
    view::UnixTime,
};

impl Charge {
    pub(super) fn send_create(mut self, pause: Pause) -> (Self, Step) {
        self.creates += 1;
        self.stage = Stage::Creating;
        (self, Step::Create(pause))
    }

    pub(super) fn look_up_later(mut self) -> (Self, Step) {
        let pause = self.backoff();
        self.look_up(pause)
    }

    pub(super) fn look_up(mut self, pause: Pause) -> (Self, Step) {
        self.stage = Stage::LookingUp;
        (self, Step::LookUp(pause))
    }

    pub(super) fn check(mut self, id: String, is_shown: bool, pause: Pause) -> (Self, Step) {
        self.stage = Stage::Checking {
            id: id.clone(),
            is_shown,
        };
        (self, Step::Show { id, pause })
    }

    pub(super) fn send_sale(
        mut self,
        id: String,
        bearer_end: Option<UnixTime>,
        pause: Pause,
    ) -> (Self, Step) {
        self.stage = Stage::Selling { id, bearer_end };
        (self, Step::Sale(pause))
    }

    pub(super) fn follow(mut self, id: String, is_shown: bool, pause: Pause) -> (Self, Step) {
        self.stage = Stage::Following {
            id: id.clone(),
            is_shown,
        };
        (self, Step::Show { id, pause })
    }

    pub(super) const fn backoff(&mut self) -> Pause {
        let pause = Pause::Backoff(self.pauses);
        self.pauses = self.pauses.saturating_add(1);
        pause
    }

    pub(super) fn done(self, verdict: Verdict) -> (Self, Step) {
        (self, Step::Done(verdict))
    }
}
