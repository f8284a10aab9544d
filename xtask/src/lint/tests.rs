//! Each rule, shown by what it catches: one change to a sound document, one refusal that names
//! the document, the operation and the field.

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
        "paths": {
            "/payment-invoices": {"post": {
                "operationId": "createInvoice",
                "summary": "Creates an invoice.",
                "description": "Creates an invoice.",
                "requestBody": {"content": body("InvoiceCreate")},
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
                "original": described(json!(
                    {"type": "object", "nullable": true, "allOf": [reference("Original")]}
                )),
            }})),
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

/// What lint says after one value of the sound document is replaced, or added.
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

#[test]
fn the_sound_document_passes() {
    let documents = Documents::from_values([("private", sound())]);
    lint(&documents).unwrap();
}

#[test]
fn an_inline_object_schema() {
    let inline = json!({"type": "object", "description": "Inline.", "properties": {
        "x": {"type": "string", "description": "X."},
    }});
    refused(
        &format!("{ATTRIBUTES}/customer"),
        inline,
        &[
            "spec/private.yaml: createInvoice: request.customer",
            "inline object schema",
        ],
    );
}

#[test]
fn an_inline_body() {
    refused(
        &format!("{CREATE}/requestBody/content/application~1json/schema"),
        json!({"type": "object", "properties": {}}),
        &["spec/private.yaml: createInvoice: request", "inline"],
    );
    refused(
        &format!("{CREATE}/responses/422/content/application~1json/schema"),
        json!({"type": "object", "properties": {}}),
        &["createInvoice: 422 response", "inline"],
    );
}

#[test]
fn money_that_is_no_decimal() {
    for schema in [
        json!({"type": "number", "description": "A."}),
        json!({"type": "integer", "description": "A."}),
        json!({"type": "string", "description": "A."}),
        json!({"type": "number", "format": "double", "description": "A."}),
    ] {
        refused(
            &format!("{ATTRIBUTES}/amount"),
            schema,
            &["spec/private.yaml: createInvoice: request.amount"],
        );
    }
    refused(
        &format!("{INVOICE}/weight"),
        json!({"type": "number", "description": "A."}),
        &["response.weight", "format: decimal"],
    );
}

#[test]
fn a_secret_without_its_marker() {
    let text = json!({"type": "string", "description": "A."});
    for (field, marker) in [
        ("card_number", "pan"),
        ("cvv", "cvv"),
        ("api_key", "key"),
        ("token", "token"),
        ("PaReq", "token"),
    ] {
        let words = [
            &format!("createInvoice: request.{field}"),
            &format!("x-sensitive: {marker}"),
        ];
        refused(
            &format!("{ATTRIBUTES}/{field}"),
            text.clone(),
            &words.map(String::as_str),
        );
    }
    refused(
        &format!("{ATTRIBUTES}/card_number"),
        json!({"type": "string", "description": "A.", "x-sensitive": "token"}),
        &["request.card_number", "x-sensitive: pan"],
    );
    refused(
        &format!("{ATTRIBUTES}/note"),
        json!({"type": "string", "description": "A.", "x-sensitive": "hidden"}),
        &["request.note", "not known"],
    );
    refused(
        &format!("{ATTRIBUTES}/cvv"),
        json!({"type": "integer", "description": "A.", "x-sensitive": "cvv"}),
        &["request.cvv", "needs `type: string`"],
    );
}

#[test]
fn a_closed_enum_in_an_answer() {
    refused(
        &format!("{INVOICE}/flow"),
        json!({"type": "string", "enum": ["a"], "description": "A."}),
        &[
            "createInvoice: 201 response.flow",
            "closed `enum` in an answer",
        ],
    );
}

#[test]
fn an_open_enum_that_is_no_component() {
    refused(
        &format!("{INVOICE}/flow"),
        json!({"type": "string", "x-extensible-enum": ["a"], "description": "A."}),
        &["201 response.flow", "named component"],
    );
}

