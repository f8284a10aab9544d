//! The file of exchanges.

use crate::support::{PAYS, card, invoice, sale};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use tollgate_sandbox::Sandbox;

#[tokio::test]
async fn sandboxes_share_a_file_of_exchanges() {
    let name = format!("exchanges-{}.jsonl", std::process::id());
    let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let mut wanted = Vec::new();
    for _ in 0..2 {
        let sandbox = Sandbox::builder().record(&file).start().await.unwrap();
        let made = invoice(&sandbox, "order-1", &json!({})).await;
        sale(&sandbox, &made, &card(PAYS, "10", "35")).await;
        wanted.extend(sandbox.exchanges().iter().map(|exchange| json!(exchange)));
    }
    let text = fs::read_to_string(&file).unwrap();
    fs::remove_file(&file).unwrap();
    let lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    assert_eq!(lines.collect::<Vec<Value>>(), wanted);
    assert_eq!(wanted.len(), 4);
    assert!(!text.contains(PAYS));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn an_exchange_that_cannot_be_written_is_an_error() {
    let full = Sandbox::builder()
        .record("/dev/full")
        .start()
        .await
        .unwrap();
    let url = format!("{}/payment-services", full.info().private);
    assert_eq!(crate::support::call("GET", &url, "", "").await.status, 500);
    let folder = Sandbox::builder().record("/").start().await;
    assert!(folder.unwrap_err().to_string().starts_with("/: "));
}
