//! The gateway's codes of failures: whose fault each is, and what may help.

use crate::{Fault, NextTry};

/// Sorts the published codes; an unknown one asks for another card, which is never wrong.
///
/// Two tables are published: one has `F.0001` to `F.0199`, of which `F.0002` to `F.0006` are known, the other `F.01xx`.
/// `F.0001`, "authorization error", gives no reason.
pub(super) fn classify(code: &str) -> (Fault, NextTry) {
    match code.to_ascii_uppercase().as_str() {
        // The card has expired, or is none.
        "F.0003" | "F.0111" | "F.0127" => (Fault::Card, NextTry::NeverThisCard),
        // Not honoured; suspected of fraud.
        "F.0002" | "F.0105" | "F.0115" | "F.0116" => (Fault::Issuer, NextTry::AnotherCard),
        // Order expired, security code, funds, limits, 3-D Secure, not confirmed, left.
        "F.0005" | "F.0006" | "F.0112" | "F.0114" | "F.0123" | "F.0124" | "F.0125" | "F.0129"
        | "F.0130" | "F.0131" | "F.0998" => (Fault::Payer, NextTry::Later),
        // Temporary errors of a provider.
        "F.0117" | "F.0119" | "F.0121" => (Fault::Platform, NextTry::Later),
        // Order not found; a wrong request; refused by the merchant's own verification service.
        "F.0004" | "F.0128" | "F.0996" => (Fault::Merchant, NextTry::Later),
        other => by_service(other),
    }
}

/// Which service speaks, by the range that the number is in; the gateway's family publishes these.
fn by_service(code: &str) -> (Fault, NextTry) {
    let number = code.strip_prefix("F.").filter(|digits| digits.len() == 4);
    match number.and_then(|digits| digits.parse().ok()) {
        // Smart routing, by the merchant's own rules.
        Some(2000..=3999) => (Fault::Merchant, NextTry::AnotherCard),
        // 3-D Secure; the check of address and security code.
        Some(4000..=4999 | 6000..=6999) => (Fault::Payer, NextTry::Later),
        // The merchant's own verification.
        Some(7000..=7999) => (Fault::Merchant, NextTry::Later),
        // The bank.
        Some(8005..=8009 | 8011..=9999) => (Fault::Issuer, NextTry::AnotherCard),
        Some(0..=u16::MAX) | None => (Fault::Unknown, NextTry::AnotherCard),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_notable_code_is_sorted() {
        let notable = "F.0105 F.0111 F.0112 F.0114 F.0115 F.0116 F.0117 F.0119 F.0121 F.0123 F.0124 F.0125 F.0127 \
                       F.0128 F.0129 F.0130 F.0131 F.0996 F.0998";
        for code in notable.split(' ') {
            assert_ne!(classify(code).0, Fault::Unknown, "{code}");
        }
        for (code, sorted) in [
            ("F.0002", (Fault::Issuer, NextTry::AnotherCard)),
            ("F.0003", (Fault::Card, NextTry::NeverThisCard)),
            ("F.0004", (Fault::Merchant, NextTry::Later)),
            ("F.0005", (Fault::Payer, NextTry::Later)),
            ("F.0006", (Fault::Payer, NextTry::Later)),
        ] {
            assert_eq!(classify(code), sorted, "{code}");
        }
        assert_eq!(classify("f.0111"), (Fault::Card, NextTry::NeverThisCard));
        assert_eq!(classify("F.0114"), (Fault::Payer, NextTry::Later));
        for open in ["F.0001", "F.0007", "F.0997", "F.0999", "unknown", ""] {
            assert_eq!(classify(open), (Fault::Unknown, NextTry::AnotherCard));
        }
    }

    #[test]
    fn what_has_no_row_goes_by_the_service_that_speaks() {
        let cases = [
            ("F.2000", Fault::Merchant),
            ("F.3999", Fault::Merchant),
            ("F.4001", Fault::Payer),
            ("F.6999", Fault::Payer),
            ("f.7000", Fault::Merchant),
            ("F.8005", Fault::Issuer),
            ("F.9999", Fault::Issuer),
            ("F.1000", Fault::Unknown),
            ("F.5000", Fault::Unknown),
            ("F.8010", Fault::Unknown),
            ("F.42", Fault::Unknown),
            ("F.40001", Fault::Unknown),
            ("P.4001", Fault::Unknown),
        ];
        for (code, fault) in cases {
            assert_eq!(classify(code).0, fault, "{code}");
        }
        assert_eq!(classify("F.4001").1, NextTry::Later);
        assert_eq!(classify("F.9001").1, NextTry::AnotherCard);
        assert_eq!(classify("F.7001").1, NextTry::Later);
        assert_eq!(classify("F.2001").1, NextTry::AnotherCard);
    }
}
