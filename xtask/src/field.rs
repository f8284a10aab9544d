//! The names of generated fields and variants on the wire.

use syn::{Attribute, Field, LitStr, Type, Variant};

/// The name of a field on the wire.
pub fn wire_name(field: &Field) -> Option<String> {
    let renamed = field.attrs.iter().find_map(rename);
    renamed.or_else(|| {
        let ident = field.ident.as_ref()?.to_string();
        Some(ident.trim_start_matches("r#").to_owned())
    })
}

/// The word of a variant on the wire.
pub fn variant_name(variant: &Variant) -> String {
    let renamed = variant.attrs.iter().find_map(rename);
    renamed.unwrap_or_else(|| variant.ident.to_string())
}

/// Whether a type is an `Option`.
pub fn is_option(kind: &Type) -> bool {
    let Type::Path(path) = kind else {
        return false;
    };
    let last = path.path.segments.last();
    last.is_some_and(|segment| segment.ident == "Option")
}

fn rename(attribute: &Attribute) -> Option<String> {
    let mut name = None;
    words(attribute, |word, value| {
        if word == "rename" {
            name = value.map(LitStr::value);
        }
    });
    name
}

/// Whether a field's serde attribute has this word.
pub fn has_serde(field: &Field, wanted: &str) -> bool {
    let mut found = false;
    for attribute in &field.attrs {
        words(attribute, |word, _| found |= word == wanted);
    }
    found
}

/// Calls `visit` with each word of a serde attribute, and its value.
fn words(attribute: &Attribute, mut visit: impl FnMut(&str, Option<&LitStr>)) {
    if !attribute.path().is_ident("serde") {
        return;
    }
    // The generator writes no words with parentheses, so that nothing stops the parser.
    let _ = attribute.parse_nested_meta(|meta| {
        let value = if meta.input.peek(syn::Token![=]) {
            Some(meta.value()?.parse::<LitStr>()?)
        } else {
            None
        };
        if let Some(word) = meta.path.get_ident() {
            visit(&word.to_string(), value.as_ref());
        }
        Ok(())
    });
}
