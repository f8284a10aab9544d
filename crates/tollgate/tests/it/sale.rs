//! Sales by card.

use std::{net::SocketAddr, time::Duration};

use tokio::net::{TcpListener, TcpStream};
use tollgate::{
    Error, Mode, MoneyState, Outcome, Paymega, SecretKey,
    paymega::{Endpoints, NewInvoice, data::BrowserInfo},
};
use tollgate_sandbox::{Body, Fault, Kind, Point, ScriptedOutcome};

use crate::{
    clock::{StepClock, steady},
    merchant::{CUSTOMER, DECLINED, Merchant, PLAIN, SECURE, SERVICE, card, usd},
};

#[tokio::test]
async fn three_d_secure_is_a_form_and_its_result_is_reconciled() {
    let merchant = Merchant::open().await;
    let order = NewInvoice::new("order-1041", usd(), SERVICE)
        .customer("customer-7")
        .save_card();
    let invoice = merchant.platform.create(&order).await.unwrap();
    let outcome = merchant
        .platform
        .sale(invoice.into_open().unwrap(), &card(SECURE, 10, 2035))
        .await
        .unwrap();
    let Outcome::ActionRequired(challenge) = &outcome else {
        panic!("{outcome:?}")
    };
    let form = challenge.form().unwrap();
    assert_eq!(form.method(), "POST");
    assert!(form.to_html("Continue").contains("name=\"PaReq\""));
    assert!(!format!("{challenge:?}").contains("eyJ"));
    assert_eq!(outcome.money(), MoneyState::Unknown);

    assert!(
        merchant
            .sandbox
            .complete_challenge(outcome.invoice().id(), true)
    );
    let outcome = merchant.platform.reconcile(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert!(outcome.invoice().saved_card().is_some() && !outcome.invoice().lacks_card());
    assert_eq!(merchant.sandbox.ledger().charges("order-1041"), 1);
}

#[tokio::test]
async fn the_second_version_of_three_d_secure_asks_for_the_browser() {
    let merchant = Merchant::open().await;
    let order = NewInvoice::new("order-1041", usd(), SERVICE);
    let invoice = merchant.platform.create(&order).await.unwrap();
    let browser = BrowserInfo {
        device_channel: Some("02".into()),
        browser_tz: Some("-60".into()),
        browser_java_enabled: Some(false),
        browser_user_agent: Some("Mozilla/5.0".into()),
        ..BrowserInfo::default()
    };
    let sale = card(SECURE, 10, 2035).browser(browser);
    let outcome = merchant
        .platform
        .sale(invoice.into_open().unwrap(), &sale)
        .await
        .unwrap();
    let Outcome::ActionRequired(challenge) = &outcome else {
        panic!("{outcome:?}")
    };
    let form = challenge.form().unwrap();
    let names: Vec<_> = form.fields().map(|(name, _)| name).collect();
    assert_eq!((challenge.mode(), names), (Some("3ds"), vec!["creq"]));
    assert!(
        merchant
            .sandbox
            .complete_challenge(outcome.invoice().id(), false)
    );
    let outcome = merchant.platform.reconcile(&order).await.unwrap();
    assert!(matches!(outcome, Outcome::Declined(_)), "{outcome:?}");
    assert_eq!(merchant.sandbox.ledger().charges("order-1041"), 0);
}

#[tokio::test]
async fn a_challenge_that_cannot_be_shown_comes_as_it_is() {
    let merchant = Merchant::open().await;
    for mode in ["otp", "a_new_mode"] {
        let verdict = ScriptedOutcome::new("processed")
            .auth_mode(mode)
            .undocumented();
        merchant.sandbox.decide(mode, verdict);
        let order = NewInvoice::new(mode, usd(), SERVICE);
        let invoice = merchant.platform.create(&order).await.unwrap();
        let outcome = merchant
            .platform
            .sale(invoice.into_open().unwrap(), &card(PLAIN, 10, 2035))
            .await
            .unwrap();
        let Outcome::ActionRequired(challenge) = &outcome else {
            panic!("{outcome:?}")
        };
        assert_eq!(challenge.mode(), Some(mode));
        assert!(challenge.form().is_none() && challenge.redirect().is_none());
        let raw = String::from_utf8_lossy(challenge.raw().unwrap().expose_body()).into_owned();
        assert!(raw.contains(mode), "{raw}");
        assert!(
            merchant
                .sandbox
                .complete_challenge(outcome.invoice().id(), true)
        );
        let outcome = merchant.platform.reconcile(&order).await.unwrap();
        assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_decline_says_why_and_charges_nothing() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    let outcome = merchant
        .platform
        .sale(invoice.into_open().unwrap(), &card(DECLINED, 10, 2034))
        .await
        .unwrap();
    let Outcome::Declined(decline) = &outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(decline.resolution(), "lost_or_stolen_card");
    assert!(!decline.may_try_same_card());
    assert_eq!(outcome.money(), MoneyState::Untouched);
    assert_eq!(merchant.sandbox.ledger().charges("order-1041"), 0);
}

#[tokio::test]
async fn a_resolution_that_leaves_the_charge_open_needs_review() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    let outcome = merchant
        .platform
        .sale(invoice.into_open().unwrap(), &card(DECLINED, 5, 2053))
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::Review(_)), "{outcome:?}");
    assert_eq!(outcome.money(), MoneyState::Unknown);
}

