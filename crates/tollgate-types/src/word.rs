//! Words to store: the text form of closed enums.

/// Gives an enum its words: `ALL`, `as_str`, `Display`, `FromStr` and serde, all from one list.
///
/// A merchant stores the words, so a word never changes, whatever the variant is called. An enum with a list must be
/// `Copy`, and its crate needs serde.
#[doc(hidden)]
#[macro_export]
macro_rules! words {
    ($type:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $type {
            /// All values, in the order of their declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word to store. Later versions keep it, and `FromStr` reads it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::str::FromStr for $type {
            type Err = $crate::ParseError;

            /// Reads a stored word.
            fn from_str(word: &str) -> Result<Self, Self::Err> {
                let known = Self::ALL.iter().find(|known| known.as_str() == word);
                known.copied().ok_or(const {
                    $crate::ParseError::expected(concat!("one of", $(" ", $word),+))
                })
            }
        }

        impl ::serde::Serialize for $type {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $type {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = <::std::borrow::Cow<'de, str> as ::serde::Deserialize>::deserialize(deserializer)?;
                word.parse().map_err(<D::Error as ::serde::de::Error>::custom)
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use crate::{DeclineSource, NextTry};

    #[test]
    fn a_word_is_read_as_it_is_written() {
        for source in DeclineSource::ALL {
            assert_eq!(source.to_string().parse(), Ok(*source));
            let json = serde_json::to_string(source).unwrap();
            assert_eq!(json, format!("\"{source}\""));
            assert_eq!(
                serde_json::from_str::<DeclineSource>(&json).unwrap(),
                *source
            );
        }
    }

    #[test]
    fn an_unknown_word_is_refused_with_the_known_ones() {
        for word in ["", "Later", "later ", "soon"] {
            let error = word.parse::<NextTry>().unwrap_err().to_string();
            assert_eq!(
                error,
                "expected one of never_this_card another_card later now"
            );
        }
    }
}
