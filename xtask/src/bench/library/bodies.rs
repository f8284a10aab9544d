//! The bodies that the server sends: examples of the documents, as a provider would write them.

use std::fs;
use std::path::Path;

use super::peers::PEERS;
use crate::error::{Error, Result};

/// The invoice in the example, and its customer.
const INVOICE: &str = "cpi_pbqlMhg37O49gcxf";
const CUSTOMER: &str = "cus_kFIAv2l4M9diZGzK";

/// The key of the call's tag in an invoice's metadata.
const TAG: &str = "tollgate_mark";

/// The bearer of the card gate in the example, and one that is as long as a real one and expires in the year 2100.
const SHORT_BEARER: &str = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzUxMiJ9...obAhMSLaJOOmm-s";
const CLAIMS: &str = "eyJzaWQiOiJjZ2lfOEE4dmMyOEhyMTVEOHRaMyIsImV4cCI6NDEwMjQ0NDgwMH0";

/// Texts of the example, none of which says anything about the money. A list is another type than each of them.
const ODD: [(&str, &str); 10] = [
    ("descriptor", "null"),
    ("rrn", "null"),
    ("approval_code", "null"),
    ("arn", "null"),
    ("resolution_message", "null"),
    ("source", r#""merchant_dashboard""#),
    ("card_id", r#""card_5Yp0sQk3nRz8LwTb""#),
    ("network", r#""MASTERCARD""#),
    ("issuer_name", r#""U.S. BANK, N.A.""#),
    ("issuer_country", r#""US""#),
];

/// The bodies, without white space between the values.
pub struct Bodies {
    /// An invoice with one included customer.
    pub invoice: String,
    /// The response of the card gate to a sale.
    pub sale: String,
    /// A transaction of `PayCross`.
    pub transaction: String,
    /// A payment of Mollie and a payment intent of Stripe, for their clients.
    pub peers: [String; 2],
}

impl Bodies {
    /// Reads the examples.
    pub fn read(root: &Path) -> Result<Self> {
        let examples = root.join("spec/examples");
        let read = |name: &str| body(&examples.join(name));
        let peers = root.join(PEERS).join("bodies");
        Ok(Self {
            invoice: read("paymega/private/refundInvoice.response.json")?,
            sale: read("paymega/cardgate/createSale.response.processed.json")?,
            transaction: read("paycross/gateway/createPayment.response.token.json")?,
            peers: [
                body(&peers.join("mollie.json"))?,
                body(&peers.join("stripe.json"))?,
            ],
        })
    }

    /// The invoice of a charge in this status, with the tag of the call that created it.
    pub fn charged(&self, status: &str, tag: &str) -> String {
        let bearer = format!(
            "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzUxMiJ9.{CLAIMS}.{}",
            "obAh".repeat(170)
        );
        self.invoice
            .replacen("partially_refunded", status, 1)
            .replacen("0f3cb67e-097c-4367-a06e-e7523b427234", "order-1042", 1)
            .replacen(
                r#""metadata":[]"#,
                &format!(r#""metadata":{{"{TAG}":"{tag}"}}"#),
                1,
            )
            .replacen(SHORT_BEARER, &bearer, 1)
    }

    /// The invoice with so many fields of another type than the document's, at most ten.
    pub fn odd(&self, count: usize) -> String {
        let fields = ODD.into_iter().take(count);
        fields.fold(self.invoice.clone(), |invoice, (name, value)| {
            invoice.replacen(
                &format!(r#""{name}":{value}"#),
                &format!(r#""{name}":[]"#),
                1,
            )
        })
    }

    /// The page with this number, of so many invoices with customers of their own, which may be included.
    pub fn page(&self, number: usize, size: usize, with_included: bool) -> String {
        let (data, included) = self.parts();
        let of = |part: &str, index: usize| {
            part.replace(INVOICE, &format!("cpi_{index:016}"))
                .replace(CUSTOMER, &format!("cus_{index:016}"))
        };
        let all = |part: &str| {
            let items = (0..size).map(|index| of(part, number * size + index));
            items.collect::<Vec<_>>().join(",")
        };
        let included = if with_included {
            all(included)
        } else {
            String::new()
        };
        let next = format!("/private/payment-invoices?page[after]={}", number + 1);
        let (data, size) = (all(data), size);
        format!(
            r#"{{"data":[{data}],"included":[{included}],"links":{{"next":"{next}"}},"meta":{{"count":{size}}}}}"#
        )
    }

    /// So many transactions in the state of a look-up.
    pub fn transactions(&self, reference: &str, count: usize) -> String {
        let one = self.transaction.replace("order-1042", reference);
        // Only one of them is successful: the others were declined before it.
        let declined = one
            .replace(r#""successful""#, r#""failed""#)
            .replace("S.0000", "F.0005")
            .replace(
                r#""paid_at":"2026-04-02T14:32:35.000Z""#,
                r#""paid_at":null"#,
            );
        let is_paid = !reference.starts_with("declined");
        let items = (0..count).map(|index| {
            let it = if is_paid && index + 1 == count {
                &one
            } else {
                &declined
            };
            let inner = it
                .strip_prefix(r#"{"transaction":"#)
                .and_then(|it| it.strip_suffix('}'));
            inner
                .unwrap_or_default()
                .replace("1b6a01", &format!("1b6a{index:02}"))
        });
        format!(
            r#"{{"transactions":[{}]}}"#,
            items.collect::<Vec<_>>().join(",")
        )
    }

    /// The invoice without its document, and the customer.
    fn parts(&self) -> (&str, &str) {
        let inside = self.invoice.strip_prefix(r#"{"data":"#).unwrap_or_default();
        let inside = inside.strip_suffix("]}").unwrap_or_default();
        inside.split_once(r#","included":["#).unwrap_or_default()
    }
}

fn body(path: &Path) -> Result<String> {
    let text = fs::read_to_string(path).map_err(|error| Error::file(path, error))?;
    Ok(minified(&text))
}

/// The tag in the body of a request that creates an invoice.
pub fn tag(body: &str) -> Option<&str> {
    let (_, rest) = body.split_once(TAG)?;
    rest.trim_start_matches(['"', ':']).split('"').next()
}

/// JSON without the white space between its values.
fn minified(json: &str) -> String {
    let (mut in_text, mut is_escaped) = (false, false);
    let is_kept = |character: &char| {
        let is_quote = *character == '"' && !is_escaped;
        is_escaped = in_text && *character == '\\' && !is_escaped;
        in_text ^= is_quote;
        in_text || !character.is_whitespace()
    };
    json.chars().filter(is_kept).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn bodies() -> Bodies {
        Bodies::read(Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()).unwrap()
    }

    fn value(json: &str) -> Value {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_page_has_invoices_and_customers_of_its_own() {
        let page = value(&bodies().page(2, 3, true));
        assert_eq!(page["data"].as_array().unwrap().len(), 3);
        assert_eq!(page["data"][1]["id"], "cpi_0000000000000007");
        let customer = &page["data"][1]["relationships"]["customer"]["data"]["id"];
        assert_eq!(page["included"][1]["id"], *customer);
        assert_eq!(value(&bodies().page(0, 3, false))["included"], value("[]"));
    }

    #[test]
    fn each_odd_field_is_in_the_example() {
        let lists = |invoice: &str| invoice.matches(":[]").count();
        let before = lists(&bodies().invoice);
        assert_eq!(lists(&bodies().odd(1)), before + 1);
        assert_eq!(lists(&bodies().odd(10)), before + 10);
    }

    #[test]
    fn a_charge_shows_the_tag_of_its_call() {
        let created = value(&bodies().charged("processed", "a1"));
        let attributes = &created["data"]["attributes"];
        assert_eq!(attributes["status"], "processed");
        assert_eq!(attributes["metadata"][TAG], "a1");
        assert_eq!(tag(&created.to_string()), Some("a1"));
        let token = attributes["flow_data"]["metadata"]["token"]
            .as_str()
            .unwrap();
        assert!(token.contains(CLAIMS), "{token}");
    }

    #[test]
    fn a_look_up_shows_one_payment_at_most() {
        let list = value(&bodies().transactions("order-7", 10));
        let all = list["transactions"].as_array().unwrap();
        let paid = all.iter().filter(|it| it["status"] == "successful");
        assert_eq!((all.len(), paid.count()), (10, 1));
        assert_ne!(all[0]["uid"], all[1]["uid"]);
    }
}
