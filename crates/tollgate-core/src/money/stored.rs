//! Money in a merchant's own records: `{"amount":"19.99","currency":"USD"}`.

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Currency, Money};

#[derive(Serialize, Deserialize)]
struct Parts {
    #[serde(with = "decimal_text")]
    amount: Decimal,
    currency: Currency,
}

/// Writes an amount as a text, so that no JSON reader can lose a digit.
pub(crate) mod decimal_text {
    use std::borrow::Cow;

    use rust_decimal::Decimal;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(amount: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(amount)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        read(&text)
    }

    fn read<E: Error>(text: &str) -> Result<Decimal, E> {
        Decimal::from_str_exact(text).map_err(|_| E::custom("amount is not a decimal"))
    }

    /// The same for an amount that may be missing.
    pub mod optional {
        use super::{Cow, Decimal, Deserialize, Deserializer, Serializer, read};

        #[expect(clippy::ref_option, reason = "serde passes the field so")]
        pub fn serialize<S: Serializer>(
            amount: &Option<Decimal>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            match amount {
                Some(amount) => super::serialize(amount, serializer),
                None => serializer.serialize_none(),
            }
        }

        pub fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<Decimal>, D::Error> {
            let text = Option::<Cow<'de, str>>::deserialize(deserializer)?;
            text.map(|text| read(&text)).transpose()
        }
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (amount, currency) = (self.amount, self.currency);
        Parts { amount, currency }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Parts { amount, currency } = Parts::deserialize(deserializer)?;
        Ok(Self::new(amount, currency))
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&code).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use crate::dec;

    use super::*;

    #[test]
    fn stored_money_is_read_back_exactly() {
        for (amount, text) in [
            (dec!(19.99), r#"{"amount":"19.99","currency":"USD"}"#),
            (dec!(19.990), r#"{"amount":"19.990","currency":"USD"}"#),
            (
                Decimal::MAX,
                r#"{"amount":"79228162514264337593543950335","currency":"USD"}"#,
            ),
        ] {
            let money = Money::new(amount, Currency::USD);
            assert_eq!(serde_json::to_string(&money).unwrap(), text);
            let read: Money = serde_json::from_str(text).unwrap();
            assert_eq!(read.to_string(), money.to_string());
            assert_eq!(
                serde_json::from_value::<Money>(serde_json::from_str(text).unwrap()).unwrap(),
                money
            );
        }
    }

    #[test]
    fn text_that_is_not_money_is_refused_by_name() {
        for (text, name) in [
            (r#"{"amount":"19,99","currency":"USD"}"#, "amount"),
            (r#"{"amount":19.99,"currency":"USD"}"#, "string"),
            (r#"{"amount":"19.99","currency":"USDT"}"#, "currency"),
            (r#"{"amount":"19.99"}"#, "currency"),
        ] {
            let error = serde_json::from_str::<Money>(text).unwrap_err().to_string();
            assert!(error.contains(name), "{error}");
        }
    }
}
