//! The figures of payments under random schedules of faults.

use std::path::Path;

use super::SEED;
use crate::error::{Error, Result};
use crate::faults::payments;

const PAYMENTS: usize = 10_000;

/// Runs the payments.
pub fn measure(root: &Path) -> Result<String> {
    part(&payments::printed(root, PAYMENTS, SEED)?)
}

/// The Markdown of what the program printed: the last two lines, and the counts of troubles by their first words.
fn part(printed: &str) -> Result<String> {
    let lines: Vec<&str> = printed.lines().collect();
    let [.., before, last] = lines.as_slice() else {
        return Err(Error::Check("the payments printed no figures".to_owned()));
    };
    let (results, counts): (Vec<_>, Vec<_>) = lines
        .iter()
        .filter_map(|line| count(line))
        .partition(|it| it.1.starts_with("result ") || it.1 == "requests");
    let requests = results.iter().find(|it| it.1 == "requests");
    let requests = requests.map_or(0, |it| it.0);
    let rows = [
        ("payments of each kind", "payment "),
        ("faults of each kind", "fault "),
        ("crashes after each request", "crash after "),
        ("settings of the provider", "setting "),
        ("other troubles", ""),
    ];
    let mut table = vec!["| what | kinds | in all | the rarest |".to_owned()];
    table.push("|---|--:|--:|---|".to_owned());
    let mut left = counts;
    for (name, prefix) in rows {
        let (these, others): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|it| it.1.starts_with(prefix));
        left = others;
        table.push(row(name, &these));
    }
    Ok(format!(
        "`cargo xtask faults --payments {PAYMENTS} --seed {SEED}`:\n\n```text\n{before}\n{last}\n```\n\n{requests} requests:\n\n{}",
        table.join("\n")
    ))
}

fn row(name: &str, counts: &[(u64, &str)]) -> String {
    let sum: u64 = counts.iter().map(|it| it.0).sum();
    let rarest = counts.iter().min();
    let rarest = rarest.map_or_else(String::new, |(times, what)| format!("{what}: {times}"));
    format!("| {name} | {} | {sum} | {rarest} |", counts.len())
}

/// The number at the beginning of a line, and what it counts.
fn count(line: &str) -> Option<(u64, &str)> {
    let (number, what) = line.trim_start().split_once("  ")?;
    Some((number.parse().ok()?, what))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn troubles_are_counted_by_kind() {
        let printed = "       3  payment token\n       5  payment page\n       7  fault Reset\n    90  requests\n1.0 s\n\
            seed=1 x=0\npayments=8 duplicates=0\n";
        let part = part(printed).unwrap();
        assert!(
            part.contains("seed=1 x=0\npayments=8 duplicates=0"),
            "{part}"
        );
        assert!(
            part.contains("| payments of each kind | 2 | 8 | payment token: 3 |"),
            "{part}"
        );
        assert!(part.contains("| other troubles | 0 | 0 |  |"), "{part}");
        assert!(part.contains("90 requests:"), "{part}");
    }
}
