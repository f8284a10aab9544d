//! Tests the effects of changes in the real documents, and their refusals.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::{Rendered, render_documents};
use crate::document::Documents;

const CREATE: &str = "/components/schemas/CreateInvoiceAttributes/properties";

fn documents() -> Documents {
    Documents::read(&crate::root().join("spec")).unwrap()
}

/// The generated files that one change in a document changes.
fn changed(document: &str, pointer: &str, value: Value) -> Vec<PathBuf> {
    let mut documents = documents();
    let Rendered { files: before, .. } = render_documents(&documents).unwrap();
    documents.set(document, pointer, value);
    let Rendered { files: after, .. } = render_documents(&documents).unwrap();
    assert!(before.keys().eq(after.keys()));
    let differs = |path: &&PathBuf| before[*path] != after[*path];
    after.keys().filter(differs).cloned().collect()
}

/// Asserts that a change in a real document is refused by a line with all these words.
fn refused(document: &str, pointer: &str, value: Value, words: &[&str]) {
    let mut documents = documents();
    documents.set(document, pointer, value);
    let said = render_documents(&documents).err().unwrap().to_string();
    let line = said
        .lines()
        .find(|line| words.iter().all(|word| line.contains(word)));
    assert!(line.is_some(), "no line with {words:?} in:\n{said}");
}

fn text() -> Value {
    json!({"type": "string", "description": "A new field."})
}

#[test]
fn a_new_field_changes_the_crate_of_its_surface_and_nothing_else() {
    let files = changed("private", &format!("{CREATE}/new_field"), text());
    let expected = [
        "crates/tollgate-paymega-private/src/generated/types.rs",
        "crates/tollgate-sandbox/spec/private.json",
    ];
    assert_eq!(files, expected.map(PathBuf::from));
}

#[test]
fn a_new_word_in_a_shared_set_changes_the_shared_types() {
    let words = "/components/schemas/InvoiceSource/x-extensible-enum";
    let files = changed("shared", words, json!(["addon", "new_word"]));
    assert!(files.contains(&"crates/tollgate-types/src/generated/mod.rs".into()));
    let surfaces = [
        "crates/tollgate-paymega-private",
        "crates/tollgate-paycross-gateway",
    ];
    assert!(
        !files
            .iter()
            .any(|file| surfaces.iter().any(|dir| file.starts_with(dir)))
    );
}

#[test]
fn rendering_twice_gives_the_same_bytes() {
    let once = render_documents(&documents()).unwrap().files;
    assert!(once == render_documents(&documents()).unwrap().files);
}

#[test]
fn every_generated_file_says_so_in_its_first_line() {
    for (path, text) in render_documents(&documents()).unwrap().files {
        let first = text.lines().next().unwrap();
        assert!(
            first.contains("@generated from spec/"),
            "{}",
            path.display()
        );
        assert!(first.contains("cargo xtask generate"), "{}", path.display());
    }
}

#[test]
fn bad_documents_are_refused_by_name() {
    let place = "createInvoice: request.data.attributes";
    refused(
        "private",
        &format!("{CREATE}/box"),
        json!({"type": "object", "description": "A box.", "properties": {"x": text()}}),
        &[
            "spec/paymega/private.yaml",
            &format!("{place}.box"),
            "inline",
        ],
    );
    refused(
        "private",
        &format!("{CREATE}/card_number"),
        text(),
        &[
            "spec/paymega/private.yaml",
            &format!("{place}.card_number"),
            "x-sensitive: pan",
        ],
    );
    refused(
        "private",
        &format!("{CREATE}/amount"),
        json!({"type": "number", "description": "Money."}),
        &[
            "spec/paymega/private.yaml",
            &format!("{place}.amount"),
            "decimal",
        ],
    );
    refused(
        "private",
        &format!("{CREATE}/customer"),
        json!({"$ref": "#/components/schemas/Nobody"}),
        &[
            "spec/paymega/private.yaml",
            &format!("{place}.customer"),
            "Nobody",
        ],
    );
    refused(
        "private",
        "/components/schemas/InvoiceStatus",
        json!({"type": "object", "description": "A second one."}),
        &["spec/paymega/private.yaml", "InvoiceStatus"],
    );
    refused(
        "paycross",
        "/paths/~1transactions~1payments/post/responses/200",
        json!({"description": "Another.", "content": {"application/json":
            {"schema": {"$ref": "#/components/schemas/GatewayError"}}}}),
        &[
            "spec/paycross/gateway.yaml",
            "createPayment",
            "two different success bodies",
        ],
    );
}
