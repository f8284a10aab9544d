//! A value beyond a documented limit is refused before it is sent, and the error names the field.

use std::collections::BTreeMap;

use serde_json::Value;
use tollgate::{
    Checkout, Currency, Endpoints, Error, Mode, Money, NewInvoice, Paymega, SecretKey, Token,
    data::{CheckoutForm, CustomerAddress, InvoiceCustomer, RequestedReturnUrls},
    dec,
};

use crate::merchant::{SERVICE, usd};

const DOCUMENT: &str = include_str!("../../../tollgate-sandbox/spec/private.json");

/// The limits of the document, each with an order that breaks it, or none if no order can.
fn broken() -> BTreeMap<&'static str, Option<NewInvoice>> {
    let order = || NewInvoice::new("order-1041", usd(), SERVICE).customer("customer-7");
    let customer = |change: fn(&mut InvoiceCustomer)| {
        Some(order().with(|attributes| change(attributes.customer.as_mut().unwrap())))
    };
    let country = |text: &str| {
        let address = CustomerAddress {
            country: Some(text.into()),
            ..CustomerAddress::default()
        };
        Some(
            order()
                .with(|attributes| attributes.customer.as_mut().unwrap().address = Some(address)),
        )
    };
    let urls = |urls: [&str; 3]| {
        let [success, pending, fail] = urls.map(String::from);
        Some(order().return_urls(RequestedReturnUrls {
            success: Some(success),
            fail: Some(fail),
            ..RequestedReturnUrls::new(pending)
        }))
    };
    let zero = Money::new(dec!(0), Currency::USD);
    let all = vec![
        (
            "amount exclusiveMinimum",
            Some(NewInvoice::new("order-1041", zero, SERVICE)),
        ),
        (
            "amount minimum",
            Some(NewInvoice::new("order-1041", zero, SERVICE)),
        ),
        ("callback_url format", Some(order().callback_url("shop"))),
        ("currency minLength", None),
        ("customer.address.country maxLength", country("USA")),
        ("customer.address.country minLength", country("U")),
        (
            "customer.date_of_birth format",
            customer(|it| it.date_of_birth = Some("1.2.1990".into())),
        ),
        (
            "customer.individual_tax_id maxLength",
            customer(|it| it.individual_tax_id = Some("1".repeat(101))),
        ),
        (
            "customer.individual_tax_id minLength",
            customer(|it| it.individual_tax_id = Some("1".into())),
        ),
        (
            "customer.reference_id minLength",
            Some(order().customer("")),
        ),
        (
            "expires format",
            Some(order().with(|it| it.expires = Some("tomorrow".into()))),
        ),
        ("flow enum", None),
        (
            "gateway_options.cardgate.retry_limit minimum",
            Some(order().cardgate(|options| options.retry_limit = Some((-1).into()))),
        ),
        (
            "reference_id minLength",
            Some(NewInvoice::new("", usd(), SERVICE)),
        ),
        ("return_url format", Some(order().return_url("shop"))),
        (
            "return_urls.fail format",
            urls(["https://shop.example", "https://shop.example", "x"]),
        ),
        (
            "return_urls.pending format",
            urls(["https://shop.example", "", "https://shop.example"]),
        ),
        (
            "return_urls.success format",
            urls(["x", "https://shop.example", "https://shop.example"]),
        ),
        (
            "service minLength",
            Some(NewInvoice::new("order-1041", usd(), "")),
        ),
        (
            "token minLength",
            Some(order().with(|it| it.token = Some(Token::new("")))),
        ),
    ];
    all.into_iter().collect()
}

#[tokio::test]
async fn each_limit_of_the_document_is_checked() {
    let document: Value = serde_json::from_str(DOCUMENT).unwrap();
    let mut limits = Vec::new();
    collect(&document, "CreateInvoiceAttributes", "", &mut limits);
    let broken = broken();
    let known: Vec<_> = broken.keys().copied().collect();
    limits.sort();
    assert_eq!(
        limits, known,
        "the document's limits and those that are checked differ"
    );

    let nowhere = "http://127.0.0.1:9";
    let platform = Paymega::builder(Mode::Test, Endpoints::custom(nowhere, nowhere, nowhere))
        .account("coma_1", SecretKey::new("key"))
        .build()
        .unwrap();
    for (limit, order) in broken {
        let Some(order) = order else { continue };
        let error = platform.create(&order).await.unwrap_err();
        let Error::Invalid(invalid) = &error else {
            panic!("{limit}: {error:?}")
        };
        assert_eq!(Some(invalid.field()), limit.split(' ').next(), "{limit}");
    }
}

