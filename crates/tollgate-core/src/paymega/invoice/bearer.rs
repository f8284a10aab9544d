//! The bearer of an invoice, and its end.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::Deserialize;
use tollgate_types::{FlowMetadata, InvoiceAttributes, Token};

use crate::calendar::UnixTime;

pub(super) fn of(attributes: &InvoiceAttributes) -> Option<&Token> {
    metadata(attributes)?.token.as_ref()
}

pub(super) fn session(attributes: &InvoiceAttributes) -> Option<&str> {
    metadata(attributes)?.sid.as_deref()
}

fn metadata(attributes: &InvoiceAttributes) -> Option<&FlowMetadata> {
    attributes
        .flow_data
        .as_ref()?
        .get()?
        .metadata
        .as_ref()?
        .get()
}

/// The time in the bearer's claim `exp`. The card gate verifies the claim, so this crate need not.
pub(super) fn end(bearer: &Token) -> Option<UnixTime> {
    #[derive(Deserialize)]
    struct Claims {
        exp: i64,
    }
    let claims = bearer.expose().split('.').nth(1)?;
    let json = BASE64_URL_SAFE_NO_PAD
        .decode(claims.trim_end_matches('='))
        .ok()?;
    serde_json::from_slice(&json)
        .ok()
        .map(|Claims { exp }| UnixTime(exp))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_read_from_the_claims() {
        // The claims of a published sample, whose signature is left out.
        let claims = "eyJzaWQiOiJjZ2lfRzBic3locm9aajgwMnpRVSIsImV4cCI6MTU5NzgzNDg5OH0";
        let bearer = Token::new(format!("eyJ0eXAiOiJKV1QifQ.{claims}.signature"));
        assert_eq!(end(&bearer), Some(UnixTime(1_597_834_898)));
    }

    #[test]
    fn an_opaque_bearer_has_no_end() {
        for bearer in ["", "opaque", "a.b.c", "a.e30.c"] {
            assert_eq!(end(&Token::new(bearer)), None, "{bearer}");
        }
    }
}
