//! Tests each rule with one change to a valid document and one refusal that names
//! the document, the operation and the field.

mod marker;
mod operation;
mod schema;

use serde_json::{Value, json};

use super::lint;
use crate::document::Documents;

const CREATE: &str = "/paths/~1payment-invoices/post";
const ATTRIBUTES: &str = "/components/schemas/InvoiceCreate/properties";
const INVOICE: &str = "/components/schemas/Invoice/properties";

fn sound() -> Value {
    let described = |mut schema: Value| {
        schema["description"] = json!("Some words.");
        schema
    };
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let body = |name: &str| json!({"application/json": {"schema": reference(name)}});
    json!({
        "openapi": "3.0.3",
        "info": {"title": "Things", "version": "1.0.0"},
        "paths": {
            "/payment-invoices": {"post": {
                "operationId": "createInvoice",
                "summary": "Creates an invoice.",
                "description": "Creates an invoice.",
                "requestBody": {"required": true, "content": body("InvoiceCreate")},
                "responses": {
                    "201": {"description": "Created.", "content": body("Invoice")},
                    "422": {"description": "Refused.", "content": body("Errors")},
                },
            }},
            "/payment-invoices/{id}": {"get": {
                "operationId": "getInvoice",
                "summary": "Reads an invoice.",
                "description": "Reads an invoice.",
                "parameters": [
                    {"name": "id", "in": "path", "required": true, "description": "Its id.",
                     "schema": {"type": "string"}},
                ],
                "responses": {"200": {"description": "It.", "content": body("Invoice")}},
            }},
        },
        "components": {"schemas": {
            "InvoiceCreate": described(json!({"type": "object", "required": ["amount"], "properties": {
                "amount": described(json!({"type": "number", "format": "decimal"})),
                "card_number": described(json!({"type": "string", "x-sensitive": "pan"})),
                "flow": described(json!({"type": "string", "enum": ["charge", "verify"]})),
                "metadata": described(json!({"type": "object", "additionalProperties": true})),
            }})),
            "Invoice": described(json!({"type": "object", "required": ["status"], "properties": {
                "status": reference("InvoiceStatus"),
                "token": described(json!({"type": "string", "nullable": true, "x-sensitive": "token"})),
                "fee": described(json!({"type": "number", "format": "decimal", "nullable": true})),
                "metadata": described(json!({"oneOf": [
                    {"type": "array", "maxItems": 0, "items": {}},
                    {"type": "object", "additionalProperties": true},
                ]})),
                "created": described(json!({"type": "integer", "format": "unix-time"})),
                "original": described(json!({"oneOf": [reference("Original"), reference("NullValue")]})),
            }})),
            "NullValue": described(json!({"type": "boolean", "nullable": true, "enum": [null]})),
            "Original": described(json!({"type": "object", "properties": {
                "external_id": described(json!({"type": "string", "nullable": true})),
            }})),
            "InvoiceStatus": described(json!(
                {"type": "string", "x-extensible-enum": ["created", "processed"]}
            )),
            "Errors": described(json!({"type": "object", "properties": {
                "errors": described(json!({"type": "object", "additionalProperties": true})),
            }})),
        }},
    })
}

/// The problems after one value of the valid document is replaced, or added.
fn said(pointer: &str, value: Value) -> String {
    let mut document = sound();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    document.pointer_mut(parent).unwrap()[key.replace("~1", "/")] = value;
    let documents = Documents::from_values([("private", document)]);
    lint(&documents).map_or_else(|error| error.to_string(), |()| String::new())
}

/// Asserts that a change is refused with these words, all in the first line.
fn refused(pointer: &str, value: Value, words: &[&str]) {
    let said = said(pointer, value);
    let line = said
        .lines()
        .find(|line| words.iter().all(|word| line.contains(word)));
    assert!(line.is_some(), "no line with {words:?} in:\n{said}");
}
