//! Reports: which transactions to list, and the transactions of a report.

use std::time::SystemTime;

use serde_json::Value;
use tollgate_paycross_reports::types::{
    DateType, PaymentMethodType, Report as Page, ReportParams, ReportRequest, ReportStatus,
    ReportTransaction as Data,
};
use tollgate_types::Open;

use crate::{Exponents, Invalid, Money, calendar, error::ResponseLost};

/// The transactions of a time, as the back office lists them.
///
/// Test transactions are not in the reports, as far as is known: a client of another brand of the gateway says so, and
/// PayCross says nothing.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use tollgate::paycross::Report;
///
/// let now = SystemTime::now();
/// let day = Report::paid(now - Duration::from_secs(24 * 60 * 60), now);
/// ```
#[derive(Clone, Debug)]
pub struct Report {
    date_type: DateType,
    time: [SystemTime; 2],
    status: ReportStatus,
    method: PaymentMethodType,
    corrected: Option<[SystemTime; 2]>,
    by_day: bool,
}

/// The length of a day in seconds.
const DAY: i64 = 24 * 60 * 60;

impl Report {
    /// Transactions that were created from the first time to the second, both included, in whole seconds.
    #[must_use]
    pub const fn created(from: SystemTime, to: SystemTime) -> Self {
        Self::new(DateType::CreatedAt, from, to)
    }

    /// Transactions that were paid in that time.
    #[must_use]
    pub const fn paid(from: SystemTime, to: SystemTime) -> Self {
        Self::new(DateType::PaidAt, from, to)
    }

    /// Transactions that the acquirer paid out in that time, in whole days of UTC.
    #[must_use]
    pub const fn settled(from: SystemTime, to: SystemTime) -> Self {
        Self::new(DateType::SettledAt, from, to)
    }

    /// Only transactions with this status. Default: all.
    #[must_use]
    pub const fn status(mut self, status: ReportStatus) -> Self {
        self.status = status;
        self
    }

    /// Transactions by alternative payment methods. Default: by card.
    #[must_use]
    pub const fn alternative(mut self) -> Self {
        self.method = PaymentMethodType::Alternative;
        self
    }

    /// Only transactions that a person at the gateway corrected by hand in that time, which changes even a final status.
    #[must_use]
    pub const fn corrected(mut self, from: SystemTime, to: SystemTime) -> Self {
        self.corrected = Some([from, to]);
        self
    }

    /// Reads whole days of UTC, from the day of the first time to that of the second, with one response for each day.
    /// Default: any time, in pages.
    ///
    /// This is version 2 of the reports, for a shop without version 3. PayCross recommends it for at most 1,000
    /// transactions a day: a day that is not shown whole ends the report with an error. It cannot choose by
    /// [corrections](Report::corrected).
    #[must_use]
    pub const fn by_day(mut self) -> Self {
        self.by_day = true;
        self
    }

    const fn new(date_type: DateType, from: SystemTime, to: SystemTime) -> Self {
        Self {
            date_type,
            time: [from, to],
            status: ReportStatus::All,
            method: PaymentMethodType::CreditCard,
            corrected: None,
            by_day: false,
        }
    }

