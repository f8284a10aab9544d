//! Shared schemas survive a round trip through their Rust types.

use std::env;

use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde::{Serialize, de::DeserializeOwned};
use tollgate_types::{ErrorBody, IncludedResource, InvoiceDocument};

use crate::{
    document,
    made::{Extent, schema_value},
    same::difference,
};

#[test]
fn an_invoice_comes_back() {
    comes_back::<InvoiceDocument>("InvoiceDocument");
}

#[test]
fn an_error_comes_back() {
    comes_back::<ErrorBody>("ErrorBody");
}

#[test]
fn free_values_come_back() {
    comes_back::<IncludedResource>("IncludedResource");
}

fn comes_back<T: DeserializeOwned + Serialize>(name: &str) {
    let schema = document::schema("shared", name);
    let cases = env::var("TOLLGATE_CASES").map_or(64, |cases| cases.parse().unwrap());
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let checked = TestRunner::new(config).run(&schema_value(schema, Extent::Any), |value| {
        let failed = |error: serde_json::Error| TestCaseError::fail(error.to_string());
        let read: T = serde_json::from_str(&value.to_string()).map_err(failed)?;
        let text = serde_json::to_string(&read).map_err(failed)?;
        let of_text = serde_json::from_str(&text).map_err(failed)?;
        let read: T = serde_json::from_value(value.clone()).map_err(failed)?;
        let of_value = serde_json::to_value(&read).map_err(failed)?;
        for back in [of_text, of_value] {
            difference(schema, &value, &back).map_or(Ok(()), |d| Err(TestCaseError::fail(d)))?;
        }
        Ok(())
    });
    if let Err(failure) = checked {
        panic!("{name}: {failure}");
    }
}
