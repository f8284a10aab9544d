//! Runs the examples of `tollgate`, and compares their output with `examples/README.md`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::error::{Error, Result};
use crate::tool::{cargo, cargo_output};

/// The folder of the examples.
const FOLDER: &str = "crates/tollgate/examples";

/// Text in an expected line that differs in each run.
const ANY: char = '…';

/// Checks that each example has a section with its expected output, and prints it.
pub fn check(root: &Path) -> Result<()> {
    let file = root.join(FOLDER).join("README.md");
    let text = fs::read_to_string(&file).map_err(|error| Error::file(&file, error))?;
    let expected = sections(&text);
    let names = examples(&root.join(FOLDER))?;
    if !expected.keys().eq(names.iter()) {
        let described: Vec<&String> = expected.keys().collect();
        let message =
            format!("{FOLDER}/README.md describes {described:?}, the examples are {names:?}");
        return Err(Error::Check(message));
    }
    cargo(
        root,
        &["build", "--quiet", "--package", "tollgate", "--examples"],
    )?;
    for (name, lines) in &expected {
        let arguments = ["run", "--quiet", "--package", "tollgate", "--example", name];
        let output = cargo_output(root, &arguments)?;
        let output = String::from_utf8_lossy(&output);
        compare(lines, &output).map_err(|error| Error::Check(format!("{name}: {error}")))?;
    }
    Ok(())
}

/// The names of the examples in a folder, in order.
fn examples(folder: &Path) -> Result<Vec<String>> {
    let failed = |error| Error::file(folder, error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        let name = entry.map_err(failed)?.file_name();
        names.extend(
            name.to_string_lossy()
                .strip_suffix(".rs")
                .map(str::to_owned),
        );
    }
    names.sort();
    Ok(names)
}

/// The expected lines of each section: those of its block of text.
fn sections(text: &str) -> BTreeMap<String, Vec<&str>> {
    let mut all = BTreeMap::new();
    for section in text.split("\n## `").skip(1) {
        let name = section.split('`').next().unwrap_or_default();
        let block = section.split("```text\n").nth(1);
        let lines = block
            .and_then(|it| it.split("\n```").next())
            .unwrap_or_default();
        all.insert(name.to_owned(), lines.lines().collect());
    }
    all
}

/// Compares the output with the expected lines. The error shows the first line that differs.
fn compare(expected: &[&str], output: &str) -> std::result::Result<(), String> {
    let actual: Vec<&str> = output.lines().collect();
    for number in 0..expected.len().max(actual.len()) {
        let (wanted, line) = (expected.get(number), actual.get(number));
        let is_same = matches!((wanted, line), (Some(wanted), Some(line)) if matches(wanted, line));
        if !is_same {
            let [wanted, line] = [wanted, line].map(|it| it.copied().unwrap_or("no line"));
            return Err(format!(
                "README.md expects `{wanted}`, the output is `{line}`"
            ));
        }
    }
    Ok(())
}

/// Whether a line has the pieces of the expected line in order, with any text at each `…`.
fn matches(expected: &str, line: &str) -> bool {
    let Some((start, rest)) = expected.split_once(ANY) else {
        return expected == line;
    };
    let Some(line) = line.strip_prefix(start) else {
        return false;
    };
    let ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
    ends.into_iter().any(|at| matches(rest, &line[at..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expected_line_may_leave_parts_open() {
        for line in ["paid: cpi_1 by GET", "paid: cpi_ by GET"] {
            assert!(matches("paid: cpi_… by GET", line), "{line}");
        }
        for line in ["paid: cpi_1 by POST", "unpaid: cpi_1 by GET", "paid: cpi_1"] {
            assert!(!matches("paid: cpi_… by GET", line), "{line}");
        }
        assert!(matches("a…a…", "aba") && !matches("a…a…", "ab"));
    }

    #[test]
    fn another_output_is_refused_with_its_first_line() {
        let text = "# Examples\n\n## `pay`\n\nPays.\n\n```text\npaid: …\ndone\n```\n";
        let sections = sections(text);
        let expected = &sections["pay"];
        assert_eq!(compare(expected, "paid: cpi_1\ndone\n"), Ok(()));
        for (output, wrong) in [
            (
                "paid: cpi_1\nfailed\n",
                "expects `done`, the output is `failed`",
            ),
            ("paid: cpi_1\n", "expects `done`, the output is `no line`"),
            (
                "paid: 1\ndone\nmore\n",
                "expects `no line`, the output is `more`",
            ),
        ] {
            let error = compare(expected, output).unwrap_err();
            assert!(error.ends_with(wrong), "{error}");
        }
    }
}
