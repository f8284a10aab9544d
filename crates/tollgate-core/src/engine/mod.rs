//! The parts that both providers' state machines share: events come in, steps go out.
//!
//! A machine decides. It sends nothing, waits for nothing, and knows nothing of HTTP. Its caller carries out the
//! [`Step`], passes the result on as an [`Event`], and carries out the next step, until a step ends the machine.

mod last_response;

use std::time::Duration;

pub use self::last_response::LastResponse;
use crate::{calendar::UnixTime, error::ResponseLost};

/// A state machine that decides about one operation of one order.
pub trait Machine {
    /// A request that the machine asks for.
    type Request: Request;

    /// The meaning of a response to such a request.
    type Response;

    /// The result of the operation.
    type End;

    /// Returns the next step after an event.
    fn next(&mut self, event: Event<Self::Response>, now: &Now) -> StepOf<Self>;
}

/// The steps of a machine.
pub type StepOf<M> = Step<<M as Machine>::Request, <M as Machine>::End>;

/// A request that a machine asks for.
pub trait Request {
    /// Whether the request may change something at the provider. No such request starts in the last tenth of the
    /// deadline.
    fn changes(&self) -> bool;
}

/// The result of the last request.
#[derive(Clone, Debug)]
pub enum Event<T> {
    /// The provider responded, and the response concerns the order.
    Response(T),
    /// The response was lost, or says nothing about the order.
    Lost(ResponseLost),
    /// No connection was made: no byte of the request was sent.
    NotConnected,
    /// The request cannot be built, so a retry cannot help.
    Unsendable(&'static str),
    /// The deadline has passed, or would have before the request could be sent.
    Deadline,
}

/// The next action of a machine's caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<R, E> {
    /// Send this request after this pause.
    Send(R, Pause),
    /// The operation ends with this result.
    Done(E),
}

/// The pause before a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pause {
    /// Send at once.
    None,
    /// Wait as long as before this retry, counted from 0, or as long as the provider's `Retry-After` asks for.
    Backoff(u32),
}

/// The moment at which a machine decides.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// The time by the client's monotonic clock.
    pub monotonic: Duration,
    /// The provider's time, if its last response showed a believable one.
    pub provider: Option<UnixTime>,
    /// How long the provider's last response asks the client to wait.
    pub retry_after: Option<Duration>,
    /// The last response, for an error that reports it.
    pub last: LastResponse,
}

/// Counts the retries of a machine.
#[derive(Clone, Copy, Debug, Default)]
pub struct Retries(u32);

impl Retries {
    /// Returns the pause before the next retry.
    pub const fn next(&mut self) -> Pause {
        let pause = Pause::Backoff(self.0);
        self.0 = self.0.saturating_add(1);
        pause
    }
}
