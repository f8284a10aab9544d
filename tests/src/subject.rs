//! Lists all generated types behind one interface.

use std::{any::type_name, fmt::Debug};

use proptest::test_runner::{Config, TestCaseError, TestRunner};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Error, Value};
use tollgate_types::{Limit, redacted};

use crate::{
    document::{self, Schema},
    generated::for_each_type,
    made::{Extent, schema_value},
};

/// A generated type and the schema that it was generated from.
pub(crate) struct Subject {
    pub(crate) document: &'static str,
    pub(crate) name: &'static str,
    /// Whether a response or a callback can hold the type; otherwise only requests do.
    pub(crate) is_response: bool,
    /// Reads a value as the type and writes it again.
    pub(crate) recode: fn(&Value) -> Result<Value, Error>,
    /// The part of a value that may be logged.
    pub(crate) redact: fn(&Value) -> Result<Value, Error>,
    /// Shows a value as the type's `Debug` does, in both forms.
    pub(crate) show: fn(&Value) -> Result<String, Error>,
    /// The result of the type's check of a value, if the type has a check.
    pub(crate) check_limits: fn(&Value) -> Result<Result<(), Limit>, Error>,
    /// Fails if the ways to read and to write the type do not agree.
    pub(crate) compare_ways: fn(&Value) -> Result<(), String>,
}

/// Every generated type.
pub(crate) fn all() -> Vec<Subject> {
    let mut all = Vec::new();
    macro_rules! add {
        ($document:literal, $schema:literal, $role:ident, $type:ty) => {
            all.push(Subject {
                check_limits: |value| Ok(<$type>::deserialize(value)?.check()),
                ..subject::<$type>($document, $schema, stringify!($role))
            })
        };
    }
    for_each_type!(add);
    all
}

/// The generated types of one document.
pub(crate) fn of(document: &str) -> Vec<Subject> {
    let mut all = all();
    all.retain(|subject| subject.document == document);
    assert!(!all.is_empty(), "no type is of the document {document}");
    all
}

/// The number of cases for each type.
pub(crate) fn cases() -> u32 {
    std::env::var("TOLLGATE_CASES").map_or(64, |cases| {
        cases.parse().expect("TOLLGATE_CASES is a number")
    })
}

impl Subject {
    /// The schema that the type was generated from.
    pub(crate) fn schema(&self) -> Schema {
        document::schema(self.document, self.name)
    }

    /// Checks values made from the schema.
    pub(crate) fn check(
        &self,
        extent: Extent,
        cases: u32,
        check: impl Fn(Value) -> Result<(), String>,
    ) {
        let config = Config {
            cases,
            failure_persistence: None,
            max_shrink_iters: 2000,
            ..Config::default()
        };
        let made = schema_value(self.schema(), extent);
        let checked =
            TestRunner::new(config).run(&made, |value| check(value).map_err(TestCaseError::fail));
        if let Err(failure) = checked {
            panic!("{}: {}: {failure}", self.document, self.name);
        }
    }
}

/// The check of a type that has none of its own, which wins over this one.
trait Unlimited {
    fn check(&self) -> Result<(), Limit> {
        Ok(())
    }
}

impl<T> Unlimited for T {}

fn subject<T>(document: &'static str, name: &'static str, role: &str) -> Subject
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    Subject {
        document,
        name,
        is_response: role == "response",
        recode: |value| serde_json::to_value(T::deserialize(value)?),
        redact: |value| Ok(redacted(&T::deserialize(value)?)),
        show: |value| T::deserialize(value).map(|read| format!("{read:?} {read:#?}")),
        check_limits: |_| Ok(Ok(())),
        compare_ways: compare_ways::<T>,
    }
}

fn compare_ways<T>(value: &Value) -> Result<(), String>
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let text = value.to_string();
    let of = |way| move |error| format!("{way} of {}: {error}", type_name::<T>());
    let from_text: T = serde_json::from_str(&text).map_err(of("from text"))?;
    let from_reader: T = serde_json::from_reader(text.as_bytes()).map_err(of("from a reader"))?;
    let from_value: T = serde_json::from_value(value.clone()).map_err(of("from a value"))?;
    let written = serde_json::to_string(&from_text).map_err(of("to text"))?;
    let again: T = serde_json::from_str(&written).map_err(of("from what it wrote"))?;
    if from_text == from_reader && from_text == from_value && from_text == again {
        Ok(())
    } else {
        Err(format!("the ways to read {} differ", type_name::<T>()))
    }
}
