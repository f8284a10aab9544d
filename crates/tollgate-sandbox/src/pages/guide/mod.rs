//! The guide: sections of the README as pages, so that both have one source.

mod markdown;

use super::Page;

const README: &str = include_str!("../../../README.md");

/// Each page with the heading of its section.
const PAGES: [(&str, &str); 3] = [
    ("cards", "Test cards"),
    ("faults", "Faults"),
    ("settings", "Settings"),
];

/// A page of the guide.
pub(super) fn page(name: &str) -> Option<Page> {
    let (_, title) = PAGES.into_iter().find(|it| it.0 == name)?;
    let heading = format!("\n## {title}\n");
    let (_, text) = README.split_once(&heading)?;
    let section = text.split("\n## ").next().unwrap_or_default();
    Some(Page::new(title, markdown::html(section)))
}
