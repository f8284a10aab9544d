//! The gateway's codes of failures: whose fault each is, and what may help.

use crate::{Fault, NextTry};

/// Sorts the published codes; an unknown one asks for another card, which is never wrong.
pub(super) fn classify(code: &str) -> (Fault, NextTry) {
    match code.to_ascii_uppercase().as_str() {
        // The card has expired, or is none.
        "F.0111" | "F.0127" => (Fault::Card, NextTry::NeverThisCard),
        // Not honoured; suspected of fraud.
        "F.0105" | "F.0115" | "F.0116" => (Fault::Issuer, NextTry::AnotherCard),
        // Security code, funds, limits, 3-D Secure, not confirmed, left.
        "F.0112" | "F.0114" | "F.0123" | "F.0124" | "F.0125" | "F.0129" | "F.0130" | "F.0131"
        | "F.0998" => (Fault::Payer, NextTry::Later),
        // Temporary errors of a provider.
        "F.0117" | "F.0119" | "F.0121" => (Fault::Platform, NextTry::Later),
        // A wrong request; refused by the merchant's own verification service.
        "F.0128" | "F.0996" => (Fault::Merchant, NextTry::Later),
        _ => (Fault::Unknown, NextTry::AnotherCard),
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
        assert_eq!(classify("f.0111"), (Fault::Card, NextTry::NeverThisCard));
        assert_eq!(classify("F.0114"), (Fault::Payer, NextTry::Later));
        for open in ["F.0997", "F.0999", "unknown", ""] {
            assert_eq!(classify(open), (Fault::Unknown, NextTry::AnotherCard));
        }
    }
}