    /// The version of the service's API.
    #[doc(hidden)]
    #[must_use]
    pub const fn version(&self) -> &'static str {
        if self.by_day { "2" } else { "3" }
    }

    /// The request for the page after this cursor, or for the first one.
    #[doc(hidden)]
    pub fn request(&self, after: Option<&str>) -> Result<ReportRequest, Invalid> {
        let params = if self.by_day {
            self.day(after)?
        } else {
            self.page(after)?
        };
        if self.time[1] < self.time[0] {
            return Err(Invalid::new("to", "is before `from`"));
        }
        let request = ReportRequest::new(params);
        request.check()?;
        Ok(request)
    }

    /// The cursor of the page after this one, which came for the cursor `after`; `None` at the end.
    ///
    /// # Errors
    ///
    /// [`ResponseLost::IncompleteList`] for a day that is not shown whole, and for a page that leads to itself or back:
    /// such a report would never end.
    #[doc(hidden)]
    pub fn cursor(&self, page: &Page, after: Option<&str>) -> Result<Option<String>, ResponseLost> {
        if self.by_day {
            return self.next_day(page, after);
        }
        if page.has_more == Some(false) || page.transactions.is_empty() {
            return Ok(None);
        }
        match cursor_after(page) {
            Some(cursor) if after.is_none_or(|after| is_later(&cursor, after)) => Ok(Some(cursor)),
            // Without a word about further pages, a report without a cursor has one page.
            None if page.has_more.is_none() => Ok(None),
            _ => Err(ResponseLost::IncompleteList),
        }
    }

    /// The cursor of a report by days is a day, as its first second.
    fn next_day(&self, page: &Page, day: Option<&str>) -> Result<Option<String>, ResponseLost> {
        let shown = i64::try_from(page.transactions.len()).ok();
        if page
            .count
            .zip(shown)
            .is_some_and(|(count, it)| count.get() > it)
        {
            return Err(ResponseLost::IncompleteList);
        }
        let next = self.first_second(day).map(|day| day + DAY);
        let end = calendar::unix(self.time[1]);
        let next = next.zip(end).filter(|(next, end)| next <= end);
        Ok(next.map(|(next, _)| next.to_string()))
    }

    /// The first second of a day, or of the first day.
    fn first_second(&self, day: Option<&str>) -> Option<i64> {
        match day {
            Some(day) => day.parse().ok(),
            None => calendar::unix(self.time[0]).map(|time| time - time.rem_euclid(DAY)),
        }
    }

    fn day(&self, day: Option<&str>) -> Result<ReportParams, Invalid> {
        if self.corrected.is_some() {
            let field = "manual_correction_from";
            return Err(Invalid::new(field, "is not for a report by days"));
        }
        let date = self.first_second(day).and_then(day_of);
        let date = date.ok_or_else(|| Invalid::new("date", "is before 1970, or too late"))?;
        Ok(ReportParams {
            date: Some(date),
            ..self.params()
        })
    }

    fn page(&self, after: Option<&str>) -> Result<ReportParams, Invalid> {
        let is_days = self.date_type == DateType::SettledAt;
        let text = |field, time| written(field, time, is_days);
        let second = |field, time: Option<SystemTime>| {
            time.map(|time| written(field, time, false)).transpose()
        };
        let [corrected_from, corrected_to] = match self.corrected {
            Some([from, to]) => [Some(from), Some(to)],
            None => [None, None],
        };
        Ok(ReportParams {
            from: Some(text("from", self.time[0])?),
            to: Some(text("to", self.time[1])?),
            starting_after: after.map(str::to_owned),
            manual_correction_from: second("manual_correction_from", corrected_from)?,
            manual_correction_to: second("manual_correction_to", corrected_to)?,
            ..self.params()
        })
    }

    fn params(&self) -> ReportParams {
        ReportParams::new(
            self.date_type.into(),
            self.method.into(),
            self.status.into(),
            "UTC".to_owned(),
        )
    }
}

/// `2026-04-02 14:32:33` in UTC, or the day alone.
fn written(field: &str, time: SystemTime, is_day: bool) -> Result<String, Invalid> {
    let time = calendar::unix(time).filter(|time| *time >= 0);
    let time = time.ok_or_else(|| Invalid::new(field, "is before 1970, or too late"))?;
    let text = calendar::format(time).replace('T', " ");
    let length = if is_day { 10 } else { 19 };
    Ok(text.chars().take(length).collect())
}

/// The day of a time, as `YYYY-MM-DD` in UTC.
fn day_of(time: i64) -> Option<String> {
    let text = (time >= 0).then(|| calendar::format(time))?;
    text.get(..10).map(str::to_owned)
}

/// Whether a cursor leads on: a number that is larger, or another text.
fn is_later(cursor: &str, after: &str) -> bool {
    match (cursor.parse::<u64>(), after.parse::<u64>()) {
        (Ok(cursor), Ok(after)) => cursor > after,
        _ => cursor != after,
    }
}

/// The cursor of the page after this one, if the page shows it.
fn cursor_after(page: &Page) -> Option<String> {
    match page.last_object_id.as_ref()? {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A transaction of a report.
#[derive(Clone, Debug)]
pub struct ReportRow {
    data: Data,
    amount: Option<Money>,
}

impl ReportRow {
    #[doc(hidden)]
    #[must_use]
    pub fn new(data: Data, exponents: &Exponents) -> Self {
        let currency = data.currency.as_ref().and_then(|code| code.parse().ok());
        let amount = data.amount.zip(currency);
        let amount =
            amount.and_then(|(amount, it)| Money::from_minor(amount.get(), it, exponents).ok());
        Self { data, amount }
    }

    /// The gateway's id.
    #[must_use]
    pub fn uid(&self) -> Option<&str> {
        self.data.uid.as_deref()
    }

    /// The merchant's reference (`tracking_id`).
    #[must_use]
    pub fn reference(&self) -> Option<&str> {
        self.data.tracking_id.as_deref()
    }

    /// The gateway's word for the status.
    #[must_use]
    pub fn status(&self) -> Option<&str> {
        self.data.status.as_ref().map(Open::as_str)
    }

    /// The amount, if its currency's exponent on this gateway is known.
    #[must_use]
    pub const fn amount(&self) -> Option<Money> {
        self.amount
    }

    /// When a person at the gateway corrected the transaction by hand.
    #[must_use]
    pub fn corrected(&self) -> Option<SystemTime> {
        let text = self.data.manually_corrected_at.as_deref()?;
        calendar::moment(text)?.system_time()
    }

    /// All data that the report shows: fees, times, the card.
    #[must_use]
    pub const fn data(&self) -> &Data {
        &self.data
    }
}
