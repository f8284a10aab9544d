//! The retry plan: which orders it has, at which attempt, and that the next run imports it.

use std::{fs, time::Duration};

use tollgate_billing::{
    Ended, Options, Output, Planned, Run, Vault, retry_plan,
    store::{SqliteStore, Store},
};
use tollgate_sandbox::{Sandbox, ScriptedOutcome};

use crate::world::{
    Orders, assert_ledger_agrees, clients, folder, import, kinds, lines, policy, run_with,
    save_card, settings,
};

async fn work(store: &SqliteStore, sandbox: &Sandbox) {
    let options = Options::default().policy(policy());
    let run = Run::new(store.clone(), clients(sandbox.info()), Vault::File, options)
        .await
        .unwrap();
    assert_eq!(run.work().await.unwrap(), Ended::Done);
}

fn declined(resolution: &str) -> ScriptedOutcome {
    ScriptedOutcome::new("process_failed").resolution(resolution)
}

#[tokio::test]
async fn the_plan_is_the_next_file_with_the_next_attempts() {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = save_card(&sandbox).await;
    let first = folder("plan-first");
    let mut orders = Orders::default();
    for reference in ["paid", "later", "never", "other"] {
        orders.add(reference, "paymega", &saved);
    }
    sandbox.decide("later", declined("insufficient_funds"));
    sandbox.decide("never", declined("lost_or_stolen_card"));
    sandbox.decide("other", declined("issuer_decline"));
    let store = run_with(&first, &orders).await;
    work(&store, &sandbox).await;

    let day = Duration::from_secs(24 * 60 * 60);
    let mut bytes = Vec::new();
    let planned = retry_plan(&store, (Output::Csv, day), Some(Vault::File), &mut bytes)
        .await
        .unwrap();
    let expected = Planned {
        again: 1,
        never: 2,
        paid: 1,
        ..Planned::default()
    };
    assert_eq!(planned, expected);
    let started = lines(&store).await[1].started_at.unwrap();
    let mut reader = csv::Reader::from_reader(&*bytes);
    let row: std::collections::HashMap<String, String> =
        reader.deserialize().next().unwrap().unwrap();
    assert_eq!(
        (row["reference"].as_str(), row["attempt"].as_str()),
        ("later", "2")
    );
    assert_eq!(row["attempted_at"], started.to_string());
    assert_eq!(row["not_before"], (started + 24 * 60 * 60).to_string());

    let second = folder("plan-second");
    let file = second.join("plan.csv");
    fs::write(&file, &bytes).unwrap();
    let next = SqliteStore::create(&second.join("june.sqlite"), &settings())
        .await
        .unwrap();
    import(&next, &file, Vault::File).await.unwrap();
    assert_eq!(
        lines(&next).await[0].order.details.more.attempted_at,
        [started]
    );
    work(&next, &sandbox).await;
    assert_eq!(kinds(&next).await, ["succeeded"]);
    let charges = |reference: &str| {
        sandbox
            .ledger()
            .entries
            .iter()
            .filter(|it| it.reference == reference)
            .count()
    };
    assert_eq!(
        (charges("later"), charges("later~2"), charges("never~2")),
        (0, 1, 0)
    );
    assert_ledger_agrees(&sandbox, &store).await;
}

#[tokio::test]
async fn without_a_vault_the_plan_has_no_token() {
    let sandbox = Sandbox::start().await.unwrap();
    let saved = save_card(&sandbox).await;
    let folder = folder("plan-tokens");
    let mut orders = Orders::default();
    orders.add("later", "paymega", &saved);
    sandbox.decide("later", declined("insufficient_funds"));
    let store = run_with(&folder, &orders).await;
    work(&store, &sandbox).await;
    for output in [Output::Csv, Output::JsonLines] {
        let mut bytes = Vec::new();
        let planned = retry_plan(&store, (output, Duration::ZERO), None, &mut bytes)
            .await
            .unwrap();
        assert_eq!(planned.again, 1);
        assert!(!String::from_utf8(bytes).unwrap().contains(&saved.paymega));
    }
    assert_eq!(store.progress().await.unwrap().total.count, 1);
}