const PUBLIC: &str = include_str!("../../../tollgate-sandbox/spec/public.json");

/// The limits of the form, each with a checkout that breaks it, or none if no checkout can.
fn broken_checkouts() -> BTreeMap<&'static str, Option<Checkout>> {
    let checkout = || Checkout::new(usd(), SERVICE);
    let with = |change: fn(&mut CheckoutForm)| Some(checkout().customer("7").with(change));
    let zero = || Some(Checkout::new(Money::new(dec!(0), Currency::USD), SERVICE));
    let all = vec![
        ("amount exclusiveMinimum", zero()),
        ("amount minimum", zero()),
        ("currency minLength", None),
        (
            "customer[address][country] maxLength",
            with(|it| it.customer_address_country = Some("USA".into())),
        ),
        (
            "customer[address][country] minLength",
            with(|it| it.customer_address_country = Some("U".into())),
        ),
        (
            "customer[date_of_birth] format",
            with(|it| it.customer_date_of_birth = Some("1.2.1990".into())),
        ),
        (
            "customer[individual_tax_id] maxLength",
            with(|it| it.customer_individual_tax_id = Some("1".repeat(101))),
        ),
        (
            "customer[individual_tax_id] minLength",
            with(|it| it.customer_individual_tax_id = Some("1".into())),
        ),
        (
            "customer[reference_id] minLength",
            Some(checkout().customer("")),
        ),
        (
            "expires format",
            Some(checkout().expires(std::time::UNIX_EPOCH)),
        ),
        // The builder refuses an empty key.
        ("public_key minLength", None),
        ("reference_id minLength", Some(checkout().reference(""))),
        ("return_url format", Some(checkout().return_url("shop"))),
        ("service minLength", Some(Checkout::new(usd(), ""))),
    ];
    all.into_iter().collect()
}

#[test]
fn each_limit_of_the_form_is_checked() {
    let document: Value = serde_json::from_str(PUBLIC).unwrap();
    let mut limits = Vec::new();
    collect(&document, "CheckoutForm", "", &mut limits);
    limits.sort();
    let broken = broken_checkouts();
    let known: Vec<_> = broken.keys().copied().collect();
    assert_eq!(limits, known);
    let nowhere = "http://127.0.0.1:9";
    let platform = Paymega::builder(Mode::Test, Endpoints::custom(nowhere, nowhere, nowhere))
        .account("coma_1", SecretKey::new("key"))
        .public_key("pk_test_1")
        .build()
        .unwrap();
    for (limit, checkout) in broken {
        let Some(checkout) = checkout else { continue };
        let error = platform.checkout(&checkout).unwrap_err();
        let Error::Invalid(invalid) = &error else {
            panic!("{limit}: {error:?}")
        };
        assert_eq!(Some(invalid.field()), limit.split(' ').next(), "{limit}");
    }
}

#[test]
fn a_public_invoice_has_no_limit_that_a_private_one_has_not() {
    let read = |document: &str, schema: &str| {
        let document: Value = serde_json::from_str(document).unwrap();
        let mut limits = Vec::new();
        collect(&document, schema, "", &mut limits);
        limits
    };
    let private = read(DOCUMENT, "CreateInvoiceAttributes");
    for limit in read(PUBLIC, "CreatePublicInvoice") {
        // The builder refuses an empty key.
        let is_known = private.contains(&limit) || limit == "public_key minLength";
        assert!(is_known, "{limit}");
    }
}

/// Collects the limits of a schema, each as the field's path and the keyword.
fn collect(document: &Value, schema: &str, path: &str, limits: &mut Vec<String>) {
    let properties = &document["components"]["schemas"][schema]["properties"];
    for (name, property) in properties.as_object().into_iter().flatten() {
        let path = if path.is_empty() {
            name.clone()
        } else {
            format!("{path}.{name}")
        };
        let target = property["$ref"]
            .as_str()
            .and_then(|target| target.rsplit('/').next());
        if let Some(target) = target {
            collect(document, target, &path, limits);
        }
        let schema = target.map_or(property, |target| {
            &document["components"]["schemas"][target]
        });
        for keyword in [
            "minLength",
            "maxLength",
            "minimum",
            "exclusiveMinimum",
            "maximum",
            "pattern",
            "enum",
            "format",
        ] {
            let is_free = schema[keyword].is_null() || schema[keyword] == "decimal";
            if !is_free {
                limits.push(format!("{path} {keyword}"));
            }
        }
    }
}