#[test]
fn words_that_clash() {
    for words in [
        json!(["ok", "OK"]),
        json!(["a b", "a-b"]),
        json!([""]),
        json!([]),
        json!([1]),
    ] {
        refused(
            "/components/schemas/InvoiceStatus/x-extensible-enum",
            words,
            &[
                "spec/private.yaml: createInvoice: 201 response.status",
                "word",
            ],
        );
    }
}

#[test]
fn names_that_clash() {
    refused(
        "/components/schemas/invoice_create",
        json!({"type": "string", "description": "A."}),
        &["components.schemas.", "clashes"],
    );
    refused(
        "/components/schemas/Amount",
        json!({"type": "string", "description": "A."}),
        &["components.schemas.Amount", "leaf type"],
    );
    refused(
        &format!("{INVOICE}/Fee"),
        json!({"type": "number", "format": "decimal", "description": "A."}),
        &["201 response", "`Fee` and `fee`"],
    );
}

#[test]
fn two_different_success_bodies() {
    refused(
        &format!("{CREATE}/responses/200"),
        json!({"description": "Other.", "content":
            {"application/json": {"schema": {"$ref": "#/components/schemas/Original"}}}}),
        &[
            "spec/private.yaml: createInvoice: responses",
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
            "spec/private.yaml: createInvoice: 201 response.original",
            "Nowhere` points at nothing",
        ],
    );
    refused(
        &format!("{CREATE}/responses/500"),
        json!({"$ref": "#/components/responses/Nowhere"}),
        &["createInvoice: 500 response", "points at nothing"],
    );
}

#[test]
fn what_is_not_described() {
    refused(
        &format!("{INVOICE}/rrn"),
        json!({"type": "string"}),
        &[
            "spec/private.yaml: createInvoice: 201 response.rrn",
            "no `description`",
        ],
    );
    refused(
        "/components/schemas/Original/description",
        json!(""),
        &["original", "empty description"],
    );
    refused(
        &format!("{CREATE}/summary"),
        Value::Null,
        &["createInvoice", "no `summary`"],
    );
    refused(
        &format!("{CREATE}/responses/201/description"),
        Value::Null,
        &["201 response"],
    );
}

#[test]
fn descriptions_that_are_no_doc_comments() {
    for (text, word) in [
        ("```\ncode\n```", "code block"),
        ("Text.\n\n    indented", "indented"),
        ("See https://example.com", "bare URL"),
        ("Use filter[reference_id].", "brackets"),
    ] {
        refused(
            &format!("{INVOICE}/fee/description"),
            json!(text),
            &["201 response.fee", word],
        );
    }
    assert_eq!(
        said(
            &format!("{INVOICE}/fee/description"),
            json!("`a[b]`, `https://x`")
        ),
        ""
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
        &["response.rrn", "hides what stands beside it"],
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
        json!({"nullable": true, "description": "A.", "allOf": [{"$ref": "#/components/schemas/Original"}]}),
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
fn objects_that_are_closed_or_require_what_they_lack() {
    refused(
        "/components/schemas/Original/additionalProperties",
        json!(false),
        &["original", "closes what may grow"],
    );
    refused(
        "/components/schemas/Original/required",
        json!(["missing"]),
        &["original", "`missing`, which is no property"],
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

#[test]
fn a_schema_that_nothing_uses() {
    refused(
        "/components/schemas/Lonely",
        json!({"type": "string", "description": "A."}),
        &[
            "spec/private.yaml: components.schemas.Lonely",
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
        &["getInvoice", "`id` is no parameter"],
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
fn a_shared_schema_is_told_with_the_operation_that_reaches_it() {
    let mut private = sound();
    private["components"]["schemas"]["Invoice"]["properties"]["customer"] =
        json!({"$ref": "shared.yaml#/components/schemas/Customer"});
    let shared = json!({"components": {"schemas": {"Customer": {
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
    assert_eq!(said.lines().count(), 2, "each place is told once:\n{said}");
}
