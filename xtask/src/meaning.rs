//! Generates the meanings of words: the markers `x-final`, `x-pending`, `x-success`, `x-permanent` and `x-decline`
//! become methods of the generated enum.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use syn::{Arm, Expr, File, Ident, Item, ItemEnum, parse_quote};

use crate::bundle::Bundle;
use crate::field::variant_name;

/// The markers of a status: a list of words each.
pub const STATUS: [&str; 4] = ["x-final", "x-pending", "x-permanent", "x-success"];
/// The marker of a reason: for each word, or range of them, who can do something about it, and what may help.
pub const DECLINE: &str = "x-decline";
/// The value of a word that gives no reason.
pub const NO_REASON: &str = "none";

/// Who can do something about a decline, and the variant of `DeclineSource` that says so.
pub const SOURCES: [(&str, &str); 6] = [
    ("card", "Card"),
    ("issuer", "Issuer"),
    ("merchant", "Merchant"),
    ("payer", "Payer"),
    ("provider", "Provider"),
    ("unknown", "Unknown"),
];

/// The advice after a decline, and its variant of `NextTry`.
pub const NEXT_TRIES: [(&str, &str); 4] = [
    ("another_card", "AnotherCard"),
    ("later", "Later"),
    ("never_this_card", "NeverThisCard"),
    ("now", "Now"),
];

/// Adds the methods to the generated types.
pub fn add(bundle: &Bundle, types: &mut File) {
    let schemas = &bundle.document["components"]["schemas"];
    let made: Vec<Item> = types
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Enum(item) => Some((item, schemas.get(item.ident.to_string())?)),
            _ => None,
        })
        .flat_map(|(item, schema)| [status(item, schema), reason(item, schema)])
        .flatten()
        .collect();
    types.items.extend(made);
}

fn status(item: &ItemEnum, schema: &Value) -> Option<Item> {
    schema.get("x-final")?;
    let is_one = |marker: &str| matches_any(item, &words(schema, marker));
    let ident = &item.ident;
    let (last, success) = (is_one("x-final"), is_one("x-success"));
    let permanent = words(schema, "x-permanent");
    let may_change: Expr = if permanent.is_empty() {
        parse_quote!(true)
    } else {
        let permanent = matches_any(item, &permanent);
        parse_quote!(!#permanent)
    };
    Some(parse_quote! {
        impl ::tollgate_types::Finality for #ident {
            fn is_final(&self) -> bool { #last }
            fn is_success(&self) -> bool { #success }
            fn may_still_change(&self) -> bool { #may_change }
        }
    })
}

fn words<'a>(schema: &'a Value, marker: &str) -> Vec<&'a str> {
    let words = schema.get(marker).and_then(Value::as_array);
    words
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn matches_any(item: &ItemEnum, words: &[&str]) -> Expr {
    let variants = variants(item, words);
    if variants.is_empty() {
        return parse_quote!(false);
    }
    parse_quote!(matches!(self, #(Self::#variants)|*))
}

/// The variants of these words, in the order of the enum.
fn variants<'a>(item: &'a ItemEnum, words: &[&str]) -> Vec<&'a Ident> {
    let chosen = item
        .variants
        .iter()
        .filter(|variant| words.contains(&variant_name(variant).as_str()));
    chosen.map(|variant| &variant.ident).collect()
}

fn reason(item: &ItemEnum, schema: &Value) -> Option<Item> {
    let rows = schema.get(DECLINE)?.as_object()?;
    let ident = &item.ident;
    let arms = arms(item, rows);
    let ranges: Vec<Expr> = rows
        .iter()
        .filter_map(|(key, value)| range(key, value))
        .collect();
    let ranges: Option<Item> = (!ranges.is_empty()).then(|| {
        parse_quote! {
            const RANGES: &'static [(
                &'static str,
                &'static str,
                ::tollgate_types::DeclineSource,
                ::tollgate_types::NextTry,
            )] = &[#(#ranges),*];
        }
    });
    Some(parse_quote! {
        impl ::tollgate_types::Reason for #ident {
            #ranges
            fn decline(
                &self,
            ) -> ::std::option::Option<(::tollgate_types::DeclineSource, ::tollgate_types::NextTry)> {
                match self { #(#arms)* }
            }
        }
    })
}

/// An arm for each meaning, with all words that have it.
fn arms(item: &ItemEnum, rows: &Map<String, Value>) -> Vec<Arm> {
    let mut by_meaning: BTreeMap<Option<(&str, &str)>, Vec<&str>> = BTreeMap::new();
    for (word, value) in rows.iter().filter(|(key, _)| ends(key).is_none()) {
        by_meaning.entry(meaning(value)).or_default().push(word);
    }
    let arm = |(meaning, words): (Option<(&str, &str)>, Vec<&str>)| -> Arm {
        let variants = variants(item, &words);
        let value: Expr = meaning.map_or_else(
            || parse_quote!(None),
            |meaning| {
                let (fault, next) = paths(meaning);
                parse_quote!(Some((#fault, #next)))
            },
        );
        parse_quote!(#(Self::#variants)|* => #value,)
    };
    by_meaning.into_iter().map(arm).collect()
}

fn range(key: &str, value: &Value) -> Option<Expr> {
    let (first, last) = ends(key)?;
    let (fault, next) = paths(meaning(value)?);
    Some(parse_quote!((#first, #last, #fault, #next)))
}

/// The first and the last word of a range, if it is one.
pub fn ends(key: &str) -> Option<(&str, &str)> {
    key.split_once("..")
}

/// The variants that a row names; none for a word that gives no reason.
pub fn meaning(value: &Value) -> Option<(&'static str, &'static str)> {
    let named = |words: &[(&str, &'static str)], at: usize| {
        let word = value.get(at)?.as_str()?;
        words
            .iter()
            .find(|(known, _)| *known == word)
            .map(|(_, variant)| *variant)
    };
    Some((named(&SOURCES, 0)?, named(&NEXT_TRIES, 1)?))
}

fn paths((fault, next): (&str, &str)) -> (Expr, Expr) {
    let path = |kind: &str, name: &str| {
        syn::parse_str(&format!("::tollgate_types::{kind}::{name}"))
            .expect("a path is an expression")
    };
    (path("DeclineSource", fault), path("NextTry", next))
}
