//! Turns a lowered document into Rust code.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

use progenitor::{CrateVers, GenerationSettings, Generator, HooksMode, InterfaceStyle};
use serde_json::Value;
use syn::{File, ImplItem, Item, ItemMod};

use crate::culprit;
use crate::document::file_of;
use crate::error::{Error, Result};
use crate::lower::Lowering;
use crate::marker::{STANDARD_CRATE, TYPES_CRATE};

/// The code of one document, not yet formatted.
pub struct Code {
    /// The client: everything but the types.
    pub client: File,
    /// The types.
    pub types: File,
}

/// Generates the code of one document.
///
/// # Errors
///
/// The generator's error or panic, with the document's name, the operation and the schema.
pub fn generate(lowering: &Lowering) -> Result<Code> {
    attempt(&lowering.document).map_err(|message| {
        let place = culprit::find(&lowering.document, |part| attempt(part).is_ok());
        Error::Generator {
            document: file_of(&lowering.name),
            place: place.unwrap_or_else(|| "the document".to_owned()),
            message,
        }
    })
}

fn attempt(document: &Value) -> std::result::Result<Code, String> {
    let document: openapiv3::OpenAPI =
        serde_json::from_value(document.clone()).map_err(|error| error.to_string())?;
    let tokens = quietly(|| Generator::new(&settings()).generate_tokens(&document))
        .map_err(|panic| format!("the generator panicked: {}", text_of(&*panic)))?
        .map_err(|error| error.to_string())?;
    let file: File = syn::parse2(tokens).map_err(|error| error.to_string())?;
    let mut code = split(file).ok_or("the generated code has no `types`")?;
    if remove_own_transport(&mut code.client) != 1 {
        return Err(
            "the generator makes no `Client::new` any more: delete the step that removes it"
                .to_owned(),
        );
    }
    Ok(code)
}

thread_local! {
    /// Whether this thread's panics are expected, and printed by the code that catches them.
    static QUIET: Cell<bool> = const { Cell::new(false) };
}

/// Runs a function that may panic, and prints nothing if it does.
fn quietly<T>(run: impl FnOnce() -> T) -> std::thread::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let print = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                print(panic);
            }
        }));
    });
    QUIET.set(true);
    let result = catch_unwind(AssertUnwindSafe(run));
    QUIET.set(false);
    result
}

/// Removes the constructor that creates its own HTTP client, and returns how many it found: such a client would
/// follow redirects with credentials, and send requests again by itself.
fn remove_own_transport(client: &mut File) -> usize {
    let is_new =
        |item: &ImplItem| matches!(item, ImplItem::Fn(method) if method.sig.ident == "new");
    let mut found = 0;
    for item in &mut client.items {
        if let Item::Impl(block) = item {
            let before = block.items.len();
            block.items.retain(|item| !is_new(item));
            found += before - block.items.len();
        }
    }
    found
}

fn settings() -> GenerationSettings {
    let mut settings = GenerationSettings::new();
    let context = "::progenitor_client::Context".parse();
    settings
        .with_interface(InterfaceStyle::Positional)
        .with_inner_type(context.expect("a path is a valid token stream"))
        .with_hooks(HooksMode::Expected)
        .with_crate(TYPES_CRATE, CrateVers::Any, None)
        .with_crate(STANDARD_CRATE, CrateVers::Any, None)
        .with_derive("PartialEq")
        // A hash map would write its keys in another order each time, and attempts must be equal.
        .with_map_type("::std::collections::BTreeMap");
    settings
}

/// Takes the module `types` out of the generated file, which keeps only its declaration.
fn split(mut file: File) -> Option<Code> {
    let types = file.items.iter_mut().find_map(types_module)?;
    let (_, items) = types.content.take()?;
    types.semi = Some(syn::token::Semi::default());
    types.attrs.clear();
    file.items.retain(|item| !is_prelude(item));
    Some(Code {
        client: file,
        types: File {
            shebang: None,
            frontmatter: None,
            attrs: Vec::new(),
            items,
        },
    })
}

fn types_module(item: &mut Item) -> Option<&mut ItemMod> {
    match item {
        Item::Mod(module) if module.ident == "types" => Some(module),
        _ => None,
    }
}

/// Removes the generated exports, since the crate's own `lib.rs` has them.
fn is_prelude(item: &Item) -> bool {
    matches!(item, Item::Mod(module) if module.ident == "prelude")
}

fn text_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "for an unknown reason".to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn refused(schema: &Value) -> String {
        let reference = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
        let content = json!({"application/json": {"schema": reference("Outer")}});
        let operation = json!({
            "operationId": "getOuter",
            "responses": {"200": {"description": "A.", "content": content}},
        });
        let other = json!({"operationId": "other", "responses": {"200": {"description": "A."}}});
        let lowering = Lowering {
            name: "private".to_owned(),
            document: json!({
                "openapi": "3.0.3",
                "info": {"title": "A", "version": "1"},
                "paths": {"/a": {"get": other}, "/b": {"get": operation}},
                "components": {"schemas": {
                    "Fine": {"type": "object"},
                    "Inner": schema,
                    "Outer": {"type": "object", "properties": {"inner": reference("Inner")}},
                }},
            }),
            shared: std::collections::BTreeSet::new(),
        };
        generate(&lowering)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn what_the_generator_refuses_is_refused_by_operation_and_schema() {
        let place = "spec/paymega/private.yaml: getOuter: components.schemas.Inner: ";
        for (schema, words) in [
            (
                json!({"type": "string", "enum": ["ok", "OK", "Ok"]}),
                "panicked",
            ),
            (
                json!({"$ref": "other.yaml#/components/schemas/A"}),
                "panicked",
            ),
            (
                json!({"type": "string", "pattern": "(?<"}),
                "invalid pattern",
            ),
            (json!({"type": "array", "items": 5}), "invalid type"),
        ] {
            let said = refused(&schema);
            assert!(said.starts_with(place) && said.contains(words), "{said}");
        }
        assert_eq!(refused(&json!({"type": "string"})), "");
    }
}
