//! Payouts: created, processed, looked up and announced.

use crate::control::control;
use crate::merchant::listener;
use crate::pages::page;
use crate::store::Kept;
use crate::support::{Reply, private, token};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

/// A payout by the test service, with more attributes.
pub fn order(reference: &str, more: &Value) -> Value {
    let mut attributes = json!({
        "reference_id": reference,
        "service": "test_usd",
        "amount": 10,
        "currency": "USD",
        "test_mode": true,
        "fields": {"account": "555555"},
    });
    for (name, value) in more.as_object().unwrap() {
        attributes[name] = value.clone();
    }
    json!({"data": {"type": "payout-invoice", "attributes": attributes}})
}

pub async fn create(sandbox: &Sandbox, reference: &str, more: &Value) -> Reply {
    let body = order(reference, more);
    private(sandbox, "POST", "/payout-invoices", &body).await
}

pub fn id(reply: &Reply) -> String {
    reply.json()["data"]["id"].as_str().unwrap().to_owned()
}

fn status(reply: &Reply) -> Value {
    reply.json()["data"]["attributes"]["status"].clone()
}

pub async fn process(sandbox: &Sandbox, id: &str) -> Reply {
    let path = format!("/payout-invoices/{id}/process");
    private(sandbox, "POST", &path, &Value::Null).await
}

async fn read(sandbox: &Sandbox, id: &str) -> Value {
    let path = format!("/payout-invoices/{id}");
    let reply = private(sandbox, "GET", &path, &Value::Null).await;
    reply.json()["data"]["attributes"].clone()
}

#[tokio::test]
async fn a_payout_is_created_and_then_processed_once() {
    let sandbox = Sandbox::start().await.unwrap();
    let created = create(&sandbox, "payout-1", &json!({})).await;
    assert_eq!((created.status, status(&created)), (201, json!("created")));
    assert_eq!(sandbox.ledger().payouts("payout-1"), 0);
    let done = process(&sandbox, &id(&created)).await;
    assert_eq!((done.status, status(&done)), (201, json!("processed")));
    let again = process(&sandbox, &id(&created)).await;
    assert_eq!(again.status, 409);
    let account = sandbox.ledger().account("payout-1");
    assert_eq!((account.payouts, account.paid_out.as_str()), (1, "10"));
    assert!(
        sandbox.violations().is_empty(),
        "{:?}",
        sandbox.violations()
    );
}

#[tokio::test]
async fn a_payout_can_be_processed_at_once() {
    let sandbox = Sandbox::start().await.unwrap();
    let at_once = json!({"options": {"auto_process": true}});
    let created = create(&sandbox, "payout-1", &at_once).await;
    assert_eq!(
        (created.status, status(&created)),
        (201, json!("processed"))
    );
    assert_eq!(sandbox.ledger().payouts("payout-1"), 1);
}

#[tokio::test]
async fn a_second_process_pays_again_on_request() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.change(|it| it.second_process = tollgate_sandbox::settings::SecondProcess::PaidAgain);
    let created = create(&sandbox, "payout-1", &json!({})).await;
    for _ in 0..2 {
        assert_eq!(process(&sandbox, &id(&created)).await.status, 201);
    }
    assert_eq!(sandbox.ledger().payouts("payout-1"), 2);
}

