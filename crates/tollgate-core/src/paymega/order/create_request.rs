//! The request that creates an invoice, for either API.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tollgate_paymega_private::types::{
    CreateInvoiceAttributes, CreateInvoiceData, CreateInvoiceDataType, CreateInvoiceRequest,
};
use tollgate_paymega_public::types::CreatePublicInvoice;

use super::Flow;
use crate::Invalid;

/// The API that creates an invoice.
#[derive(Clone, Copy)]
pub enum Api<'a> {
    /// The Private API.
    Private,
    /// The Public API, with this public key.
    Public(&'a str),
}

/// The request that creates an invoice. Every retry sends the same bytes.
#[derive(Clone, Debug)]
pub enum CreateRequest {
    /// To the Private API.
    Private(Box<CreateInvoiceRequest>),
    /// To the Public API.
    Public(CreatePublicInvoice),
}

impl CreateRequest {
    /// The request for an invoice with these attributes.
    ///
    /// # Errors
    ///
    /// [`Invalid`], naming the field that the Public API does not accept.
    pub fn new(
        attributes: CreateInvoiceAttributes,
        flow: Flow,
        api: Api<'_>,
    ) -> Result<Self, Invalid> {
        match api {
            Api::Private => {
                let kind = CreateInvoiceDataType::PaymentInvoices;
                let data = CreateInvoiceData::new(attributes, kind);
                Ok(Self::Private(CreateInvoiceRequest::new(data).into()))
            }
            Api::Public(key) => public(&attributes, flow, key).map(Self::Public),
        }
    }
}

/// The same invoice for the Public API. A field that this API does not have is refused by its name.
fn public(
    attributes: &CreateInvoiceAttributes,
    flow: Flow,
    public_key: &str,
) -> Result<CreatePublicInvoice, Invalid> {
    let asked = publicly_named(attributes, flow, public_key)?;
    let invoice = CreatePublicInvoice::deserialize(&asked).map_err(|_| unwritable())?;
    let kept = object(&invoice)?;
    let dropped = asked
        .iter()
        .find(|(name, value)| kept.get(*name) != Some(*value));
    if let Some((field, _)) = dropped {
        return Err(Invalid::new(field, "cannot be set through the Public API"));
    }
    invoice.check()?;
    Ok(invoice)
}

/// The attributes under the Public API's names, without those that the public key and the path decide.
fn publicly_named(
    attributes: &CreateInvoiceAttributes,
    flow: Flow,
    public_key: &str,
) -> Result<Map<String, Value>, Invalid> {
    let mut fields = object(attributes)?;
    fields.remove("test_mode");
    if flow == Flow::Charge {
        fields.remove("flow");
    }
    if let Some(details) = fields.remove("service_fields") {
        fields.insert("fields".to_owned(), details);
    }
    fields.insert("public_key".to_owned(), public_key.into());
    Ok(fields)
}

fn object(value: &impl Serialize) -> Result<Map<String, Value>, Invalid> {
    match serde_json::to_value(value) {
        Ok(Value::Object(fields)) => Ok(fields),
        _ => Err(unwritable()),
    }
}

fn unwritable() -> Invalid {
    Invalid::new("request", "cannot be written for the Public API")
}

#[cfg(test)]
mod tests {
    use serde::{
        Deserializer,
        de::{Visitor, value::Error},
        forward_to_deserialize_any,
    };
    use serde_json::json;

    use super::*;

    const FLOWS: [Flow; 2] = [Flow::Charge, Flow::Verify];

    /// Reads nothing, and notes the names of the fields that a type has.
    struct Names<'a>(&'a mut &'static [&'static str]);

    impl<'de> Deserializer<'de> for Names<'_> {
        type Error = Error;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            visitor.visit_unit()
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            fields: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, Error> {
            *self.0 = fields;
            visitor.visit_unit()
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit
            unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    fn names() -> &'static [&'static str] {
        let mut names: &[&str] = &[];
        CreateInvoiceAttributes::deserialize(Names(&mut names)).unwrap_err();
        names
    }

    /// Attributes whose optional field with this name has a value of the type that the document gives it.
    fn with(name: &str) -> Option<CreateInvoiceAttributes> {
        let required = json!({
            "amount": 19.99,
            "currency": "USD",
            "reference_id": "order-1",
            "service": "payment_card_usd_hpp",
        });
        let values = [
            json!("text"),
            json!("verify"),
            json!(true),
            json!(17),
            json!({ "phone": "1" }),
            json!({ "reference_id": "customer-7" }),
            json!({ "pending": "https://shop.example" }),
            json!(["text"]),
        ];
        values.into_iter().find_map(|value| {
            let mut asked = required.clone();
            let given = asked.get(name).is_none();
            if given {
                asked[name] = value;
            }
            let attributes: CreateInvoiceAttributes = serde_json::from_value(asked).ok()?;
            let kept = object(&attributes).ok()?;
            kept.contains_key(name).then_some(attributes)
        })
    }

    #[test]
    fn every_field_is_passed_on_or_refused_by_name() {
        assert!(names().contains(&"service_fields"), "{:?}", names());
        for (name, flow) in names()
            .iter()
            .flat_map(|name| FLOWS.map(|flow| (*name, flow)))
        {
            let attributes = with(name).expect(name);
            let asked = object(&attributes).unwrap();
            let decided = name == "test_mode" || (name == "flow" && flow == Flow::Charge);
            let publicly = if name == "service_fields" {
                "fields"
            } else {
                name
            };
            match public(&attributes, flow, "pk_test_1") {
                Ok(_) if decided => {}
                Ok(invoice) => {
                    let sent = object(&invoice).unwrap();
                    assert_eq!(sent.get(publicly), asked.get(name), "{name}");
                }
                Err(invalid) => assert_eq!(invalid.field(), publicly, "{invalid}"),
            }
        }
    }

    #[test]
    fn amounts_stay_exact() {
        for amount in [
            "0.01",
            "19.99",
            "100.550",
            "1000000000",
            "0.30000000000000004",
        ] {
            let mut attributes = with("description").unwrap();
            attributes.amount = amount.parse().unwrap();
            let invoice = public(&attributes, Flow::Charge, "pk_test_1").unwrap();
            assert_eq!(invoice.amount, attributes.amount);
        }
    }
}
