//! Single values, whatever form they are written in.

use proptest::{prelude::*, test_runner::Config};
use rust_decimal::Decimal;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use tollgate_types::{
    Amount, CardNumber, Cvv, DecimalString, Int, MinorUnits, Open, PaymentFlow, SecretKey, Token,
};

use crate::place::{again, everywhere};

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn an_amount_is_read_by_value(amount in amounts()) {
        let plain = amount.to_string();
        for written in [plain.clone(), format!("\"{plain}\""), exponential(amount)] {
            for read in everywhere::<Amount>(&written) {
                prop_assert_eq!(read.decimal(), amount, "{}", written);
            }
        }
    }

    #[test]
    fn an_amount_is_written_by_value(amount in amounts()) {
        let written = serde_json::to_string(&Amount::from(amount)).unwrap();
        prop_assert!(!written.contains('"'), "{}", written);
        prop_assert_eq!(written.parse::<Decimal>().or_else(|_| Decimal::from_scientific(&written)), Ok(amount));
        prop_assert_eq!(again(&Amount::from(amount)), Amount::from(amount));
    }

    #[test]
    fn an_amount_that_php_wrote_with_all_digits_of_its_double_is_what_was_meant(cents in 0_i64..10_000_000_000_000, digits in 16_usize..=19) {
        let amount = Decimal::new(cents, 2);
        let double: f64 = amount.to_string().parse().unwrap();
        for read in everywhere::<Amount>(&format!("{double:.digits$e}")) {
            prop_assert_eq!(read.decimal(), amount);
        }
    }

    #[test]
    fn a_decimal_string_keeps_its_scale(amount in amounts()) {
        let written = format!("\"{amount}\"");
        for read in everywhere::<DecimalString>(&written) {
            prop_assert_eq!(serde_json::to_string(&read).unwrap(), written.clone());
        }
        for read in everywhere::<DecimalString>(&amount.to_string()) {
            prop_assert_eq!(read.decimal(), amount);
        }
    }

    #[test]
    fn an_integer_is_read_in_every_form(number: i64) {
        for written in [number.to_string(), format!("\"{number}\"")] {
            for (int, units) in everywhere::<Int>(&written).into_iter().zip(everywhere::<MinorUnits>(&written)) {
                prop_assert_eq!([int.get(), units.get()], [number, number]);
                prop_assert_eq!(serde_json::to_string(&int).unwrap(), number.to_string());
            }
        }
    }

    #[test]
    fn an_integer_is_read_from_a_decimal(number in -(1_i64 << 53)..1 << 53) {
        for read in everywhere::<Int>(&format!("{number}.0")) {
            prop_assert_eq!(read.get(), number);
        }
        for read in everywhere::<MinorUnits>(&format!("{number}.00")) {
            prop_assert_eq!(read.get(), number);
        }
    }

    #[test]
    fn an_integer_is_read_from_no_fraction(number in -1_000_000_i64..1_000_000, tenths in 1..10) {
        let written = format!("{number}.{tenths}");
        prop_assert!(serde_json::from_str::<Int>(&written).is_err());
        prop_assert!(serde_json::from_str::<MinorUnits>(&written).is_err());
    }

    #[test]
    fn a_word_keeps_its_text(word in ".*") {
        let written = serde_json::to_string(&word).unwrap();
        for read in everywhere::<Open<PaymentFlow>>(&written) {
            prop_assert_eq!(read.as_str(), &word);
            prop_assert_eq!(serde_json::to_string(&read).unwrap(), written.clone());
        }
    }

    #[test]
    fn a_secret_keeps_its_text(secret in ".*") {
        let written = serde_json::to_string(&secret).unwrap();
        prop_assert!(everywhere::<Token>(&written).iter().all(|read| read.expose() == secret));
        prop_assert!(everywhere::<SecretKey>(&written).iter().all(|read| read.expose() == secret));
        prop_assert!(everywhere::<Cvv>(&written).iter().all(|read| read.expose() == secret));
        prop_assert!(everywhere::<CardNumber>(&written).iter().all(|read| read.expose() == secret));
    }

    #[test]
    fn what_is_no_string_comes_back_as_it_was(number in -1_000_000_000_000_i64..1_000_000_000_000, scale in 0_u32..4) {
        let written = Decimal::new(number, scale).to_string();
        for written in [written.as_str(), "true"] {
            come_back::<Token>(written)?;
            come_back::<CardNumber>(written)?;
            come_back::<Open<PaymentFlow>>(written)?;
        }
    }
}

fn come_back<T: DeserializeOwned + Serialize>(written: &str) -> Result<(), TestCaseError> {
    let value = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    for read in everywhere::<T>(written) {
        prop_assert_eq!(
            value(&serde_json::to_string(&read).unwrap()),
            value(written)
        );
    }
    Ok(())
}

fn amounts() -> impl Strategy<Value = Decimal> {
    let digits = -999_999_999_999_999_i64..=999_999_999_999_999;
    (digits, 0_u32..=14, 0_u32..=12)
        .prop_map(|(digits, fewer, scale)| Decimal::new(digits / 10_i64.pow(fewer), scale))
}

fn exponential(amount: Decimal) -> String {
    format!("{}e-{}", amount.mantissa(), amount.scale())
}
