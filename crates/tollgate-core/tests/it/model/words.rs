//! The steps of a counterexample in words.

use super::{action::Action, clients::Clients, subject::Subject, world::WorldOf};

/// An action, and what follows from it.
pub(super) fn show<S: Subject>(
    clients: &Clients<S>,
    before: &WorldOf<S>,
    action: Action,
    after: &WorldOf<S>,
) -> String {
    let subject = &clients.subject;
    let asked = |number: usize| clients.asked(before.processes[number].node());
    let (number, what) = match action {
        Action::Own(which) => {
            let own = subject.own_steps(&before.provider, before.time);
            return format!("provider: {}", own[which].0);
        }
        Action::Arrive(which) => {
            return format!("network: {:?} arrives late", before.under_way[which]);
        }
        Action::Time => return format!("time: {}", after.time),
        Action::Start(number, kind) => (number, format!("begins to {kind}")),
        Action::Exchange(number) => {
            let mut provider = before.provider.clone();
            let reply = subject.receive(&mut provider, asked(number), before.time);
            (
                number,
                format!("sends {:?}, and receives {reply:?}", asked(number)),
            )
        }
        Action::Twice(number) => (
            number,
            format!("sends {:?}, which arrives twice", asked(number)),
        ),
        Action::AgainLater(number) => (
            number,
            format!(
                "sends {:?}, which arrives now and again later",
                asked(number)
            ),
        ),
        Action::LoseResponse(number) => (
            number,
            format!("sends {:?}, and its response is lost", asked(number)),
        ),
        Action::Delay(number) => (
            number,
            format!(
                "sends {:?}, which is under way when it gives up",
                asked(number)
            ),
        ),
        Action::NotConnected(number) => (number, format!("cannot connect for {:?}", asked(number))),
        Action::Refuse(number, which) => {
            let reply = subject.refusals(asked(number))[which];
            (
                number,
                format!(
                    "sends {:?}, which the provider refuses: {reply:?}",
                    asked(number)
                ),
            )
        }
        Action::RespondBefore(number, which) => {
            let reply = subject.foreign(asked(number))[which];
            let asked = asked(number);
            (
                number,
                format!("sends {asked:?}, which another host stops: {reply:?}"),
            )
        }
        Action::RespondAfter(number, which) => {
            let reply = subject.foreign(asked(number))[which];
            let asked = asked(number);
            (
                number,
                format!("sends {asked:?}, which arrives, and receives {reply:?} instead"),
            )
        }
        Action::Deadline(number) => (number, format!("has no time left for {:?}", asked(number))),
        Action::CrashBefore(number) => (number, format!("crashes before {:?}", asked(number))),
        Action::CrashAfter(number) => (number, format!("sends {:?}, and crashes", asked(number))),
    };
    let process = &after.processes[number];
    let claim = process.claims.iter().flatten().next_back();
    let ends = claim.filter(|_| process.is_idle());
    let ends = ends
        .map(|claim| format!("; the call ends as {claim:?}"))
        .unwrap_or_default();
    format!("process {}: {what}{ends}", number + 1)
}
