//! The check of one value: an expression that is a limit if the value is beyond one.

use std::collections::BTreeSet;

use serde_json::Value;
use syn::{Expr, parse_quote};

use super::rule::{self, Rule};
use crate::document::name_of;
use crate::marker::{Shape, is_inline, leaf_of, shape_of};

/// Deeper than components without a type of their own lie in each other.
const DEEPEST: usize = 8;

/// Makes the checks of one document.
pub struct Checks<'a> {
    /// The document's schemas.
    pub schemas: &'a Value,
    /// Those that have a method `check`.
    pub limited: BTreeSet<String>,
}

/// The place of a value.
pub struct Place {
    /// An expression for it.
    expression: Expr,
    /// Whether it is an argument, whose texts and whole numbers have no type of their own.
    is_argument: bool,
    /// How many components without a type of their own lead to it.
    depth: usize,
}

impl Place {
    /// A field, or a part of it.
    pub fn field(expression: Expr) -> Self {
        Self {
            expression,
            is_argument: false,
            depth: 0,
        }
    }

    /// The variable `value`, a reference.
    pub fn variable() -> Self {
        Self::field(parse_quote!(value))
    }

    /// An argument of a function, in the variable `value`.
    pub fn argument() -> Self {
        Self {
            is_argument: true,
            ..Self::variable()
        }
    }

    /// The variable `value`, further in.
    fn inner(&self) -> Self {
        Self {
            expression: parse_quote!(value),
            is_argument: self.is_argument,
            depth: self.depth + 1,
        }
    }

    /// The same value, by another name of its schema.
    fn same(&self) -> Self {
        Self {
            expression: self.expression.clone(),
            ..self.inner()
        }
    }
}

impl Checks<'_> {
    /// The check of a value with this schema, or nothing where nothing is limited.
    pub fn of(&self, schema: &Value, place: &Place) -> Option<Expr> {
        if place.depth > DEEPEST {
            return None;
        }
        let wrapped = schema["allOf"][0]["$ref"].as_str();
        if let Some(reference) = schema["$ref"].as_str().or(wrapped) {
            return self.of_component(name_of(reference), place);
        }
        if let Some(branches) = schema["oneOf"].as_array() {
            return self.of_shape(branches, place);
        }
        let value = &place.expression;
        match schema["type"].as_str()? {
            "string" => of_text(schema, place),
            "number" => {
                let value = parse_quote!(#value.decimal());
                let literal = |bound| Some(rule::decimal_literal(bound));
                all(rule::of_number(schema, &value, literal))
            }
            "integer" => {
                let value = whole(schema, place);
                all(rule::of_number(schema, &value, rule::integer_literal))
            }
            "array" => self.of_list(schema, place),
            "object" if schema.get("properties").is_none() => {
                let check = self.of(&schema["additionalProperties"], &place.inner())?;
                Some(parse_quote!(limit::each(#value.iter(), |value| #check)))
            }
            _ => None,
        }
    }

    fn of_component(&self, name: &str, place: &Place) -> Option<Expr> {
        let value = &place.expression;
        let target = &self.schemas[name];
        if is_inline(target) {
            return self.of(target, &place.same());
        }
        self.limited
            .contains(name)
            .then(|| parse_quote!(#value.check()))
    }

    fn of_shape(&self, branches: &[Value], place: &Place) -> Option<Expr> {
        let value = &place.expression;
        match shape_of(branches)? {
            Shape::Nullable(one) => self.of(one, &place.same()),
            Shape::PhpObject(object) => {
                let check = self.of(object, &place.inner())?;
                Some(optional(&parse_quote!(#value.get()), &check))
            }
            Shape::OneOrMany(one) => {
                let check = self.of(one, &place.inner())?;
                Some(parse_quote! {
                    match &#value {
                        ::tollgate_types::OneOrMany::One(value) => #check,
                        ::tollgate_types::OneOrMany::Many(values) =>
                            limit::each(values.iter().enumerate(), |value| #check),
                    }
                })
            }
            // Lint lets them be in responses alone.
            Shape::ListOrMap | Shape::Documents => None,
        }
    }

    fn of_list(&self, schema: &Value, place: &Place) -> Option<Expr> {
        let value = &place.expression;
        let own = all(rule::of_list(schema, value));
        let items = &schema["items"];
        let each = self.of(items, &place.inner()).map(|check| -> Expr {
            let check = if items["nullable"] == true {
                optional(&parse_quote!(value.as_ref()), &check)
            } else {
                check
            };
            parse_quote!(limit::each(#value.iter().enumerate(), |value| #check))
        });
        match (own, each) {
            (Some(own), Some(each)) => Some(parse_quote!(#own.and_then(|()| #each))),
            (own, each) => own.or(each),
        }
    }
}

/// A check of a value that may be absent.
fn optional(value: &Expr, check: &Expr) -> Expr {
    parse_quote!(#value.map_or(::std::result::Result::Ok(()), |value| #check))
}

/// All these, one after the other.
fn all(rules: Vec<Rule>) -> Option<Expr> {
    let checks = rules
        .into_iter()
        .map(|(condition, words)| -> Expr { parse_quote!(limit::require(#condition, #words)) });
    checks.reduce(|first, next| parse_quote!(#first.and_then(|()| #next)))
}

fn of_text(schema: &Value, place: &Place) -> Option<Expr> {
    let value = &place.expression;
    let (text, borrowed) = match leaf_of(schema).map(|leaf| leaf.rust) {
        Some("DecimalString") => (
            parse_quote!(#value.to_string()),
            parse_quote!(&#value.to_string()),
        ),
        Some(_) => (parse_quote!(#value.expose()), parse_quote!(#value.expose())),
        None if place.is_argument => (value.clone(), value.clone()),
        None => (value.clone(), parse_quote!(#value.as_str())),
    };
    all(rule::of_text(schema, &text, &borrowed))
}

/// A whole number as an `i64`.
fn whole(schema: &Value, place: &Place) -> Expr {
    let value = &place.expression;
    let is_bare = place.is_argument && schema["format"] != "minor-units";
    match (is_bare, place.depth) {
        (false, _) => parse_quote!(#value.get()),
        (true, 0) => value.clone(),
        (true, _) => parse_quote!(*#value),
    }
}
