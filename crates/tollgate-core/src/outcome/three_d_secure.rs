//! The fields that a form of 3-D Secure needs.

use tollgate_types::Token;

use crate::web::browsable;

/// The fields of the first version: the request, the address to which the issuer returns the payer, and the data that
/// the issuer returns there.
const FIRST_VERSION: [&str; 3] = ["PaReq", "TermUrl", "MD"];
/// The fields of the second version: the request, and the data that the issuer returns with its response.
const SECOND_VERSION: [&str; 2] = ["creq", "threeDSSessionData"];
/// The fingerprint of the payer's browser, which the second version may ask for first.
const FINGERPRINT: &str = "threeDSMethodData";

/// Whether a field of this name belongs to 3-D Secure.
pub(super) fn is_field(name: &str) -> bool {
    let names = FIRST_VERSION.iter().chain(&SECOND_VERSION);
    names
        .chain([&FINGERPRINT])
        .any(|known| name.eq_ignore_ascii_case(known))
}

/// Whether a form of 3-D Secure lacks the fields that its version needs.
///
/// Nothing is known of any other form: it is the provider's own. `MD` may be missing, since the return address can name
/// the payment.
pub(super) fn is_incomplete(fields: &[(String, Token)]) -> bool {
    let field = |name: &str| {
        let field = fields
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name));
        let value = field.map(|(_, value)| value.expose().trim());
        value.filter(|value| !value.is_empty())
    };
    let leads_back = field("TermUrl").is_some_and(|url| browsable(url).is_some());
    let is_complete = (field("PaReq").is_some() && leads_back)
        || field("creq").is_some()
        || field(FINGERPRINT).is_some();
    fields.iter().any(|(name, _)| is_field(name)) && !is_complete
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_incomplete_with(fields: &[(&str, &str)]) -> bool {
        let field = |(name, value): &(&str, &str)| ((*name).to_owned(), Token::new(*value));
        is_incomplete(&fields.iter().map(field).collect::<Vec<_>>())
    }

    const BACK: (&str, &str) = ("TermUrl", "https://gate.example/complete-auth?pid=pay_1");

    #[test]
    fn a_form_with_the_fields_of_its_version_is_complete() {
        for fields in [
            &[("MD", "1"), ("PaReq", "x"), BACK][..],
            &[("MD", ""), ("PaReq", "x"), BACK],
            &[("pareq", "x"), ("termurl", BACK.1)],
            &[("creq", "x")],
            &[("CReq", "x"), ("threeDSSessionData", "")],
            &[("creq", "x"), ("MD", "1")],
            &[("threeDSMethodData", "x")],
            &[("session", "of a provider's own")],
            &[],
        ] {
            assert!(!is_incomplete_with(fields), "{fields:?}");
        }
    }

    #[test]
    fn a_form_without_required_fields_is_incomplete() {
        for fields in [
            &[("MD", "1")][..],
            &[("MD", "1"), BACK],
            &[("MD", "1"), ("PaReq", "x")],
            &[("PaReq", ""), BACK],
            &[("PaReq", " "), BACK],
            &[("PaReq", "x"), ("TermUrl", "")],
            &[("PaReq", "x"), ("TermUrl", "javascript:alert(1)")],
            &[("PaReq", "x"), ("TermUrl", "/complete-auth")],
            &[("creq", "")],
            &[("threeDSSessionData", "x")],
            &[("threeDSMethodData", "")],
            &[("creq", ""), ("session", "x")],
        ] {
            assert!(is_incomplete_with(fields), "{fields:?}");
        }
    }
}
