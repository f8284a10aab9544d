//! Billing runs compared with the provider's own list, and a run on PayCross that is killed.

use std::{fmt::Write as _, fs, thread, time::Duration};

use serde_json::{Value, json};
use tollgate_sandbox::{ScriptedOutcome, settings::Reported};

use crate::shop::{Done, Shop};

/// Imports orders with these references for 2, 3, … USD into the run `may`.
async fn import(shop: &Shop, token: &str, (references, profile): (&[String], &str)) {
    let mut rows = "reference,amount,currency,token,customer\n".to_owned();
    for (index, reference) in references.iter().enumerate() {
        let _ = writeln!(rows, "{reference},{},USD,{token},customer-7", index + 2);
    }
    shop.write("orders.csv", &rows);
    let import = ["bill", "import", "may", "orders.csv", "--profile", profile];
    let done = shop.run(&import).await;
    assert_eq!(done.code, Some(0), "{done:?}");
}

async fn reconciled(shop: &Shop, more: &[&str]) -> Done {
    let command = ["reconcile", "--since", "1h", "--db", "may.sqlite", "--json"];
    shop.run(&[&command[..], more].concat()).await
}

fn counts(done: &Done) -> Value {
    done.lines().last().expect("a line")["counts"].clone()
}

fn references(count: usize) -> Vec<String> {
    (1..=count)
        .map(|number| format!("order-{number}"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_is_compared_with_the_list_of_paymega() {
    let shop = Shop::open("run-list").await;
    let token = fs::read_to_string(shop.save_card().await).unwrap();
    let declined = ScriptedOutcome::new("process_failed").resolution("insufficient_funds");
    shop.sandbox.decide("order-2", declined);
    import(&shop, &token, (&references(4), "shop")).await;
    let before = reconciled(&shop, &["may"]).await;
    assert_eq!(
        counts(&before),
        json!({"missing_here": 1, "matched": 4}),
        "{before:?}"
    );

    // Another program has charged an order of the run, with its amount.
    tokio::task::block_in_place(|| shop.charge_elsewhere("order-4"));
    let charged = reconciled(&shop, &[]).await;
    let status = &charged.lines()[1];
    assert_eq!(
        (
            charged.code,
            &status["what"],
            &status["our_kind"],
            &status["their_kind"]
        ),
        (
            Some(4),
            &json!("other_status"),
            &json!("not_sent"),
            &json!("succeeded")
        ),
        "{charged:?}"
    );

    let run = shop.run(&["bill", "run", "may", "--json"]).await;
    assert_eq!(run.code, Some(0), "{run:?}");
    let after = reconciled(&shop, &["--all", "--out", "differences.csv"]).await;
    assert_eq!(
        counts(&after),
        json!({"missing_here": 1, "matched": 4}),
        "{after:?}"
    );
    let written = fs::read_to_string(shop.folder.join("differences.csv")).unwrap();
    assert!(
        written.contains("matched,order-2,3.00 USD declined,3.00 USD declined,"),
        "{written}"
    );
    for wrong in [&["june"][..], &["--profile", "live"]] {
        assert_eq!(reconciled(&shop, wrong).await.code, Some(2));
    }
    let two = reconciled(&shop, &["--csv", "orders.csv"]).await;
    assert_eq!(two.code, Some(2), "{two:?}");
    let url = [
        "reconcile",
        "--since",
        "1h",
        "--db",
        "postgres://127.0.0.1:1/x",
    ];
    assert_eq!(shop.run(&url).await.code, Some(2), "the run has no name");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_run_on_paycross_charges_each_order_once_and_equals_the_report() {
    const ORDERS: usize = 40;
    let shop = Shop::open("run-cross").await;
    shop.sandbox
        .change(|settings| settings.reported = Reported::All);
    let token = fs::read_to_string(shop.tokenize().await).unwrap();
    // The orders of a killed process wait for both limits.
    let profiles = fs::read_to_string(shop.folder.join("config.toml")).unwrap();
    let old = "limits = { under_way = '1s' }";
    let new = "limits = { under_way = '1s', deadline = '6s', attempt_timeout = '3s' }";
    assert!(profiles.contains(old));
    shop.write("config.toml", &profiles.replace(old, new));
    import(&shop, &token, (&references(ORDERS), "cross")).await;
    let run = ["bill", "run", "may", "--profile", "cross", "--json"];
    for kill in 0..4 {
        let mut child = shop.command(&run).spawn().unwrap();
        thread::sleep(Duration::from_millis(80 + 90 * kill));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let done = shop.run(&run).await;
    assert_eq!(
        (done.code, &done.json()["ended"]),
        (Some(0), &json!("done")),
        "{done:?}"
    );
    for reference in references(ORDERS) {
        assert_eq!(shop.charges(&reference), 1, "{reference}");
    }
    let equal = reconciled(&shop, &["may", "--profile", "cross"]).await;
    assert_eq!(
        (equal.code, counts(&equal)),
        (Some(0), json!({"matched": ORDERS})),
        "{equal:?}"
    );
}
