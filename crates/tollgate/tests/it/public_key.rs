//! A client with a public key and nothing else.

use tollgate::{
    Error, Mode, Paymega,
    paymega::{Endpoints, NewInvoice},
};
use tollgate_sandbox::{Fault, Kind, Point};

use crate::clock::{StepClock, steady};
use crate::merchant::{Merchant, PLAIN, SERVICE, card, usd};

fn order(reference: &str) -> NewInvoice {
    NewInvoice::new(reference, usd(), SERVICE)
}

/// A client on the payer's side, which has a public key and nothing else.
fn without_account(merchant: &Merchant) -> Paymega {
    let info = merchant.sandbox.info();
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    Paymega::builder(Mode::Test, endpoints)
        .public_key(&info.public_key)
        .policy(steady())
        .clock(StepClock::default())
        .build()
        .unwrap()
}

#[tokio::test]
async fn a_public_key_is_enough_for_the_public_api() {
    let merchant = Merchant::open().await;
    let platform = without_account(&merchant);
    platform.prerequest(usd().currency()).await.unwrap();
    let invoice = platform.create_public(&order("order-1041")).await.unwrap();
    let again = platform.create_public(&order("order-1041")).await.unwrap();
    assert_eq!(invoice.id(), again.id());
    platform.public_invoice(invoice.id()).await.unwrap();

    let before = merchant.sandbox.exchanges().len();
    let needs = |error: Error| match error {
        Error::Invalid(invalid) => assert_eq!(invalid.field(), "account"),
        other => panic!("{other:?}"),
    };
    needs(platform.reconcile(&order("order-1041")).await.unwrap_err());
    needs(platform.invoice(invoice.id()).await.unwrap_err());
    let further = order("order-1041").attempt(2);
    needs(platform.create_public(&further).await.unwrap_err());
    let invoice = invoice.into_open().unwrap();
    let sale = platform.sale(invoice, &card(PLAIN, 10, 2035)).await;
    needs(sale.unwrap_err().into());
    let exchanges = merchant.sandbox.exchanges();
    assert_eq!(exchanges.len(), before);
    assert!(
        exchanges
            .iter()
            .all(|exchange| exchange.surface == "public")
    );
}

#[tokio::test]
async fn a_lost_public_creation_is_sent_again_where_no_look_up_is_possible() {
    for point in [Point::Before, Point::After] {
        let merchant = Merchant::open().await;
        let kind = Kind::Close {
            point,
            reset: false,
        };
        merchant.sandbox.fault(Fault::on("createInvoice", kind));
        let platform = without_account(&merchant);
        let created = platform.create_public(&order("order-1041")).await;
        assert_eq!(created.unwrap().reference(), Some("order-1041"));
        assert_eq!(merchant.sandbox.invoices().len(), 1);
        assert_eq!(merchant.calls("listInvoices"), 0);
    }
    let merchant = Merchant::open().await;
    let kind = Kind::Status {
        status: 400,
        point: Point::Before,
        retry_after: None,
    };
    merchant
        .sandbox
        .fault(Fault::on("createInvoice", kind).times(0));
    let platform = without_account(&merchant);
    let created = platform.create_public(&order("order-1041")).await;
    let error = created.unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
}
