//! The invoices of a list, each with its own part of the response.

use std::{borrow::Cow, collections::HashMap};

use serde::Deserialize;
use serde_json::value::RawValue;
use tollgate_types::{IncludedResource, Invoice as Data, OneOrMany, PhpObject, Relationship};

use super::Invoice;
use crate::RawResponse;

/// The invoices of a list.
///
/// One of several keeps only its own part of the body, and of the included resources those that its relationships refer
/// to. An invoice that is kept then keeps no page, and a page of a thousand costs no more for each.
pub fn of_list(
    data: OneOrMany<Data>,
    included: Option<Vec<IncludedResource>>,
    raw: &RawResponse,
) -> Vec<Invoice> {
    let count = data.as_slice().len();
    let page = (count > 1).then(|| Page::of(raw)).flatten();
    match page.filter(|page| page.invoices.len() == count) {
        Some(page) => {
            let items = data.into_iter().enumerate();
            items.map(|(index, data)| page.item(index, data)).collect()
        }
        None => Invoice::sharing(data, included, raw),
    }
}

/// The texts of a page's invoices and of its included resources.
#[derive(Deserialize)]
struct Texts<'a> {
    #[serde(borrow)]
    data: Vec<&'a RawValue>,
    #[serde(borrow)]
    included: Option<Vec<&'a RawValue>>,
}

/// The type and id of a resource.
#[derive(Deserialize, PartialEq, Eq, Hash)]
struct Key<'a> {
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    id: Cow<'a, str>,
}

struct Page<'a> {
    raw: &'a RawResponse,
    left_out: Vec<String>,
    invoices: Vec<&'a RawValue>,
    included: Option<Vec<&'a RawValue>>,
    positions: HashMap<Key<'a>, usize>,
}

impl<'a> Page<'a> {
    /// The page in a response; `None` if its JSON has to be read leniently.
    fn of(raw: &'a RawResponse) -> Option<Self> {
        let Texts { data, included } = serde_json::from_slice(raw.expose_body()).ok()?;
        let resources = included.iter().flatten().enumerate();
        let keys = resources.filter_map(|(position, resource)| {
            let key: Key<'a> = serde_json::from_str(resource.get()).ok()?;
            Some((key, position))
        });
        Some(Self {
            raw,
            left_out: raw.left_out(),
            positions: keys.collect(),
            invoices: data,
            included,
        })
    }

    fn item(&self, index: usize, data: Data) -> Invoice {
        let included = self.related(&data);
        let left_out = self.left_out_of(index, &included);
        let raw = self.raw.part(self.body(index, &included), left_out);
        Invoice::part(data, raw)
    }

    /// The positions of the included resources that an invoice refers to, in their order.
    fn related(&self, invoice: &Data) -> Vec<usize> {
        let relationships = invoice.relationships.as_ref().and_then(PhpObject::get);
        let named = relationships.into_iter().flat_map(|it| {
            [
                &it.active_payment,
                &it.commerce_account,
                &it.currency_account,
                &it.customer,
                &it.payment_method,
                &it.payment_request,
                &it.payment_service,
            ]
        });
        let positions = named.filter_map(|it| self.positions.get(&key(it.as_ref()?)?));
        let mut positions: Vec<usize> = positions.copied().collect();
        positions.sort_unstable();
        positions.dedup();
        positions
    }

