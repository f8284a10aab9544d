//! A value beyond a limit is refused before it is sent, and the error names the field.

use tollgate::{
    Currency, Error, Mode, Money, Paymega, SecretKey,
    data::Token,
    dec,
    paymega::{
        Checkout, Endpoints, NewInvoice, Refund,
        data::{CheckoutForm, CustomerAddress, InvoiceCustomer, RequestedReturnUrls},
    },
};

use crate::merchant::{SERVICE, usd};

/// Orders that are beyond a limit, each with the field that is.
fn broken() -> Vec<(&'static str, NewInvoice)> {
    let order = || NewInvoice::new("order-1041", usd(), SERVICE).customer("customer-7");
    let customer = |change: fn(&mut InvoiceCustomer)| {
        order().with(|attributes| change(attributes.customer.as_mut().unwrap()))
    };
    let country = |text: &str| {
        let address = CustomerAddress {
            country: Some(text.into()),
            ..CustomerAddress::default()
        };
        order().with(|attributes| attributes.customer.as_mut().unwrap().address = Some(address))
    };
    let urls = |urls: [&str; 3]| {
        let [success, pending, fail] = urls.map(String::from);
        order().return_urls(RequestedReturnUrls {
            success: Some(success),
            fail: Some(fail),
            ..RequestedReturnUrls::new(pending)
        })
    };
    let of = |amount| NewInvoice::new("order-1041", Money::new(amount, Currency::USD), SERVICE);
    vec![
        ("amount", of(dec!(0))),
        ("amount", of(dec!(1_000_000_000.01))),
        ("callback_url", order().callback_url("shop")),
        ("customer.address.country", country("USA")),
        ("customer.address.country", country("U")),
        (
            "customer.date_of_birth",
            customer(|it| it.date_of_birth = Some("1.2.1990".into())),
        ),
        (
            "customer.individual_tax_id",
            customer(|it| it.individual_tax_id = Some("1".repeat(101))),
        ),
        (
            "customer.individual_tax_id",
            customer(|it| it.individual_tax_id = Some("1".into())),
        ),
        ("customer.reference_id", order().customer("")),
        ("customer.reference_id", order().customer("a\nb")),
        (
            "expires",
            order().with(|it| it.expires = Some("tomorrow".into())),
        ),
        (
            "gateway_options.cardgate.retry_limit",
            order().cardgate(|options| options.retry_limit = Some((-1).into())),
        ),
        ("reference_id", NewInvoice::new("", usd(), SERVICE)),
        ("return_url", order().return_url("shop")),
        (
            "return_urls.fail",
            urls(["https://shop.example", "https://shop.example", "x"]),
        ),
        (
            "return_urls.pending",
            urls(["https://shop.example", "", "https://shop.example"]),
        ),
        (
            "return_urls.success",
            urls(["x", "https://shop.example", "https://shop.example"]),
        ),
        ("service", NewInvoice::new("order-1041", usd(), "")),
        ("token", order().with(|it| it.token = Some(Token::new("")))),
    ]
}

fn paymega() -> Paymega {
    let nowhere = "http://127.0.0.1:9";
    Paymega::builder(Mode::Test, Endpoints::custom(nowhere, nowhere, nowhere))
        .account("coma_1", SecretKey::new("key"))
        .public_key("pk_test_1")
        .build()
        .unwrap()
}

fn assert_named<T>(result: Result<T, Error>, field: &str) {
    match result {
        Err(Error::Invalid(invalid)) => assert_eq!(invalid.field(), field),
        Err(other) => panic!("{field}: {other:?}"),
        Ok(_) => panic!("{field}: sent"),
    }
}

#[tokio::test]
async fn an_invoice_beyond_a_limit_is_not_sent() {
    for (field, order) in broken() {
        assert_named(paymega().create(&order).await, field);
        let through_both = !field.contains(['.', '_']) && !["expires", "token"].contains(&field);
        if through_both {
            assert_named(paymega().create_public(&order).await, field);
        }
    }
}

#[tokio::test]
async fn a_refund_beyond_a_limit_is_not_sent() {
    let zero = Money::new(dec!(0), Currency::USD);
    for (field, refund) in [
        ("reference_id", Refund::new("", "cpi_1", usd())),
        ("amount", Refund::new("refund-1", "cpi_1", zero)),
    ] {
        assert_named(paymega().refund(&refund).await, field);
    }
}

/// Checkouts that are beyond a limit, each with the field that is.
fn broken_checkouts() -> Vec<(&'static str, Checkout)> {
    let checkout = || Checkout::new(usd(), SERVICE);
    let with = |change: fn(&mut CheckoutForm)| checkout().customer("7").with(change);
    let of = |amount| Checkout::new(Money::new(amount, Currency::USD), SERVICE);
    vec![
        ("amount", of(dec!(0))),
        ("amount", of(dec!(1_000_000_000.01))),
        (
            "customer[address][country]",
            with(|it| it.customer_address_country = Some("USA".into())),
        ),
        (
            "customer[address][country]",
            with(|it| it.customer_address_country = Some("U".into())),
        ),
        (
            "customer[date_of_birth]",
            with(|it| it.customer_date_of_birth = Some("1.2.1990".into())),
        ),
        (
            "customer[individual_tax_id]",
            with(|it| it.customer_individual_tax_id = Some("1".repeat(101))),
        ),
        (
            "customer[individual_tax_id]",
            with(|it| it.customer_individual_tax_id = Some("1".into())),
        ),
        ("customer[reference_id]", checkout().customer("")),
        ("expires", checkout().expires(std::time::UNIX_EPOCH)),
        ("reference_id", checkout().reference("")),
        ("return_url", checkout().return_url("shop")),
        ("service", Checkout::new(usd(), "")),
    ]
}

#[tokio::test]
async fn a_checkout_beyond_a_limit_makes_no_page_and_is_no_order() {
    for (field, checkout) in broken_checkouts() {
        assert_named(paymega().checkout(&checkout), field);
        let checkout = match field {
            "reference_id" => checkout,
            _ => checkout.reference("order-1041"),
        };
        // Until when it could be paid says nothing of what it is.
        if field != "expires" {
            assert_named(paymega().reconcile(&checkout).await, field);
        }
    }
    assert!(paymega().checkout(&Checkout::any_service(usd())).is_ok());
}
