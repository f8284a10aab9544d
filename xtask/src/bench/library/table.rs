//! The figures as tables for people.

use std::fmt::Write as _;

use super::report::{Apart, Growth, Kept, Latency, Peer, Ratio, Report, Times, ratio};
use crate::cost::limits;

const HEAD: &str = "# Performance

What Tollgate costs beside programs that do the same without it. `cargo xtask bench` measures these figures and writes
this file; it installs Valgrind from Debian's packages where it is missing. `cargo xtask ci performance` counts the
cheaper rows again, and fails if a ratio is more than 5 % above the one recorded here.

A ratio is Tollgate's figure divided by the other one: 1.05 means that Tollgate costs 5 % more. `at most` is the limit that
the project has set itself, and `reached` says whether the ratio is within it. The letter and number before a row's name
choose rows: `cargo xtask bench --only P3`.
";

/// The whole file without its JSON.
pub fn text(report: &Report) -> String {
    format!("{HEAD}{}", tables(report))
}

/// All tables.
pub fn tables(report: &Report) -> String {
    let mut text = format!(
        "\nMeasured on {} with {}, at commit {}. A commit that is \"changed\" had changes that were not committed yet.\n",
        report.machine,
        report.versions.join(" and "),
        report.commit,
    );
    ratios(&mut text, report);
    memory(&mut text, &report.memory);
    laws(&mut text, &report.laws);
    if let Some(all) = &report.charges {
        charges(&mut text, all);
    }
    if let Some(all) = &report.million {
        million(&mut text, all);
    }
    if let Some(times) = &report.times {
        programs(&mut text, times);
        latency(&mut text, &times.latency);
    }
    if let Some(all) = &report.peers {
        peers(&mut text, all);
    }
    text
}

fn ratios(text: &mut String, report: &Report) {
    let _ = writeln!(
        text,
        "\n## Instructions\n\n\
         The instructions of the client in user space, counted by Valgrind's callgrind: a release build without link-time\n\
         optimisation, on one thread, against a server in another process that sends prepared responses over a kept connection\n\
         on loopback. A figure is the difference between two runs, so that the start of the program is not in it. No time is in\n\
         these figures, because a busy machine would change it.\n\n\
         The facade is the crate `tollgate`; the generated client is the crate below it, which makes no decision about money. A\n\
         plain struct has the same fields as ours, and is read by serde_json without any leniency. \"By hand, same types\" sends\n\
         the same requests with reqwest and reads the responses into our types, without any decision about money. The invoice\n\
         has {} bytes with one included customer; a page repeats it with other ids. An odd field is one of another type than\n\
         documented, which Tollgate leaves out instead of failing. P1 are calls, P3 is decoding, P6 are callbacks.\n",
        thousands(report.invoice_bytes as u64)
    );
    head(
        text,
        "what | instructions | against | its instructions | ratio | at most | reached",
        "-:-:::-",
    );
    for it in &report.ratios {
        let (ours, its) = (thousands(it.instructions), thousands(it.its_instructions));
        let Ratio { row, against, .. } = it;
        let [at_most, reached] = it
            .at_most
            .map(|limit| reached(it.ratio, limit))
            .unwrap_or_default();
        let cells = [
            row,
            &ours,
            against,
            &its,
            &two(it.ratio),
            &at_most,
            &reached,
        ];
        line(text, &cells.map(String::as_str));
    }
}

fn memory(text: &mut String, all: &[Kept]) {
    text.push_str(
        "\n## Memory\n\n\
         The bytes on the heap that a program holds as long as it keeps the invoices, and the allocations of the reading.\n\n",
    );
    head(
        text,
        "kept | bytes | allocations | against | its bytes | its allocations | ratio of bytes | at most | reached",
        "-::-::::-",
    );
    for it in all {
        let (bytes, count) = (thousands(it.bytes), thousands(it.allocations));
        let (its_bytes, its_count) = (thousands(it.its_bytes), thousands(it.its_allocations));
        let [at_most, reached] = reached(it.ratio, it.at_most);
        let (case, against, ratio) = (&it.case, &it.against, two(it.ratio));
        let cells = [
            case, &bytes, &count, against, &its_bytes, &its_count, &ratio, &at_most, &reached,
        ];
        line(text, &cells.map(String::as_str));
    }
}

fn laws(text: &mut String, all: &[Growth]) {
    text.push_str(
        "\n## Scaling\n\n\
         The instructions of one more, where there are few before it and where there are many. A ratio near 1, or below it, means\n\
         that a hundred times the work costs a hundred times as much, and not more. 1,000 pages are 100,000 invoices.\n\n",
    );
    growths(text, all);
}

fn charges(text: &mut String, all: &Apart<Growth>) {
    let _ = writeln!(
        text,
        "\n### Charges in whole commands\n\n\
         The instructions of `tollgate sandbox` and of `tollgate bill run` for one more charge of a saved card, after so many\n\
         orders. Measured at commit {}.\n",
        all.commit
    );
    growths(text, &all.rows);
}

