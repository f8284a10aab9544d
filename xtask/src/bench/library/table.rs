//! The figures as tables for people.

use std::fmt::Write as _;

use super::report::{Growth, Kept, Latency, Ratio, Report};
use crate::cost::Cost;

/// The limits of the programs beside the one by hand: of the build, and of the size.
const LIMITS: [(&str, f64, f64); 2] = [("one-provider", 1.2, 1.15), ("both-providers", 1.35, 1.5)];

/// All tables.
pub fn tables(report: &Report) -> String {
    let mut text = format!(
        "\nMeasured on {} with {}, at commit {}. The invoice has {} bytes and one included customer; a page repeats it \
         with other ids.\n",
        report.machine,
        report.versions.join(" and "),
        report.commit,
        report.invoice_bytes
    );
    ratios(&mut text, &report.ratios);
    memory(&mut text, &report.memory);
    laws(&mut text, &report.laws);
    programs(&mut text, &report.programs);
    if let Some(times) = &report.latency {
        latency(&mut text, times);
    }
    text
}

fn ratios(text: &mut String, all: &[Ratio]) {
    text.push_str("\n## Instructions\n\n");
    head(
        text,
        "what | instructions | against | its instructions | ratio | at most",
        "-:-:::",
    );
    for it in all {
        let limit = it.at_most.map(two).unwrap_or_default();
        let (ours, its) = (thousands(it.instructions), thousands(it.its_instructions));
        line(
            text,
            &[&it.row, &ours, &it.against, &its, &two(it.ratio), &limit],
        );
    }
}

fn memory(text: &mut String, all: &[Kept]) {
    text.push_str("\n## Memory\n\n");
    head(
        text,
        "kept | bytes | allocations | against | its bytes | its allocations | ratio of bytes | at most",
        "-::-::::",
    );
    for it in all {
        let (bytes, count) = (thousands(it.bytes), thousands(it.allocations));
        let (its_bytes, its_count) = (thousands(it.its_bytes), thousands(it.its_allocations));
        let ratios = [two(it.ratio), two(it.at_most)];
        line(
            text,
            &[
                &it.case,
                &bytes,
                &count,
                &it.against,
                &its_bytes,
                &its_count,
                &ratios[0],
                &ratios[1],
            ],
        );
    }
}

fn laws(text: &mut String, all: &[Growth]) {
    text.push_str(
        "\n## Scaling\n\nThe instructions for one more, where there are few and where there are many: a ratio near 1, or \
         below it, is linear. `cargo xtask bench sandbox` and `cargo xtask bench billing` measure charges up to a \
         million.\n\n",
    );
    head(text, "one more | of few | of many | ratio", "-:::");
    for it in all {
        line(
            text,
            &[
                &it.of,
                &thousands(it.few),
                &thousands(it.many),
                &two(it.ratio),
            ],
        );
    }
}

fn programs(text: &mut String, all: &[Cost]) {
    let Some(by_hand) = all.first() else { return };
    text.push_str(
        "\n## Build and size\n\nWhole programs of `tests/bench`, each built for release from nothing, alone, and without \
         symbols.\n\n",
    );
    head(
        text,
        "program | CPU seconds | ratio | at most | bytes | ratio | at most",
        "-::::::",
    );
    for it in all {
        let [seconds, bytes] = it.ratios(by_hand).map(two);
        let limits = LIMITS.iter().find(|(name, ..)| *name == it.program);
        let [at_most, its_most] = limits
            .map(|limit| [two(limit.1), two(limit.2)])
            .unwrap_or_default();
        let (time, size) = (format!("{:.0}", it.seconds), thousands(it.bytes));
        line(
            text,
            &[
                &it.program,
                &time,
                &seconds,
                &at_most,
                &size,
                &bytes,
                &its_most,
            ],
        );
    }
}

fn latency(text: &mut String, it: &Latency) {
    text.push_str(
        "\n## Latency\n\nThe 99th percentile of 64 tasks that read an invoice through one client, in alternating rounds; \
         the medians of ten. These are times: only their ratio says something on another machine.\n\n",
    );
    head(text, "facade, µs | reqwest, µs | ratio | at most", "::::");
    let cells = [
        format!("{:.0}", it.facade),
        format!("{:.0}", it.reqwest),
        two(it.ratio),
    ];
    line(text, &[&cells[0], &cells[1], &cells[2], "1.10"]);
}

/// The head of a table; a colon aligns a column to the right.
fn head(text: &mut String, names: &str, columns: &str) {
    let columns: Vec<_> = columns
        .chars()
        .map(|it| if it == ':' { "--:" } else { "---" })
        .collect();
    line(text, &[names]);
    line(text, &columns);
}

fn line(text: &mut String, cells: &[&str]) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "| {} |", cells.join(" | "));
}

fn two(ratio: f64) -> String {
    format!("{ratio:.2}")
}

/// The digits in groups of three.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(
            [7, 999, 1000, 1_234_567].map(thousands),
            ["7", "999", "1,000", "1,234,567"]
        );
    }

    #[test]
    fn a_table_has_as_many_columns_as_names() {
        let mut text = String::new();
        head(&mut text, "a | b", "-:");
        line(&mut text, &["1", "2"]);
        assert_eq!(text, "| a | b |\n| --- | --: |\n| 1 | 2 |\n");
    }
}
