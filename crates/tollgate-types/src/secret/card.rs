//! The checks of a card's number and code, and their masked forms.

use std::fmt;

use zeroize::Zeroize;

use super::{CardNumber, Cvv, REDACTED, Text};
use crate::ParseError;

impl CardNumber {
    /// Creates a number from 12 to 19 digits, which spaces and dashes may separate.
    ///
    /// # Errors
    ///
    /// If the text contains other characters, or fewer or more digits. The error does not show the number.
    pub fn new(number: impl Into<String>) -> Result<Self, ParseError> {
        let mut given = number.into();
        let mut digits = String::with_capacity(given.len());
        digits.extend(given.chars().filter(|c| !matches!(c, ' ' | '-')));
        given.zeroize();
        let number = Self(Text::new(digits, false));
        if matches!(number.digits().map(str::len), Some(12..=19)) {
            Ok(number)
        } else {
            Err(ParseError::expected("a card number of 12 to 19 digits"))
        }
    }

    /// Whether the check digit is right. Test cards may have a wrong one.
    pub fn passes_luhn(&self) -> bool {
        self.digits().is_some_and(|digits| {
            let weighted = digits.bytes().rev().enumerate().map(|(place, digit)| {
                let digit = u32::from(digit - b'0');
                match place % 2 {
                    0 => digit,
                    _ => digit * 2 / 10 + digit * 2 % 10,
                }
            });
            weighted.sum::<u32>() % 10 == 0
        })
    }

    /// The last four digits, if the text is a card number and not masked.
    pub fn last_four(&self) -> Option<&str> {
        let digits = self.digits().filter(|digits| digits.len() >= 12)?;
        Some(&digits[digits.len() - 4..])
    }

    fn digits(&self) -> Option<&str> {
        let text = self.expose();
        (!text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())).then_some(text)
    }
}

impl fmt::Display for CardNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.last_four(), self.expose().len()) {
            // With the first six and last four digits a shorter number would be easy to guess.
            (Some(last), 15..) => write!(f, "{}…{last}", &self.expose()[..6]),
            (Some(last), _) => write!(f, "…{last}"),
            (None, _) => f.write_str(REDACTED),
        }
    }
}

impl Cvv {
    /// Creates a code from three or four digits.
    ///
    /// # Errors
    ///
    /// If the text is anything else. The error does not show the text.
    pub fn new(code: impl Into<String>) -> Result<Self, ParseError> {
        let code = Self(Text::new(code.into(), false));
        let text = code.expose();
        if matches!(text.len(), 3 | 4) && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(code)
        } else {
            Err(ParseError::expected("a security code of 3 or 4 digits"))
        }
    }
}

impl fmt::Display for Cvv {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shows_the_ends_of_a_card_number_only() {
        let shown = |number| CardNumber::new(number).unwrap().to_string();
        assert_eq!(shown("4111 1111-1111 1234"), "411111…1234");
        assert_eq!(shown("371449635398431"), "371449…8431");
        assert_eq!(shown("411111111234"), "…1234");
    }

    #[test]
    fn checks_card_numbers_and_codes_that_are_to_be_sent() {
        for number in [
            "",
            "41111111111",
            "41111111111111111111",
            "4111111111111111x",
            "４111111111111111",
        ] {
            let error = CardNumber::new(number).unwrap_err().to_string();
            assert_eq!(error, "expected a card number of 12 to 19 digits");
        }
        assert_eq!(
            CardNumber::new("4111 1111 1111 1111").unwrap().expose(),
            "4111111111111111"
        );
        assert!(Cvv::new("12").is_err() && Cvv::new("12a").is_err() && Cvv::new("12345").is_err());
        assert_eq!(Cvv::new("012").unwrap().expose(), "012");
    }

    #[test]
    fn knows_the_check_digit() {
        assert!(CardNumber::new("4111111111111111").unwrap().passes_luhn());
        assert!(CardNumber::new("371449635398431").unwrap().passes_luhn());
        assert!(!CardNumber::new("4111111111111112").unwrap().passes_luhn());
        let masked: CardNumber = serde_json::from_str("\"411111******1111\"").unwrap();
        assert!(!masked.passes_luhn() && masked.last_four().is_none());
    }

    proptest! {
        #[test]
        fn the_middle_of_a_card_number_is_never_shown(number in "[0-9]{12,19}") {
            let text = format!("{:?}", CardNumber::new(number.clone()).unwrap());
            let digits = text.chars().filter(char::is_ascii_digit).count();
            prop_assert!(digits <= 10 && number.len() - digits >= 5, "{}", text);
            prop_assert!(text.ends_with(&number[number.len() - 4..]));
        }
    }
}
