//! The part of the list of invoices that a merchant reads.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::{Invalid, paymega::Invoice};

/// The part of the list of invoices to read: by default all of them, in pages of Paymega's own size.
///
/// Paymega documents no filter by time. So the stream leaves out invoices outside of the range, and ends after the first
/// page on which all invoices are older than its start: the list begins with the newest invoice.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use tollgate::paymega::InvoiceRange;
///
/// let yesterday = SystemTime::now() - Duration::from_secs(24 * 60 * 60);
/// let range = InvoiceRange::all().from(yesterday).page_size(100);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InvoiceRange {
    from: Option<SystemTime>,
    until: Option<SystemTime>,
    page_size: Option<u32>,
}

impl InvoiceRange {
    /// All invoices.
    #[must_use]
    pub fn all() -> Self {
        Self::default()
    }

    /// Only invoices created at this time or later. Paymega shows whole seconds.
    #[must_use]
    pub const fn from(mut self, start: SystemTime) -> Self {
        self.from = Some(start);
        self
    }

    /// Only invoices created before this time.
    #[must_use]
    pub const fn until(mut self, end: SystemTime) -> Self {
        self.until = Some(end);
        self
    }

    /// The number of invoices that Paymega is asked to put on a page, from 1 on; the page may have fewer. Default: 20,
    /// Paymega's own.
    #[must_use]
    pub const fn page_size(mut self, invoices: u32) -> Self {
        self.page_size = Some(invoices);
        self
    }

    pub(super) fn check(&self) -> Result<(), Invalid> {
        if self.page_size == Some(0) {
            return Err(Invalid::new("page[size]", "must be at least 1"));
        }
        if self
            .from
            .zip(self.until)
            .is_some_and(|(from, until)| from > until)
        {
            return Err(Invalid::new("from", "is later than the end"));
        }
        Ok(())
    }

    /// The query of the first page.
    pub(super) fn query(&self) -> String {
        let size = self.page_size.map(|size| format!("page[size]={size}"));
        size.unwrap_or_default()
    }

    /// Whether an invoice is in the range. One that does not show its time of creation is.
    pub(super) fn holds(&self, invoice: &Invoice) -> bool {
        let Some(created) = created(invoice) else {
            return true;
        };
        self.from.is_none_or(|from| created >= seconds(from))
            && self.until.is_none_or(|until| created < seconds(until))
    }

    /// Whether all invoices of a page are older than the range, so that the pages after it are too.
    pub(super) fn is_over<'a>(&self, mut page: impl ExactSizeIterator<Item = &'a Invoice>) -> bool {
        let Some(from) = self.from.map(seconds) else {
            return false;
        };
        page.len() > 0 && page.all(|invoice| created(invoice).is_some_and(|it| it < from))
    }
}

/// The seconds since 1970 at which an invoice was created.
fn created(invoice: &Invoice) -> Option<i64> {
    invoice.attributes().created.map(i64::from)
}

/// The first whole second that is not before a time: a time within a second is later than its start.
fn seconds(time: SystemTime) -> i64 {
    let whole = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => whole(since.as_secs()).saturating_add(i64::from(since.subsec_nanos() > 0)),
        Err(before) => whole(before.duration().as_secs()).saturating_neg(),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// A whole second is at or after a time exactly if it is at or after the time's whole second rounded up.
        #[test]
        fn a_time_is_compared_in_whole_seconds(second in 0_u64..1000, millis in 0_u64..1_000_000) {
            let (created, time) = (Duration::from_secs(second), Duration::from_millis(millis));
            let rounded = seconds(UNIX_EPOCH + time);
            prop_assert_eq!(i64::try_from(second).unwrap() >= rounded, created >= time);
        }
    }

    #[test]
    fn a_wrong_range_is_named() {
        let (early, late) = (UNIX_EPOCH, UNIX_EPOCH + Duration::from_secs(1));
        let field = |range: InvoiceRange| range.check().unwrap_err().field().to_owned();
        assert_eq!(field(InvoiceRange::all().page_size(0)), "page[size]");
        assert_eq!(field(InvoiceRange::all().from(late).until(early)), "from");
        assert!(InvoiceRange::all().from(early).until(late).check().is_ok());
    }
}
