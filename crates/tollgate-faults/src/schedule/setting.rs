//! The sandbox's unkind settings.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::Job;

/// Each setting with its unkind values, and whether it concerns Paymega and `PayCross`.
pub(crate) const CHOICES: [(&str, &[&str], bool, bool); 18] = [
    ("second_sale", &["charged"], true, false),
    ("second_process", &["paid_again"], true, false),
    ("bank_ms", &["50", "30000", "400000"], true, true),
    ("expiry", &["all"], true, false),
    ("late_charge", &["hidden"], true, false),
    ("listed_after_ms", &["50", "40000", "450000"], true, true),
    ("lookup", &["newest", "oldest"], true, true),
    (
        "lookup_reference",
        &[
            "trimmed",
            "lowercase",
            "cut_at_dot",
            "cut_at_hash",
            "cut_at_slash",
            "decoded_twice",
            "plus_as_space",
            "composed",
        ],
        true,
        true,
    ),
    ("lookup_compares", &["both"], true, true),
    (
        "original_data",
        &["absent", "null", "empty", "resolution"],
        true,
        false,
    ),
    ("metadata", &["absent", "empty", "changed"], true, false),
    ("refund_model", &["refund"], true, false),
    ("refund_list", &["shown"], true, false),
    ("refund_ms", &["50", "30000", "400000"], true, false),
    ("bodies", &["minimal"], true, true),
    ("date_shift", &["-100000", "250", "86400"], true, true),
    ("flat", &["true"], false, true),
    ("charges_as", &["authorization"], false, true),
];

/// Whether this setting leaves everything to be seen that a definite outcome needs.
pub(crate) fn is_kind(name: &str) -> bool {
    !matches!(name, "original_data" | "late_charge" | "expiry")
}

/// Some unkind settings that concern a kind of payment.
pub(super) fn draw(rng: &mut Rng, job: Job) -> Map<String, Value> {
    // Half of the payments meet a usual provider, so that the faults alone are tested too.
    let share = if rng.bool() { 0.0 } else { rng.f64() * 0.5 };
    let mut settings = Map::new();
    for (name, values, paymega, paycross) in CHOICES {
        let concerns = (paymega && job.uses_paymega()) || (paycross && job.uses_paycross());
        if concerns && rng.f64() < share {
            let value = rng.choice(values).copied().unwrap_or_default();
            settings.insert(name.to_owned(), json_of(value));
        }
    }
    settings
}

/// A gateway that lists a transaction only after days.
pub(super) fn late_listing() -> Map<String, Value> {
    let days = 4 * 24 * 60 * 60 * 1000_u64;
    Map::from_iter([("listed_after_ms".to_owned(), json!(days))])
}

/// Numbers and booleans are JSON, and the others are words, `null` too.
fn json_of(value: &str) -> Value {
    match serde_json::from_str(value) {
        Ok(Value::Null) | Err(_) => json!(value),
        Ok(value) => value,
    }
}
