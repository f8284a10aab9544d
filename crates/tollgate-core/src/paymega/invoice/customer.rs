//! The customer of an invoice, if the response includes one.

use serde_json::{Map, Value};
use tollgate_types::{CustomerAttributes, IncludedResource, PhpObject};

use super::included;

/// A customer in Paymega's records. `Debug` shows the ids only: the rest is personal data.
#[derive(Clone, Copy)]
pub struct Customer<'a> {
    id: &'a str,
    attributes: Option<&'a Map<String, Value>>,
}

impl<'a> Customer<'a> {
    /// The customer with this id among the included resources.
    pub(crate) fn find(included: &'a [IncludedResource], id: &str) -> Option<Self> {
        all(included).find(|customer| customer.id == id)
    }

    /// Paymega's id, `cus_…`.
    #[must_use]
    pub const fn id(&self) -> &'a str {
        self.id
    }

    /// The merchant's own id.
    #[must_use]
    pub fn reference(&self) -> Option<&'a str> {
        self.text("reference_id")
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> Option<&'a str> {
        self.text("name")
    }

    /// The e-mail address.
    #[must_use]
    pub fn email(&self) -> Option<&'a str> {
        self.text("email")
    }

    /// The telephone number.
    #[must_use]
    pub fn phone(&self) -> Option<&'a str> {
        self.text("phone")
    }

    /// The merchant's own value under this key.
    #[must_use]
    pub fn metadata(&self, key: &str) -> Option<&'a Value> {
        self.attribute("metadata")?.get(key)
    }

    /// The attributes as the document has them; `None` if they cannot be read as such. Their `Debug` shows personal
    /// data.
    #[must_use]
    pub fn attributes(&self) -> Option<CustomerAttributes> {
        included::typed(self.attributes?)
    }

    /// Any other attribute, such as `address` or `date_of_birth`.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&'a Value> {
        self.attributes?.get(name)
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        self.attribute(name)?.as_str()
    }
}

impl std::fmt::Debug for Customer<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Customer")
            .field("id", &self.id)
            .field("reference", &self.reference())
            .finish_non_exhaustive()
    }
}

/// The customers among the included resources.
pub(super) fn all(included: &[IncludedResource]) -> impl Iterator<Item = Customer<'_>> {
    included::of_type(included, "customers").filter_map(|resource| {
        Some(Customer {
            id: resource.id.as_deref()?,
            attributes: resource.attributes.as_ref().and_then(PhpObject::get),
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_included_customer_is_found_and_debug_hides_personal_data() {
        let included = json!([
            { "type": "payment-requests", "id": "prq_1", "attributes": { "name": "no" } },
            { "type": "customers", "id": "cus_1", "attributes": {
                "reference_id": "customer-7", "name": "John Wick", "email": null,
                "archived": "no", "address": [], "processing_options": { "payment_enabled": true },
                "metadata": { "vip": true } } },
        ]);
        let included: Vec<IncludedResource> = serde_json::from_value(included).unwrap();
        let customers: Vec<_> = all(&included).collect();
        let [customer] = customers.as_slice() else {
            panic!("{customers:?}")
        };
        assert_eq!(customer.reference(), Some("customer-7"));
        assert_eq!(customer.name(), Some("John Wick"));
        assert_eq!((customer.email(), customer.phone()), (None, None));
        assert_eq!(customer.metadata("vip"), Some(&true.into()));
        assert!(!format!("{customer:?}").contains("Wick"));
        // An attribute that cannot be read is left out, and the others are read.
        let attributes = customer.attributes().unwrap();
        assert_eq!(attributes.archived, None);
        let options = attributes.processing_options.unwrap();
        assert_eq!(options.get().unwrap().payment_enabled, Some(true));
    }
}
