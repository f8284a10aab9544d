//! Settings: at the start, and while the sandbox runs.

use crate::control::control;
use crate::support::call;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::num::NonZeroU32;
use std::time::Duration;
use tollgate_sandbox::settings::{
    Bodies, ChargesAs, Compared, Expiry, LateCharge, Lookup, Metadata, OriginalData,
    ReferenceChange, RefundList, RefundModel, Reported, SecondProcess, SecondSale,
};
use tollgate_sandbox::{Sandbox, Settings};

/// A value other than the default for each field.
fn others() -> Value {
    json!({
        "live_cards": true,
        "replay": true,
        "flat": true,
        "charges_as": "authorization",
        "reported": "all",
        "report_page": 2,
        "callback_speed": 60,
        "second_sale": "charged",
        "second_process": "paid_again",
        "bank_ms": 1500,
        "expiry": "all",
        "late_charge": "hidden",
        "listed_after_ms": 700,
        "lookup": "newest",
        "lookup_reference": "trimmed",
        "lookup_compares": "both",
        "original_data": "absent",
        "metadata": "changed",
        "refund_model": "refund",
        "refund_list": "shown",
        "refund_ms": 300,
        "bodies": "minimal",
        "date_shift": -60
    })
}

#[tokio::test]
async fn every_setting_has_a_setter() {
    let sandbox = Sandbox::builder()
        .live_cards(true)
        .replay(true)
        .flat(true)
        .charges_as(ChargesAs::Authorization)
        .reported(Reported::All)
        .report_page(NonZeroU32::new(2).unwrap())
        .callback_speed(NonZeroU32::new(60).unwrap())
        .second_sale(SecondSale::Charged)
        .second_process(SecondProcess::PaidAgain)
        .bank(Duration::from_millis(1500))
        .expiry(Expiry::All)
        .late_charge(LateCharge::Hidden)
        .listed_after(Duration::from_millis(700))
        .lookup(Lookup::Newest)
        .lookup_reference(ReferenceChange::Trimmed)
        .lookup_compares(Compared::Both)
        .original_data(OriginalData::Absent)
        .metadata(Metadata::Changed)
        .refund_model(RefundModel::Refund)
        .refund_list(RefundList::Shown)
        .refund_time(Duration::from_millis(300))
        .bodies(Bodies::Minimal)
        .date_shift(-60)
        .start()
        .await
        .unwrap();
    assert_eq!(json!(sandbox.settings()), others());
    assert_eq!(
        control(&sandbox, "GET", "/settings", &Value::Null).await,
        others()
    );
}

#[tokio::test]
async fn every_setting_changes_while_the_sandbox_runs() {
    let sandbox = Sandbox::start().await.unwrap();
    let usual = control(&sandbox, "GET", "/settings", &Value::Null).await;
    assert_eq!(usual, json!(Settings::default()));
    for (name, value) in others().as_object().unwrap() {
        assert_ne!(usual[name], *value, "{name}");
        let changed = control(&sandbox, "POST", "/settings", &json!({name: value})).await;
        assert_eq!(changed[name], *value, "{name}");
    }
    assert_eq!(json!(sandbox.settings()), others());
    sandbox.change(|settings| *settings = Settings::default());
    assert_eq!(sandbox.settings(), Settings::default());
}

#[tokio::test]
async fn a_setting_that_does_not_exist_changes_nothing() {
    let sandbox = Sandbox::start().await.unwrap();
    let url = format!("{}/settings", sandbox.info().control);
    for (body, words) in [
        (r#"{"flat": true, "second_sail": "charged"}"#, "second_sail"),
        (
            r#"{"flat": true, "second_sale": "free"}"#,
            "unknown variant `free`",
        ),
        (r#"{"flat": true, "bank_ms": -1}"#, "invalid value"),
    ] {
        let reply = call("POST", &url, "", body).await;
        assert_eq!(reply.status, 422, "{body}");
        assert!(reply.body.contains(words), "{}", reply.body);
    }
    assert_eq!(call("POST", &url, "", "[]").await.status, 400);
    assert_eq!(sandbox.settings(), Settings::default());
}

#[test]
fn a_seed_chooses_settings() {
    let usual = json!(Settings::default());
    let mut changed = BTreeSet::new();
    for seed in 0..40 {
        let chosen = json!(Settings::by_chance(seed));
        assert_eq!(chosen, json!(Settings::by_chance(seed)));
        let fields = chosen.as_object().unwrap().clone();
        changed.extend(
            fields
                .into_iter()
                .filter(|it| usual[&it.0] != it.1)
                .map(|it| it.0),
        );
    }
    let kept = [
        "callback_speed",
        "date_shift",
        "live_cards",
        "replay",
        "report_page",
        "reported",
        "second_sale",
        "second_process",
    ];
    let all = usual.as_object().unwrap().keys();
    assert!(
        all.eq(changed
            .iter()
            .map(String::as_str)
            .chain(kept)
            .collect::<BTreeSet<_>>())
    );
}
