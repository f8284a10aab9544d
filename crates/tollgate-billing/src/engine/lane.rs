//! The limits of one provider: how many charges at once, and how many a second.

use std::time::Duration;

use super::{Options, Throttled};

/// The longest pause while a provider cannot be reached.
const LONGEST: Duration = Duration::from_secs(60);

/// A provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Provider {
    Paymega,
    PayCross,
}

/// The limits of one provider.
///
/// After trouble (429, 503, no connection) half as many orders are charged at once; each round without trouble permits one
/// more. If there is trouble even with one at a time, the lane pauses, each time twice as long.
#[derive(Debug)]
pub(super) struct Lane {
    provider: Provider,
    most: usize,
    limit: usize,
    flying: usize,
    /// The results without trouble since the limit changed.
    calm: usize,
    /// The throttled responses that were seen.
    seen: u64,
    pause: Duration,
    /// The shortest time between two starts.
    gap: Duration,
    next: Duration,
}

impl Lane {
    pub(super) fn new(provider: Provider, options: &Options) -> Self {
        let most = options.concurrency.max(1);
        Self {
            provider,
            most,
            limit: most,
            flying: 0,
            calm: 0,
            seen: options.throttled.count(provider),
            pause: Duration::ZERO,
            gap: options.rate.map_or(Duration::ZERO, |rate| {
                Duration::from_secs(1).div_f64(rate.max(0.001))
            }),
            next: Duration::ZERO,
        }
    }

    /// How many orders are charged at once now.
    pub(super) const fn limit(&self) -> usize {
        self.limit
    }

    /// Whether another charge may start now; if not, when to ask again, unless a result must come first.
    pub(super) fn wait(&self, now: Duration) -> Option<Wait> {
        if self.flying >= self.limit {
            Some(Wait::ForResult)
        } else if self.next > now {
            Some(Wait::Until(self.next))
        } else {
            None
        }
    }

    pub(super) fn started(&mut self, now: Duration) {
        self.flying += 1;
        // Time that was not used is not saved up.
        self.next = self.next.max(now) + self.gap;
    }

    pub(super) fn finished(&mut self, throttled: &Throttled, has_trouble: bool, now: Duration) {
        self.flying = self.flying.saturating_sub(1);
        let count = throttled.count(self.provider);
        if std::mem::replace(&mut self.seen, count) == count && !has_trouble {
            self.rise();
        } else {
            self.fall(now);
        }
    }

    fn rise(&mut self) {
        self.calm += 1;
        self.pause = Duration::ZERO;
        if self.calm >= self.limit {
            self.limit = self.most.min(self.limit + 1);
            self.calm = 0;
        }
    }

    fn fall(&mut self, now: Duration) {
        // Orders that started before the limit fell say nothing new.
        if self.flying >= self.limit {
            return;
        }
        self.calm = 0;
        if self.limit == 1 {
            self.pause = (self.pause * 2).clamp(Duration::from_secs(1), LONGEST);
            self.next = self.next.max(now + self.pause);
        }
        self.limit = (self.limit / 2).max(1);
    }
}

/// The end of a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    Until(Duration),
    ForResult,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(concurrency: usize, rate: Option<f64>) -> (Lane, Throttled) {
        let options = Options::default().concurrency(concurrency);
        let options = match rate {
            Some(rate) => options.rate(rate),
            None => options,
        };
        (Lane::new(Provider::Paymega, &options), options.throttled)
    }

    fn second(number: u64) -> Duration {
        Duration::from_secs(number)
    }

    #[test]
    fn trouble_halves_the_limit_and_calm_restores_it() {
        let (mut lane, throttled) = lane(8, None);
        let mut result = |has_trouble| {
            lane.started(second(1));
            lane.finished(&throttled, has_trouble, second(1));
            lane.limit()
        };
        assert_eq!([result(true), result(true)], [4, 2]);
        let limits: Vec<_> = (0..40).map(|_| result(false)).collect();
        assert!(
            limits.is_sorted() && limits.last() == Some(&8),
            "{limits:?}"
        );
    }

    #[test]
    fn a_provider_out_of_reach_is_tried_less_and_less_often() {
        let (mut lane, throttled) = lane(1, None);
        let mut now = second(0);
        let mut pauses = Vec::new();
        for _ in 0..8 {
            lane.started(now);
            lane.finished(&throttled, true, now);
            let Some(Wait::Until(next)) = lane.wait(now) else {
                panic!("no pause")
            };
            pauses.push(next.as_secs() - now.as_secs());
            now = next;
        }
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60]);
    }

    #[test]
    fn no_more_start_in_a_second_than_the_rate() {
        let (mut lane, _) = lane(1000, Some(4.0));
        let mut now = second(9);
        let mut starts = 0;
        while now < second(11) {
            if let Some(Wait::Until(next)) = lane.wait(now) {
                now = next;
            } else {
                lane.started(now);
                starts += 1;
            }
        }
        assert_eq!(starts, 8);
    }

    #[test]
    fn a_full_lane_waits_for_a_result() {
        let (mut lane, throttled) = lane(2, None);
        lane.started(second(0));
        lane.started(second(0));
        assert_eq!(lane.wait(second(0)), Some(Wait::ForResult));
        lane.finished(&throttled, false, second(0));
        assert_eq!(lane.wait(second(0)), None);
    }
}
