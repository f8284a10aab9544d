//! The state of one call: its deadline, its pauses, and the last response.

use std::time::Duration;

use progenitor_client::{Context, Credentials, Failure, Response};

use crate::{
    Clock, Error, Policy, RawResponse, calendar,
    calendar::UnixTime,
    deadline::Deadline,
    engine::{Event, LastResponse, Now, Pause},
    error::{NotSent, ResponseLost},
    observe::AttemptLog,
    server_time::ServerClock,
    transport::loss,
};

/// One call of the merchant, which may send several requests.
pub(crate) struct CallState<'a> {
    deadline: Deadline<'a>,
    clock: &'a dyn Clock,
    /// The provider's clock, where decisions depend on it.
    server_clock: Option<&'a ServerClock>,
    /// How many attempts a request that only reads has made.
    reads: u32,
    now: Option<UnixTime>,
    retry_after: Option<Duration>,
    pub(crate) last: LastResponse,
    log: AttemptLog,
}

impl<'a> CallState<'a> {
    /// Starts a call: its deadline begins now.
    pub(crate) fn start(
        policy: &'a Policy,
        clock: &'a dyn Clock,
        server_clock: Option<&'a ServerClock>,
    ) -> Self {
        Self {
            deadline: Deadline::start(policy, clock),
            clock,
            server_clock,
            reads: 0,
            now: None,
            retry_after: None,
            last: LastResponse::default(),
            log: AttemptLog::of_current(),
        }
    }

    /// The moment for the next decision.
    pub(crate) fn now(&self) -> Now {
        Now {
            monotonic: self.clock.now(),
            provider: self.now,
            retry_after: self.retry_after,
            last: self.last.clone(),
        }
    }

    /// Waits before a request. Returns `false` if there is no time left for it.
    pub(crate) async fn wait(&mut self, pause: Pause) -> bool {
        self.log.write(&self.last);
        let repetition = match pause {
            Pause::None => None,
            Pause::Backoff(repetition) => Some(repetition),
        };
        self.deadline.wait(repetition, &mut self.retry_after).await
    }

    /// Whether only the last tenth of the time is left, in which no request that changes something starts.
    pub(crate) fn is_late(&self) -> bool {
        self.deadline.is_late()
    }

    /// The settings of the next request.
    pub(crate) fn context(&self, credentials: Credentials) -> Context {
        self.deadline
            .context(credentials)
            .journal(self.log.journal())
    }

    /// Waits before the next attempt of a request that only reads.
    ///
    /// # Errors
    ///
    /// If no time is left: [`Error::NotSent`] if no request arrived, or else [`Error::OutcomeUnknown`].
    pub(crate) async fn next_read(&mut self) -> Result<(), Error> {
        let pause = self
            .reads
            .checked_sub(1)
            .map_or(Pause::None, Pause::Backoff);
        self.reads = self.reads.saturating_add(1);
        if self.wait(pause).await {
            return Ok(());
        }
        match self.last.loss {
            Some(ResponseLost::NeverConnected) | None => {
                Err(Error::NotSent(NotSent::untouched(None)))
            }
            Some(_) => Err(self.last.unknown(None).into()),
        }
    }

    /// Records a response: the provider's time, its `Retry-After`, and its raw form.
    pub(crate) fn note_response(&mut self, response: &Response) -> RawResponse {
        let raw = RawResponse::new(response.clone());
        let shown = raw.date().and_then(calendar::unix);
        let believed = shown.filter(|now| self.server_clock.is_some_and(|clock| clock.note(*now)));
        self.now = believed.map(UnixTime);
        self.retry_after = raw.retry_after();
        self.last = LastResponse {
            loss: None,
            raw: Some(raw.clone()),
        };
        raw
    }

    /// Records that no response came, and returns the event.
    pub(crate) fn note_failure<T>(&mut self, failure: &Failure) -> Event<T> {
        let loss = loss(failure);
        self.now = None;
        self.last = LastResponse {
            loss: Some(loss),
            raw: None,
        };
        match failure {
            Failure::InvalidRequest(why) => Event::Unsendable(why),
            Failure::NeverConnected(_) => Event::NotConnected,
            Failure::Lost { .. } => Event::Lost(loss),
        }
    }

    /// Records how a response was lost. A read that only the deadline cut short becomes the deadline, so that the last
    /// shown state still counts.
    pub(crate) fn note_event<T>(&mut self, event: Event<T>, changes: bool) -> Event<T> {
        let Event::Lost(loss) = event else {
            return event;
        };
        self.last.loss = Some(loss);
        let is_cut_short = loss == ResponseLost::TimedOut && self.deadline.left().is_zero();
        if is_cut_short && !changes {
            Event::Deadline
        } else {
            Event::Lost(loss)
        }
    }
}

impl Drop for CallState<'_> {
    fn drop(&mut self) {
        self.log.write(&self.last);
    }
}
