//! Markers, words, names and descriptions.

use serde_json::{Value, json};

use super::{ATTRIBUTES, CREATE, INVOICE, refused, said};

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
            &["spec/paymega/private.yaml: createInvoice: request.amount"],
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
fn a_closed_enum_in_a_response() {
    refused(
        &format!("{INVOICE}/flow"),
        json!({"type": "string", "enum": ["a"], "description": "A."}),
        &[
            "createInvoice: 201 response.flow",
            "closed `enum` in a response",
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
fn a_choice_by_type_that_names_no_property_or_no_component() {
    let component = json!({"$ref": "#/components/schemas/InvoiceStatus"});
    for choice in [
        json!({}),
        json!({"a": {}}),
        json!({"a": {"unknown": component}}),
        json!({"a": {"status": {"type": "string", "description": "A."}}}),
        json!({"a": {"status": component}}),
    ] {
        refused(
            "/components/schemas/Invoice/x-by-type",
            choice,
            &["201 response", "`x-by-type`"],
        );
    }
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
                "spec/paymega/private.yaml: createInvoice: 201 response.status",
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
fn what_is_not_described() {
    refused(
        &format!("{INVOICE}/rrn"),
        json!({"type": "string"}),
        &[
            "spec/paymega/private.yaml: createInvoice: 201 response.rrn",
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
