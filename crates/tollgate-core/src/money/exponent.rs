//! The number of decimals of each currency, by family of providers.

use super::Currency;
use crate::Invalid;

/// The exponents of currencies on one family of providers: the number of decimals of each currency there.
///
/// ```
/// use tollgate::{Currency, Exponents, Money, dec};
///
/// let gateway = Exponents::paycross();
/// assert_eq!(Money::new(dec!(19.99), Currency::USD).to_minor(&gateway)?, 1999);
/// // The gateway's own clients count rupiahs without decimals, ISO 4217 with two.
/// assert!(Money::new(dec!(20000), Currency::IDR).to_minor(&gateway).is_err());
/// let gateway = gateway.with(Currency::IDR, 0);
/// assert_eq!(Money::new(dec!(20000), Currency::IDR).to_minor(&gateway)?, 20000);
/// # Ok::<(), tollgate::Invalid>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exponents {
    family: Family,
    by_name: Vec<(Currency, u32)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Paymega,
    PayCross,
}

impl Exponents {
    /// The exponents of Paymega and Kuna: ISO 4217.
    #[must_use]
    pub const fn paymega() -> Self {
        Self {
            family: Family::Paymega,
            by_name: Vec::new(),
        }
    }

    /// The exponents of PayCross, for the currencies on which its family of gateways and ISO 4217 agree.
    #[must_use]
    pub const fn paycross() -> Self {
        Self {
            family: Family::PayCross,
            by_name: Vec::new(),
        }
    }

    /// Sets the exponent of one currency that is unknown or on which the sources disagree.
    #[must_use]
    pub fn with(mut self, currency: Currency, decimals: u32) -> Self {
        self.by_name.retain(|(named, _)| *named != currency);
        self.by_name.push((currency, decimals));
        self
    }

    /// The exponent of a currency.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the exponent is unknown, or if the gateway family and ISO 4217 disagree and none was set by name.
    pub fn of(&self, currency: Currency) -> Result<u32, Invalid> {
        if let Some((_, decimals)) = self.by_name.iter().find(|(named, _)| *named == currency) {
            return Ok(*decimals);
        }
        let none = if currency.is_indivisible() {
            "has no exponent in ISO 4217: set it by name"
        } else {
            "has an unknown exponent: set it by name"
        };
        let iso = currency.decimals();
        let iso = iso.ok_or_else(|| Invalid::new("currency", none))?;
        if self.family == Family::PayCross && gateway_decimals(currency) != iso {
            let why = "has another exponent on the gateway than in ISO 4217: set it by name";
            return Err(Invalid::new("currency", why));
        }
        Ok(iso)
    }
}

/// The exponents in the official client of the gateway's family. A currency that the client does not name has two
/// decimals.
const fn gateway_decimals(currency: Currency) -> u32 {
    match currency {
        Currency::BIF
        | Currency::CLF
        | Currency::CLP
        | Currency::CVE
        | Currency::DJF
        | Currency::GNF
        | Currency::IDR
        | Currency::IQD
        | Currency::IRR
        | Currency::ISK
        | Currency::JPY
        | Currency::KMF
        | Currency::KPW
        | Currency::KRW
        | Currency::LAK
        | Currency::LBP
        | Currency::MMK
        | Currency::PYG
        | Currency::RWF
        | Currency::UYI
        | Currency::VND
        | Currency::VUV
        | Currency::XAF
        | Currency::XOF
        | Currency::XPF => 0,
        Currency::BHD
        | Currency::JOD
        | Currency::KWD
        | Currency::LYD
        | Currency::OMR
        | Currency::TND => 3,
        Currency::MOP => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exponent_on_which_the_gateway_and_iso_disagree_is_refused() {
        for currency in [
            Currency::IDR,
            Currency::IQD,
            Currency::LBP,
            Currency::MOP,
            Currency::UGX,
        ] {
            assert!(Exponents::paycross().of(currency).is_err(), "{currency}");
            assert!(Exponents::paymega().of(currency).is_ok(), "{currency}");
            assert_eq!(Exponents::paycross().with(currency, 0).of(currency), Ok(0));
        }
    }

    #[test]
    fn an_exponent_on_which_they_agree_is_known() {
        for (currency, decimals) in [(Currency::USD, 2), (Currency::JPY, 0), (Currency::KWD, 3)] {
            assert_eq!(
                Exponents::paycross().of(currency),
                Ok(decimals),
                "{currency}"
            );
        }
    }

    #[test]
    fn a_currency_without_an_exponent_needs_one_by_name() {
        let unknown = Currency::new("QQQ").unwrap();
        for (currency, why) in [(unknown, "unknown"), (Currency::XAU, "no exponent")] {
            for exponents in [Exponents::paymega(), Exponents::paycross()] {
                let error = exponents.of(currency).unwrap_err();
                assert!(error.why().contains(why), "{currency}: {error}");
                assert_eq!(exponents.with(currency, 2).of(currency), Ok(2));
            }
        }
    }

    #[test]
    fn funds_and_new_currencies_are_known() {
        for currency in [Currency::XCG, Currency::CHE, Currency::COU, Currency::USN] {
            assert_eq!(Exponents::paymega().of(currency), Ok(2), "{currency}");
            assert_eq!(Exponents::paycross().of(currency), Ok(2), "{currency}");
        }
        // The gateway's own clients give these two decimals, as they do for any currency without a special rule.
        for currency in [Currency::CLF, Currency::UYW] {
            assert_eq!(Exponents::paymega().of(currency), Ok(4), "{currency}");
            assert!(Exponents::paycross().of(currency).is_err(), "{currency}");
        }
    }
}
