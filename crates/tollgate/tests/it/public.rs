//! Invoices through the Public API, and checkouts.

use std::time::{Duration, SystemTime};

use tollgate::{
    Error, Outcome,
    paymega::{
        Checkout, NewInvoice,
        data::{CheckoutLocale, RequestedReturnUrls},
    },
};
use tollgate_sandbox::{Fault, Kind, Point};

use crate::merchant::{CUSTOMER, Merchant, PLAIN, SERVICE, card, usd};

fn order(reference: &str) -> NewInvoice {
    NewInvoice::new(reference, usd(), SERVICE)
        .description("Order")
        .metadata("cart", 31)
}

#[tokio::test]
async fn a_public_invoice_is_created_and_read_without_an_api_key() {
    let merchant = Merchant::open().await;
    let order = order("order-1041").service_field("phone", "+380987654321");
    let invoice = merchant.platform.create_public(&order).await.unwrap();
    assert_eq!(invoice.reference(), Some("order-1041"));
    let read = merchant
        .platform
        .public_invoice(invoice.id())
        .await
        .unwrap();
    assert_eq!(read.status(), "process_pending");
    assert_eq!(read.attributes().amount.unwrap().decimal(), usd().amount());
    assert!(!read.is_final() && read.redirect().unwrap().url().is_some());
    let exchanges = merchant.sandbox.exchanges();
    assert!(exchanges.iter().all(|exchange| exchange.surface == "public"
        && exchange.authorization.is_none()
        && exchange.unknown_fields.is_empty()));
    let sent = &exchanges[0].request;
    assert_eq!(sent["fields"]["phone"], "+380987654321");
    assert_eq!(sent["metadata"]["cart"], 31);
    assert_eq!(sent["public_key"], merchant.sandbox.info().public_key);
    let error = merchant.platform.public_invoice("cpi_1").await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
}

#[tokio::test]
async fn a_public_invoice_can_be_paid_by_the_call_that_created_it() {
    let merchant = Merchant::open().await;
    let invoice = merchant
        .platform
        .create_public(&order("order-1041"))
        .await
        .unwrap();
    let paid = merchant
        .platform
        .sale(invoice.into_open().unwrap(), &card(PLAIN, 10, 2035))
        .await
        .unwrap();
    assert_eq!(paid.invoice().reference(), Some("order-1041"));
    assert_eq!(merchant.sandbox.ledger().charges("order-1041"), 1);
    let reconciled = merchant.platform.reconcile(&order("order-1041")).await;
    assert!(matches!(reconciled, Ok(tollgate::Outcome::Succeeded(_))));
}

#[tokio::test]
async fn a_lost_public_creation_is_resolved_by_the_private_look_up() {
    for point in [Point::Before, Point::After] {
        for kind in [
            Kind::Close {
                point,
                reset: false,
            },
            Kind::Status {
                status: 502,
                point,
                retry_after: None,
            },
        ] {
            let merchant = Merchant::open().await;
            merchant.sandbox.fault(Fault::on("createInvoice", kind));
            let created = merchant.platform.create_public(&order("order-1041")).await;
            assert_eq!(created.unwrap().reference(), Some("order-1041"));
            assert_eq!(merchant.sandbox.invoices().len(), 1);
            assert!(merchant.calls("listInvoices") >= 1);
        }
    }
}

#[tokio::test]
async fn creating_twice_finds_the_first_and_distinguishes_another_order() {
    let merchant = Merchant::open().await;
    let first = merchant
        .platform
        .create_public(&order("order-1041"))
        .await
        .unwrap();
    let again = merchant
        .platform
        .create_public(&order("order-1041"))
        .await
        .unwrap();
    assert_eq!(first.id(), again.id());
    let dearer = tollgate::Money::new(tollgate::dec!(20), usd().currency());
    let other = NewInvoice::new("order-1041", dearer, SERVICE);
    let error = merchant.platform.create_public(&other).await.unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
}

#[tokio::test]
async fn a_field_that_the_public_api_forbids_is_named() {
    let merchant = Merchant::open().await;
    let orders = [
        (
            "callback_url",
            order("a").callback_url("https://shop.example"),
        ),
        ("customer", order("a").customer(CUSTOMER)),
        ("gateway_options", order("a").cardgate(|it| it.theme = None)),
        ("return_url", order("a").return_url("https://shop.example")),
        ("flow", order("a").verify_only()),
        (
            "expires",
            order("a").expires(SystemTime::now() + Duration::from_secs(3600)),
        ),
        (
            "descriptor",
            order("a").with(|it| it.descriptor = Some("Shop".into())),
        ),
        (
            "return_urls",
            order("a").return_urls(RequestedReturnUrls::new("https://shop.example".into())),
        ),
    ];
    for (field, order) in orders {
        let error = merchant.platform.create_public(&order).await.unwrap_err();
        assert!(
            matches!(&error, Error::Invalid(invalid) if invalid.field() == field),
            "{field}: {error:?}"
        );
    }
    assert!(merchant.sandbox.exchanges().is_empty());
}

