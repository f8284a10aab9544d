//! Operations, and the names of places.

use serde_json::json;

use super::{CREATE, INVOICE, refused, sound};
use crate::document::Documents;
use crate::lint::lint;

#[test]
fn the_sound_document_passes() {
    let documents = Documents::from_values([("private", sound())]);
    lint(&documents).unwrap();
}

#[test]
fn an_inline_body() {
    refused(
        &format!("{CREATE}/requestBody/content/application~1json/schema"),
        json!({"type": "object", "properties": {}}),
        &[
            "spec/paymega/private.yaml: createInvoice: request",
            "inline",
        ],
    );
    refused(
        &format!("{CREATE}/responses/422/content/application~1json/schema"),
        json!({"type": "object", "properties": {}}),
        &["createInvoice: 422 response", "inline"],
    );
}

#[test]
fn two_different_success_bodies() {
    refused(
        &format!("{CREATE}/responses/200"),
        json!({"description": "Other.", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Original"}}}}),
        &[
            "spec/paymega/private.yaml: createInvoice: responses",
            "two different success bodies",
        ],
    );
    refused(
        &format!("{CREATE}/responses/204"),
        json!({"description": "Nothing."}),
        &["createInvoice", "two different success bodies"],
    );
}

#[test]
fn a_dangling_reference() {
    refused(
        &format!("{INVOICE}/original"),
        json!({"$ref": "#/components/schemas/Nowhere"}),
        &[
            "spec/paymega/private.yaml: createInvoice: 201 response.original",
            "Nowhere` points at no component",
        ],
    );
    refused(
        &format!("{CREATE}/responses/500"),
        json!({"$ref": "#/components/responses/Nowhere"}),
        &["createInvoice: 500 response", "points at nothing"],
    );
}

#[test]
fn a_schema_that_nothing_uses() {
    refused(
        "/components/schemas/Lonely",
        json!({"type": "string", "description": "A."}),
        &[
            "spec/paymega/private.yaml: components.schemas.Lonely",
            "no operation uses",
        ],
    );
}

#[test]
fn operations_that_cannot_be_generated() {
    refused("/openapi", json!("3.1.0"), &["openapi", "3.0.3"]);
    refused(
        &format!("{CREATE}/operationId"),
        json!("get_invoice"),
        &["operationId"],
    );
    refused(
        &format!("{CREATE}/requestBody/content/application~1xml"),
        json!({"schema": {"$ref": "#/components/schemas/InvoiceCreate"}}),
        &["createInvoice: request", "exactly one content type"],
    );
    refused(
        &format!("{CREATE}/responses"),
        json!({}),
        &["createInvoice", "no success response"],
    );
    refused(
        &format!("{CREATE}/responses/default"),
        json!({"description": "Any."}),
        &["createInvoice: default response", "three digits"],
    );
    let parameter = |name: &str, place: &str| json!([{"name": name, "in": place, "description": "A.", "schema": {"type": "string"}}]);
    refused(
        &format!("{CREATE}/parameters"),
        parameter("session", "cookie"),
        &["createInvoice: parameter session", "cookie"],
    );
    refused(
        "/paths/~1payment-invoices~1{id}/get/parameters",
        parameter("other", "query"),
        &["getInvoice", "`id` is not a parameter"],
    );
    let two = json!([
        {"name": "page[size]", "in": "query", "description": "A.", "schema": {"type": "string"}},
        {"name": "page_size", "in": "query", "description": "A.", "schema": {"type": "string"}},
    ]);
    refused(
        &format!("{CREATE}/parameters"),
        two,
        &["createInvoice", "clashes"],
    );
}

#[test]
fn a_shared_schema_is_named_with_the_operation_that_reaches_it() {
    let mut private = sound();
    private["components"]["schemas"]["Invoice"]["properties"]["customer"] =
        json!({"$ref": "../shared.yaml#/components/schemas/Customer"});
    let info = json!({"title": "Shared", "version": "1.0.0"});
    let shared = json!({"openapi": "3.0.3", "info": info, "paths": {}, "components": {"schemas": {"Customer": {
        "type": "object", "description": "A.",
        "properties": {"balance": {"type": "integer", "description": "A."}},
    }}}});
    let documents = Documents::from_values([("private", private), ("shared", shared)]);
    let said = lint(&documents).unwrap_err().to_string();
    let line = said.lines().next().unwrap();
    for word in [
        "spec/shared.yaml",
        "createInvoice",
        "customer.balance",
        "money",
    ] {
        assert!(line.contains(word), "{word} is not in {line}");
    }
    assert_eq!(said.lines().count(), 2, "each place is named once:\n{said}");
}
