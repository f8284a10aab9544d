//! The lists of the control API, in pages and with filters.

use crate::control::control;
use crate::paycross::{created, paycross, request};
use crate::support::{PAYS, call, card, invoice, private, sale};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tollgate_sandbox::{Fault, Kind, Point, Sandbox};

/// A sandbox with three orders at each provider.
async fn filled() -> Sandbox {
    let sandbox = Sandbox::start().await.unwrap();
    for number in 1..=3 {
        let reference = format!("order-{number}");
        let url = json!({"callback_url": "http://127.0.0.1:9/"});
        let made = invoice(&sandbox, &reference, &url).await;
        if number < 3 {
            sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
        }
        let mut payment = request(&format!("shop-{number};also-{number}"), "4200000000000000");
        payment["duplicate_check"] = json!(false);
        let paid = created(&sandbox, "payments", &payment).await;
        if number == 1 {
            let refund = json!({"request": {
                "parent_uid": paid["uid"], "amount": 1, "reason": "x"
            }});
            paycross(&sandbox, "POST", "/transactions/refunds", "", &refund).await;
        }
    }
    sandbox
}

async fn get(sandbox: &Sandbox, path: &str) -> Value {
    control(sandbox, "GET", path, &Value::Null).await
}

/// All rows, page by page.
async fn all(sandbox: &Sandbox, path: &str) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut after = String::new();
    loop {
        let mark = if path.contains('?') { '&' } else { '?' };
        let page = get(sandbox, &format!("{path}{mark}limit=2{after}")).await;
        let items = if page["items"].is_null() {
            &page["entries"]
        } else {
            &page["items"]
        };
        assert!(items.as_array().unwrap().len() <= 2);
        rows.extend(items.as_array().unwrap().iter().cloned());
        match page["next"].as_u64() {
            Some(next) => after = format!("&after={next}"),
            None => return rows,
        }
    }
}

#[tokio::test]
async fn pages_hold_every_row_once_in_both_orders() {
    let sandbox = filled().await;
    for (list, count) in [
        ("/exchanges", sandbox.exchanges().len()),
        ("/invoices", 3),
        ("/transactions", 4),
        ("/callbacks", sandbox.callbacks().len()),
        ("/ledger", 6),
    ] {
        let oldest = all(&sandbox, list).await;
        let mut newest = all(&sandbox, &format!("{list}?order=newest")).await;
        newest.reverse();
        let numbers = |rows: &[Value]| -> Vec<u64> {
            rows.iter()
                .map(|row| row["number"].as_u64().unwrap())
                .collect()
        };
        assert_eq!(numbers(&oldest), numbers(&newest), "{list}");
        let distinct: BTreeSet<u64> = numbers(&oldest).into_iter().collect();
        assert_eq!((oldest.len(), distinct.len()), (count, count), "{list}");
        assert!(numbers(&oldest).is_sorted(), "{list}");
    }
}

#[tokio::test]
async fn filters_choose_rows() {
    let sandbox = filled().await;
    for (path, count) in [
        ("/invoices?reference=order-2", 1),
        ("/invoices?status=processed", 2),
        ("/invoices?status=processed&reference=order-3", 0),
        ("/transactions?reference=also-2", 1),
        ("/transactions?operation=refund", 1),
        ("/transactions?status=successful", 4),
        ("/callbacks?reference=order-1", 2),
        ("/callbacks?status=processed", 2),
        ("/exchanges?reference=order-1", 2),
        ("/exchanges?operation=createSale&status=200", 2),
        ("/exchanges?surface=paycross", 4),
        ("/exchanges?status=none", 0),
        ("/ledger?reference=order-1", 1),
    ] {
        assert_eq!(all(&sandbox, path).await.len(), count, "{path}");
    }
    let ledger = get(&sandbox, "/ledger?reference=order-1").await;
    assert_eq!(ledger["references"]["order-1"]["charged"], "10");
    assert_eq!(ledger["references"].as_object().unwrap().len(), 1);
}

#[tokio::test]
async fn an_order_is_shown_with_everything_about_it() {
    let sandbox = filled().await;
    let shop = sandbox.transactions()[0]["tracking_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let order = get(
        &sandbox,
        &format!("/order?reference={}", shop.replace(';', "%3B")),
    )
    .await;
    assert_eq!(order["account"]["refunds"], 1);
    let kinds: Vec<&Value> = order["transactions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["type"])
        .collect();
    assert_eq!(kinds, [&json!("payment"), &json!("refund")]);
    assert_eq!(order["exchanges"].as_array().unwrap().len(), 2);
    let order = get(&sandbox, "/order?reference=order-2").await;
    assert_eq!(order["invoices"][0]["attributes"]["status"], "processed");
    let operations: Vec<&Value> = order["exchanges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["operation"])
        .collect();
    assert_eq!(operations, [&json!("createInvoice"), &json!("createSale")]);
    assert_eq!(order["callbacks"].as_array().unwrap().len(), 2);
    let none = get(&sandbox, "/order?reference=nothing").await;
    assert_eq!(none["exchanges"], json!([]));
}

#[tokio::test]
async fn each_exchange_names_its_order() {
    let sandbox = Sandbox::start().await.unwrap();
    let close = Kind::Close {
        point: Point::After,
        reset: false,
    };
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let id = made["id"].as_str().unwrap();
    private(
        &sandbox,
        "GET",
        &format!("/payment-invoices/{id}"),
        &Value::Null,
    )
    .await;
    let path = "/payment-invoices?filter[reference_id]=order-1";
    private(&sandbox, "GET", path, &Value::Null).await;
    let reply = sale(&sandbox, &made, &card(crate::support::ASKS, "10", "35"))
        .await
        .json();
    let page = reply["auth_payload"]["params"]["TermUrl"]
        .as_str()
        .unwrap()
        .to_owned();
    call(
        "POST",
        &page,
        "content-type: application/x-www-form-urlencoded\r\n",
        "PaRes=x",
    )
    .await;
    let paid = created(
        &sandbox,
        "payments",
        &request("order-1", "4200000000000000"),
    )
    .await;
    let uid = paid["uid"].as_str().unwrap();
    paycross(
        &sandbox,
        "GET",
        &format!("/transactions/{uid}"),
        "",
        &Value::Null,
    )
    .await;
    paycross(
        &sandbox,
        "GET",
        "/v2/transactions/tracking_id/order-1",
        "",
        &Value::Null,
    )
    .await;
    let refund = json!({"request": {"parent_uid": uid, "amount": 1, "reason": "x"}});
    paycross(&sandbox, "POST", "/transactions/refunds", "", &refund).await;
    private(&sandbox, "GET", "/account/profile", &Value::Null).await;
    sandbox.fault(Fault::on("getAccount", close));
    let exchanges = sandbox.exchanges();
    let (last, others) = exchanges.split_last().unwrap();
    assert_eq!(last.reference, None);
    for exchange in others {
        let operation = exchange.operation;
        assert_eq!(
            exchange.reference.as_deref(),
            Some("order-1"),
            "{operation:?}"
        );
    }
}
