//! Counts how the reads of a charge fail.

use crate::{engine::Event, error::ResponseLost, paycross::rules::Response};

/// How the reads since the last success failed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Failures {
    /// How often no connection was made.
    pub not_connected: u32,
    /// How often a response was lost, or refused the credentials.
    pub lost: u32,
    /// How often in a row the credentials were refused.
    pub refused: u32,
    /// How often in a row the status was 404.
    pub missing: u32,
}

impl Failures {
    /// Counts an event that is not the response to the read.
    pub fn count(&mut self, event: &Event<Response>) {
        let count = |count: u32, counts| if counts { count.saturating_add(1) } else { 0 };
        let is_refused = matches!(event, Event::Response(Response::Refused(_)));
        let is_missing = matches!(event, Event::Lost(ResponseLost::Status(404)));
        self.refused = count(self.refused, is_refused);
        self.missing = count(self.missing, is_missing);
        match event {
            Event::NotConnected => self.not_connected = self.not_connected.saturating_add(1),
            _ => self.lost = self.lost.saturating_add(1),
        }
    }

    /// How many reads failed.
    pub const fn all(&self) -> u32 {
        self.not_connected.saturating_add(self.lost)
    }

    /// Whether every read failed because no connection was made.
    pub const fn are_all_not_connected(&self) -> bool {
        self.not_connected > 0 && self.lost == 0
    }
}
