//! One page of a list.

use super::input::{number, word};
use crate::http::errors::paymega::refused;
use crate::http::{Call, Response};
use serde_json::{Value, json};
use std::ops::Range;

/// The default and the largest number of rows.
const ROWS: usize = 100;
const MOST: usize = 1_000;
/// How many candidates a call looks at, so that a filter that matches little does not keep the sandbox busy.
const CANDIDATES: usize = 10_000;

/// The part of a list that a call asks for. Rows are numbered from 1.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    limit: usize,
    /// The cursor: the number of the last row of the page before.
    after: Option<usize>,
    newest_first: bool,
}

/// The rows of a page, and the cursor of the next one.
#[derive(Debug)]
pub(super) struct Rows {
    pub(super) items: Vec<Value>,
    pub(super) next: Option<usize>,
}

impl Page {
    /// Reads the parameters `limit`, `after` and `order`.
    pub(super) fn of(call: &Call) -> Result<Self, Response> {
        let limit = number(call, "limit")?.unwrap_or(ROWS);
        if !(1..=MOST).contains(&limit) {
            let words = format!("This value should be from 1 to {MOST}.");
            return Err(refused("limit", &words));
        }
        let order = call.query("order").unwrap_or("oldest");
        word("order", order, &["oldest", "newest"])?;
        Ok(Self {
            limit,
            after: number(call, "after")?,
            newest_first: order == "newest",
        })
    }

    /// The first page, as large as possible.
    pub(super) fn largest() -> Self {
        Self {
            limit: MOST,
            after: None,
            newest_first: false,
        }
    }

    /// The indexes that can be on the page, of a list with so many rows.
    pub(super) fn range(self, length: usize) -> Range<usize> {
        match self.after {
            None => 0..length,
            Some(after) if self.newest_first => 0..length.min(after.saturating_sub(1)),
            Some(after) => after.min(length)..length,
        }
    }

    /// Shows the candidates that match. `show` returns `None` for the others.
    pub(super) fn rows(
        self,
        mut candidates: impl DoubleEndedIterator<Item = usize>,
        mut show: impl FnMut(usize) -> Option<Value>,
    ) -> Rows {
        let (mut items, mut last) = (Vec::new(), None);
        for seen in 0.. {
            let candidate = if self.newest_first {
                candidates.next_back()
            } else {
                candidates.next()
            };
            let Some(index) = candidate else {
                return Rows { items, next: None };
            };
            if items.len() == self.limit || seen == CANDIDATES {
                return Rows { items, next: last };
            }
            last = Some(index + 1);
            items.extend(show(index));
        }
        Rows { items, next: last }
    }
}

impl Rows {
    pub(super) fn json(self) -> Value {
        json!({"items": self.items, "next": self.next})
    }
}
