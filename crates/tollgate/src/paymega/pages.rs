//! Lists as streams: only one page is held at a time.

use std::{
    collections::VecDeque,
    fmt,
    future::{Future, poll_fn},
    mem,
    pin::Pin,
    task::{Context, Poll, ready},
};

use futures_core::Stream;

use super::{Paymega, Service, list::Cursor};
use crate::{Error, Invoice, OutcomeUnknown, RawResponse, ResponseLost};

/// A list as a stream, page by page; only one page is held.
///
/// A stream that ends without an error has read the whole list. If the next page cannot be found, the items of the
/// current page come first; then the error follows and ends the stream. [`next`](Pages::next) reads this [`Stream`]
/// without another crate.
#[must_use = "a stream does nothing unless it is polled"]
pub struct Pages<T> {
    paymega: Paymega,
    fetch: Fetch<T>,
    items: VecDeque<T>,
    state: State<T>,
    guard: Guard,
}

pub(super) struct Page<T> {
    pub(super) items: VecDeque<T>,
    /// The start of the next page, if there is one, or the reason why it is not known.
    pub(super) next: Result<Option<Cursor>, ResponseLost>,
    pub(super) raw: Option<RawResponse>,
}

type Fetch<T> = fn(Paymega, Cursor) -> Fetching<T>;
type Fetching<T> = Pin<Box<dyn Future<Output = Result<Page<T>, Error>> + Send>>;

enum State<T> {
    At(Cursor),
    Fetching(Fetching<T>),
    /// The error that follows the items.
    Failed(Box<Error>),
    Done,
}

/// Detects in constant memory that the pages form a circle (Brent's algorithm).
struct Guard {
    anchor: String,
    steps: u32,
    limit: u32,
}

impl Paymega {
    /// All invoices of the account, newest first.
    ///
    /// The stream follows Paymega's own links, of which only the query is used. A link to another host, or to a page
    /// that was read before, ends the stream with [`Error::OutcomeUnknown`].
    ///
    /// ```no_run
    /// # async fn reconcile(paymega: tollgate::Paymega, since: i64) -> Result<(), tollgate::Error> {
    /// let mut invoices = paymega.invoices();
    /// while let Some(invoice) = invoices.next().await {
    ///     let invoice = invoice?;
    ///     if invoice.attributes().created.is_some_and(|created| i64::from(created) < since) {
    ///         break;
    ///     }
    ///     println!("{} {}", invoice.id(), invoice.status());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn invoices(&self) -> Pages<Invoice> {
        let first = Cursor::Query(String::new());
        Pages::new(self, first, |paymega, cursor| {
            Box::pin(paymega.invoice_page(cursor))
        })
    }

    /// All payment services of the account. If pages repeat, or fewer pages come than announced, the stream ends with
    /// [`Error::OutcomeUnknown`].
    pub fn services(&self) -> Pages<Service> {
        let first = Cursor::Page {
            number: 1,
            after: String::new(),
        };
        Pages::new(self, first, |paymega, cursor| {
            Box::pin(paymega.service_page(cursor))
        })
    }
}

impl<T> Pages<T> {
    fn new(paymega: &Paymega, first: Cursor, fetch: Fetch<T>) -> Self {
        Self {
            paymega: paymega.clone(),
            fetch,
            items: VecDeque::new(),
            guard: Guard::new(&first),
            state: State::At(first),
        }
    }

    /// The next item, or `None` at the end.
    ///
    /// # Errors
    ///
    /// As [`Paymega::invoice`]; the stream ends after it.
    pub async fn next(&mut self) -> Option<Result<T, Error>>
    where
        T: Unpin,
    {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    fn state_after(
        &mut self,
        next: Result<Option<Cursor>, ResponseLost>,
        raw: Option<RawResponse>,
    ) -> State<T> {
        let loss = match next {
            Ok(None) => return State::Done,
            Ok(Some(cursor)) if !self.guard.repeats(&cursor) => return State::At(cursor),
            Ok(Some(_)) => ResponseLost::IncompleteList,
            Err(loss) => loss,
        };
        State::Failed(Box::new(Error::OutcomeUnknown(OutcomeUnknown {
            loss,
            operation: None,
            raw,
            refund: None,
            sale_refusal: None,
        })))
    }
}

impl<T: Unpin> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(item) = this.items.pop_front() {
                return Poll::Ready(Some(Ok(item)));
            }
            match &mut this.state {
                State::Done => return Poll::Ready(None),
                State::Failed(_) => {
                    let failed = mem::replace(&mut this.state, State::Done);
                    if let State::Failed(error) = failed {
                        return Poll::Ready(Some(Err(*error)));
                    }
                }
                State::At(cursor) => {
                    let fetching = (this.fetch)(this.paymega.clone(), cursor.clone());
                    this.state = State::Fetching(fetching);
                }
                State::Fetching(fetching) => match ready!(fetching.as_mut().poll(context)) {
                    Ok(page) => {
                        this.items = page.items;
                        this.state = this.state_after(page.next, page.raw);
                    }
                    Err(error) => {
                        this.state = State::Done;
                        return Poll::Ready(Some(Err(error)));
                    }
                },
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("held", &self.items.len())
            .finish_non_exhaustive()
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
