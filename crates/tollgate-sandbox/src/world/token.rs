//! Saved cards and the customers they belong to.

use super::TestCard;
use serde_json::Value;

/// A saved card.
#[derive(Clone, Debug)]
pub(crate) struct SavedCard {
    pub(crate) token: String,
    /// The merchant's reference of the customer whom it belongs to.
    pub(crate) customer: String,
    pub(crate) test_mode: bool,
    pub(crate) card: &'static TestCard,
    pub(crate) holder: Option<String>,
    pub(crate) month: u8,
    pub(crate) year: u8,
}

/// A customer, made or changed by every invoice that names it.
#[derive(Clone, Debug)]
pub(crate) struct Customer {
    pub(crate) id: String,
    pub(crate) reference_id: String,
    /// What the merchant last said of it.
    pub(crate) details: Value,
}

impl SavedCard {
    /// Whether the card's last month is over.
    pub(crate) fn expired(&self, now: i64) -> bool {
        let (year, month) = year_and_month(now);
        (i64::from(self.year) + 2000, i64::from(self.month)) < (year, month)
    }
}

/// The civil year and month of a moment, in UTC.
fn year_and_month(seconds: i64) -> (i64, i64) {
    // Days are counted from 1 March of the year 0, so that a leap day ends its year.
    let days = seconds.div_euclid(86_400) + 719_468;
    let era = days.div_euclid(146_097);
    let day = days.rem_euclid(146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let in_year = day - (365 * year + year / 4 - year / 100);
    let shifted = (5 * in_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    (year + era * 400 + i64::from(month <= 2), month)
}

#[cfg(test)]
mod tests {
    use super::year_and_month;

    #[test]
    fn knows_the_calendar() {
        assert_eq!(year_and_month(0), (1970, 1));
        assert_eq!(year_and_month(951_782_400), (2000, 2));
        assert_eq!(year_and_month(951_868_800), (2000, 3));
        assert_eq!(year_and_month(1_798_761_599), (2026, 12));
    }
}
