//! A card that a provider keeps, and the token that charges it.

use std::{fmt, str::FromStr, time::SystemTime};

use serde::{Deserialize, Serialize};
use tollgate_types::Token;

use crate::{Invalid, calendar};

/// The token of a saved card. It gives access to the card, so `Debug` does not show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardToken(pub(crate) Token);

impl CardToken {
    /// A token from the merchant's own records.
    #[must_use]
    pub fn new(token: impl Into<String>) -> Self {
        Self(Token::new(token))
    }

    /// The token in clear, to store it.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }

    pub(crate) fn into_token(self) -> Token {
        self.0
    }
}

/// A saved card: its token, and the details that may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SavedCard {
    pub(crate) token: CardToken,
    pub(crate) brand: Option<String>,
    pub(crate) mask: Option<String>,
    pub(crate) last_four: Option<String>,
    pub(crate) expiry: Option<Expiry>,
}

/// The last month in which a card can be charged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Expiry {
    year: u16,
    month: u8,
}

impl SavedCard {
    /// The token that charges this card.
    #[must_use]
    pub const fn token(&self) -> &CardToken {
        &self.token
    }

    /// The brand, such as `mastercard`, or else the network.
    #[must_use]
    pub fn brand(&self) -> Option<&str> {
        self.brand.as_deref()
    }

    /// The number with its middle masked.
    #[must_use]
    pub fn mask(&self) -> Option<&str> {
        self.mask.as_deref()
    }

    /// The last four digits.
    #[must_use]
    pub fn last_four(&self) -> Option<&str> {
        self.last_four.as_deref()
    }

    /// When the card expires, and its token with it.
    #[must_use]
    pub const fn expiry(&self) -> Option<Expiry> {
        self.expiry
    }

    /// Whether the card can still be charged at that time, by its expiry. A card without an expiry can.
    ///
    /// ```
    /// # fn renew(card: &tollgate::SavedCard) {
    /// if !card.can_be_charged_on(std::time::SystemTime::now()) {
    ///     println!("ask for another card");
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn can_be_charged_on(&self, time: SystemTime) -> bool {
        self.expiry.is_none_or(|expiry| time < expiry.end())
    }
}

impl Expiry {
    /// An expiry from a month, 1 to 12, and a year with four digits.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if there is no such month, or if the year is not of this century.
    pub fn new(month: u8, year: u16) -> Result<Self, Invalid> {
        if !(1..=12).contains(&month) {
            return Err(Invalid::new("exp_month", "must be 1 to 12"));
        }
        if !(2000..2100).contains(&year) {
            return Err(Invalid::new(
                "exp_year",
                "must be of this century, with four digits",
            ));
        }
        Ok(Self { year, month })
    }

    /// The year, four digits.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Whether a card with this expiry can no longer be charged in that month.
    #[must_use]
    pub const fn is_over_in(self, year: u16, month: u8) -> bool {
        self.year < year || (self.year == year && self.month < month)
    }

    /// The moment from which the card can no longer be charged: the end of its last month, in UTC.
    #[must_use]
    pub fn end(self) -> SystemTime {
        match self.month {
            12 => calendar::start(self.year + 1, 1),
            month => calendar::start(self.year, month + 1),
        }
    }

    /// Reads a provider's texts: the month, and the year with two digits or four.
    pub(crate) fn read(month: &str, year: &str) -> Option<Self> {
        let (month, year) = (month.parse().ok()?, year.parse::<u16>().ok()?);
        let year = if year < 100 { 2000 + year } else { year };
        Self::new(month, year).ok()
    }
}

impl FromStr for Expiry {
    type Err = Invalid;

    /// Reads `05/35` and `05/2035`.
    fn from_str(text: &str) -> Result<Self, Invalid> {
        let parts = text.split_once('/');
        parts
            .and_then(|(month, year)| Self::read(month, year))
            .ok_or_else(|| Invalid::new("expiry", "must be a month and a year, as in 05/35"))
    }
}

impl TryFrom<String> for Expiry {
    type Error = Invalid;

    fn try_from(text: String) -> Result<Self, Invalid> {
        text.parse()
    }
}

impl From<Expiry> for String {
    fn from(expiry: Expiry) -> Self {
        expiry.to_string()
    }
}

impl fmt::Display for Expiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}/{:02}", self.month, self.year % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expiry_is_read_with_two_digits_or_four() {
        let expiry = Expiry {
            year: 2032,
            month: 12,
        };
        assert_eq!(Expiry::read("12", "32"), Some(expiry));
        assert_eq!(Expiry::read("12", "2032"), Some(expiry));
        assert_eq!(expiry.to_string(), "12/32");
        for (month, year) in [("13", "32"), ("0", "32"), ("", ""), ("12", "x")] {
            assert_eq!(Expiry::read(month, year), None, "{month}/{year}");
        }
    }

    #[test]
    fn a_stored_expiry_is_read_back() {
        let expiry = Expiry::new(5, 2035).unwrap();
        assert_eq!(serde_json::to_string(&expiry).unwrap(), r#""05/35""#);
        for text in [r#""05/35""#, r#""5/2035""#] {
            assert_eq!(serde_json::from_str::<Expiry>(text).unwrap(), expiry);
        }
        for wrong in ["", "05", "0535", "13/35", "05/35/1", "05/1935"] {
            assert!(wrong.parse::<Expiry>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_card_can_be_charged_through_its_last_month() {
        let expiry = Expiry {
            year: 2032,
            month: 6,
        };
        assert!(!expiry.is_over_in(2032, 6));
        assert!(expiry.is_over_in(2032, 7));
        assert!(expiry.is_over_in(2033, 1));
        assert!(!expiry.is_over_in(2031, 12));
    }

    #[test]
    fn a_saved_card_says_when_it_can_no_longer_be_charged() {
        let mut card = SavedCard {
            token: CardToken::new("token"),
            brand: None,
            mask: None,
            last_four: None,
            expiry: Expiry::new(12, 2032).ok(),
        };
        let end = calendar::start(2033, 1);
        assert!(card.can_be_charged_on(end - std::time::Duration::from_secs(1)));
        assert!(!card.can_be_charged_on(end));
        card.expiry = Expiry::new(6, 2032).ok();
        assert!(!card.can_be_charged_on(calendar::start(2032, 7)));
        assert!(card.can_be_charged_on(calendar::start(2032, 6)));
        card.expiry = None;
        assert!(card.can_be_charged_on(end));
    }

    #[test]
    fn a_token_is_not_shown() {
        let text = format!("{:?}", CardToken::new("4c9jHUgeL1SD"));
        assert!(!text.contains("4c9j"), "{text}");
    }
}
