//! The page of one reference: its life as a sequence diagram, with the money.

use crate::pages::{assert_is_page, page};
use crate::paycross;
use crate::support::{PAYS, bearer, card, invoice, private, raw, request, sale, split};
use serde_json::{Value, json};
use tollgate_sandbox::{Fault, Kind, Part, Point, Sandbox};

/// The steps of a diagram as texts, without markup.
pub async fn steps(sandbox: &Sandbox, reference: &str) -> Vec<String> {
    let reply = page(sandbox, &format!("/order?reference={reference}")).await;
    assert_eq!(reply.status, 200);
    assert_is_page(&reply);
    let list = reply.body.split("<ol").nth(1).unwrap();
    let list = list.split("</ol>").next().unwrap();
    list.split("<li class=\"").skip(1).map(words).collect()
}

/// The class of a step and its text.
fn words(item: &str) -> String {
    let (class, rest) = item.split_once('"').unwrap();
    let text = rest.split("<p>").nth(1).unwrap();
    let text = text.split("</p>").next().unwrap();
    let pieces = text
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |it| it.1));
    format!("{class}: {}", pieces.collect::<String>())
}

/// Asserts that the steps contain these texts, one after the other.
pub fn assert_in_order(steps: &[String], expected: &[&str]) {
    let mut rest = steps.iter();
    for words in expected {
        assert!(rest.any(|it| it.contains(words)), "{words}: {steps:#?}");
    }
}

async fn lost_sale(sandbox: &Sandbox, reference: &str, kind: Kind) {
    let made = invoice(sandbox, reference, &json!({})).await;
    sandbox.fault(Fault::on("createSale", kind));
    let url = format!("{}/payment/sale", sandbox.info().cardgate);
    let attributes = card(PAYS, "12", "35");
    let body = json!({"data": {"type": "sale-operation", "attributes": attributes}}).to_string();
    let bearer = bearer(&made);
    let headers = format!("authorization: Bearer {bearer}\r\ncontent-type: application/json\r\n");
    let sent = request("POST", &url, &headers, &body);
    raw(split(&url).0, &sent).await;
}

#[tokio::test]
async fn a_lost_response_is_shown_where_it_was_lost() {
    let sandbox = Sandbox::start().await.unwrap();
    let close = Kind::Close {
        point: Point::After,
        reset: false,
    };
    lost_sale(&sandbox, "order-1", close).await;
    let path = "/payment-invoices?filter[reference_id]=order-1";
    private(&sandbox, "GET", path, &Value::Null).await;
    let steps = steps(&sandbox, "order-1").await;
    assert_in_order(
        &steps,
        &[
            "Merchant to Provider: createInvoice",
            "arrived: Provider to Merchant: 201",
            "Merchant to Provider: createSale",
            "Bank to Provider: The bank charges the card +10.00 USD",
            "Provider: is now processed, ok",
            "lost: Provider to Merchant: response lost: close (the call was processed)",
            "Merchant to Provider: listInvoices",
            "arrived: Provider to Merchant: 200",
        ],
    );
    assert_eq!(steps.iter().filter(|it| it.starts_with("lost:")).count(), 1);
}

#[tokio::test]
async fn each_fault_is_shown_with_its_effect() {
    let sandbox = Sandbox::start().await.unwrap();
    let status = |point| Kind::Status {
        status: 503,
        point,
        retry_after: None,
    };
    let cut = Kind::Cut {
        part: Part::Body,
        after: 0,
    };
    for (kind, words, charges) in [
        (cut, "lost: Provider to Merchant: response lost: cut", 1),
        (
            status(Point::Before),
            "failed: Provider to Merchant: 503 by the fault status (the call was not processed)",
            0,
        ),
        (
            status(Point::After),
            "failed: Provider to Merchant: 503 by the fault status (the call was processed)",
            1,
        ),
    ] {
        let reference = format!("order-{words}").replace([' ', ':', '(', ')'], "-");
        lost_sale(&sandbox, &reference, kind).await;
        let steps = steps(&sandbox, &reference).await;
        assert_in_order(&steps, &["createSale", words]);
        let charged = steps.iter().filter(|it| it.contains("+10.00 USD")).count();
        assert_eq!(charged, charges, "{steps:#?}");
    }
}

#[tokio::test]
async fn declines_refunds_and_callbacks_are_steps() {
    let sandbox = Sandbox::start().await.unwrap();
    let declined = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &declined, &card("4302912837020000", "05", "29")).await;
    assert_in_order(
        &steps(&sandbox, "order-1").await,
        &[
            "createSale",
            "failed: Bank to Provider: The bank or the provider declines: process_failed, insufficient_funds",
            "arrived: Provider to Merchant: 200",
        ],
    );
    let more = json!({"callback_url": "http://127.0.0.1:9/"});
    let paid = invoice(&sandbox, "order-2", &more).await;
    sale(&sandbox, &paid, &card(PAYS, "12", "35")).await;
    let id = paid["id"].as_str().unwrap();
    let refund = json!({"data": {"type": "refund", "id": id, "attributes": {"amount": 2.5, "reference_id": "refund-1"}}});
    let path = format!("/payment-invoices/{id}/refund");
    private(&sandbox, "POST", &path, &refund).await;
    assert_in_order(
        &steps(&sandbox, "order-2").await,
        &[
            "+10.00 USD",
            "callback processed",
            "refundInvoice",
            "Bank to Provider: The bank refunds the card −2.50 USD",
        ],
    );
}

#[tokio::test]
async fn paycross_orders_and_their_children_share_a_page() {
    let sandbox = Sandbox::start().await.unwrap();
    let order = paycross::request("order-1", paycross::PAYS);
    let made = paycross::created(&sandbox, "payments", &order).await;
    let refund = json!({"parent_uid": made["uid"], "amount": 100, "reason": "x"});
    paycross::created(&sandbox, "refunds", &refund).await;
    let steps = steps(&sandbox, "order-1").await;
    assert_in_order(
        &steps,
        &["createPayment", "charges", "createRefund", "−1.00"],
    );
}

#[tokio::test]
async fn a_search_leads_to_the_order() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order 1&2", &json!({})).await;
    let order = paycross::request("order-3", paycross::PAYS);
    let transaction = paycross::created(&sandbox, "payments", &order).await;
    let mut unnamed = paycross::request("", paycross::PAYS);
    unnamed["amount"] = json!(4200);
    unnamed.as_object_mut().unwrap().remove("tracking_id");
    let unnamed = paycross::created(&sandbox, "payments", &unnamed).await;
    let unnamed = unnamed["uid"].as_str().unwrap();
    let unnamed_page = format!("/view/transaction/{unnamed}");
    let id = made["id"].as_str().unwrap();
    let uid = transaction["uid"].as_str().unwrap();
    for (text, target) in [
        ("order+1%262", "/order?reference=order+1%262"),
        (id, "/order?reference=order+1%262"),
        (uid, "/order?reference=order-3"),
        ("+order-3+", "/order?reference=order-3"),
        (unnamed, &unnamed_page),
    ] {
        let reply = page(&sandbox, &format!("/search?q={text}")).await;
        assert_eq!(
            (reply.status, reply.header("location")),
            (303, Some(target))
        );
        assert_eq!(page(&sandbox, target).await.status, 200);
    }
    let nothing = page(&sandbox, "/search?q=order-").await;
    assert_eq!(nothing.status, 404);
    assert!(nothing.body.contains("href=\"/list/invoices?q=order-\""));
}
