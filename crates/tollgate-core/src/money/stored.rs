//! Money in a merchant's own records: `{"amount":"19.99","currency":"USD"}`.

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use super::{Currency, Money};

/// The amount is a text, so that no JSON reader can lose a digit.
#[derive(Serialize, Deserialize)]
struct Parts<'a> {
    amount: std::borrow::Cow<'a, str>,
    currency: Currency,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = Parts {
            amount: self.amount.to_string().into(),
            currency: self.currency,
        };
        parts.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Parts { amount, currency } = Parts::deserialize(deserializer)?;
        let amount = Decimal::from_str_exact(&amount)
            .map_err(|_| D::Error::custom("amount is not a decimal"))?;
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
