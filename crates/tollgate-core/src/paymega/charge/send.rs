//! The requests of a charge, each with the stage that awaits its response.

use super::{
    Charge, Next,
    stage::{Creation, Stage},
};
use crate::engine::{Now, Pause, Step};

impl Charge {
    /// Sends the same bytes again: Paymega then returns the invoice that exists.
    pub(super) fn create_again(&mut self, creation: Creation) -> Option<Next> {
        let may_send = creation.attempts_left > 0;
        self.stage = Stage::Create(creation);
        may_send.then(|| self.send_later(self.stage.clone()))
    }

    pub(super) fn find_or_create(&mut self, creation: Creation, now: &Now) -> Next {
        if creation.can_look_up {
            self.send_later(Stage::LookUp(Some(creation)))
        } else {
            self.create_again(creation)
                .unwrap_or_else(|| self.unknown(now))
        }
    }

    /// Sends after a pause.
    pub(super) fn send_later(&mut self, stage: Stage) -> Next {
        let pause = self.retries.next();
        self.send(stage, pause)
    }

    pub(super) fn send(&mut self, stage: Stage, pause: Pause) -> Next {
        let request = stage.request();
        self.stage = stage;
        Step::Send(request, pause)
    }
}
