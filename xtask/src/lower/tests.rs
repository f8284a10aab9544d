//! Each step, shown by what it changes.

use serde_json::{Value, json};

use super::{Lowering, lower, operation, schema};
use crate::bundle::Bundle;

fn lowering(document: Value) -> Lowering {
    Lowering {
        name: "private".to_owned(),
        document: crate::document::sorted(document),
        shared: std::collections::BTreeSet::new(),
    }
}

fn with_schemas(schemas: &Value) -> Lowering {
    lowering(json!({"components": {"schemas": schemas}}))
}

/// Runs a step on schemas and gives them back. It must change something, and then nothing more.
fn schemas(step: super::Step, schemas: &Value) -> Value {
    let mut lowering = with_schemas(schemas);
    assert!(step(&mut lowering) > 0);
    lowering.document["components"]["schemas"].take()
}

fn with_operation(operation: &Value) -> Lowering {
    lowering(
        json!({"paths": {"/a/{id}": {"get": operation}}, "components": {"parameters": {
            "Version": {"name": "V", "in": "header", "x-transport": true},
        }}}),
    )
}

fn operation(step: super::Step, operation: &Value) -> Value {
    let mut lowering = with_operation(operation);
    assert!(step(&mut lowering) > 0);
    lowering.document["paths"]["/a/{id}"]["get"].take()
}

#[test]
fn headers_of_the_transport_are_no_arguments() {
    let lowered = operation(
        operation::transport_parameters,
        &json!({"parameters": [
            {"$ref": "#/components/parameters/Version"},
            {"name": "R", "in": "header", "x-transport": true},
            {"name": "id", "in": "path"},
        ]}),
    );
    assert_eq!(lowered["parameters"], json!([{"name": "id", "in": "path"}]));
}

#[test]
fn errors_become_raw_and_redirects_go() {
    let responses = json!({"responses": {"200": {}, "302": {}, "404": {}, "422": {}, "502": {}}});
    let lowered = operation(operation::raw_responses, &responses);
    let statuses: Vec<_> = lowered["responses"].as_object().unwrap().keys().collect();
    assert_eq!(statuses, ["200", "4XX", "5XX"]);
    assert_eq!(lowered["responses"]["4XX"]["content"], json!({"*/*": {}}));
}

#[test]
fn callbacks_go() {
    let lowered = operation(operation::callbacks, &json!({"callbacks": {"paid": {}}}));
    assert_eq!(lowered, json!({}));
}

#[test]
fn path_parameters_become_segments() {
    let lowered = operation(
        operation::path_segments,
        &json!({"parameters": [
            {"name": "id", "in": "path", "schema": {"type": "string", "pattern": "a"}},
            {"name": "q", "in": "query", "schema": {"type": "string"}},
        ]}),
    );
    let path = &lowered["parameters"][0]["schema"]["x-rust-type"]["path"];
    assert_eq!(path, "tollgate_types::PathSegment");
    assert_eq!(
        lowered["parameters"][1]["schema"],
        json!({"type": "string"})
    );
}

#[test]
fn null_is_left_to_option_and_lists_may_be_null() {
    let lowered = schemas(
        schema::nullable_properties,
        &json!({"Invoice": {"required": ["data"], "properties": {
            "fee": {"type": "number", "format": "decimal", "nullable": true},
            "list": {"type": "array", "items": {}},
            "map": {"type": "object", "additionalProperties": true},
            "data": {"type": "array", "items": {}},
            "php": {"oneOf": [
                {"type": "array", "maxItems": 0, "items": {}},
                {"type": "object", "nullable": true, "additionalProperties": true},
            ]},
        }}}),
    );
    let property = |name: &str| lowered["Invoice"]["properties"][name].clone();
    assert_eq!(
        property("fee"),
        json!({"type": "number", "format": "decimal"})
    );
    assert_eq!(property("list")["nullable"], true);
    assert_eq!(property("map")["nullable"], true);
    assert!(property("data")["nullable"].is_null());
    assert_eq!(
        property("php")["oneOf"][1],
        json!({"type": "object", "additionalProperties": true})
    );
}

#[test]
fn a_component_or_null_becomes_the_component() {
    let card = json!({"$ref": "#/components/schemas/Card"});
    let none = json!({"$ref": "#/components/schemas/NullValue"});
    let empty = json!({"type": "array", "maxItems": 0, "items": {}});
    let lowered = schemas(
        schema::null_branches,
        &json!({
            "NullValue": {"type": "boolean", "nullable": true, "enum": [Value::Null]},
            "Invoice": {"properties": {
                "card": {"description": "Mine.", "oneOf": [card, none]},
                "php": {"oneOf": [empty, card, none]},
                "other": {"oneOf": [empty, card]},
            }},
        }),
    );
    assert!(lowered["NullValue"].is_null());
    let either = json!({"oneOf": [empty, card]});
    let one = json!({"description": "Mine.", "allOf": [card]});
    assert_eq!(
        lowered["Invoice"]["properties"],
        json!({"card": one, "php": either, "other": either})
    );
}

