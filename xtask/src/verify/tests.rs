//! Each kind of loss, shown by code that lacks one thing of a small document.

use std::collections::BTreeSet;

use serde_json::json;

use super::verify;
use crate::bundle::Bundle;
use crate::generate::Code;

const TYPES: &str = r#"
    pub struct Thing {
        pub id: ::std::string::String,
        pub price: ::std::option::Option<::tollgate_types::Amount>,
        #[serde(rename = "cardTokens")]
        pub card_tokens: ::std::option::Option<::std::vec::Vec<::tollgate_types::Token>>,
        pub status: ::std::option::Option<::tollgate_types::Open<Status>>,
        pub errors: ::std::option::Option<ThingErrors>,
        #[serde(flatten)]
        pub extra: ::std::collections::BTreeMap<String, ::tollgate_types::SecretKey>,
    }
    pub enum ThingErrors {
        Array(Vec<::tollgate_types::DecimalString>),
        Object(::std::collections::BTreeMap<String, ::tollgate_types::Cvv>),
    }
    pub struct Tokens(pub Vec<::tollgate_types::CardNumber>);
    pub enum Status {
        #[serde(rename = "kept")]
        Kept,
        #[serde(rename = "lost")]
        Lost,
    }
"#;

const CLIENT: &str = r#"
    impl Client {
        pub async fn get_thing<'a>(
            &'a self,
            id: &'a ::tollgate_types::PathSegment,
            full: Option<bool>,
            session: &'a ::tollgate_types::Token,
        ) -> Result<ResponseValue<types::Thing>, Error<ByteStream>> {
            self.client.get(url).query(&progenitor_client::QueryParam::new("full", &full))
                .query(&progenitor_client::QueryParam::new("session", &session));
            match status { 200u16 => read() }
        }
    }
"#;

fn bundle() -> Bundle {
    let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let content = json!({"application/json": {"schema": reference("Thing")}});
    let tokens = json!({"type": "array", "items": {"type": "string", "x-sensitive": "token"}});
    let document = json!({
        "paths": {"/things/{id}": {"get": {
            "operationId": "getThing",
            "parameters": [
                {"name": "id", "in": "path"},
                {"name": "full", "in": "query", "schema": {"type": "boolean"}},
                {"name": "session", "in": "query", "schema": {"type": "string", "x-sensitive": "token"}},
                {"name": "X-Version", "in": "header", "x-transport": true},
            ],
            "responses": {"200": {"content": content}, "404": {}},
        }}},
        "components": {"schemas": {
            "Thing": {"type": "object", "required": ["id"], "properties": {
                "id": {"type": "string"},
                "price": {"type": "number", "format": "decimal"},
                "cardTokens": tokens,
                "status": reference("Status"),
                "errors": {"oneOf": [
                    {"type": "array", "items": {"type": "string", "format": "decimal"}},
                    {"type": "object", "additionalProperties": {"type": "string", "x-sensitive": "cvv"}},
                ]},
            }, "additionalProperties": {"type": "string", "x-sensitive": "key"}},
            "Tokens": {"type": "array", "items": {"type": "string", "x-sensitive": "pan"}},
            "Status": {"type": "string", "x-extensible-enum": ["kept", "lost"]},
        }},
    });
    Bundle {
        name: "private".to_owned(),
        document,
        shared: BTreeSet::new(),
    }
}

fn said(types: &str, client: &str) -> String {
    let code = Code {
        client: syn::parse_file(client).unwrap(),
        types: syn::parse_file(types).unwrap(),
    };
    verify(&bundle(), &code)
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default()
}

#[test]
fn code_that_has_all_passes() {
    assert_eq!(said(TYPES, CLIENT), "");
}

#[test]
fn types_that_lack_something_are_refused_by_schema_and_field() {
    for (old, new, words) in [
        (
            "pub struct Thing",
            "pub struct Other",
            "Thing: the generated code has no type",
        ),
        (
            "pub enum Status",
            "pub enum Other",
            "Status: the generated code has no type",
        ),
        (
            "pub price:",
            "pub cost:",
            "Thing.price: the generated code has no field",
        ),
        (
            "cardTokens",
            "card_tokens",
            "Thing.cardTokens: the generated code has no field",
        ),
        (
            "::tollgate_types::Amount",
            "f64",
            "Thing.price: the marker means `tollgate_types::Amount`",
        ),
        (
            "::tollgate_types::Token",
            "String",
            "Thing.cardTokens: the marker means `tollgate_types::Token`",
        ),
        (
            "::tollgate_types::Open<Status>",
            "Status",
            "Thing.status: the marker means `tollgate_types::Open`",
        ),
        (
            "::std::option::Option<::std::vec::Vec<::tollgate_types::Token>>",
            "Vec<Token>",
            "it is optional",
        ),
        (
            "::std::string::String,",
            "::std::option::Option<String>,",
            "Thing.id: it is required",
        ),
        (
            "::tollgate_types::Cvv",
            "String",
            "Thing.errors: the marker means `tollgate_types::Cvv`",
        ),
        (
            "::tollgate_types::DecimalString",
            "String",
            "Thing.errors: the marker means",
        ),
        (
            "::tollgate_types::SecretKey",
            "String",
            "Thing: the marker means `tollgate_types::SecretKey`",
        ),
        (
            "::tollgate_types::CardNumber",
            "String",
            "Tokens: the marker means",
        ),
        (
            "rename = \"lost\"",
            "rename = \"gone\"",
            "no variant for the word `lost`",
        ),
    ] {
        let said = said(&TYPES.replacen(old, new, 1), CLIENT);
        let place = "spec/paymega/private.yaml: components.schemas.";
        assert!(
            said.starts_with(place) && said.contains(words),
            "{old}: {said}"
        );
    }
}

#[test]
fn methods_that_lack_something_are_refused_by_operation() {
    for (old, new, words) in [
        ("fn get_thing", "fn new", "no method"),
        ("full: Option<bool>,", "", "more or fewer arguments"),
        (
            "::tollgate_types::Token",
            "str",
            "lacks `tollgate_types::Token`",
        ),
        ("\"full\"", "\"all\"", "QueryParam::new(\"full\""),
        (".get(", ".post(", "lacks `.get(`"),
        ("200u16", "201u16", "lacks `200u16=>`"),
        ("types::Thing", "types::Other", "lacks `::Thing>"),
    ] {
        let said = said(TYPES, &CLIENT.replacen(old, new, 1));
        let place = "spec/paymega/private.yaml: getThing: ";
        assert!(
            said.starts_with(place) && said.contains(words),
            "{old}: {said}"
        );
    }
}

#[test]
fn a_new_field_of_a_document_is_looked_for() {
    let mut bundle = bundle();
    bundle.document["components"]["schemas"]["Thing"]["properties"]["more"] =
        json!({"type": "string"});
    let code = Code {
        client: syn::parse_file(CLIENT).unwrap(),
        types: syn::parse_file(TYPES).unwrap(),
    };
    let said = verify(&bundle, &code).unwrap_err().to_string();
    assert!(said.contains("Thing.more"), "{said}");
    bundle.shared.insert("Thing".to_owned());
    assert_eq!(
        verify(&bundle, &code).map_err(|error| error.to_string()),
        Ok(())
    );
}
