//! Tests of lenient reading.

mod broken;
mod cost;
mod direct;
mod odd;
mod properties;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Read, read_and_note};
use crate::lenient::{core, items, other};

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Document {
    #[serde(deserialize_with = "core")]
    data: Data,
    #[serde(default, deserialize_with = "items")]
    included: Option<Vec<Resource>>,
    #[serde(default, deserialize_with = "other")]
    meta: Option<Meta>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Data {
    #[serde(deserialize_with = "core")]
    id: String,
    #[serde(default, deserialize_with = "core")]
    status: Option<String>,
    #[serde(default, deserialize_with = "core")]
    currency: Option<String>,
    #[serde(default, deserialize_with = "core")]
    test_mode: Option<bool>,
    #[serde(default, deserialize_with = "core")]
    amount: Option<u32>,
    #[serde(default, deserialize_with = "other")]
    fee: Option<u32>,
    #[serde(default, deserialize_with = "other")]
    rrn: Option<String>,
    #[serde(default, deserialize_with = "other")]
    message: Option<String>,
    #[serde(default, deserialize_with = "other")]
    payload: Option<Payload>,
    #[serde(default, deserialize_with = "items")]
    texts: Option<Vec<String>>,
    #[serde(default, deserialize_with = "items")]
    logs: Option<BTreeMap<String, Payload>>,
    #[serde(default, deserialize_with = "items")]
    metadata: Option<BTreeMap<String, serde_json::Value>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Payload {
    #[serde(default, deserialize_with = "other")]
    status: Option<u32>,
    holder: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Resource {
    id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Meta {
    #[serde(default, deserialize_with = "other")]
    count: Option<u32>,
}

fn document(body: impl AsRef<[u8]>) -> Option<Read<Document>> {
    read_and_note(body.as_ref()).ok()
}

fn data(json: &str) -> Option<Data> {
    document(format!(r#"{{"data":{json}}}"#)).map(|read| read.value.data)
}

fn left_out(body: impl AsRef<[u8]>) -> Vec<String> {
    document(body).unwrap().left_out
}

fn id_and(other: Data) -> Data {
    let id = "1".to_owned();
    Data { id, ..other }
}
