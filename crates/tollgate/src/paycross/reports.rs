//! Reports as a stream: only one page is held at a time.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll},
};

use futures_util::{Stream, StreamExt, TryStreamExt, stream};
use reqwest::header::HeaderValue;
use tollgate_paycross_reports::{Client, types::Report as Shown};

use super::{PayCross, Report, ReportRow, http::Call};
use crate::{
    Error, RawResponse,
    engine::LastResponse,
    error::ResponseLost,
    observe::{Operation, of_read},
};

/// The transactions of a report, page by page; only one page is held.
///
/// A stream that ends without an error has read the whole report. [`next`](ReportRows::next) reads this [`Stream`]
/// without another crate.
#[must_use = "a stream does nothing unless it is polled"]
pub struct ReportRows {
    rows: Pin<Box<dyn Stream<Item = Result<ReportRow, Error>> + Send>>,
}

/// A page, and the cursor to the next one, or the error that ends the report.
struct Page {
    rows: Vec<ReportRow>,
    next: Result<Option<String>, Error>,
}

impl PayCross {
    /// Lists the transactions of a time, over all pages of the report.
    ///
    /// A report shows what is there at the moment, so a transaction of the last minutes may be missing from it.
    ///
    /// ```no_run
    /// # use {std::time::{Duration, SystemTime}, tollgate::{PayCross, paycross::Report}};
    /// # async fn yesterday(paycross: PayCross) -> Result<(), tollgate::Error> {
    /// let now = SystemTime::now();
    /// let mut rows = paycross.report(&Report::paid(now - Duration::from_secs(86_400), now));
    /// while let Some(row) = rows.next().await {
    ///     let row = row?;
    ///     println!("{:?} {:?} {:?}", row.uid(), row.status(), row.amount());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn report(&self, report: &Report) -> ReportRows {
        let (paycross, report) = (self.clone(), report.clone());
        let first: Next = Ok(Some(None));
        let pages = stream::try_unfold(first, move |next| {
            let (paycross, report) = (paycross.clone(), report.clone());
            async move {
                let Some(after) = next? else {
                    return Ok::<_, Error>(None);
                };
                let page = paycross.report_page(&report, after.as_deref()).await?;
                let rows = stream::iter(page.rows).map(Ok);
                Ok(Some((rows, page.next.map(|next| next.map(Some)))))
            }
        });
        ReportRows {
            rows: Box::pin(pages.try_flatten()),
        }
    }

    async fn report_page(&self, report: &Report, after: Option<&str>) -> Result<Page, Error> {
        let operation = Operation::paycross("report");
        let call = self.read_report(report, after);
        operation.observe(of_read, call).await
    }

    async fn read_report(&self, report: &Report, after: Option<&str>) -> Result<Page, Error> {
        let address = self.inner.endpoint.reports()?;
        let request = report.request(after)?;
        let mut call = Call::start(&self.inner);
        loop {
            call.state.next_read().await?;
            let version = HeaderValue::from_static(report.version());
            let context = call.context_of(version);
            let client = Client::new_with_client(address, self.inner.http.clone(), context);
            let sent = client.list_transactions(&request).await;
            let Some(response) = call.read(sent, "the report")? else {
                continue;
            };
            let Ok(shown) = response.json::<Shown>() else {
                call.state.last.loss = Some(ResponseLost::Unreadable);
                continue;
            };
            let raw = RawResponse::new(response);
            let next = report
                .cursor(&shown, after)
                .map_err(|loss| ended(loss, raw));
            let exponents = &self.inner.exponents;
            let rows = shown.transactions.into_iter();
            let rows = rows.map(|row| ReportRow::new(row, exponents)).collect();
            return Ok(Page { rows, next });
        }
    }
}

/// The cursor of the next page, `None` in it for the first one; no cursor at the end.
type Next = Result<Option<Option<String>>, Error>;

fn ended(loss: ResponseLost, raw: RawResponse) -> Error {
    let last = LastResponse {
        loss: Some(loss),
        raw: Some(raw),
    };
    last.unknown(None).into()
}

impl ReportRows {
    /// The next transaction, or `None` at the end.
    ///
    /// # Errors
    ///
    /// As [`PayCross::transaction`]; the stream ends after it.
    pub async fn next(&mut self) -> Option<Result<ReportRow, Error>> {
        self.rows.next().await
    }
}

impl Stream for ReportRows {
    type Item = Result<ReportRow, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.rows.as_mut().poll_next(context)
    }
}

impl fmt::Debug for ReportRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ReportRows").finish_non_exhaustive()
    }
}