#[tokio::test]
async fn a_checkout_is_a_form_and_a_link() {
    let merchant = Merchant::open().await;
    let end = SystemTime::now() + Duration::from_secs(3600);
    let checkout = Checkout::new(usd(), SERVICE)
        .reference("order-1041")
        .customer(CUSTOMER)
        .with(|form| {
            form.customer_name = Some("\"O'Neil\" <x>".into());
            form.customer_address_full_address = Some("Test Address".into());
            form.display_hide_header = Some(true);
            form.locale = Some(CheckoutLocale::Uk.into());
        })
        .metadata("cart", "31")
        .expires(end)
        .return_url("https://shop.example/back");
    let page = merchant.platform.checkout(&checkout).unwrap();
    let public = &merchant.sandbox.info().public;
    assert_eq!(page.action(), format!("{public}/payment-invoices/process"));
    let html = page.to_html("Pay");
    for shown in [
        "name=\"customer[name]\" value=\"&quot;O&#39;Neil&quot; &lt;x&gt;\"",
        "name=\"customer[address][full_address]\" value=\"Test Address\"",
        "name=\"display[hide_header]\" value=\"true\"",
        "name=\"metadata[cart]\" value=\"31\"",
        "name=\"amount\" value=\"19.99\"",
        "name=\"locale\" value=\"uk\"",
    ] {
        assert!(html.contains(shown), "{shown} in {html}");
    }
    assert!(
        !html.contains("<script") && !html.contains("style="),
        "{html}"
    );
    let seconds = end
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap()
        .as_secs();
    assert!(
        page.fields()
            .any(|field| field == ("expires", &seconds.to_string()))
    );
    assert!(
        page.link().contains("/hpp/?amount=19.99&"),
        "{}",
        page.link()
    );
    assert!(
        page.link()
            .contains("customer%5Breference_id%5D=customer-7")
    );
}

#[tokio::test]
async fn a_field_that_a_checkout_forbids_is_named() {
    let merchant = Merchant::open().await;
    let with = |change: fn(Checkout) -> Checkout| change(Checkout::new(usd(), SERVICE));
    let soon = |checkout: Checkout| checkout.expires(SystemTime::now() + Duration::from_secs(60));
    let checkouts = [
        ("service", Checkout::new(usd(), "")),
        ("reference_id", with(|it| it.reference(""))),
        ("return_url", with(|it| it.return_url("shop"))),
        ("expires", with(soon)),
        ("customer[reference_id]", with(|it| it.customer(""))),
        (
            "customer[reference_id]",
            with(|it| it.with(|form| form.customer_email = Some("a@shop.example".into()))),
        ),
        (
            "customer[reference_id]",
            with(|it| it.customer_metadata("vip", "1")),
        ),
        (
            "customer[individual_tax_id]",
            with(|it| {
                it.customer("7")
                    .with(|form| form.customer_individual_tax_id = Some("1".into()))
            }),
        ),
        (
            "customer[address][country]",
            with(|it| {
                it.customer("7")
                    .with(|form| form.customer_address_country = Some("USA".into()))
            }),
        ),
        (
            "customer[date_of_birth]",
            with(|it| {
                it.customer("7")
                    .with(|form| form.customer_date_of_birth = Some("1.2.90".into()))
            }),
        ),
        ("metadata[a][b]", with(|it| it.metadata("a][b", "1"))),
        (
            "callback_url",
            with(|it| it.with(|form| drop(form.extra.insert("callback_url".into(), "x".into())))),
        ),
    ];
    for (field, checkout) in checkouts {
        let error = merchant.platform.checkout(&checkout).unwrap_err();
        assert!(
            matches!(&error, Error::Invalid(invalid) if invalid.field() == field),
            "{field}: {error:?}"
        );
    }
}

#[tokio::test]
async fn a_checkout_is_reconciled_and_one_that_the_payer_changed_is_another_order() {
    let merchant = Merchant::open().await;
    let checkout = Checkout::new(usd(), SERVICE).reference("order-1041");
    let error = merchant.platform.reconcile(&checkout).await.unwrap_err();
    assert!(matches!(error, Error::NotFound(_)), "{error:?}");
    // A checkout that the payer's browser sends is equivalent to a public invoice.
    let invoice = merchant.platform.create_public(&order("order-1041")).await;
    let card = card(PLAIN, 10, 2035);
    merchant
        .platform
        .sale(invoice.unwrap().into_open().unwrap(), &card)
        .await
        .unwrap();
    let outcome = merchant.platform.reconcile(&checkout).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    let stored = merchant.platform.stored(&checkout).unwrap();
    assert!(merchant.platform.reconcile(&stored).await.is_ok());

    let dearer = tollgate::Money::new(tollgate::dec!(200), usd().currency());
    let changed = Checkout::new(dearer, SERVICE).reference("order-1041");
    let error = merchant.platform.reconcile(&changed).await.unwrap_err();
    assert!(matches!(error, Error::ReferenceReused(_)), "{error:?}");
    let nameless = Checkout::new(usd(), SERVICE);
    let error = merchant.platform.reconcile(&nameless).await.unwrap_err();
    let is_named = matches!(&error, Error::Invalid(it) if it.field() == "reference_id");
    assert!(is_named, "{error:?}");
}

#[tokio::test]
async fn the_payer_may_choose_the_service_on_the_hosted_page() {
    let merchant = Merchant::open().await;
    let checkout = Checkout::any_service(usd()).reference("order-1041");
    let page = merchant.platform.checkout(&checkout).unwrap();
    assert!(page.fields().all(|(name, _)| name != "service"));
    assert!(page.action().ends_with("/hpp/"), "{}", page.action());
    let html = page.to_html("Pay");
    assert!(html.starts_with("<form method=\"GET\""), "{html}");
    let link = page.link();
    assert!(
        !link.contains("service") && link.contains("reference_id=order-1041"),
        "{link}"
    );
    // With any service, the invoice belongs to the order.
    let invoice = merchant.platform.create_public(&order("order-1041")).await;
    let card = card(PLAIN, 10, 2035);
    merchant
        .platform
        .sale(invoice.unwrap().into_open().unwrap(), &card)
        .await
        .unwrap();
    let outcome = merchant.platform.reconcile(&checkout).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
}
