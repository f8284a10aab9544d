//! A constructor for each generated struct with required fields, and a default for the others:
//! a program that builds such a struct names the required fields, and still compiles when a document gains an
//! optional field.

use syn::{Attribute, Field, Fields, File, Item, ItemStruct, parse_quote};

use crate::field::{has_serde, is_option};

/// Adds the constructors to the generated types.
pub fn add(types: &mut File) {
    let made: Vec<Item> = types.items.iter().filter_map(constructor).collect();
    types.items.extend(made);
}

fn constructor(item: &Item) -> Option<Item> {
    let Item::Struct(ItemStruct { ident, fields, .. }) = item else {
        return None;
    };
    let Fields::Named(fields) = fields else {
        return None;
    };
    let (optional, required): (Vec<&Field>, Vec<&Field>) =
        fields.named.iter().partition(|field| is_optional(field));
    if required.is_empty() {
        return default(item, &optional);
    }
    let names: Vec<_> = required.iter().map(|field| &field.ident).collect();
    let kinds = required.iter().map(|field| &field.ty);
    let absent = optional.iter().map(|field| &field.ident);
    let excuse: Option<Attribute> =
        (required.len() > 7).then(|| parse_quote!(#[allow(clippy::too_many_arguments)]));
    let deprecated = allow_deprecated(fields.named.iter());
    Some(parse_quote! {
        impl #ident {
            /// A value with the required fields alone.
            #excuse
            #deprecated
            pub fn new(#(#names: #kinds),*) -> Self {
                Self {
                    #(#names,)*
                    #(#absent: ::std::default::Default::default(),)*
                }
            }
        }
    })
}

/// The generator derives `Default` where nothing is required, but not beside an open map.
fn default(item: &Item, fields: &[&Field]) -> Option<Item> {
    let Item::Struct(ItemStruct { ident, .. }) = item else {
        return None;
    };
    let is_open = fields.iter().any(|field| has_serde(field, "flatten"));
    let names = fields.iter().map(|field| &field.ident);
    let deprecated = allow_deprecated(fields.iter().copied());
    is_open.then(|| {
        parse_quote! {
            #[allow(clippy::derivable_impls)]
            #deprecated
            impl ::std::default::Default for #ident {
                fn default() -> Self {
                    Self { #(#names: ::std::default::Default::default(),)* }
                }
            }
        }
    })
}

/// Generated code names deprecated fields too.
pub fn allow_deprecated<'a>(mut fields: impl Iterator<Item = &'a Field>) -> Option<Attribute> {
    let is_deprecated = |attribute: &Attribute| attribute.path().is_ident("deprecated");
    let any = fields.any(|field| field.attrs.iter().any(is_deprecated));
    any.then(|| parse_quote!(#[allow(deprecated)]))
}

/// Whether the field may be absent, or holds the additional properties of an object.
fn is_optional(field: &Field) -> bool {
    is_option(&field.ty) || has_serde(field, "flatten") || has_serde(field, "default")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn added(text: &str) -> Option<String> {
        let mut file = syn::parse_file(text).unwrap();
        let before = file.items.len();
        add(&mut file);
        let made = file.items.split_off(before);
        let mut file = file;
        file.items = made;
        (!file.items.is_empty()).then(|| prettyplease::unparse(&file))
    }

    #[test]
    fn what_is_required_is_asked_for_and_the_rest_is_absent() {
        let made = added(
            "pub struct Order {
                pub amount: ::tollgate_types::Amount,
                pub note: ::std::option::Option<String>,
                #[serde(rename = \"type\")]
                pub type_: Kind,
                #[serde(flatten)]
                pub extra: ::std::collections::BTreeMap<String, String>,
            }",
        )
        .unwrap();
        assert!(made.contains("pub fn new(amount: ::tollgate_types::Amount, type_: Kind) -> Self"));
        assert!(made.contains("note: ::std::default::Default::default()"));
        assert!(made.contains("extra: ::std::default::Default::default()"));
    }

    #[test]
    fn an_open_map_alone_leaves_a_default() {
        let text = "pub struct A { pub b: Option<u8>, #[serde(flatten)] pub extra: Map }";
        let made = added(text).unwrap();
        assert!(
            made.contains("impl ::std::default::Default for A"),
            "{made}"
        );
    }

    #[test]
    fn nothing_is_added_where_nothing_is_required() {
        assert_eq!(added("pub struct A { pub b: Option<u8> }"), None);
        assert_eq!(added("pub enum A { B }"), None);
        assert_eq!(added("pub struct A(pub u8);"), None);
    }
}
