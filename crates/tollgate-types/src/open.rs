//! Enums to which a provider may add words.

use std::{
    fmt,
    hash::{Hash, Hasher},
    str::FromStr,
};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::scalar::{self, Scalar};

/// A word of a set to which a provider may add words: `T` holds the words known today.
///
/// Keeps the original text, known or not, and writes it back unchanged. A word in another case (`PROCESSED`) is known
/// too, and the comparison of two words ignores case.
#[derive(Clone)]
pub struct Open<T> {
    known: Option<T>,
    text: Box<str>,
    bare: bool,
}

impl<T> Open<T> {
    /// The word as a value of `T`, or `None` if it was not known when this was compiled.
    pub const fn known(&self) -> Option<&T> {
        self.known.as_ref()
    }

    /// Whether it came without quotes, as a number or a boolean.
    pub const fn is_bare(&self) -> bool {
        self.bare
    }

    /// The original text of the word.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T: FromStr> Open<T> {
    /// Creates a word, which need not be known.
    pub fn new(text: impl Into<Box<str>>) -> Self {
        let text = text.into();
        let known = text
            .parse()
            .or_else(|_| text.to_ascii_lowercase().parse())
            .or_else(|_| text.to_ascii_uppercase().parse())
            .ok();
        Self {
            known,
            text,
            bare: false,
        }
    }
}

impl<T: fmt::Display> From<T> for Open<T> {
    fn from(known: T) -> Self {
        Self {
            text: known.to_string().into(),
            known: Some(known),
            bare: false,
        }
    }
}

impl<T> PartialEq for Open<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text.eq_ignore_ascii_case(&other.text)
    }
}

impl<T> Eq for Open<T> {}

impl<T: PartialEq> PartialEq<T> for Open<T> {
    fn eq(&self, other: &T) -> bool {
        self.known.as_ref() == Some(other)
    }
}

impl<T> Hash for Open<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.to_ascii_lowercase().hash(state);
    }
}

/// A provider's word that may be shown. A possible card number, token or key is hidden, since a provider may quote the
/// request.
#[doc(hidden)]
pub fn shown(word: &str) -> &str {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let is_plain = digits < 12 && word.len() <= 100 && !word.contains(char::is_control);
    if is_plain && !may_be_secret(word) {
        word
    } else {
        "…"
    }
}

/// Whether a part of the word has the shape of a token, a key or an id: long, and with digits or capitals among its
/// letters. The separators of a UUID and of Base64 end no part.
fn may_be_secret(word: &str) -> bool {
    let joins = |byte: &u8| byte.is_ascii_alphanumeric() || b"-+/=".contains(byte);
    word.as_bytes().split(|byte| !joins(byte)).any(|part| {
        let runs = part.split(|byte| !byte.is_ascii_alphanumeric());
        let longest = runs.map(<[u8]>::len).max().unwrap_or_default();
        let count = |is: fn(&[u8]) -> bool| part.windows(2).filter(|pair| is(pair)).count();
        let (digits, capitals) = (count(digit_beside_letter), count(capital_in_word));
        part.len() >= 12 && (longest >= 24 || longest >= 12 && digits > 0 || digits + capitals >= 4)
    })
}

fn digit_beside_letter(pair: &[u8]) -> bool {
    let [digits, letters] = [u8::is_ascii_digit, u8::is_ascii_alphabetic];
    pair.iter().any(digits) && pair.iter().any(letters)
}

fn capital_in_word(pair: &[u8]) -> bool {
    pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase()
}

/// Shows the word, unless it may hold a card number, a token or a key.
impl<T> fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(shown(self.as_str()), f)
    }
}

impl<T> fmt::Display for Open<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<'de, T: FromStr> Deserialize<'de> for Open<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Scalar { text, bare } = Scalar::deserialize(deserializer)?;
        Ok(Self {
            bare,
            ..Self::new(text)
        })
    }
}

impl<T> Serialize for Open<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        scalar::serialize(&self.text, self.bare, serializer)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq)]
    enum Word {
        Processed,
        Usd,
        Mixed,
    }

    impl FromStr for Word {
        type Err = ();

        fn from_str(text: &str) -> Result<Self, ()> {
            match text {
                "processed" => Ok(Self::Processed),
                "USD" => Ok(Self::Usd),
                "mixedCase" => Ok(Self::Mixed),
                _ => Err(()),
            }
        }
    }

    impl fmt::Display for Word {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(match self {
                Self::Processed => "processed",
                Self::Usd => "USD",
                Self::Mixed => "mixedCase",
            })
        }
    }

    fn read(json: &str) -> Open<Word> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn recognises_a_word_in_any_case() {
        assert_eq!(read("\"processed\""), Word::Processed);
        assert_eq!(read("\"PROCESSED\""), Word::Processed);
        assert_eq!(read("\"usd\""), Word::Usd);
        assert_eq!(read("\"mixedCase\""), Word::Mixed);
        assert_eq!(read("\"brand_new\"").known(), None);
    }

    #[test]
    fn equality_and_hash_ignore_case() {
        assert_eq!(read("\"Brand_New\""), read("\"brand_new\""));
        assert_eq!(Open::from(Word::Usd), read("\"usd\""));
        assert_ne!(read("\"brand_new\""), read("\"brand\""));
        let words = HashSet::from([read("\"USD\""), read("\"usd\""), read("\"Usd\"")]);
        assert_eq!(words.len(), 1);
    }

    #[test]
    fn displays_the_word() {
        let word = read("\"Brand_New\"");
        assert_eq!(format!("{word} {word:?}"), "Brand_New \"Brand_New\"");
    }

    #[test]
    fn shows_words_and_hides_tokens_and_keys() {
        let words = [
            "processed",
            "InsufficientFunds",
            "payment_card_usd_hpp",
            "3-D Secure 2.2.0 failed",
            "issuer/do-not-honor-05",
            "S.20005",
            "resolution_suspected_fraud_by_acquirer_2",
        ];
        for word in words {
            assert_eq!(shown(word), word);
        }
        let secrets = [
            "4012000000001097",
            "sk_test_Jd5bW3hY8cL6pF1",
            "status tok-Qz7xK2vN9mR4wT8",
            "0d9f3a6e-4c1b-4f7e-9a52-6b8e1c7d3f40",
            "5f4dcc3b5aa765d61d8327deb882cf99",
            "c2hvcDpxN1prMnZOOXhUNG0=",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJjb21hXzEifQ",
        ];
        for secret in secrets {
            assert_eq!(shown(secret), "…", "{secret}");
        }
    }

    #[test]
    fn keeps_a_number_or_a_boolean_as_it_came() {
        for json in ["5", "1.50", "false"] {
            let written = serde_json::to_string(&read(json)).unwrap();
            let value = |json| serde_json::from_str::<serde_json::Value>(json).unwrap();
            assert_eq!(value(&written), value(json));
        }
        assert_eq!(read("5").as_str(), "5");
        assert!(serde_json::from_str::<Open<Word>>("[]").is_err());
    }

    proptest! {
        #[test]
        fn keeps_every_text(text in ".*") {
            let json = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(serde_json::to_string(&read(&json)).unwrap(), json);
        }
    }
}
