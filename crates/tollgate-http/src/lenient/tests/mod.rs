//! Tests of lenient reading.

mod broken;
mod cost;
mod odd;
mod properties;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{Read, read_and_note};

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Document {
    data: Data,
    included: Option<Vec<Resource>>,
    meta: Option<Meta>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Data {
    id: String,
    status: Option<String>,
    currency: Option<String>,
    test_mode: Option<bool>,
    amount: Option<u32>,
    fee: Option<u32>,
    rrn: Option<String>,
    message: Option<String>,
    payload: Option<Payload>,
    texts: Option<Vec<String>>,
    logs: Option<BTreeMap<String, Payload>>,
    metadata: Option<BTreeMap<String, serde_json::Value>>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Payload {
    status: Option<u32>,
    holder: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Resource {
    id: String,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
struct Meta {
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
