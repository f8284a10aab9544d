//! The query of the payer's return.

use url::Url;

/// The query of the return URL: claims of the payer's browser. It is a hint to read the order, never a proof.
///
/// The query has no signature, and the payer can write anything into it. Take the order from your own session or store,
/// and `Paymega::reconcile` it; the query at most suggests which order to reconcile first.
///
/// ```no_run
/// use tollgate::{Error, Outcome, Paymega, paymega::{NewInvoice, ReturnQuery}};
///
/// async fn came_back(paymega: &Paymega, query: &str, order: &NewInvoice) -> Result<bool, Error> {
///     let hint = ReturnQuery::from_query(query);
///     let outcome = paymega.reconcile(order).await?;
///     if !hint.is_about(outcome.operation().id()) {
///         println!("the payer came back from another payment");
///     }
///     Ok(matches!(outcome, Outcome::Succeeded(_)))
/// }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReturnQuery {
    claimed_id: Option<String>,
}

impl ReturnQuery {
    /// Reads a query, with or without the question mark. Unknown parts are left out.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let mut url = Url::parse("http://localhost").ok();
        if let Some(url) = &mut url {
            url.set_query(Some(query.trim_start_matches('?')));
        }
        let pairs = url.iter().flat_map(|url| url.query_pairs());
        let id = pairs
            .filter(|(name, _)| name == "id")
            .map(|(_, value)| value.into_owned())
            .find(|id| is_id(id));
        Self { claimed_id: id }
    }

    /// The invoice's id in the query. The payer may have written the id of another payer's invoice.
    #[must_use]
    pub fn claimed_id(&self) -> Option<&str> {
        self.claimed_id.as_deref()
    }

    /// Whether the query names the invoice with this id.
    #[must_use]
    pub fn is_about(&self, id: &str) -> bool {
        self.claimed_id() == Some(id)
    }
}

/// Accepts only a text in the form of an id, so that no other text gets into logs or look-ups.
fn is_id(text: &str) -> bool {
    let rest = text.strip_prefix("cpi_").unwrap_or_default();
    (1..=64).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_claimed_id_is_read() {
        let hint =
            ReturnQuery::from_query("?my=1&id=cpi_HeSWMM9LvQonCcQc&serial_number=x&amount=100");
        assert_eq!(hint.claimed_id(), Some("cpi_HeSWMM9LvQonCcQc"));
        assert!(hint.is_about("cpi_HeSWMM9LvQonCcQc") && !hint.is_about("cpi_1"));
    }

    #[test]
    fn text_that_is_not_an_id_is_left_out() {
        for query in [
            "",
            "?",
            "id=",
            "id=..",
            "id=cpi_",
            "id=cpi_a%0Ab",
            "id=cpi_<x>",
            "status=processed",
        ] {
            assert_eq!(
                ReturnQuery::from_query(query),
                ReturnQuery::default(),
                "{query}"
            );
        }
    }
}
