//! The outcomes over time, as bars.

use std::{collections::BTreeMap, fmt::Write};

use super::Group;

/// The most bars of a chart.
const BARS: usize = 60;
const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 220.0;

/// The number of outcomes in each interval. An interval becomes twice as long when there are too many, so that memory stays
/// flat.
#[derive(Debug)]
pub(super) struct Timeline {
    /// The length of an interval in seconds.
    interval: i64,
    counts: BTreeMap<i64, [u64; 4]>,
}

impl Default for Timeline {
    fn default() -> Self {
        Self {
            interval: 1,
            counts: BTreeMap::new(),
        }
    }
}

impl Timeline {
    /// Counts an outcome at a time in seconds.
    pub(super) fn add(&mut self, at: i64, group: Group) {
        let counts = self.counts.entry(at.div_euclid(self.interval)).or_default();
        counts[group as usize] += 1;
        while self.span() > BARS as u64 {
            self.double();
        }
    }

    /// The number of intervals from the first to the last.
    fn span(&self) -> u64 {
        let ends = self
            .counts
            .first_key_value()
            .zip(self.counts.last_key_value());
        ends.map_or(0, |((first, _), (last, _))| last.abs_diff(*first) + 1)
    }

    fn double(&mut self) {
        self.interval *= 2;
        for (at, counts) in std::mem::take(&mut self.counts) {
            let sum = self.counts.entry(at.div_euclid(2)).or_default();
            sum.iter_mut()
                .zip(counts)
                .for_each(|(sum, count)| *sum += count);
        }
    }

    /// The chart as SVG.
    pub(super) fn svg(&self) -> String {
        let most = self
            .counts
            .values()
            .map(|counts| counts.iter().sum::<u64>())
            .max()
            .unwrap_or(1);
        let mut svg = format!(
            "<svg viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"Outcomes over time\">",
            HEIGHT + 20.0
        );
        let first = self.counts.first_key_value().map_or(0, |(first, _)| *first);
        let width = WIDTH / as_float(self.span().max(10));
        for (at, counts) in &self.counts {
            let left = as_float(at.abs_diff(first)) * width;
            bar(&mut svg, (left, width * 0.9), counts, most);
        }
        let seconds = self.interval;
        let _ = write!(
            svg,
            "<text x=\"0\" y=\"{}\" font-size=\"12\">One bar: {seconds} s. Highest: {most} orders.</text></svg>",
            HEIGHT + 16.0
        );
        svg
    }
}

/// One interval: a rectangle for each group.
fn bar(svg: &mut String, (left, width): (f64, f64), counts: &[u64; 4], most: u64) {
    let mut top = HEIGHT;
    for (group, count) in Group::ALL.into_iter().zip(counts) {
        let height = HEIGHT * as_float(*count) / as_float(most);
        top -= height;
        if *count > 0 {
            let (colour, name) = (group.colour(), group.name());
            let _ = write!(
                svg,
                "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{height:.1}\" \
                 fill=\"{colour}\"><title>{count} {name}</title></rect>"
            );
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "a pixel needs no 16 digits")]
fn as_float(number: u64) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_is_counted_in_a_bounded_number_of_bars() {
        let mut timeline = Timeline::default();
        let groups = Group::ALL.into_iter().cycle();
        for (at, group) in (0..100_000).zip(groups) {
            timeline.add(1_700_000_000 - at * 37, group);
            assert!(timeline.counts.len() <= BARS);
        }
        let count: u64 = timeline.counts.values().flatten().sum();
        assert_eq!(count, 100_000);
        assert!(timeline.svg().matches("<rect").count() <= BARS * 4);
    }
}
