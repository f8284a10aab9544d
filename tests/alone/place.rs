//! The places at which a single value can be.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;
use tollgate_types::{OneOrMany, PhpObject};

/// Next to free fields, which makes serde read everything into a buffer of its own first.
#[derive(Deserialize)]
struct BesideOthers<T> {
    value: T,
    #[serde(flatten)]
    _others: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Optional<T> {
    value: Option<T>,
}

/// A JSON text, read as `T` at every kind of place: by itself, from a value, in an object, in a list and in a buffer.
pub(crate) fn everywhere<T: DeserializeOwned>(text: &str) -> Vec<T> {
    let object = format!("{{\"value\": {text}}}");
    let optional: Optional<T> = from(&object);
    let beside: BesideOthers<T> = from(&object);
    let map: PhpObject<BTreeMap<String, T>> = from(&object);
    let list: OneOrMany<BTreeMap<String, T>> = from(&format!("[{object}]"));
    let value: Value = from(text);
    let reader = serde_json::from_reader(text.as_bytes()).unwrap();
    let mut all = vec![
        from(text),
        reader,
        serde_json::from_value(value).unwrap(),
        beside.value,
    ];
    all.extend(optional.value);
    all.extend(map.into_inner().unwrap().into_values());
    all.extend(list.into_iter().flat_map(BTreeMap::into_values));
    assert_eq!(all.len(), 7);
    all
}

/// A value, after it was written to a JSON value and read again.
pub(crate) fn again<T: DeserializeOwned + Serialize>(value: &T) -> T {
    serde_json::from_value(serde_json::to_value(value).unwrap()).unwrap()
}

fn from<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}
