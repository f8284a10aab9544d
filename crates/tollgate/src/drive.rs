//! The loop around a state machine, and around the attempts of an order.

use crate::{
    Error, Outcome,
    call_state::CallState,
    engine::{Event, Machine, Request, Step, StepOf},
};

/// A provider's side of a call: it sends the requests of a machine.
pub(crate) trait Exchange<M: Machine> {
    /// Sends one request, and returns the response as an event.
    async fn exchange(&mut self, machine: &M, request: &M::Request) -> Event<M::Response>;
}

/// Carries out one step after the other, until the machine ends.
pub(crate) async fn drive<'a, M, X>(
    exchange: &mut X,
    machine: &mut M,
    mut step: StepOf<M>,
) -> M::End
where
    M: Machine,
    X: Exchange<M> + AsMut<CallState<'a>>,
{
    loop {
        let (request, pause) = match step {
            Step::Send(request, pause) => (request, pause),
            Step::Done(end) => return end,
        };
        let changes = request.changes();
        let state = exchange.as_mut();
        let event = if !state.wait(pause).await || (changes && state.is_late()) {
            Event::Deadline
        } else {
            let event = exchange.exchange(machine, &request).await;
            exchange.as_mut().note_event(event, changes)
        };
        step = machine.next(event, &exchange.as_mut().now());
    }
}

/// Carries out machines that read the earlier attempts of an order, one after the other, and returns the first outcome
/// that is not definitely unpaid.
pub(crate) async fn first_not_unpaid<'a, M, X, T>(
    exchange: &mut X,
    starts: impl Iterator<Item = Result<(M, StepOf<M>), Error>>,
) -> Result<Option<Outcome<T>>, Error>
where
    M: Machine<End = Result<Outcome<T>, Error>>,
    X: Exchange<M> + AsMut<CallState<'a>>,
{
    for start in starts {
        let (mut machine, step) = start?;
        match drive(exchange, &mut machine, step).await? {
            Outcome::Declined(_) => {}
            paid_or_open => return Ok(Some(paid_or_open)),
        }
    }
    Ok(None)
}
