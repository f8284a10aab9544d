//! Whole numbers, read tolerantly.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize};

use crate::{ParseError, number};

macro_rules! integer {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[serde(transparent)]
        pub struct $name(i64);

        impl $name {
            /// The number itself.
            pub const fn get(self) -> i64 {
                self.0
            }
        }

        impl From<i64> for $name {
            fn from(number: i64) -> Self {
                Self(number)
            }
        }

        impl From<$name> for i64 {
            fn from(number: $name) -> Self {
                number.0
            }
        }

        impl FromStr for $name {
            type Err = ParseError;

            fn from_str(text: &str) -> Result<Self, ParseError> {
                number::parse_integer(text).map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                number::integer(deserializer).map(Self)
            }
        }
    };
}

integer! {
    /// Any whole number that is not money: a count, a page, a Unix time.
    ///
    /// Reads `1`, `1.0` and `"1"`, since PHP writes all three; refuses `1.5`. Writes `1`.
    Int
}

integer! {
    /// Money in minor units (cents), as a JSON integer.
    ///
    /// Reads `1`, `1.0` and `"1"`; refuses `1.5`. Writes `1`.
    MinorUnits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_the_forms_that_php_writes() {
        for json in ["1", "1.0", "\"1\"", "1e0"] {
            assert_eq!(
                serde_json::from_str::<Int>(json).unwrap(),
                Int::from(1),
                "{json}"
            );
        }
    }

    #[test]
    fn refuses_fractions_and_numbers_out_of_range() {
        for json in [
            "1.5",
            "\"1.5\"",
            "9223372036854775808",
            "\"one\"",
            "true",
            "\"\"",
        ] {
            assert!(serde_json::from_str::<MinorUnits>(json).is_err(), "{json}");
        }
    }

    proptest! {
        #[test]
        fn comes_back_as_it_was(number: i64) {
            let json = serde_json::to_string(&MinorUnits::from(number)).unwrap();
            prop_assert_eq!(&json, &number.to_string());
            prop_assert_eq!(serde_json::from_str::<MinorUnits>(&json).unwrap().get(), number);
        }
    }
}
