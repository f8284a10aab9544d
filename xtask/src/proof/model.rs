//! The extent of the searches of all schedules.

use std::path::Path;

use crate::error::{Error, Result};
use crate::model;

/// Runs the searches of the tests.
pub fn measure(root: &Path) -> Result<String> {
    part(&model::printed(root)?)
}

/// A row for each search.
fn part(printed: &str) -> Result<String> {
    let rows: Vec<String> = printed.lines().filter_map(row).collect();
    if rows.is_empty() {
        return Err(Error::Check("no search printed its extent".to_owned()));
    }
    Ok(format!(
        "| search | states | transitions | depth | faults |\n|---|--:|--:|--:|--:|\n{}",
        rows.join("\n")
    ))
}

fn row(line: &str) -> Option<String> {
    // The test runner may have written the test's name before.
    let (name, figures) = line.split_once(": states=")?;
    let name = name.rsplit(" ... ").next()?;
    let states = figures.split(' ').next()?;
    let figure = |key: &str| {
        let (_, rest) = figures.split_once(key)?;
        rest.split(' ').next()
    };
    let (transitions, depth, faults) = (
        figure("transitions=")?,
        figure("depth=")?,
        figure("faults=")?,
    );
    Some(format!(
        "| {name} | {states} | {transitions} | {depth} | {faults} |"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_search_is_a_row() {
        let printed = "running 1 test\ntest model::it ... charge: states=12 transitions=40 depth=5 (up to this depth) \
            faults=2 machine_states=7\nok\n";
        let part = part(printed).unwrap();
        assert!(part.ends_with("\n| charge | 12 | 40 | 5 | 2 |"), "{part}");
    }
}