    /// The item's part of the body. It is allocated once, at its length: no copy is left behind that is never wiped, and
    /// no room is kept that is never used.
    fn body(&self, index: usize, included: &[usize]) -> String {
        let data = self.invoices[index].get();
        let Some(all) = &self.included else {
            return [r#"{"data":"#, data, "}"].concat();
        };
        let mut parts = vec![r#"{"data":"#, data, r#","included":["#];
        for (count, position) in included.iter().enumerate() {
            if count > 0 {
                parts.push(",");
            }
            parts.push(all[*position].get());
        }
        parts.push("]}");
        parts.concat()
    }

    /// The paths of what was left out of the item, as its own body has them.
    fn left_out_of(&self, index: usize, included: &[usize]) -> Vec<String> {
        let paths = self.left_out.iter().filter_map(|path| {
            if let Some((place, rest)) = numbered(path, "data.") {
                return (place == index).then(|| format!("data{rest}"));
            }
            let (place, rest) = numbered(path, "included.")?;
            let position = included.iter().position(|it| *it == place)?;
            Some(format!("included.{position}{rest}"))
        });
        paths.collect()
    }
}

fn key(relationship: &Relationship) -> Option<Key<'_>> {
    let named = relationship.data.as_ref()?;
    Some(Key {
        kind: named.type_.as_deref()?.into(),
        id: named.id.as_deref()?.into(),
    })
}

/// The number after this beginning of a path, and the rest of the path.
fn numbered<'a>(path: &'a str, beginning: &str) -> Option<(usize, &'a str)> {
    let path = path.strip_prefix(beginning)?;
    let (number, rest) = path.split_at(path.find('.').unwrap_or(path.len()));
    Some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, StatusCode};
    use serde_json::{Value, json};
    use tollgate_types::Response;

    use super::*;

    #[derive(Deserialize)]
    struct List {
        data: OneOrMany<Data>,
        #[serde(default, deserialize_with = "tollgate_types::lenient::items")]
        included: Option<Vec<IncludedResource>>,
    }

    fn invoices(body: &str) -> Vec<Invoice> {
        let response = Response::new(StatusCode::OK, HeaderMap::new(), body);
        let list: List = response.json().unwrap();
        of_list(list.data, list.included, &RawResponse::new(response))
    }

    fn invoice(id: usize, rrn: &Value) -> Value {
        let customer = json!({ "data": { "type": "customers", "id": format!("cus_{id}") } });
        json!({
            "id": format!("cpi_{id}"),
            "attributes": { "status": "processed", "rrn": rrn, "original_data": { "external_id": null } },
            "relationships": { "customer": customer },
        })
    }

    fn customer(id: usize, attributes: &Value) -> Value {
        json!({ "type": "customers", "id": format!("cus_{id}"), "attributes": attributes })
    }

    fn page() -> Value {
        json!({
            "data": [invoice(1, &json!("a")), invoice(2, &json!([])), invoice(1, &json!(null))],
            "included": [customer(9, &json!({})), customer(2, &json!({"name": "Two"})), null, customer(1, &json!({"name": "One"}))],
            "meta": {},
        })
    }

    #[test]
    fn each_keeps_its_own_part_of_the_response() {
        let page = page();
        let items = invoices(&page.to_string());
        let customers: Vec<_> = items
            .iter()
            .map(|it| it.customer().unwrap().name())
            .collect();
        assert_eq!(customers, [Some("One"), Some("Two"), Some("One")]);
        for (index, (item, included)) in items.iter().zip([3, 1, 3]).enumerate() {
            let raw = item.raw().unwrap();
            let body: Value = serde_json::from_slice(raw.expose_body()).unwrap();
            assert_eq!(body["data"], page["data"][index]);
            assert_eq!(body["included"], json!([page["included"][included]]));
            assert_eq!((item.included().len(), raw.status()), (1, 200));
        }
        assert_eq!(items[1].raw().unwrap().left_out(), ["data.attributes.rrn"]);
        assert!(items[0].raw().unwrap().left_out().is_empty());
    }

    #[test]
    fn a_part_keeps_no_more_than_its_length() {
        let raw = RawResponse::new(Response::new(
            StatusCode::OK,
            HeaderMap::new(),
            page().to_string(),
        ));
        let page = Page::of(&raw).unwrap();
        for included in [[].as_slice(), &[3], &[1, 3]] {
            let body = page.body(0, included);
            assert_eq!(body.capacity(), body.len());
            assert_eq!(
                serde_json::from_str::<Value>(&body).unwrap()["included"]
                    .as_array()
                    .unwrap()
                    .len(),
                included.len()
            );
        }
    }

    #[test]
    fn one_alone_keeps_the_whole_response() {
        let mut page = page();
        page["data"].as_array_mut().unwrap().truncate(1);
        let items = invoices(&page.to_string());
        assert_eq!(
            items[0].raw().unwrap().expose_body(),
            page.to_string().as_bytes()
        );
        assert_eq!(items[0].customers().count(), 3);
    }

    #[test]
    fn a_page_that_is_read_leniently_is_shared() {
        let body = page().to_string().replace(r#""meta":{}"#, r#""meta":NaN"#);
        let items = invoices(&body);
        assert_eq!(items[2].customer().unwrap().name(), Some("One"));
        assert_eq!(items[2].raw().unwrap().expose_body(), body.as_bytes());
    }

    #[test]
    fn a_field_of_an_included_resource_is_left_out_at_its_new_place() {
        let mut page = page();
        page["included"][3]["links"] = json!("odd");
        let items = invoices(&page.to_string());
        assert_eq!(items[0].raw().unwrap().left_out(), ["included.0.links"]);
        assert_eq!(items[1].raw().unwrap().left_out(), ["data.attributes.rrn"]);
    }
}
