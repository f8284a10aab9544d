//! Money as whole millionths, which a database can sum exactly.

use tollgate::{Decimal, Money};

/// The number of decimals, more than any currency of ISO 4217 has.
const DECIMALS: u32 = 6;

/// The millionths of an amount, if it can be written so.
pub(crate) fn of(money: Money) -> Option<i64> {
    let scaled = money
        .amount()
        .checked_mul(Decimal::from(10_i64.pow(DECIMALS)))?;
    let whole = scaled.normalize();
    (whole.scale() == 0).then(|| i64::try_from(whole.mantissa()).ok())?
}

/// The amount of millionths in major units.
pub(crate) fn amount(units: i64) -> Decimal {
    Decimal::new(units, DECIMALS).normalize()
}

#[cfg(test)]
mod tests {
    use tollgate::{Currency, dec};

    use super::*;

    #[test]
    fn an_amount_is_kept_exactly_or_refused() {
        let units = |amount| of(Money::new(amount, Currency::USD));
        for exact in [dec!(19.99), dec!(0.000001), dec!(1000000), dec!(10.50)] {
            assert_eq!(amount(units(exact).unwrap()), exact.normalize());
        }
        assert_eq!(units(dec!(0.0000001)), None);
        assert_eq!(units(Decimal::MAX), None);
        assert_eq!(units(dec!(99999999999999)), None);
    }
}