fn million(text: &mut String, all: &Apart<Growth>) {
    let _ = writeln!(
        text,
        "\n### The same after a million orders\n\n\
         `cargo xtask bench charges --orders 1000000` measures these rows, and every other run keeps them. Measured at commit\n\
         {}.\n",
        all.commit
    );
    growths(text, &all.rows);
}

fn growths(text: &mut String, all: &[Growth]) {
    head(
        text,
        "one more | of few | instructions | of many | instructions | ratio | at most | reached",
        "--:-:::-",
    );
    for it in all {
        let (few, many) = (thousands(it.few), thousands(it.many));
        let [at_most, reached] = reached(it.ratio, it.at_most);
        let Growth {
            of,
            few_place,
            many_place,
            ..
        } = it;
        let ratio = two(it.ratio);
        let cells = [
            of, few_place, &few, many_place, &many, &ratio, &at_most, &reached,
        ];
        line(text, &cells.map(String::as_str));
    }
}

fn programs(text: &mut String, times: &Times) {
    let all = &times.programs;
    let Some(by_hand) = all.first() else { return };
    let _ = writeln!(
        text,
        "\n## Build time and size\n\n\
         Whole programs of `tests/bench`, each built for release from nothing, alone, and stripped of symbols. `by-hand` calls\n\
         one endpoint with reqwest and the same TLS crates; `one-provider` reads one invoice with Tollgate; `both-providers`\n\
         charges at both providers and receives the callbacks of both. The CPU time is that of the compiler on all cores: only\n\
         the ratio says something on another machine. `cargo xtask cost` measures this table alone. Measured at commit {}.\n",
        times.commit
    );
    head(
        text,
        "program | P4 CPU seconds | ratio | at most | reached | P5 bytes | ratio | at most | reached",
        "-:::-:::-",
    );
    for it in all {
        let ratios = it.ratios(by_hand);
        let [time, size] = limits(&it.program).map_or_else(Default::default, |limits| {
            [0, 1].map(|index| reached(ratios[index], limits[index]))
        });
        let ([seconds, bytes], [spent, built]) = (
            [format!("{:.0}", it.seconds), thousands(it.bytes)],
            ratios.map(two),
        );
        let cells = [
            &it.program,
            &seconds,
            &spent,
            &time[0],
            &time[1],
            &bytes,
            &built,
            &size[0],
            &size[1],
        ];
        line(text, &cells.map(String::as_str));
    }
}

fn latency(text: &mut String, it: &Latency) {
    text.push_str(
        "\n## Latency\n\n\
         P10: 64 tasks on one thread read an invoice through one client, 200 times each. The figure is the time that 99 of 100\n\
         reads do not exceed, in the median of ten rounds, in which both clients take turns. These are times: only their ratio,\n\
         the median of the rounds' ratios, says something on another machine.\n\n",
    );
    head(
        text,
        "facade, µs | reqwest and a plain struct, µs | ratio | at most | reached",
        "::::-",
    );
    let [at_most, reached] = reached(it.ratio, it.at_most);
    let [facade, reqwest] = [it.facade, it.reqwest].map(|time| format!("{time:.0}"));
    let cells = [&facade, &reqwest, &two(it.ratio), &at_most, &reached];
    line(text, &cells.map(String::as_str));
}

fn peers(text: &mut String, all: &Apart<Peer>) {
    let Some(ours) = all.rows.first() else { return };
    let _ = writeln!(
        text,
        "\n## Other payment clients\n\n\
         Each reads one object of its own provider, of about the same size, from the same server in the same way. The objects\n\
         differ, so the ratios compare orders of magnitude only, and have no limit. `cargo xtask bench --peers` measures these\n\
         rows (`tests/bench/peers`), and every other run keeps them. Measured at commit {}.\n",
        all.commit
    );
    head(
        text,
        "client | version | reads | bytes | instructions | beside Tollgate",
        "---:::",
    );
    for it in &all.rows {
        let Peer {
            client,
            version,
            object,
            ..
        } = it;
        let (bytes, count) = (thousands(it.bytes as u64), thousands(it.instructions));
        let ratio = two(ratio(it.instructions, ours.instructions));
        let cells = [client, version, object, &bytes, &count, &ratio];
        line(text, &cells.map(String::as_str));
    }
}

/// A limit, and whether a ratio is within it.
fn reached(ratio: f64, at_most: f64) -> [String; 2] {
    let is_reached = if ratio <= at_most { "yes" } else { "no" };
    [two(at_most), is_reached.to_owned()]
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
pub fn thousands(number: u64) -> String {
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

    #[test]
    fn a_limit_is_reached_up_to_itself() {
        assert_eq!(reached(1.05, 1.05), ["1.05", "yes"]);
        assert_eq!(reached(1.051, 1.05), ["1.05", "no"]);
    }
}