#[test]
fn a_reference_takes_the_description_of_its_component() {
    let lowered = schemas(
        schema::documented_references,
        &json!({
            "Card": {"description": "A card."},
            "Payload": {"properties": {"card": {"$ref": "#/components/schemas/Card"}}},
        }),
    );
    assert_eq!(
        lowered["Payload"]["properties"]["card"],
        json!({"allOf": [{"$ref": "#/components/schemas/Card"}], "description": "A card."})
    );
}

#[test]
fn an_open_set_becomes_an_enum_in_open() {
    let reference = json!({"$ref": "#/components/schemas/Status"});
    let lowered = schemas(
        schema::open_enums,
        &json!({
            "Status": {"type": "string", "x-extensible-enum": ["a"]},
            "Invoice": {"properties": {
                "plain": reference,
                "wrapped": {"description": "Mine.", "allOf": [reference]},
                "list": {"type": "array", "items": reference},
            }},
        }),
    );
    assert_eq!(lowered["Status"], json!({"type": "string", "enum": ["a"]}));
    let properties = &lowered["Invoice"]["properties"];
    let open = |schema: &Value| {
        assert_eq!(schema["x-rust-type"]["path"], "tollgate_types::Open");
        assert_eq!(schema["x-rust-type"]["parameters"], json!([reference]));
    };
    open(&properties["plain"]);
    open(&properties["wrapped"]);
    open(&properties["list"]["items"]);
    assert_eq!(properties["wrapped"]["description"], "Mine.");
}

#[test]
fn markers_become_leaf_types() {
    let lowered = schemas(
        schema::leaves,
        &json!({"Card": {"properties": {
            "amount": {"type": "number", "format": "decimal", "minimum": 0, "description": "A."},
            "number": {"type": "string", "x-sensitive": "pan"},
            "name": {"type": "string"},
        }}}),
    );
    let properties = &lowered["Card"]["properties"];
    let path = |name: &str| properties[name]["x-rust-type"]["path"].clone();
    assert_eq!(path("amount"), "tollgate_types::Amount");
    assert_eq!(properties["amount"]["description"], "A.");
    assert!(properties["amount"]["minimum"].is_null());
    assert_eq!(path("number"), "tollgate_types::CardNumber");
    assert_eq!(properties["name"], json!({"type": "string"}));
}

#[test]
fn the_shapes_become_types_of_their_own() {
    let card = json!({"$ref": "#/components/schemas/Card"});
    let lowered = schemas(
        schema::generic_shapes,
        &json!({"Payload": {"properties": {
            "php": {"oneOf": [{"type": "array", "maxItems": 0, "items": {}}, card]},
            "many": {"oneOf": [card, {"type": "array", "items": card}]},
            "document": {"oneOf": [card, {"$ref": "#/components/schemas/Invoice"}]},
            "errors": {"oneOf": [
                {"type": "array", "items": card},
                {"type": "object", "additionalProperties": true},
            ]},
        }}}),
    );
    let property = |name: &str| lowered["Payload"]["properties"][name].clone();
    assert_eq!(
        property("php")["x-rust-type"]["path"],
        "tollgate_types::PhpObject"
    );
    assert_eq!(property("php")["x-rust-type"]["parameters"], json!([card]));
    assert_eq!(
        property("many")["x-rust-type"]["path"],
        "tollgate_types::OneOrMany"
    );
    assert_eq!(
        property("document")["x-rust-type"]["path"],
        "tollgate_types::AnyDocument"
    );
    assert!(property("errors")["oneOf"].is_array());
}

#[test]
fn constraints_go() {
    let lowered = schemas(
        schema::constraints,
        &json!({"A": {"properties": {"x": {"type": "string", "maxLength": 3, "pattern": "a"}}}}),
    );
    assert_eq!(lowered["A"]["properties"]["x"], json!({"type": "string"}));
}

#[test]
fn shared_schemas_get_the_path_of_their_type() {
    let mut lowering = with_schemas(&json!({"Customer": {"type": "object"}, "Mine": {}}));
    lowering.shared.insert("Customer".to_owned());
    schema::shared_paths(&mut lowering);
    let schemas = &lowering.document["components"]["schemas"];
    assert_eq!(
        schemas["Customer"]["x-rust-type"]["path"],
        "tollgate_types::Customer"
    );
    assert!(schemas["Mine"]["x-rust-type"].is_null());
}

#[test]
fn a_step_that_changes_nothing_fails() {
    let bundle = Bundle {
        name: "private".to_owned(),
        document: json!({"paths": {}, "components": {"schemas": {}}}),
        shared: std::collections::BTreeSet::new(),
    };
    let error = lower(&[bundle]).err().unwrap().to_string();
    assert!(error.contains("transport_parameters"), "{error}");
}
