//! The state in a file.

use crate::support::{ASKS, PAYS, attributes, call, card, invoice, private, sale, split, token};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::time::Duration;
use tollgate_leaks::Secrets;
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

/// A file of one test, which is removed with it.
pub struct Kept(PathBuf);

impl Kept {
    pub fn new(test: &str) -> Self {
        let name = format!("{test}-{}.json", std::process::id());
        let file = Self(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name));
        let _ = fs::remove_file(&file.0);
        file
    }

    pub async fn start(&self) -> Sandbox {
        Sandbox::builder().data(&self.0).start().await.unwrap()
    }

    async fn failure(&self) -> String {
        let started = Sandbox::builder().data(&self.0).start().await;
        started.unwrap_err().to_string()
    }

    /// A file beside it.
    fn beside(&self, ending: &str) -> PathBuf {
        PathBuf::from(format!("{}.{ending}", self.0.display()))
    }

    fn text(&self) -> String {
        fs::read_to_string(&self.0).unwrap()
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[tokio::test]
async fn invoices_tokens_and_ledger_survive_a_restart() {
    let file = Kept::new("survive");
    let first = file.start().await;
    let url = json!({"callback_url": "http://127.0.0.1:9/x"});
    let token = token(&first, "order-1", "customer-7").await;
    let asked = invoice(&first, "order-2", &url).await;
    sale(&first, &asked, &card(ASKS, "10", "35")).await;
    let open = invoice(&first, "order-3", &json!({})).await;
    first.decide(
        "order-4",
        ScriptedOutcome::new("process_failed").resolution("declined"),
    );
    first.advance(Duration::from_secs(60));
    let (info, now, ledger) = (first.info().clone(), first.now(), first.ledger());
    let before = attributes(&first, asked["id"].as_str().unwrap()).await;
    let posted = first.callbacks().len();
    first.stop().await;

    let second = file.start().await;
    assert_eq!(second.ledger(), ledger);
    assert!(second.now() >= now, "time does not go back");
    assert_eq!(second.info().api_key, info.api_key);
    assert_eq!(second.info().callback_secret, info.callback_secret);
    assert_eq!(second.callbacks().len(), posted);
    let after = attributes(&second, asked["id"].as_str().unwrap()).await;
    assert_eq!(after["status"], before["status"]);
    assert_eq!(after["payload"], before["payload"]);
    assert!(second.complete_challenge(asked["id"].as_str().unwrap(), true));
    let reply = sale(&second, &open, &card(PAYS, "10", "35")).await;
    assert_eq!(
        reply.json()["status"],
        "processed",
        "its bearer is still good"
    );
    let more = json!({
        "token": token,
        "customer": {"reference_id": "customer-7"},
        "gateway_options": {"cardgate": {"instant": true}}
    });
    let decided = invoice(&second, "order-4", &more).await;
    let reply = sale(&second, &decided, &json!({})).await;
    assert_eq!(reply.json()["status"], "process_failed");
    assert_eq!(second.ledger().references().len(), 3);
    assert_eq!(second.violations(), [""; 0]);
}

#[tokio::test]
async fn transactions_survive_a_restart() {
    let file = Kept::new("transactions");
    let pay = async |sandbox: &Sandbox, reference: &str, card: Value| {
        let info = sandbox.info();
        let request = json!({"request": {
            "amount": 1999, "currency": "USD", "description": "Order", "tracking_id": reference,
            "test": true, "credit_card": card, "additional_data": {"contract": ["recurring"]}
        }});
        let url = format!("{}/transactions/payments", info.paycross);
        let reply = call("POST", &url, &basic(sandbox), &request.to_string()).await;
        reply.json()["transaction"].clone()
    };
    let number = |number: &str| json!({"number": number, "exp_month": "05", "exp_year": "2030"});
    let first = file.start().await;
    let paid = pay(&first, "order-1", number("4200000000000000")).await;
    let asked = pay(&first, "order-2", number("4012000000001097")).await;
    drop(first);
    let second = file.start().await;
    let transactions = second.transactions();
    assert_eq!(transactions[0]["uid"], paid["uid"]);
    assert!(second.complete_challenge(asked["uid"].as_str().unwrap(), true));
    second.advance(Duration::from_secs(31));
    let token = json!({"token": paid["credit_card"]["token"]});
    let again = pay(&second, "order-3", token).await;
    assert_eq!(again["status"], "successful");
    assert_eq!(second.ledger().references().len(), 3);
}

#[tokio::test]
async fn checkouts_survive_a_restart() {
    let file = Kept::new("checkouts");
    let first = file.start().await;
    let checkout = json!({"checkout": {
        "transaction_type": "payment", "test": true,
        "order": {"amount": 1999, "currency": "USD", "description": "Order", "tracking_id": "order-1"}
    }});
    let url = format!("{}/ctp/api/checkouts", first.info().checkout);
    let made = call("POST", &url, &basic(&first), &checkout.to_string()).await;
    let token = made.json()["checkout"]["token"].clone();
    drop(first);
    let second = file.start().await;
    let info = second.info();
    let path = format!("/ctp/api/checkouts/{}", token.as_str().unwrap());
    let read = async || {
        let url = format!("{}{path}", info.checkout);
        call("GET", &url, &basic(&second), "").await.json()["checkout"].clone()
    };
    assert_eq!(read().await["order"]["tracking_id"], "order-1");
    second.advance(Duration::from_secs(24 * 60 * 60));
    assert_eq!(read().await["expired"], true, "its end is known");
}

fn basic(sandbox: &Sandbox) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let info = sandbox.info();
    let key = STANDARD.encode(format!("{}:{}", info.shop_id, info.shop_secret));
    format!("authorization: Basic {key}\r\n")
}

