//! The leaf types and shared schemas in a user's build: with the features of `serde_json` that they request
//! themselves, or with `arbitrary_precision` on top.

#[path = "../src/document.rs"]
#[allow(dead_code, reason = "the package around uses more of it")]
mod document;
mod leaf;
#[path = "../src/made/mod.rs"]
#[allow(dead_code, reason = "the package around uses more of it")]
mod made;
mod place;
mod round_trip;
#[path = "../src/same.rs"]
mod same;

/// The enabled features match the name of the test run.
#[test]
fn serde_json_has_the_features_that_were_asked_for() {
    let number: serde_json::Number = serde_json::from_str("1.50").unwrap();
    let kept = number.to_string() == "1.50";
    assert_eq!(kept, cfg!(feature = "arbitrary_precision"));
}
