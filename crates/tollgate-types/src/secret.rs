//! Secret texts, which no `Debug` and no `Display` shows.

mod card;

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use subtle::ConstantTimeEq;
use zeroize::Zeroize;

use crate::scalar::{self, Scalar};

/// The text in place of a secret.
pub(crate) const REDACTED: &str = "[REDACTED]";

/// The name of the newtype in which every secret is serialised. JSON and forms write the inner text;
/// [`redacted`](crate::redacted()) recognises a secret by the name.
pub(crate) const SECRET: &str = "tollgate::Secret";

/// The text of a secret: overwritten when dropped, compared in constant time, read without checks.
#[derive(Clone)]
struct Text {
    secret: SecretString,
    bare: bool,
}

impl Text {
    /// Takes the text over. One with spare room is copied and overwritten: shrinking in place could leave its bytes in
    /// memory.
    fn new(mut original: String, bare: bool) -> Self {
        if original.len() == original.capacity() {
            let secret = original.into_boxed_str().into();
            return Self { secret, bare };
        }
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
        serializer.serialize_newtype_struct(SECRET, &Exposed(self))
    }
}

/// The form in which a secret is serialised.
struct Exposed<'a>(&'a Text);

impl Serialize for Exposed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        scalar::serialize(self.0.expose(), self.0.bare, serializer)
    }
}

macro_rules! secret {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        ///
        /// `Debug` and `Display` do not show it. It is overwritten in memory when dropped, and compared in
        /// constant time. Responses are read without checks, because they may contain masked or odd values.
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
            /// Creates the secret; a `String` is overwritten after it was copied.
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
    /// `Debug` and `Display` show at most its first six and last four digits.
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
    /// Any other value that gives access: a card token, a bearer, a stamp, a parameter of a 3-D Secure challenge.
    Token
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
        fn any_text_comes_back(text in ".*") {
            let json = serde_json::to_string(&Token::new(text.clone())).unwrap();
            let read: Token = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(read.expose(), text);
        }
    }
}
