//! The OpenAPI document of the control API: every call in it exists and responds as it says, and it has every call.

use crate::pages::page;
use crate::support::{PAYS, Reply, call, card, invoice, sale};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use tollgate_sandbox::Sandbox;

async fn document(sandbox: &Sandbox) -> Value {
    page(sandbox, "/docs/control.json").await.json()
}

/// Each documented call: method, path and the operation.
fn operations(document: &Value) -> Vec<(String, String, Value)> {
    let paths = document["paths"].as_object().unwrap().iter();
    let calls = paths.flat_map(|(path, item)| {
        let methods = item.as_object().unwrap().iter();
        methods.map(move |(method, it)| (method.to_ascii_uppercase(), path.clone(), it.clone()))
    });
    calls.collect()
}

/// The documented example bodies, or no body.
fn bodies(operation: &Value) -> Vec<String> {
    let media = &operation["requestBody"]["content"]["application/json"];
    let Some(examples) = media["examples"].as_object() else {
        return vec![String::new()];
    };
    examples
        .values()
        .map(|it| it["value"].to_string())
        .collect()
}

/// Asserts that a response is in the document, with this body.
fn assert_documented(document: &Value, operation: &Value, reply: &Reply) {
    let name = &operation["operationId"];
    let documented = &operation["responses"][reply.status.to_string()];
    assert!(
        documented.is_object(),
        "{name}: {} {}",
        reply.status,
        reply.body
    );
    let documented = match documented["$ref"].as_str() {
        Some(at) => document.pointer(at.trim_start_matches('#')).unwrap(),
        None => documented,
    };
    let schema = &documented["content"]["application/json"]["schema"];
    assert!(!schema.is_null(), "{name} has no schema");
    let whole = json!({"components": document["components"], "allOf": [schema]});
    let validator = jsonschema::draft4::new(&without_nullable(whole)).unwrap();
    if let Err(error) = validator.validate(&reply.json()) {
        panic!("{name}: {error} at {}", error.instance_path());
    }
}

/// A schema of OpenAPI 3.0 as JSON Schema, which writes null as a type.
fn without_nullable(schema: Value) -> Value {
    match schema {
        Value::Object(mut fields) => {
            if fields.remove("nullable").is_some() {
                fields["type"] = json!([fields["type"], "null"]);
            }
            let fields = fields.into_iter();
            fields
                .map(|(name, it)| (name, without_nullable(it)))
                .collect()
        }
        Value::Array(items) => items.into_iter().map(without_nullable).collect(),
        other => other,
    }
}

/// The query of a call that requires one.
fn query(operation: &Value) -> &'static str {
    let parameters = operation["parameters"].as_array().into_iter().flatten();
    let requires = parameters.into_iter().any(|it| it["required"] == true);
    if requires { "?reference=order-1" } else { "" }
}

#[tokio::test]
async fn every_documented_call_responds_as_documented() {
    let sandbox = Sandbox::start().await.unwrap();
    let more = json!({"callback_url": "http://127.0.0.1:9/"});
    let made = invoice(&sandbox, "order-1", &more).await;
    sale(&sandbox, &made, &card(PAYS, "12", "35")).await;
    let payment = crate::paycross::request("order-2", crate::paycross::PAYS);
    crate::paycross::created(&sandbox, "payments", &payment).await;
    let document = document(&sandbox).await;
    // Closing the port comes last: the connections of the other calls would be refused.
    let (last, others): (Vec<_>, Vec<_>) = operations(&document)
        .into_iter()
        .partition(|(_, path, _)| path == "/refuse");
    for (method, path, operation) in others.into_iter().chain(last) {
        for body in bodies(&operation) {
            let url = format!("{}{path}{}", sandbox.info().control, query(&operation));
            let reply = call(&method, &url, "", &body).await;
            let expects = matches!(path.as_str(), "/settle" | "/challenge");
            assert!(
                reply.status == 200 || expects,
                "{method} {path}: {}",
                reply.body
            );
            assert_documented(&document, &operation, &reply);
        }
    }
}

#[tokio::test]
async fn every_call_is_documented() {
    let sandbox = Sandbox::start().await.unwrap();
    let document = document(&sandbox).await;
    let operations = operations(&document);
    let documented: BTreeSet<String> = operations
        .iter()
        .map(|(method, path, _)| format!("{method} {path}"))
        .collect();
    assert_eq!(documented, listed());
    let ids: BTreeSet<&str> = operations
        .iter()
        .filter_map(|(_, _, it)| it["operationId"].as_str())
        .collect();
    assert_eq!(ids.len(), operations.len(), "each operation has its own id");
}

/// The calls of the table in the README of the control API.
fn listed() -> BTreeSet<String> {
    let rows = include_str!("../../src/control/README.md").lines();
    let first_cells = rows.filter_map(|line| line.strip_prefix("| `")?.split(" | ").next());
    let calls = first_cells.flat_map(|cell| cell.split('`').filter(|it| it.contains(" /")));
    let paths = calls.filter_map(|call| call.split('?').next());
    paths.map(str::to_owned).collect()
}