#[tokio::test]
async fn the_fields_of_the_test_service_choose_the_result() {
    let sandbox = Sandbox::start().await.unwrap();
    let fields = |more: Value| {
        let mut fields = json!({"account": "1"});
        fields
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        json!({"fields": fields, "options": {"auto_process": true}})
    };
    let words = json!({
        "test_details_payout_status": "process failed",
        "test_details_payout_resolution": "RECIPIENT NOT FOUND",
    });
    for (place, (more, status, resolution)) in [
        (words, "process_failed", "recipient_not_found"),
        (
            json!({"test_details_success_rate": "0"}),
            "process_failed",
            "declined_error",
        ),
        (
            json!({"test_details_success_rate": "100"}),
            "processed",
            "ok",
        ),
        (
            json!({"test_details_payout_status": "process-pending"}),
            "process_pending",
            "ok",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let reference = format!("payout-{place}");
        let created = create(&sandbox, &reference, &fields(more)).await;
        let shown = read(&sandbox, &id(&created)).await;
        assert_eq!(
            (&shown["status"], &shown["resolution"]),
            (&json!(status), &json!(resolution))
        );
        let paid = usize::from(status == "processed");
        assert_eq!(sandbox.ledger().payouts(&reference), paid);
    }
    for wrong in [
        json!({"account": "many"}),
        json!({"test_details_success_rate": "101"}),
        json!({"test_details_payout_status": "no such word"}),
    ] {
        let refused = create(&sandbox, "payout-x", &fields(wrong)).await;
        assert_eq!(refused.status, 422);
    }
}

#[tokio::test]
async fn a_taken_reference_is_refused_with_the_payout_that_has_it() {
    let sandbox = Sandbox::start().await.unwrap();
    let created = create(&sandbox, "payout-1", &json!({})).await;
    let again = create(&sandbox, "payout-1", &json!({})).await;
    assert_eq!((again.status, id(&again)), (409, id(&created)));
    let path = "/payout-invoices?filter[reference_id]=payout-1";
    let found = private(&sandbox, "GET", path, &Value::Null).await.json();
    assert_eq!(found["data"][0]["id"], id(&created));
    let other = "/payout-invoices?filter[reference_id]=payout-2";
    let found = private(&sandbox, "GET", other, &Value::Null).await.json();
    assert_eq!(found["data"], json!([]));
}

#[tokio::test]
async fn a_token_pays_out_only_to_its_customer() {
    let sandbox = Sandbox::start().await.unwrap();
    let token = token(&sandbox, "order-1", "customer-7").await;
    let card = |customer: &str| {
        json!({
            "service": "payment_card_usd",
            "token": token,
            "customer": {"reference_id": customer},
            "fields": {},
        })
    };
    let refused = create(&sandbox, "payout-1", &card("customer-8")).await;
    assert_eq!(refused.status, 422);
    let created = create(&sandbox, "payout-1", &card("customer-7")).await;
    assert_eq!(created.status, 201);
    let without_recipient = create(
        &sandbox,
        "payout-2",
        &json!({"service": "payment_card_usd"}),
    )
    .await;
    assert_eq!(without_recipient.status, 422);
}

#[tokio::test]
async fn a_payout_takes_as_long_as_the_bank_and_ends_as_scripted() {
    let sandbox = Sandbox::start().await.unwrap();
    sandbox.change(|it| it.bank = Duration::from_secs(60));
    let created = create(&sandbox, "payout-1", &json!({})).await;
    sandbox.decide(
        "payout-1",
        ScriptedOutcome::new("partially_processed").processed_amount(4.0),
    );
    let pending = process(&sandbox, &id(&created)).await;
    assert_eq!(status(&pending), "process_pending");
    sandbox.advance(Duration::from_secs(61));
    let shown = read(&sandbox, &id(&created)).await;
    assert_eq!(shown["status"], "partially_processed");
    assert_eq!(shown["processed_amount"], 4);
    let second = create(&sandbox, "payout-2", &json!({})).await;
    assert!(sandbox.settle(&id(&second), &ScriptedOutcome::new("expired")));
    assert_eq!(read(&sandbox, &id(&second)).await["status"], "expired");
    assert_eq!(process(&sandbox, &id(&second)).await.status, 409);
    assert_eq!(sandbox.ledger().payouts("payout-2"), 0);
}

#[tokio::test]
async fn payouts_lower_the_balance_and_are_announced() {
    let sandbox = Sandbox::start().await.unwrap();
    let (_listener, url) = listener().await;
    let more = json!({"callback_url": url, "options": {"auto_process": true}});
    create(&sandbox, "payout-1", &more).await;
    let balances = private(&sandbox, "GET", "/account/balances", &Value::Null).await;
    let accounts = &balances.json()["data"]["attributes"]["currency_accounts"];
    assert_eq!(accounts["USD"]["active_balance"], "-10.00");
    let statuses: Vec<_> = sandbox
        .callbacks()
        .into_iter()
        .map(|it| it.status)
        .collect();
    assert_eq!(statuses, ["created", "process_pending", "processed"]);
    assert_eq!(
        sandbox.callbacks()[2].body["data"]["type"],
        "payout-invoices"
    );
    assert!(
        sandbox.violations().is_empty(),
        "{:?}",
        sandbox.violations()
    );
}

#[tokio::test]
async fn the_prerequest_lists_the_services_that_can_pay_the_amount() {
    let sandbox = Sandbox::start().await.unwrap();
    let ask = async |amount: Value| {
        let key = &sandbox.info().public_key;
        let body = json!({"public_key": key, "currency": "USD", "amount": amount});
        let url = format!("{}/payout-prerequest", sandbox.info().public);
        let json_body = "content-type: application/json\r\n";
        crate::support::call("POST", &url, json_body, &body.to_string()).await
    };
    let offered = ask(json!(10)).await.json();
    let services = &offered["data"]["services"];
    assert_eq!(services["test_usd"]["fields"][0]["key"], "account");
    assert_eq!(services["payment_card_usd"]["fields"], json!([]));
    assert_eq!(
        ask(json!(2_000_000)).await.json()["data"]["services"],
        json!([])
    );
    assert_eq!(ask(Value::Null).await.status, 422);
}

#[tokio::test]
async fn the_control_api_lists_payouts_in_pages_and_with_their_order() {
    let sandbox = Sandbox::start().await.unwrap();
    let url = json!({"callback_url": "http://127.0.0.1:9/"});
    let mut last = String::new();
    for number in 1..=3 {
        last = id(&create(&sandbox, &format!("payout-{number}"), &url).await);
    }
    process(&sandbox, &last).await;
    // The control API shows all of a payout, however little the provider shows.
    sandbox.change(|it| it.bodies = tollgate_sandbox::settings::Bodies::Minimal);
    let get = async |path: &str| control(&sandbox, "GET", path, &Value::Null).await;
    let page = get("/payouts?order=newest&limit=2").await;
    assert_eq!(
        (&page["items"][0]["number"], &page["next"]),
        (&json!(3), &json!(2))
    );
    assert_eq!(page["items"][0]["id"], last);
    for (path, count) in [
        ("/payouts", 3),
        ("/payouts?after=2", 1),
        ("/payouts?reference=payout-2", 1),
        ("/payouts?status=created", 2),
        ("/payouts?status=created&reference=payout-3", 0),
        ("/callbacks?reference=payout-3", 3),
        ("/exchanges?reference=payout-3", 2),
        ("/exchanges?operation=processPayout", 1),
    ] {
        let items = get(path).await["items"].as_array().unwrap().len();
        assert_eq!(items, count, "{path}");
    }
    let order = get("/order?reference=payout-3").await;
    assert_eq!(order["account"]["paid_out"], "10");
    assert_eq!(order["payouts"][0]["attributes"]["status"], "processed");
    assert_eq!(order["entries"][0]["kind"], "payout");
    assert_eq!(order["callbacks"].as_array().unwrap().len(), 3);
    assert_eq!(get("/usage").await["payouts"], 3);
}

#[tokio::test]
async fn the_life_of_a_payout_is_shown_as_a_diagram() {
    let sandbox = Sandbox::start().await.unwrap();
    let more = json!({"callback_url": "http://127.0.0.1:9/"});
    let made = id(&create(&sandbox, "payout-1", &more).await);
    process(&sandbox, &made).await;
    let steps = crate::life::steps(&sandbox, "payout-1").await;
    crate::life::assert_in_order(
        &steps,
        &[
            "createPayout",
            "is now created",
            "callback created",
            "processPayout",
            "The bank pays out −10.00 USD",
            "is now processed",
            "callback processed",
        ],
    );
    let found = page(&sandbox, &format!("/search?q={made}")).await;
    assert_eq!(found.header("location"), Some("/order?reference=payout-1"));
    for path in ["/list/payouts", &format!("/view/payout/{made}"), "/"] {
        let shown = page(&sandbox, path).await;
        assert!(shown.status == 200 && shown.body.contains(&made), "{path}");
    }
}

#[tokio::test]
async fn payouts_survive_a_restart() {
    let file = Kept::new("payouts");
    let first = file.start().await;
    let at_once = json!({"options": {"auto_process": true}});
    create(&first, "payout-1", &at_once).await;
    let waits = id(&create(&first, "payout-2", &json!({})).await);
    first.change(|it| it.bank = Duration::from_secs(60));
    let pending = id(&create(&first, "payout-3", &at_once).await);
    let shown = first.payouts();
    first.stop().await;

    let second = file.start().await;
    assert_eq!(second.payouts(), shown);
    assert_eq!(create(&second, "payout-1", &at_once).await.status, 409);
    assert_eq!(process(&second, &waits).await.status, 201);
    second.advance(Duration::from_secs(61));
    assert_eq!(read(&second, &pending).await["status"], "processed");
    let balances = private(&second, "GET", "/account/balances", &Value::Null).await;
    let accounts = &balances.json()["data"]["attributes"]["currency_accounts"];
    assert_eq!(accounts["USD"]["active_balance"], "-30.00");
    assert_eq!(second.ledger().totals()["USD"], "-30");
}
