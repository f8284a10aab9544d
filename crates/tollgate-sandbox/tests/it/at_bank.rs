//! Sales and transactions with a slow bank, invoices that end meanwhile, and sales that come twice.

use crate::control::control;
use crate::paycross::{self, created, paycross, request};
use crate::support::{PAYS, attributes, card, invoice, private, sale};
use serde_json::{Value, json};
use std::time::Duration;
use tollgate_sandbox::settings::{Expiry, LateCharge, SecondSale};
use tollgate_sandbox::{Fault, Kind, Sandbox, ScriptedOutcome};

const HOUR: Duration = Duration::from_secs(3600);

fn minutes(number: u64) -> Duration {
    Duration::from_secs(60 * number)
}

async fn status(sandbox: &Sandbox, invoice: &Value) -> Value {
    attributes(sandbox, invoice["id"].as_str().unwrap()).await["status"].clone()
}

#[tokio::test]
async fn a_sale_is_pending_while_the_bank_is_slow() {
    let sandbox = Sandbox::builder().bank(HOUR).start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let reply = sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    assert_eq!(reply.json()["status"], "process_pending");
    assert_eq!(reply.json()["auth_mode"], Value::Null);
    sandbox.advance(minutes(30));
    assert_eq!(sandbox.ledger().charges("order-1"), 0);
    sandbox.advance(minutes(30));
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
    assert_eq!(status(&sandbox, &made).await, "processed");
}

#[tokio::test]
async fn scripted_outcomes_wait_for_the_bank_too() {
    let sandbox = Sandbox::builder().bank(minutes(1)).start().await.unwrap();
    sandbox.decide(
        "order-1",
        ScriptedOutcome::new("process_failed").resolution("declined"),
    );
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    assert_eq!(status(&sandbox, &made).await, "process_pending");
    sandbox.advance(minutes(1));
    assert_eq!(status(&sandbox, &made).await, "process_failed");
}

#[tokio::test]
async fn an_invoice_waits_for_the_bank_by_default() {
    let sandbox = Sandbox::builder().bank(HOUR).start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    sandbox.advance(minutes(45));
    assert_eq!(status(&sandbox, &made).await, "process_pending");
}

#[tokio::test]
async fn an_invoice_expires_while_its_sale_is_at_the_bank() {
    for (late_charge, shown) in [
        (LateCharge::Shown, "processed"),
        (LateCharge::Hidden, "process_failed"),
    ] {
        let sandbox = Sandbox::builder().bank(HOUR).start().await.unwrap();
        let made = invoice(&sandbox, "order-1", &json!({})).await;
        sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
        sandbox.change(|settings| {
            settings.expiry = Expiry::All;
            settings.late_charge = late_charge;
        });
        sandbox.advance(minutes(45));
        let ended = attributes(&sandbox, made["id"].as_str().unwrap()).await;
        assert_eq!(
            (&ended["status"], &ended["resolution"]),
            (&json!("process_failed"), &json!("expired"))
        );
        assert_eq!(sandbox.ledger().charges("order-1"), 0);
        sandbox.advance(minutes(45));
        assert_eq!(sandbox.ledger().charges("order-1"), 1);
        let later = attributes(&sandbox, made["id"].as_str().unwrap()).await;
        assert_eq!(later["status"], shown, "{late_charge:?}");
        let paid = (late_charge == LateCharge::Shown).then_some(10);
        assert_eq!(later["processed_amount"], json!(paid));
    }
}

#[tokio::test]
async fn due_events_happen_in_order() {
    let sandbox = Sandbox::builder()
        .bank(minutes(1))
        .expiry(Expiry::All)
        .start()
        .await
        .unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    sandbox.advance(HOUR);
    assert_eq!(status(&sandbox, &made).await, "processed");
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
}

#[tokio::test]
async fn a_bank_that_declines_late_changes_no_expired_invoice() {
    let sandbox = Sandbox::builder()
        .bank(HOUR)
        .expiry(Expiry::All)
        .start()
        .await
        .unwrap();
    sandbox.decide(
        "order-1",
        ScriptedOutcome::new("process_failed").resolution("declined"),
    );
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    sandbox.advance(HOUR);
    let ended = attributes(&sandbox, made["id"].as_str().unwrap()).await;
    assert_eq!(ended["resolution"], "expired");
    assert_eq!(sandbox.ledger().entries, []);
}

