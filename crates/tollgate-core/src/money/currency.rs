//! The currencies of ISO 4217, and how many decimals each has.

use std::{fmt, str::FromStr};

use crate::Invalid;

/// A currency, by its three letters of ISO 4217.
///
/// ```
/// # use tollgate::Currency;
/// assert_eq!(Currency::USD.code(), "USD");
/// assert_eq!("eur".parse::<Currency>()?, Currency::EUR);
/// # Ok::<(), tollgate::Invalid>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// A currency by its code, in any case; it need not be one that this crate knows.
    ///
    /// # Errors
    ///
    /// [`Invalid`] if the code is not three ASCII letters.
    pub fn new(code: &str) -> Result<Self, Invalid> {
        match *code.as_bytes() {
            [a, b, c] if code.chars().all(|letter| letter.is_ascii_alphabetic()) => {
                Ok(Self([a, b, c].map(|letter| letter.to_ascii_uppercase())))
            }
            _ => Err(Invalid::new("currency", "must be three letters")),
        }
    }

    /// The three letters, in upper case.
    #[must_use]
    pub fn code(&self) -> &str {
        // The bytes are ASCII letters by construction.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The number of decimals in ISO 4217; `None` if ISO 4217 gives none, as for gold, or if this crate does not know
    /// the currency.
    #[must_use]
    pub fn decimals(self) -> Option<u32> {
        let found = ISO_4217.binary_search_by_key(&self, |(currency, _)| *currency);
        found.ok().map(|position| ISO_4217[position].1)
    }

    /// Whether ISO 4217 lists it without any decimals.
    pub(super) fn is_indivisible(self) -> bool {
        INDIVISIBLE.contains(&self)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl FromStr for Currency {
    type Err = Invalid;

    fn from_str(code: &str) -> Result<Self, Invalid> {
        Self::new(code)
    }
}

macro_rules! currencies {
    ($($code:ident $decimals:literal),+; $($indivisible:ident),+) => {
        impl Currency {
            $(
                #[doc = concat!(stringify!($code), ", with ", $decimals, " decimals.")]
                pub const $code: Self = Self::of(stringify!($code));
            )+
            $(
                #[doc = concat!(stringify!($indivisible), ", to which ISO 4217 gives no decimals.")]
                pub const $indivisible: Self = Self::of(stringify!($indivisible));
            )+

            const fn of(code: &str) -> Self {
                let [a, b, c] = code.as_bytes() else {
                    panic!("a currency's code has three letters")
                };
                Self([*a, *b, *c])
            }
        }

        const ISO_4217: &[(Currency, u32)] = &[$((Currency::$code, $decimals)),+];
        const INDIVISIBLE: &[Currency] = &[$(Currency::$indivisible),+];
    };
}

// List one of ISO 4217 as published on 2026-01-01, funds included. BGN has left the list, and can still be refunded.
currencies! {
    AED 2, AFN 2, ALL 2, AMD 2, AOA 2, ARS 2, AUD 2, AWG 2, AZN 2, BAM 2, BBD 2, BDT 2, BGN 2,
    BHD 3, BIF 0, BMD 2, BND 2, BOB 2, BOV 2, BRL 2, BSD 2, BTN 2, BWP 2, BYN 2, BZD 2, CAD 2,
    CDF 2, CHE 2, CHF 2, CHW 2, CLF 4, CLP 0, CNY 2, COP 2, COU 2, CRC 2, CUP 2, CVE 2, CZK 2,
    DJF 0, DKK 2, DOP 2, DZD 2, EGP 2, ERN 2, ETB 2, EUR 2, FJD 2, FKP 2, GBP 2, GEL 2, GHS 2,
    GIP 2, GMD 2, GNF 0, GTQ 2, GYD 2, HKD 2, HNL 2, HTG 2, HUF 2, IDR 2, ILS 2, INR 2, IQD 3,
    IRR 2, ISK 0, JMD 2, JOD 3, JPY 0, KES 2, KGS 2, KHR 2, KMF 0, KPW 2, KRW 0, KWD 3, KYD 2,
    KZT 2, LAK 2, LBP 2, LKR 2, LRD 2, LSL 2, LYD 3, MAD 2, MDL 2, MGA 2, MKD 2, MMK 2, MNT 2,
    MOP 2, MRU 2, MUR 2, MVR 2, MWK 2, MXN 2, MXV 2, MYR 2, MZN 2, NAD 2, NGN 2, NIO 2, NOK 2,
    NPR 2, NZD 2, OMR 3, PAB 2, PEN 2, PGK 2, PHP 2, PKR 2, PLN 2, PYG 0, QAR 2, RON 2, RSD 2,
    RUB 2, RWF 0, SAR 2, SBD 2, SCR 2, SDG 2, SEK 2, SGD 2, SHP 2, SLE 2, SOS 2, SRD 2, SSP 2,
    STN 2, SVC 2, SYP 2, SZL 2, THB 2, TJS 2, TMT 2, TND 3, TOP 2, TRY 2, TTD 2, TWD 2, TZS 2,
    UAH 2, UGX 0, USD 2, USN 2, UYI 0, UYU 2, UYW 4, UZS 2, VED 2, VES 2, VND 0, VUV 0, WST 2,
    XAD 2, XAF 0, XCD 2, XCG 2, XOF 0, XPF 0, YER 2, ZAR 2, ZMW 2, ZWG 2;
    XAG, XAU, XBA, XBB, XBC, XBD, XDR, XPD, XPT, XSU, XTS, XUA, XXX
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_in_any_case_and_refused_otherwise() {
        assert_eq!(Currency::new("usd").unwrap(), Currency::USD);
        for wrong in ["", "US", "USDT", "U1D", "ü1"] {
            assert!(Currency::new(wrong).is_err(), "{wrong}");
        }
    }

    /// Codes and minor units of list one, from the maintenance agency's table of 2026-01-01.
    const LIST_ONE: &str = "
        AED 2 AFN 2 ALL 2 AMD 2 AOA 2 ARS 2 AUD 2 AWG 2 AZN 2 BAM 2 BBD 2 BDT 2 BHD 3 BIF 0
        BMD 2 BND 2 BOB 2 BOV 2 BRL 2 BSD 2 BTN 2 BWP 2 BYN 2 BZD 2 CAD 2 CDF 2 CHE 2 CHF 2
        CHW 2 CLF 4 CLP 0 CNY 2 COP 2 COU 2 CRC 2 CUP 2 CVE 2 CZK 2 DJF 0 DKK 2 DOP 2 DZD 2
        EGP 2 ERN 2 ETB 2 EUR 2 FJD 2 FKP 2 GBP 2 GEL 2 GHS 2 GIP 2 GMD 2 GNF 0 GTQ 2 GYD 2
        HKD 2 HNL 2 HTG 2 HUF 2 IDR 2 ILS 2 INR 2 IQD 3 IRR 2 ISK 0 JMD 2 JOD 3 JPY 0 KES 2
        KGS 2 KHR 2 KMF 0 KPW 2 KRW 0 KWD 3 KYD 2 KZT 2 LAK 2 LBP 2 LKR 2 LRD 2 LSL 2 LYD 3
        MAD 2 MDL 2 MGA 2 MKD 2 MMK 2 MNT 2 MOP 2 MRU 2 MUR 2 MVR 2 MWK 2 MXN 2 MXV 2 MYR 2
        MZN 2 NAD 2 NGN 2 NIO 2 NOK 2 NPR 2 NZD 2 OMR 3 PAB 2 PEN 2 PGK 2 PHP 2 PKR 2 PLN 2
        PYG 0 QAR 2 RON 2 RSD 2 RUB 2 RWF 0 SAR 2 SBD 2 SCR 2 SDG 2 SEK 2 SGD 2 SHP 2 SLE 2
        SOS 2 SRD 2 SSP 2 STN 2 SVC 2 SYP 2 SZL 2 THB 2 TJS 2 TMT 2 TND 3 TOP 2 TRY 2 TTD 2
        TWD 2 TZS 2 UAH 2 UGX 0 USD 2 USN 2 UYI 0 UYU 2 UYW 4 UZS 2 VED 2 VES 2 VND 0 VUV 0
        WST 2 XAD 2 XAF 0 XAG - XAU - XBA - XBB - XBC - XBD - XCD 2 XCG 2 XDR - XOF 0 XPD -
        XPF 0 XPT - XSU - XTS - XUA - XXX - YER 2 ZAR 2 ZMW 2 ZWG 2";

    #[test]
    fn each_currency_of_iso_4217_has_its_decimals() {
        let words: Vec<_> = LIST_ONE.split_whitespace().collect();
        for pair in words.chunks_exact(2) {
            let currency = Currency::new(pair[0]).unwrap();
            let decimals = pair[1].parse().ok();
            assert_eq!(currency.decimals(), decimals, "{currency}");
            assert_eq!(currency.is_indivisible(), decimals.is_none(), "{currency}");
        }
        // One more than the list: a currency that has left it can still be refunded.
        assert_eq!(ISO_4217.len() + INDIVISIBLE.len(), words.len() / 2 + 1);
        assert_eq!(Currency::BGN.decimals(), Some(2));
        let unknown = Currency::new("QQQ").unwrap();
        assert!(unknown.decimals().is_none() && !unknown.is_indivisible());
    }
}