#[tokio::test]
async fn changes_are_written_soon_and_as_a_whole() {
    let file = Kept::new("soon");
    let sandbox = file.start().await;
    assert!(!file.text().contains("order-1"));
    invoice(&sandbox, "order-1", &json!({})).await;
    for _ in 0..200 {
        if file.text().contains("order-1") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    assert!(file.text().contains("order-1"));
    for line in file.text().lines() {
        let _: Value = serde_json::from_str(line).unwrap();
    }
    invoice(&sandbox, "order-2", &json!({})).await;
    sandbox.save().unwrap();
    assert!(file.text().contains("order-2"));
    sandbox.stop().await;
    assert!(!file.0.with_extension("json.new").exists());
}

#[tokio::test]
async fn the_file_holds_no_card_and_only_its_owner_reads_it() {
    let file = Kept::new("secret");
    let sandbox = file.start().await;
    token(&sandbox, "order-1", "7").await;
    let asked = invoice(&sandbox, "order-2", &json!({})).await;
    sale(&sandbox, &asked, &card(ASKS, "10", "35")).await;
    sandbox.stop().await;
    let secrets = Secrets::new([
        ("a card", PAYS),
        ("another card", ASKS),
        ("a CVV", "\"123\""),
    ]);
    secrets.check("the file", file.text()).unwrap();
    assert!(file.text().contains("551928******0000"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&file.0).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[tokio::test]
async fn an_invalid_file_is_left_unchanged() {
    let file = Kept::new("broken");
    for (text, words) in [
        ("{", "does not hold a sandbox's state"),
        ("{\"any\": 1}", "missing field `tollgate_sandbox`"),
        ("{\"tollgate_sandbox\": 99}", "version 99"),
        ("{\"tollgate_sandbox\": 1}", "missing field `world`"),
        ("{\"tollgate_sandbox\": 2}", "missing field `info`"),
    ] {
        fs::write(&file.0, text).unwrap();
        let failure = file.failure().await;
        assert!(
            failure.starts_with("data ") && failure.contains(words),
            "{failure}"
        );
        assert_eq!(file.text(), text);
    }
    let missing = Sandbox::builder()
        .data("/nowhere/at/all.json")
        .start()
        .await;
    let failure = missing.unwrap_err().to_string();
    assert!(
        failure.starts_with("data /nowhere/at/all.json: "),
        "{failure}"
    );
}

#[tokio::test]
async fn a_port_that_is_taken_is_named() {
    let sandbox = Sandbox::start().await.unwrap();
    let address = split(&sandbox.info().private).0;
    let port: u16 = address.rsplit(':').next().unwrap().parse().unwrap();
    let second = Sandbox::builder().port(port).start().await;
    let failure = second.unwrap_err().to_string();
    assert!(failure.starts_with(&format!("port {port}: ")), "{failure}");
    assert_eq!(
        private(&sandbox, "GET", "/account/profile", &Value::Null)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_second_sandbox_cannot_use_the_file() {
    let file = Kept::new("locked");
    let first = file.start().await;
    invoice(&first, "order-1", &json!({})).await;
    first.save().unwrap();
    let before = file.text();
    let failure = file.failure().await;
    let named = format!("data {}: another sandbox uses this file", file.0.display());
    assert_eq!(failure, named);
    assert_eq!(file.text(), before);
    drop(first);
    let second = file.start().await;
    assert_eq!(second.invoices().len(), 1);
    second.stop().await;
    assert!(!file.beside("lock").exists(), "nothing is left behind");
}

#[cfg(unix)]
#[tokio::test]
async fn the_new_file_never_follows_an_existing_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let file = Kept::new("put-there");
    let (new, victim) = (file.beside("new"), file.beside("victim"));
    let mode = |path: &PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    fs::write(&victim, "mine").unwrap();
    symlink(&victim, &new).unwrap();
    let sandbox = file.start().await;
    assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
    fs::write(&new, "readable by all").unwrap();
    fs::set_permissions(&new, fs::Permissions::from_mode(0o644)).unwrap();
    sandbox.save().unwrap();
    assert_eq!(mode(&file.0), 0o600);
    assert!(fs::symlink_metadata(&file.0).unwrap().is_file());
    fs::remove_file(&victim).unwrap();
    sandbox.stop().await;
    symlink(&victim, file.beside("lock")).unwrap();
    assert!(file.failure().await.starts_with("data "));
    assert!(!victim.exists(), "a lock is not taken through a link");
    fs::remove_file(file.beside("lock")).unwrap();
}

/// The file as an earlier sandbox has written it: one object, without the newer fields.
fn as_earlier(text: &str) -> Value {
    let mut lines = text
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let head = lines.next().unwrap();
    let mut kinds = json!({});
    let mut rest = json!({});
    for line in lines {
        for (name, value) in line.as_object().unwrap() {
            match value.as_array() {
                Some(changed) if name != "verdicts" => {
                    for pair in changed {
                        let index = usize::try_from(pair[0].as_u64().unwrap()).unwrap();
                        if kinds[name].is_null() {
                            kinds[name] = json!([]);
                        }
                        let all = kinds[name].as_array_mut().unwrap();
                        all.resize(all.len().max(index + 1), Value::Null);
                        all[index] = pair[1].clone();
                    }
                }
                Some(_) => {}
                None => rest = value.clone(),
            }
        }
    }
    let all = |name: &str| kinds.get(name).cloned().unwrap_or(json!([]));
    let mut world = json!({
        "clock": rest["clock"], "ids": rest["ids"], "keys": head["keys"], "info": head["info"],
        "invoices": all("invoices"), "customers": all("customers"),
        "saved_cards": all("saved_cards"), "verdicts": {},
        "shop": {
            "transactions": all("transactions"), "saved_cards": all("shop_cards"), "requests": []
        },
        "ledger": {"entries": all("ledger")},
        "outbox": {"parcels": all("notifications"), "held": rest["held"]}
    });
    make_older(&mut world);
    json!({"tollgate_sandbox": 1, "world": world})
}

/// Removes the fields that an earlier sandbox did not write.
fn make_older(value: &mut Value) {
    for name in ["bank", "listed", "by_token", "fully_refunded"] {
        if let Value::Object(fields) = value {
            fields.remove(name);
        }
    }
    if let Some(refunds) = value.get_mut("refunds").and_then(Value::as_array_mut) {
        for refund in refunds {
            *refund = json!({"reference_id": refund["reference_id"], "amount": refund["amount"]});
        }
    }
    match value {
        Value::Object(fields) => fields.values_mut().for_each(make_older),
        Value::Array(items) => items.iter_mut().for_each(make_older),
        _ => {}
    }
}

#[tokio::test]
async fn a_file_of_an_earlier_sandbox_is_read() {
    let file = Kept::new("older");
    let first = file.start().await;
    let url = json!({"callback_url": "http://127.0.0.1:9/x"});
    let made = invoice(&first, "order-1", &url).await;
    sale(&first, &made, &card(PAYS, "10", "35")).await;
    let id = made["id"].as_str().unwrap();
    let refund = json!({"data": {"type": "refund", "id": id, "attributes": {"amount": 4}}});
    private(
        &first,
        "POST",
        &format!("/payment-invoices/{id}/refund"),
        &refund,
    )
    .await;
    let shown = attributes(&first, id).await;
    first.stop().await;
    fs::write(&file.0, as_earlier(&file.text()).to_string()).unwrap();
    let second = file.start().await;
    assert_eq!(second.callbacks().len(), 3);
    let again = attributes(&second, id).await;
    for name in ["status", "refunded_amount", "updated", "payload"] {
        assert_eq!(again[name], shown[name], "{name}");
    }
}