#[tokio::test]
async fn settling_removes_an_operation_from_the_bank_unless_it_expires() {
    let sandbox = Sandbox::builder().bank(minutes(1)).start().await.unwrap();
    for (status, charges) in [("process_failed", 0), ("expired", 1)] {
        let made = invoice(&sandbox, status, &json!({})).await;
        sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
        assert!(sandbox.settle(made["id"].as_str().unwrap(), &ScriptedOutcome::new(status)));
        sandbox.advance(minutes(1));
        assert_eq!(sandbox.ledger().charges(status), charges, "{status}");
    }
}

#[tokio::test]
async fn a_second_sale_charges_again_on_request() {
    let sandbox = Sandbox::start().await.unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    let pay = async || sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    assert_eq!(pay().await.json()["status"], "processed");
    assert_eq!(pay().await.status, 409);
    control(
        &sandbox,
        "POST",
        "/settings",
        &json!({"second_sale": "charged"}),
    )
    .await;
    assert_eq!(pay().await.json()["status"], "processed");
    let account = sandbox.ledger().account("order-1");
    assert_eq!((account.charges, account.charged.as_str()), (2, "20"));
    let shown = attributes(&sandbox, made["id"].as_str().unwrap()).await;
    assert_eq!(shown["processed_amount"], 10, "the invoice shows one");
}

#[tokio::test]
async fn two_sales_at_the_bank_charge_twice() {
    let sandbox = Sandbox::builder()
        .bank(minutes(1))
        .second_sale(SecondSale::Charged)
        .start()
        .await
        .unwrap();
    let made = invoice(&sandbox, "order-1", &json!({})).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
    sandbox.advance(minutes(1));
    assert_eq!(sandbox.ledger().charges("order-1"), 2);
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn settings_of_one_reference_override_the_general_ones() {
    let sandbox = Sandbox::start().await.unwrap();
    let own = json!({"reference": "order-1", "second_sale": "charged"});
    control(&sandbox, "POST", "/settings", &own).await;
    sandbox.change_for("order-2", |settings| settings.bank = HOUR);
    for (reference, second, charges) in [
        ("order-1", 200, 2),
        ("order-2", 409, 0),
        ("order-3", 409, 1),
    ] {
        let made = invoice(&sandbox, reference, &json!({})).await;
        sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
        let again = sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
        assert_eq!(again.status, second, "{reference}");
        assert_eq!(sandbox.ledger().charges(reference), charges, "{reference}");
    }
}

#[tokio::test]
async fn a_transaction_is_pending_while_the_bank_is_slow() {
    let sandbox = Sandbox::builder().bank(minutes(1)).start().await.unwrap();
    let made = created(&sandbox, "payments", &request("order-1", paycross::PAYS)).await;
    assert_eq!(made["status"], "pending");
    let path = format!("/transactions/{}", made["uid"].as_str().unwrap());
    let read = async || {
        let reply = paycross(&sandbox, "GET", &path, "", &Value::Null).await;
        reply.json()["transaction"]["status"].clone()
    };
    assert_eq!(read().await, "pending");
    assert_eq!(sandbox.ledger().entries, []);
    sandbox.advance(minutes(1));
    assert_eq!(read().await, "successful");
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
    assert_eq!(sandbox.violations(), [""; 0]);
}

#[tokio::test]
async fn a_second_delivery_is_refused_while_the_first_is_at_the_bank() {
    let sandbox = Sandbox::start().await.unwrap();
    let slow = Kind::SlowDuplicate { bank_ms: 60_000 };
    sandbox.fault(Fault::on("createPayment", slow.clone()));
    let order = request("order-1", paycross::PAYS);
    let refused = paycross::send(&sandbox, "payments", &order).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("duplicate"), "{}", refused.body);
    let find = async || {
        let path = "/v2/transactions/tracking_id/order-1";
        let reply = paycross(&sandbox, "GET", path, "", &Value::Null).await;
        reply.json()["transactions"].as_array().unwrap().len()
    };
    assert_eq!(find().await, 0, "the first is not listed yet");
    sandbox.advance(Duration::from_secs(31));
    created(&sandbox, "payments", &order).await;
    assert_eq!(sandbox.ledger().charges("order-1"), 1);
    sandbox.advance(Duration::from_secs(29));
    assert_eq!((sandbox.ledger().charges("order-1"), find().await), (2, 2));

    sandbox.fault(Fault::on("createInvoice", slow));
    let body = crate::support::order("order-2", &json!({}));
    let refused = private(&sandbox, "POST", "/payment-invoices", &body).await;
    assert_eq!(refused.status, 409);
    let path = "/payment-invoices?filter[reference_id]=order-2";
    let listed = async || private(&sandbox, "GET", path, &Value::Null).await.json()["data"].clone();
    assert_eq!(listed().await, json!([]));
    sandbox.advance(minutes(1));
    assert_eq!(listed().await.as_array().unwrap().len(), 1);
}
