//! Fields that responses omit or change.

use crate::control::control;
use crate::paycross::{self, paycross, request};
use crate::support::{PAYS, attributes, card, invoice, order, private, sale};
use serde_json::{Value, json};
use tollgate_sandbox::Sandbox;
use tollgate_sandbox::settings::{Bodies, Metadata, OriginalData};

#[tokio::test]
async fn original_data_is_an_option_of_the_account() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    let read = async || attributes(&sandbox, made["id"].as_str().unwrap()).await;
    assert!(read().await["original_data"]["external_id"].is_string());
    sandbox.change(|settings| settings.original_data = OriginalData::Absent);
    assert!(
        !read()
            .await
            .as_object()
            .unwrap()
            .contains_key("original_data")
    );
    for (choice, shown) in [
        ("null", Value::Null),
        ("empty", json!([])),
        (
            "resolution",
            json!({"original_resolution": "ok", "original_resolution_message": null}),
        ),
    ] {
        control(
            &sandbox,
            "POST",
            "/settings",
            &json!({"original_data": choice}),
        )
        .await;
        let read = read().await;
        assert!(read.as_object().unwrap().contains_key("original_data"));
        assert_eq!(read["original_data"], shown);
    }
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn original_data_is_hidden_for_one_invoice() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.change_for("order-1", |settings| {
        settings.original_data = OriginalData::Absent;
    });
    for (reference, hidden) in [("order-1", true), ("order-2", false)] {
        let made = invoice(&sandbox, reference, &json!({})).await;
        let shown = made["attributes"]
            .as_object()
            .unwrap()
            .contains_key("original_data");
        assert_eq!(!shown, hidden, "{reference}");
    }
}

#[tokio::test]
async fn metadata_can_be_absent_or_changed() {
    let sandbox = Sandbox::start().await.unwrap();
    let more = json!({"metadata": {"tag": "a1", "cart": 9}});
    let made = invoice(&sandbox, "order-1", &more).await;
    let path = format!(
        "{}/payment-invoices/{}",
        sandbox.info().public,
        made["id"].as_str().unwrap()
    );
    for (metadata, shown) in [
        (Metadata::Shown, Some(json!({"tag": "a1", "cart": 9}))),
        (Metadata::Absent, None),
        (Metadata::Empty, Some(json!([]))),
        (
            Metadata::Changed,
            Some(json!({"tag": "changed a1", "cart": "changed 9"})),
        ),
    ] {
        sandbox.change(|settings| settings.metadata = metadata);
        let private = attributes(&sandbox, made["id"].as_str().unwrap()).await;
        assert_eq!(private.get("metadata"), shown.as_ref(), "{metadata:?}");
        let public = crate::support::call("GET", &path, "", "").await.json();
        assert_eq!(
            public["data"].get("metadata"),
            shown.as_ref(),
            "{metadata:?}"
        );
    }
}

#[tokio::test]
async fn a_minimal_invoice_has_an_id_and_a_status() {
    let sandbox = Sandbox::builder()
        .bodies(Bodies::Minimal)
        .start()
        .await
        .unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let id = made["id"].clone();
    let minimal = json!({"id": id, "attributes": {"status": "process_pending"}});
    assert_eq!(made, minimal);
    let list = private(&sandbox, "GET", "/payment-invoices", &Value::Null).await;
    assert_eq!(list.json()["data"], json!([minimal]));
    let again = private(
        &sandbox,
        "POST",
        "/payment-invoices",
        &order("order-1", &json!({})),
    )
    .await;
    assert_eq!((again.status, again.json().get("data")), (409, None));
    let info = sandbox.info();
    let url = format!("{}/payment-invoices/{}", info.public, id.as_str().unwrap());
    let public = crate::support::call("GET", &url, "", "").await;
    assert_eq!(
        public.json(),
        json!({"data": {"id": id, "status": "process_pending"}})
    );
    assert_eq!(
        sandbox.invoices()[0]["attributes"]["reference_id"],
        "order-1"
    );
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn a_minimal_sale_has_a_status() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sandbox.change(|settings| settings.bodies = Bodies::Minimal);
    let reply = sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    assert_eq!(reply.json(), json!({"status": "processed"}));
}

#[tokio::test]
async fn a_minimal_transaction_has_a_uid_and_a_status() {
    for flat in [false, true] {
        let sandbox = Sandbox::builder().flat(flat).start().await.unwrap();
        sandbox.change(|settings| settings.bodies = Bodies::Minimal);
        let body = json!({"request": request("order-1", paycross::PAYS)});
        let version = "x-api-version: 3\r\n";
        let path = "/transactions/payments";
        let made = paycross(&sandbox, "POST", path, version, &body)
            .await
            .json();
        let uid = if flat {
            &made["uid"]
        } else {
            &made["transaction"]["uid"]
        };
        let one = json!({"uid": uid, "status": "successful"});
        let expected = if flat {
            json!({"uid": uid, "status": "successful", "transaction": {"status": "successful"}})
        } else {
            json!({"transaction": one})
        };
        assert_eq!(made, expected);
        let path = "/v2/transactions/tracking_id/order-1";
        let found = paycross(&sandbox, "GET", path, "", &Value::Null)
            .await
            .json();
        assert_eq!(found, json!({"transactions": [one]}));
        assert_eq!(sandbox.transactions()[0]["tracking_id"], "order-1");
        assert_eq!(sandbox.violations(), [""; 0]);
    }
}