#[tokio::test]
async fn a_sale_that_never_left_may_be_tried_again() {
    let merchant = Merchant::open().await;
    // A card gate that is not reachable yet.
    let door = TcpListener::bind("127.0.0.1:0")
        .await
        .unwrap()
        .local_addr()
        .unwrap();
    let platform = with_gate(&merchant, door);
    let order = NewInvoice::new("order-1041", usd(), SERVICE);
    let invoice = platform.create(&order).await.unwrap();
    let error = platform
        .sale(invoice.into_open().unwrap(), &card(PLAIN, 10, 2035))
        .await
        .unwrap_err();
    let (error, invoice) = error.into_parts();
    let invoice = invoice.expect("no byte was sent");
    let Error::NotSent(not_sent) = &error else {
        panic!("{error:?}")
    };
    assert_eq!(not_sent.operation(), Some(invoice.invoice().id()));

    open_door(door, &merchant.sandbox.info().cardgate).await;
    let outcome = platform
        .sale(invoice, &card(PLAIN, 10, 2035))
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
    assert_eq!(merchant.sandbox.ledger().charges("order-1041"), 1);
}

/// A client whose card gate is at this address, under the path of the sandbox's own.
fn with_gate(merchant: &Merchant, address: SocketAddr) -> Paymega {
    let info = merchant.sandbox.info();
    let path = info.cardgate.splitn(4, '/').nth(3).unwrap_or_default();
    let gate = format!("http://{address}/{path}");
    Paymega::builder(
        Mode::Test,
        Endpoints::custom(&info.public, &info.private, gate),
    )
    .account(&info.account, SecretKey::new(&info.api_key))
    .policy(steady())
    .clock(StepClock::default())
    .build()
    .unwrap()
}

/// Forwards connections from an address to a server.
async fn open_door(address: SocketAddr, server: &str) {
    let listener = TcpListener::bind(address).await.unwrap();
    let server = server.split('/').nth(2).unwrap().to_owned();
    tokio::spawn(async move {
        while let Ok((mut here, _)) = listener.accept().await {
            let mut there = TcpStream::connect(&server).await.unwrap();
            let _ = tokio::io::copy_bidirectional(&mut here, &mut there).await;
        }
    });
}

#[tokio::test]
async fn an_invoice_is_sold_by_the_client_that_created_it_alone() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    let other = crate::merchant::builder(&merchant.sandbox).build().unwrap();
    let refused = other
        .sale(invoice.into_open().unwrap(), &card(PLAIN, 10, 2035))
        .await
        .unwrap_err();
    assert!(matches!(refused.error(), Error::Invalid(_)), "{refused:?}");
    assert_eq!(merchant.calls("createSale"), 0);
    let invoice = refused.into_open().expect("no byte was sent");
    let clone = merchant.platform.clone();
    let outcome = clone.sale(invoice, &card(PLAIN, 10, 2035)).await.unwrap();
    assert!(matches!(outcome, Outcome::Succeeded(_)), "{outcome:?}");
}

#[tokio::test]
async fn a_sale_with_a_bearer_that_is_over_is_not_sent() {
    let merchant = Merchant::open().await;
    let invoice = merchant.created("order-1041").await;
    merchant.sandbox.advance(Duration::from_secs(1801));
    // The client trusts the `Date` of two responses in a row more than its own clock.
    merchant.platform.profile().await.unwrap();
    merchant.platform.profile().await.unwrap();
    let error = merchant
        .platform
        .sale(invoice.into_open().unwrap(), &card(PLAIN, 10, 2035))
        .await
        .unwrap_err();
    assert!(matches!(error.error(), Error::NotSent(_)), "{error:?}");
    assert_eq!(error.error().money(), MoneyState::Untouched);
    assert_eq!(merchant.calls("createSale"), 0);
    assert!(error.into_open().is_some());
}

#[tokio::test]
async fn the_outcome_shows_the_card_gates_error() {
    let merchant = Merchant::open().await;
    let body = serde_json::json!({"errors": {"card": {"cvv": "is not valid"}}});
    merchant.sandbox.fault(Fault::on(
        "createSale",
        Kind::Foreign {
            status: 422,
            point: Point::Before,
            body: Body::Json(body),
            content_type: None,
        },
    ));
    let platform = crate::merchant::builder(&merchant.sandbox).build().unwrap();
    let order = NewInvoice::new("order-1042", usd(), SERVICE).customer(CUSTOMER);
    let invoice = platform.create(&order).await.unwrap();
    let sale = card(PLAIN, 10, 2035);
    let outcome = platform
        .sale(invoice.into_open().unwrap(), &sale)
        .await
        .unwrap();
    assert!(matches!(outcome, Outcome::Pending(_)), "{outcome:?}");
    assert_eq!(outcome.money(), MoneyState::Unknown);
    let refusal = outcome.invoice().sale_refusal().expect("the refusal");
    let fields: Vec<_> = refusal.fields().map(|(field, _)| field).collect();
    assert_eq!((refusal.status(), fields), (422, vec!["card.cvv"]));
    assert_eq!(merchant.calls("createSale"), 1);
}
