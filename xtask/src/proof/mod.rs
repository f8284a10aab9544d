//! `cargo xtask proof`: measures the figures of `docs/proof.md`, and writes them into its generated parts.
//!
//! A part lies between `<!-- begin NAME -->` and `<!-- end NAME -->`. All other text is written by hand.

mod model;
mod payments;
mod peers;

use std::fs;
use std::path::Path;

use crate::error::{Error, Result};

/// The file with the figures.
const FILE: &str = "docs/proof.md";

/// The seed of all parts, so that a repetition has the same faults.
const SEED: u64 = 20_261_126;

/// A generated part: its name, and the function that measures it and returns its Markdown.
type Part = (&'static str, fn(&Path) -> Result<String>);

/// All generated parts.
const PARTS: [Part; 3] = [
    ("payments", payments::measure),
    ("model", model::measure),
    ("peers", peers::measure),
];

/// Measures all parts, or the one with this name, and writes each of them at once.
///
/// # Errors
///
/// A measurement that fails, a file without the part, or [`Error::Check`] if no part has this name.
pub fn run(root: &Path, only: Option<&str>) -> Result<()> {
    let is_wanted = |name| only.is_none_or(|it| it == name);
    let wanted: Vec<Part> = PARTS.into_iter().filter(|it| is_wanted(it.0)).collect();
    if wanted.is_empty() {
        let names = PARTS.map(|(name, _)| name).join(", ");
        return Err(Error::Check(format!("the parts are: {names}")));
    }
    let file = root.join(FILE);
    for (name, measure) in wanted {
        out!("== {name}");
        let part = measure(root)?;
        let text = fs::read_to_string(&file).map_err(|error| Error::file(&file, error))?;
        let text = with_part(&text, name, &part)?;
        fs::write(&file, text).map_err(|error| Error::file(&file, error))?;
    }
    Ok(())
}

/// The text with another content of this part.
fn with_part(text: &str, name: &str, part: &str) -> Result<String> {
    let (begin, end) = (
        format!("<!-- begin {name} -->"),
        format!("<!-- end {name} -->"),
    );
    let around = text.split_once(&begin).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(&end)?;
        Some((before, after))
    });
    let Some((before, after)) = around else {
        return Err(Error::Check(format!("{FILE} has no part `{name}`")));
    };
    Ok(format!(
        "{before}{begin}\n\n{}\n\n{end}{after}",
        part.trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_replaces_the_earlier_one_alone() {
        let text = "a\n<!-- begin x -->\nold\n<!-- end x -->\nb <!-- begin y --><!-- end y -->\n";
        let new =
            "a\n<!-- begin x -->\n\nnew\n\n<!-- end x -->\nb <!-- begin y --><!-- end y -->\n";
        assert_eq!(with_part(text, "x", "new\n").unwrap(), new);
        assert_eq!(with_part(new, "x", "new\n").unwrap(), new);
        assert!(with_part(text, "z", "new").is_err());
    }

    #[test]
    fn the_file_has_all_parts() {
        let text = fs::read_to_string(crate::root().join(FILE)).unwrap();
        for (name, _) in PARTS {
            assert!(with_part(&text, name, "").is_ok(), "{name}");
        }
    }
}
