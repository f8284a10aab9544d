//! Lists as streams: only one page is held at a time.

use std::{
    collections::VecDeque,
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use futures_util::{Stream, StreamExt, TryStreamExt, stream};

use super::{InvoiceRange, Paymega, Service, list::Cursor};
use crate::{Error, RawResponse, engine::LastResponse, error::ResponseLost, paymega::Invoice};

/// A list as a stream, page by page; only one page is held.
///
/// A stream that ends without an error has read the whole list. If the next page cannot be found, the items of the
/// current page come first; then the error follows and ends the stream. [`next`](Pages::next) reads this [`Stream`]
/// without another crate.
#[must_use = "a stream does nothing unless it is polled"]
pub struct Pages<T> {
    items: Pin<Box<dyn Stream<Item = Result<T, Error>> + Send>>,
}

pub(super) struct Page<T> {
    pub(super) items: VecDeque<T>,
    /// The start of the next page, if there is one, or the reason why it is not known.
    pub(super) next: Result<Option<Cursor>, ResponseLost>,
    pub(super) raw: Option<RawResponse>,
}

/// The way through the pages.
struct Walk {
    guard: Guard,
    /// The start of the next page, if there is one, or the error that ends the list.
    next: Result<Option<Cursor>, Error>,
}

/// Detects in constant memory that the pages form a circle (Brent's algorithm).
struct Guard {
    anchor: String,
    steps: u32,
    limit: u32,
}

impl Paymega {
    /// The invoices of the account in this range, newest first. [`InvoiceRange::all`] reads all of them.
    ///
    /// A range that cannot be read ends the stream with [`Error::Invalid`]. The stream follows Paymega's own links, of which only the query is used. A link to another host, or to a page
    /// that was read before, ends the stream with [`Error::OutcomeUnknown`].
    ///
    /// ```no_run
    /// use std::time::SystemTime;
    /// use tollgate::{Error, Paymega, paymega::InvoiceRange};
    ///
    /// # async fn reconcile(paymega: Paymega, midnight: SystemTime) -> Result<(), Error> {
    /// let mut invoices = paymega.invoices(InvoiceRange::all().from(midnight).page_size(100));
    /// while let Some(invoice) = invoices.next().await {
    ///     let invoice = invoice?;
    ///     println!("{} {}", invoice.id(), invoice.status());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn invoices(&self, range: InvoiceRange) -> Pages<Invoice> {
        let first = Cursor::Query(range.query());
        Pages::new(self, first, move |paymega, cursor| {
            paymega.invoice_page(cursor, range)
        })
    }

    /// All payment services of the account. If pages repeat, or fewer pages come than announced, the stream ends with
    /// [`Error::OutcomeUnknown`].
    pub fn services(&self) -> Pages<Service> {
        let first = Cursor::Page {
            number: 1,
            after: String::new(),
        };
        Pages::new(self, first, Paymega::service_page)
    }
}

impl<T> Pages<T> {
    fn new<F, R>(paymega: &Paymega, first: Cursor, fetch: F) -> Self
    where
        F: Fn(Paymega, Cursor) -> R + Copy + Send + 'static,
        R: Future<Output = Result<Page<T>, Error>> + Send + 'static,
        T: Send + 'static,
    {
        let paymega = paymega.clone();
        let pages = stream::try_unfold(Walk::from(first), move |walk| {
            let paymega = paymega.clone();
            walk.page(move |cursor| fetch(paymega, cursor))
        });
        let items = pages.map_ok(|items| stream::iter(items).map(Ok));
        Self {
            items: Box::pin(items.try_flatten()),
        }
    }

    /// The next item, or `None` at the end.
    ///
    /// # Errors
    ///
    /// As [`Paymega::invoice`]; the stream ends after it.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        self.items.next().await
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.items.as_mut().poll_next(context)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl Walk {
    fn from(first: Cursor) -> Self {
        Self {
            guard: Guard::new(&first),
            next: Ok(Some(first)),
        }
    }

    /// The items of the next page, and the way after it.
    async fn page<T, R>(
        mut self,
        fetch: impl FnOnce(Cursor) -> R,
    ) -> Result<Option<(VecDeque<T>, Self)>, Error>
    where
        R: Future<Output = Result<Page<T>, Error>>,
    {
        let Some(cursor) = self.next? else {
            return Ok(None);
        };
        let page = fetch(cursor).await?;
        self.next = self.guard.after(page.next, page.raw);
        Ok(Some((page.items, self)))
    }
}

impl Guard {
    fn new(first: &Cursor) -> Self {
        Self {
            anchor: first.position().to_owned(),
            steps: 0,
            limit: 1,
        }
    }

    /// The start of the next page, or the error of a list that cannot be read to its end.
    fn after(
        &mut self,
        next: Result<Option<Cursor>, ResponseLost>,
        raw: Option<RawResponse>,
    ) -> Result<Option<Cursor>, Error> {
        let loss = match next {
            Ok(Some(cursor)) if self.repeats(&cursor) => ResponseLost::IncompleteList,
            Ok(next) => return Ok(next),
            Err(loss) => loss,
        };
        let last = LastResponse {
            loss: Some(loss),
            raw,
        };
        Err(last.unknown(None).into())
    }

    fn repeats(&mut self, next: &Cursor) -> bool {
        if next.position() == self.anchor {
            return true;
        }
        self.steps += 1;
        if self.steps == self.limit {
            next.position().clone_into(&mut self.anchor);
            self.steps = 0;
            self.limit = self.limit.saturating_mul(2);
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many pages are read before the circle is detected; at most `most`.
    fn pages_read(most: u32, next: impl Fn(u32) -> u32) -> u32 {
        let query = |page: u32| Cursor::Query(page.to_string());
        let mut guard = Guard::new(&query(0));
        let mut page = 0;
        (0..most)
            .find(|_| {
                page = next(page);
                guard.repeats(&query(page))
            })
            .unwrap_or(most)
    }

    #[test]
    fn a_circle_of_pages_is_detected() {
        assert_eq!(pages_read(100, |_| 0), 0, "back to the first");
        assert_eq!(
            pages_read(100, |page| 1.max(page)),
            1,
            "a page that leads to itself"
        );
        assert!(
            pages_read(100, |page| (page + 1) % 7) <= 21,
            "a long way round"
        );
        assert!(
            pages_read(100, |page| 1 + page % 5) <= 21,
            "a way that joins itself later"
        );
        assert_eq!(pages_read(100, |page| page + 1), 100, "pages without end");
    }
}
