//! `tollgate sandbox --data` when its process is killed.

use crate::sandbox::{Running, call, file};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::thread;

/// How many responses arrive before the kill.
const RESPONSES: usize = 40;

/// The URLs and the key with which a merchant charges orders.
#[derive(Clone)]
struct Merchant {
    invoices: String,
    sales: String,
    key: String,
}

impl Merchant {
    fn of(running: &Running) -> Self {
        let key = format!("{}:{}", running.text("account"), running.text("api_key"));
        Self {
            invoices: format!("{}/payment-invoices", running.text("private")),
            sales: format!("{}/payment/sale", running.text("cardgate")),
            key: format!("authorization: Basic {}\r\n", STANDARD.encode(key)),
        }
    }

    /// Creates an invoice and pays it. Panics without a response.
    fn charge(&self, reference: &str) {
        let order = json!({"data": {"type": "payment-invoices", "attributes": {
            "reference_id": reference, "amount": 10, "currency": "USD",
            "service": "payment_card_usd_hpp", "test_mode": true,
            "callback_url": "http://127.0.0.1:9/"
        }}});
        let made = call("POST", &self.invoices, &self.key, &order);
        let token = &made["data"]["attributes"]["flow_data"]["metadata"]["token"];
        let bearer = format!("authorization: Bearer {}\r\n", token.as_str().unwrap());
        let card = json!({"data": {"type": "sale-operation", "attributes": {
            "card_number": "5519283812030000", "card_holder": "A B", "cvv": "123",
            "exp_month": "10", "exp_year": "35"
        }}});
        let sold = call("POST", &self.sales, &bearer, &card);
        assert_eq!(sold["status"], "processed", "{sold}");
    }
}

/// Charges orders until the sandbox is gone, and notes the references of those that were confirmed.
fn charge_all(merchant: &Merchant, name: &str, confirmed: &Mutex<Vec<String>>) {
    for number in 0.. {
        let reference = format!("{name}-{number}");
        let (merchant, asked) = (merchant.clone(), reference.clone());
        // A lost connection panics in a thread of its own.
        if thread::spawn(move || merchant.charge(&asked))
            .join()
            .is_err()
        {
            return;
        }
        confirmed.lock().unwrap().push(reference);
    }
}

fn charges(running: &Running, reference: &str) -> Value {
    running.get(&format!("/order?reference={reference}"))["account"]["charges"].clone()
}

#[test]
fn a_killed_sandbox_keeps_every_order_that_it_has_confirmed() {
    let path = file("killed.json");
    let data = path.to_str().unwrap();
    let confirmed = Arc::new(Mutex::new(Vec::new()));
    for round in 0..2 {
        let running = Running::start(&["--data", data]);
        let merchant = Merchant::of(&running);
        let clients: Vec<_> = ["a", "b"]
            .into_iter()
            .map(|client| {
                let (merchant, confirmed) = (merchant.clone(), Arc::clone(&confirmed));
                let name = format!("{client}{round}");
                thread::spawn(move || charge_all(&merchant, &name, &confirmed))
            })
            .collect();
        while confirmed.lock().unwrap().len() < RESPONSES * (round + 1) {
            thread::yield_now();
        }
        running.kill();
        for client in clients {
            client.join().unwrap();
        }
    }
    // A crash in the middle of a write leaves a part of a line.
    let mut log = std::fs::OpenOptions::new()
        .append(true)
        .open(&path)
        .unwrap();
    log.write_all(br#"{"invoices":[[0,{"id":"cpi_"#).unwrap();
    let again = Running::start(&["--data", data]);
    let confirmed = confirmed.lock().unwrap();
    for reference in confirmed.iter() {
        assert_eq!(charges(&again, reference), 1, "{reference}");
    }
    let made = again.get("/usage")["invoices"].as_u64().unwrap();
    assert!(made >= confirmed.len() as u64);
    Merchant::of(&again).charge("after");
    assert_eq!(charges(&again, "after"), 1);
    again.kill();
    std::fs::remove_file(&path).unwrap();
    let _ = std::fs::remove_file(format!("{data}.lock"));
}
