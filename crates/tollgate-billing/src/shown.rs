//! Amounts for people: with the decimals of their currency.

use std::collections::BTreeMap;

use tollgate::{Currency, Decimal, Exponents, Money};

/// Money with the decimals that ISO 4217 gives its currency: `5.00 USD`, `500 JPY`.
///
/// Further decimals that are not zero are shown too. Those of an unknown currency are as few as possible.
#[must_use]
pub fn shown(money: Money) -> String {
    format!("{} {}", shown_amount(money), money.currency())
}

/// The amount of [`shown`], without its currency.
#[must_use]
pub fn shown_amount(money: Money) -> String {
    let mut amount = money.amount().normalize();
    if let Ok(decimals) = Exponents::paymega().of(money.currency())
        && amount.scale() < decimals
    {
        amount.rescale(decimals);
    }
    amount.to_string()
}

/// Sums by the code of their currency: `5.00 USD, 500 JPY`.
#[must_use]
pub fn shown_sums(sums: &BTreeMap<String, Decimal>) -> String {
    let texts = sums
        .iter()
        .map(|(code, sum)| format!("{} {code}", in_currency(code, *sum)));
    texts.collect::<Vec<_>>().join(", ")
}

/// A sum with the decimals of the currency with this code.
pub(crate) fn in_currency(code: &str, sum: Decimal) -> String {
    match code.parse::<Currency>() {
        Ok(currency) => shown_amount(Money::new(sum, currency)),
        Err(_) => sum.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use tollgate::dec;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_amount_has_the_decimals_of_its_currency_and_keeps_its_value(
            digits in -1_000_000_000_000_i64..1_000_000_000_000,
            scale in 0_u32..8,
            code in prop::sample::select(vec!["USD", "JPY", "KWD", "CLF", "UGX", "QQQ"]),
        ) {
            let (amount, currency) = (Decimal::new(digits, scale), code.parse::<Currency>().unwrap());
            let text = shown_amount(Money::new(amount, currency));
            let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            let needed = usize::try_from(amount.normalize().scale()).unwrap();
            let least = Exponents::paymega().of(currency).map_or(0, |it| usize::try_from(it).unwrap());
            prop_assert_eq!(decimals, needed.max(least), "{}", text);
            prop_assert_eq!(text.parse::<Decimal>().unwrap(), amount);
        }
    }

    #[test]
    fn amounts_look_as_people_write_them() {
        for (amount, currency, text) in [
            (dec!(5), Currency::USD, "5.00 USD"),
            (dec!(500.00), Currency::JPY, "500 JPY"),
            (dec!(0.5), Currency::KWD, "0.500 KWD"),
            (dec!(1.005), Currency::USD, "1.005 USD"),
        ] {
            assert_eq!(shown(Money::new(amount, currency)), text);
        }
        let sums = [("USD", dec!(5)), ("JPY", dec!(500))];
        let sums = sums.map(|(code, sum)| (code.to_owned(), sum)).into();
        assert_eq!(shown_sums(&sums), "500 JPY, 5.00 USD");
    }
}
