//! Texts that nobody may see by accident.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use crate::{
    ParseError,
    scalar::{self, Scalar},
};

/// What `Debug` and `Display` show of a secret.
const REDACTED: &str = "[REDACTED]";

/// The text of a secret: overwritten when dropped, compared in constant time, read without checks.
#[derive(Clone)]
struct Text {
    secret: SecretString,
    bare: bool,
}

impl Text {
    /// Takes a copy and overwrites the original: to shrink it in place could leave its bytes behind.
    fn new(mut original: String, bare: bool) -> Self {
        let secret = SecretString::from(original.as_str());
        original.zeroize();
        Self { secret, bare }
    }

    fn expose(&self) -> &str {
        self.secret.expose_secret()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.expose()
            .as_bytes()
            .ct_eq(other.expose().as_bytes())
            .into()
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Scalar::deserialize(deserializer).map(|Scalar { text, bare }| Self::new(text, bare))
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        scalar::serialize(self.expose(), self.bare, serializer)
    }
}

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// `Debug` and `Display` do not show it. It is overwritten in memory when dropped and compared in
        /// constant time. Answers are read without checks, for they may hold masked or odd values.
        #[derive(Clone, PartialEq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Text);

        impl $name {
            /// The secret itself.
            pub fn expose(&self) -> &str {
                self.0.expose()
            }
        }

        impl Eq for $name {}

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
    };
}

macro_rules! opaque {
    ($(#[$doc:meta])* $name:ident) => {
        secret! { $(#[$doc])* $name }

        impl $name {
            /// Takes the secret over; a `String` is overwritten once it has been copied.
            pub fn new(secret: impl Into<String>) -> Self {
                Self(Text::new(secret.into(), false))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(REDACTED)
            }
        }
    };
}

secret! {
    /// The number of a payment card (PAN).
    ///
    /// At most its first six and last four digits are ever shown.
    CardNumber
}

secret! {
    /// The three or four digits of a card's security code.
    Cvv
}

opaque! {
    /// An API key or a shop's secret key.
    SecretKey
}

opaque! {
    /// Whatever gives access: a card token, a bearer, a stamp, a parameter of a 3-D Secure challenge.
    Token
}

impl CardNumber {
    /// Takes 12 to 19 digits, which spaces and dashes may separate.
    ///
    /// # Errors
    ///
    /// If anything else is in it, or the number of digits is another one. The error does not show the number.
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

    /// The last four digits, if the number is one and has not been masked.
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
            // In a shorter number the first six and last four would leave little to guess.
            (Some(last), 15..) => write!(f, "{}…{last}", &self.expose()[..6]),
            (Some(last), _) => write!(f, "…{last}"),
            (None, _) => f.write_str(REDACTED),
        }
    }
}

impl Cvv {
    /// Takes three or four digits.
    ///
    /// # Errors
    ///
    /// If it is anything else. The error does not show what it was.
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
    use serde::de::DeserializeOwned;

    use super::*;

    fn shown<T: DeserializeOwned + fmt::Debug + fmt::Display>(json: &str) -> String {
        serde_json::from_str::<T>(json).map_or_else(
            |error| format!("{error} {error:?}"),
            |secret| format!("{secret} {secret:?} {secret:#?} {secret:40}"),
        )
    }

    #[test]
    fn nothing_shows_a_secret_or_quotes_it_in_an_error() {
        let secret = "70617373";
        for json in [
            format!("\"{secret}\""),
            secret.to_owned(),
            format!("[\"{secret}\"]"),
            format!("{{\"{secret}\": \"{secret}\"}}"),
            format!("\"{secret}"),
        ] {
            for text in [
                shown::<Token>(&json),
                shown::<SecretKey>(&json),
                shown::<Cvv>(&json),
                shown::<CardNumber>(&json),
            ] {
                assert!(!text.contains(secret), "{text}");
            }
        }
    }

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

    #[test]
    fn reads_odd_values_and_writes_them_back() {
        for json in [
            "\"\"",
            "\"411111******1111\"",
            "4111111111111111",
            "false",
            "\"1\"",
        ] {
            let read: CardNumber = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
        }
        assert!(serde_json::from_str::<Token>("null").is_err());
        assert_eq!(serde_json::from_str::<Option<Token>>("null").unwrap(), None);
    }

    #[test]
    fn equality_is_by_text() {
        assert_eq!(Token::new("a"), Token::new(String::from("a")));
        assert_ne!(Token::new("a"), Token::new("b"));
        assert_ne!(Token::new("a"), Token::new("ab"));
    }

    proptest! {
        #[test]
        fn the_middle_of_a_card_number_is_never_shown(number in "[0-9]{12,19}") {
            let text = format!("{:?}", CardNumber::new(number.clone()).unwrap());
            let digits = text.chars().filter(char::is_ascii_digit).count();
            prop_assert!(digits <= 10 && number.len() - digits >= 5, "{}", text);
            prop_assert!(text.ends_with(&number[number.len() - 4..]));
        }

        #[test]
        fn any_text_comes_back(text in ".*") {
            let json = serde_json::to_string(&Token::new(text.clone())).unwrap();
            let read: Token = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(read.expose(), text);
        }
    }
}
