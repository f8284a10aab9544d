//! The steps of the world.

use super::subject::Kind;

/// One step of the world.
///
/// An exchange is one step. The process's reaction to a response concerns no other process until its next request, which
/// is a step of its own: between the two, everything else can happen. So a response that arrives late needs no step.
#[derive(Clone, Copy, Debug)]
pub(super) enum Action {
    Start(usize, Kind),
    /// The request arrives, and so does the response.
    Exchange(usize),
    /// The request arrives twice, and the response is the one to the second.
    Twice(usize),
    /// The request arrives now, and again later.
    AgainLater(usize),
    /// The request arrives, and its response is lost.
    LoseResponse(usize),
    /// The client gives up; the request may still arrive later, or never.
    Delay(usize),
    NotConnected(usize),
    /// The provider refuses the request by one of its refusals.
    Refuse(usize, usize),
    /// Another host responds, and the request does not arrive.
    RespondBefore(usize, usize),
    /// The request arrives, and another host's response takes the place of the provider's.
    RespondAfter(usize, usize),
    Deadline(usize),
    /// The process dies before it sends its request.
    CrashBefore(usize),
    /// The process dies after its request has arrived.
    CrashAfter(usize),
    /// A request that was under way arrives.
    Arrive(usize),
    /// The provider or the issuer takes a step by itself.
    Own(usize),
    Time,
}

impl Action {
    /// Whether the step counts against the bound of faults.
    pub(super) const fn is_fault(self) -> bool {
        match self {
            Self::Start(..)
            | Self::Exchange(_)
            | Self::Deadline(_)
            | Self::Arrive(_)
            | Self::Own(_)
            | Self::Time => false,
            Self::Twice(_)
            | Self::AgainLater(_)
            | Self::LoseResponse(_)
            | Self::Delay(_)
            | Self::NotConnected(_)
            | Self::Refuse(..)
            | Self::RespondBefore(..)
            | Self::RespondAfter(..)
            | Self::CrashBefore(_)
            | Self::CrashAfter(_) => true,
        }
    }
}
