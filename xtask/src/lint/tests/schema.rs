//! Shapes and constructs.

use serde_json::json;

use super::{ATTRIBUTES, INVOICE, refused};

#[test]
fn an_inline_object_schema() {
    let inline = json!({"type": "object", "description": "Inline.", "properties": {
        "x": {"type": "string", "description": "X."},
    }});
    refused(
        &format!("{ATTRIBUTES}/customer"),
        inline,
        &[
            "spec/paymega/private.yaml: createInvoice: request.customer",
            "inline object schema",
        ],
    );
}

#[test]
fn constructs_that_are_dropped() {
    let string = json!({"type": "string", "description": "A."});
    for (key, value) in [
        ("anyOf", json!([string])),
        ("not", json!({})),
        ("title", json!("T")),
        ("default", json!("d")),
        ("x-rust-type", json!({})),
        ("discriminator", json!({})),
    ] {
        let mut schema = string.clone();
        schema[key] = value;
        refused(
            &format!("{INVOICE}/rrn"),
            schema,
            &["response.rrn", "not supported"],
        );
    }
    refused(
        &format!("{INVOICE}/rrn"),
        json!({"$ref": "#/components/schemas/Original", "nullable": true}),
        &["response.rrn", "hides its siblings"],
    );
}

#[test]
fn formats_that_stand_for_nothing() {
    refused(
        &format!("{INVOICE}/rrn"),
        json!({"type": "string", "format": "money", "description": "A."}),
        &["response.rrn", "`format: money`"],
    );
}

#[test]
fn null_where_it_would_be_lost() {
    refused(
        &format!("{INVOICE}/rrn"),
        json!({"nullable": true, "description": "A."}),
        &["response.rrn", "needs a `type`"],
    );
    refused(
        "/components/schemas/Invoice/required",
        json!(["fee"]),
        &["201 response", "`fee` is required and nullable"],
    );
    refused(
        &format!("{INVOICE}/tokens"),
        json!({"type": "array", "description": "A.", "items":
            {"type": "string", "nullable": true, "x-sensitive": "token"}}),
        &["response.tokens", "null in this list"],
    );
}

#[test]
fn null_beside_a_reference_in_another_form() {
    let rrn = format!("{INVOICE}/rrn");
    let original = json!({"$ref": "#/components/schemas/Original"});
    let none = json!({"$ref": "#/components/schemas/NullValue"});
    refused(
        &rrn,
        json!({"type": "object", "nullable": true, "description": "A.", "allOf": [original]}),
        &[
            "response.rrn",
            "`nullable` beside `allOf` does not allow null",
        ],
    );
    for branches in [
        json!([none, original]),
        json!([original, original, none]),
        json!([null]),
    ] {
        refused(
            &rrn,
            json!({"description": "A.", "oneOf": branches}),
            &["response.rrn", "`$ref | NullValue`"],
        );
    }
    refused(
        &rrn,
        none.clone(),
        &["response.rrn", "null alone has no meaning"],
    );
    let lost = json!({"$ref": "../shared.yaml#/components/schemas/NullValue"});
    refused(
        &rrn,
        json!({"description": "A.", "oneOf": [original, lost]}),
        &["response.rrn", "points at no component"],
    );
    refused(
        "/components/schemas/Errors",
        json!({"description": "A.", "oneOf": [original, none]}),
        &["components.schemas.Errors", "where it is used"],
    );
    refused(
        "/components/schemas/Invoice/required",
        json!(["original"]),
        &["201 response", "`original` is required and nullable"],
    );
    refused(
        "/components/schemas/NullValue/type",
        json!("object"),
        &["components.schemas.NullValue", "is null alone"],
    );
}

#[test]
fn objects_that_are_closed_or_require_what_they_lack() {
    refused(
        "/components/schemas/Original/additionalProperties",
        json!(false),
        &["original", "closes what may grow"],
    );
    refused(
        "/components/schemas/Original/required",
        json!(["missing"]),
        &["original", "`missing`, which is not a property"],
    );
}

#[test]
fn shapes_that_are_read_wrongly() {
    refused(
        &format!("{INVOICE}/rrn"),
        json!({"description": "A.", "oneOf": [{"type": "string"}, {"type": "integer"}]}),
        &["response.rrn", "`oneOf`"],
    );
    refused(
        &format!("{INVOICE}/rrn"),
        json!({"description": "A.", "allOf": [
            {"$ref": "#/components/schemas/Original"},
            {"$ref": "#/components/schemas/Errors"},
        ]}),
        &["response.rrn", "`allOf`"],
    );
}

#[test]
fn a_component_that_is_only_a_leaf() {
    refused(
        "/components/schemas/Original",
        json!({"type": "string", "x-sensitive": "token", "description": "A."}),
        &["createInvoice: 201 response.original", "where it is used"],
    );
}
