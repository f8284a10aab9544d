//! Turns a lowered document into Rust code.

use std::panic::{AssertUnwindSafe, catch_unwind};

use progenitor::{CrateVers, GenerationSettings, Generator, HooksMode, InterfaceStyle};
use syn::{File, ImplItem, Item, ItemMod};

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
/// What the generator says, with the document's name; its panics too.
pub fn generate(lowering: &Lowering) -> Result<Code> {
    let failed = |message: String| Error::Generator {
        document: file_of(&lowering.name),
        message,
    };
    let document: openapiv3::OpenAPI = serde_json::from_value(lowering.document.clone())
        .map_err(|error| failed(error.to_string()))?;
    let tokens = catch_unwind(AssertUnwindSafe(|| {
        Generator::new(&settings()).generate_tokens(&document)
    }))
    .map_err(|panic| failed(format!("the generator panicked: {}", text_of(&*panic))))?
    .map_err(|error| failed(error.to_string()))?;
    let file: File = syn::parse2(tokens).map_err(|error| failed(error.to_string()))?;
    let mut code = split(file).ok_or_else(|| failed("the generated code has no `types`".into()))?;
    if remove_own_transport(&mut code.client) == 0 {
        return Err(failed(
            "`Client::new` is gone: so may be the step that removes it".into(),
        ));
    }
    Ok(code)
}

/// Removes the constructor that makes an HTTP client of its own, and tells how many it found: that client would
/// follow redirects with credentials, and send again on its own account.
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

/// The crate's own `lib.rs` says what it exports.
fn is_prelude(item: &Item) -> bool {
    matches!(item, Item::Mod(module) if module.ident == "prelude")
}

fn text_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "for a reason that is no text".to_owned())
}
