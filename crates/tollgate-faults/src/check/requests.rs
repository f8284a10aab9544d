//! The requests of a call: in time, and the same bytes in every attempt.

use tollgate_sandbox::Exchange;

use super::{Checker, Class};
use crate::{history::Entry, schedule::Action};

/// How late a request may arrive on a busy machine, in seconds: clocks go on in real time too.
const SLACK: i64 = 20;

impl Checker<'_> {
    /// No request after the deadline, and none that changes something in its last tenth. A request that the network held
    /// back is recorded when it arrives, so its time says nothing.
    pub(super) fn deadline(&mut self, entry: &Entry) {
        if entry.step >= self.schedule.steps.len() {
            return;
        }
        let calls = if entry.action == Action::Act {
            self.schedule.job.calls()
        } else {
            1
        };
        let limit = calls * self.schedule.pace.deadline().as_secs().cast_signed();
        let late: Vec<_> = self
            .exchanges(entry)
            .filter(|it| !is_held_back(it))
            .filter(|it| {
                let limit = if it.method == "GET" {
                    limit
                } else {
                    limit * 9 / 10
                };
                it.at > entry.invoked + limit + SLACK
            })
            .map(|it| format!("{} after {} s", name(it), it.at - entry.invoked))
            .collect();
        if !late.is_empty() {
            self.add(
                Class::AfterDeadline,
                format!("step {}: {late:?}", entry.step),
            );
        }
    }

    /// Requests that create the same operation have the same bytes. A request that the network held back may be that of an
    /// earlier call.
    pub(super) fn bytes(&mut self, entry: &Entry) {
        let mut sent: Vec<(&str, &str, &str)> = Vec::new();
        let may_be_earlier = |it: &&Exchange| entry.step > 0 && is_held_back(it);
        let own = self.exchanges(entry).filter(|it| !may_be_earlier(it));
        for it in own.filter(|it| it.method != "GET") {
            let reference = it.reference.as_deref().unwrap_or_default();
            sent.push((name(it), reference, &it.fingerprint));
        }
        let differs = sent.iter().any(|one| {
            let other = sent.iter().find(|it| (it.0, it.1) == (one.0, one.1));
            other.is_some_and(|other| other.2 != one.2)
        });
        if differs {
            let text = format!("step {}: {sent:?}", entry.step);
            self.add(Class::ChangedBytes, text);
        }
    }

    /// The merchant's requests during a call.
    fn exchanges(&self, entry: &Entry) -> impl Iterator<Item = &Exchange> {
        let (first, last) = entry.exchanges;
        let all = self.ran.exchanges.iter();
        all.filter(move |it| it.number > first && it.number <= last && it.operation.is_some())
    }
}

fn is_held_back(exchange: &Exchange) -> bool {
    matches!(exchange.fault.as_deref(), Some("stall" | "slow_duplicate"))
}

fn name(exchange: &Exchange) -> &str {
    exchange.operation.unwrap_or_default()
}
