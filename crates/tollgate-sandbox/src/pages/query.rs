//! The query of a page.

use serde_urlencoded::{from_str, to_string};

/// The fields of a query.
#[derive(Debug, Default)]
pub(super) struct Query(Vec<(String, String)>);

impl Query {
    pub(super) fn read(query: &str) -> Self {
        Self(from_str(query).unwrap_or_default())
    }

    /// A field, or an empty text.
    pub(super) fn text(&self, name: &str) -> String {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    }

    /// The number of a page, which counts from 1.
    pub(super) fn page(&self) -> usize {
        self.text("page").parse().unwrap_or(1).max(1)
    }
}

/// A path with a query.
pub(super) fn target(path: &str, fields: &[(&str, &str)]) -> String {
    format!("{path}?{}", to_string(fields).unwrap_or_default())
}
