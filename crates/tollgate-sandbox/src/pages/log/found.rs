//! A part of a list: the rows of one page that contain a text.

use crate::http::Html;

/// The rows to find: those that contain a text, from one place on.
pub(super) struct Part<'a> {
    pub(super) text: &'a str,
    pub(super) skip: usize,
    pub(super) take: usize,
}

/// The rows of one page, and how many there are on all pages.
#[derive(Default)]
pub(super) struct Found {
    pub(super) total: usize,
    pub(super) rows: Vec<Vec<Html>>,
}

/// How many of the newest items a search goes through, so that it stays quick in a sandbox with a million of them.
pub(super) const SEARCHED: usize = 10_000;

impl Part<'_> {
    /// Finds rows in a list whose newest item is first. Only the items that are shown or searched are read.
    pub(super) fn of<T>(
        &self,
        newest_first: impl ExactSizeIterator<Item = usize>,
        get: impl Fn(usize) -> Option<T>,
        texts: impl Fn(&T) -> Vec<String>,
        row: impl Fn(&T) -> Vec<Html>,
    ) -> Found {
        if self.text.is_empty() {
            let total = newest_first.len();
            let shown = newest_first.skip(self.skip).take(self.take);
            let rows = shown.filter_map(get).map(|it| row(&it)).collect();
            return Found { total, rows };
        }
        let contains = |it: &T| texts(it).iter().any(|text| text.contains(self.text));
        let mut found = Found::default();
        for item in newest_first.take(SEARCHED).filter_map(get).filter(contains) {
            if (self.skip..self.skip.saturating_add(self.take)).contains(&found.total) {
                found.rows.push(row(&item));
            }
            found.total += 1;
        }
        found
    }
}
