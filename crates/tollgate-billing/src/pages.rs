//! All lines of a run, some at a time.

use crate::{
    Result,
    store::{Line, Store},
};

/// How many lines memory holds.
const PAGE: u32 = 1000;

/// Calls a function with each line, in their order.
pub(crate) async fn each<S: Store>(
    store: &S,
    mut line: impl FnMut(&Line) -> Result<()>,
) -> Result<()> {
    let mut after = 0;
    loop {
        let page = store.lines(after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.order.seq;
        page.iter().try_for_each(&mut line)?;
    }
}
