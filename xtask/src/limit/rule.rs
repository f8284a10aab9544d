//! The limits of one schema as conditions on a value, each with its words.

use rust_decimal::Decimal;
use serde_json::{Number, Value};
use syn::{Expr, parse_quote};

use super::pattern::{Pattern, Piece};
use super::words::{self, Range};

/// The keywords that limit a value.
pub const KEYWORDS: [&str; 9] = [
    "exclusiveMaximum",
    "exclusiveMinimum",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
    "pattern",
];

/// A condition that a value must fulfil, and its words.
pub type Rule = (Expr, String);

/// The bounds that two counts of a schema give, if they are bounds at all.
pub fn range(schema: &Value, least: &str, most: &str) -> Option<Range> {
    let least = schema[least].as_u64().unwrap_or(0);
    let most = schema[most].as_u64();
    (least > 0 || most.is_some()).then_some(Range { least, most })
}

/// The conditions on a text: its length and its pattern. `borrowed` is the text as a `&str`.
pub fn of_text(schema: &Value, text: &Expr, borrowed: &Expr) -> Vec<Rule> {
    let mut rules = Vec::new();
    if let Some(range) = range(schema, "minLength", "maxLength") {
        let count = parse_quote!(#text.chars().count());
        rules.push((holds(range, text, &count), range.words("character")));
    }
    if let Some(written) = schema["pattern"].as_str() {
        let pattern = Pattern::parse(written).expect("lint has read the pattern");
        let words = words::of_pattern(written, &pattern);
        rules.push((matches(&pattern, borrowed), words));
    }
    rules
}

/// The condition on the length of a list.
pub fn of_list(schema: &Value, list: &Expr) -> Vec<Rule> {
    let rule = |range: Range| {
        let count = parse_quote!(#list.len());
        (holds(range, list, &count), range.words("item"))
    };
    let range = range(schema, "minItems", "maxItems");
    range.map(rule).into_iter().collect()
}

/// The condition on the count of items.
fn holds(range: Range, what: &Expr, count: &Expr) -> Expr {
    let least = number(range.least);
    match range.most {
        Some(0) => parse_quote!(#what.is_empty()),
        None if range.least == 1 => parse_quote!(!#what.is_empty()),
        None => parse_quote!(#count >= #least),
        Some(most) => {
            let bound = number(most);
            match range.least {
                0 => parse_quote!(#count <= #bound),
                least if least == most => parse_quote!(#count == #bound),
                _ => parse_quote!((#least..=#bound).contains(&#count)),
            }
        }
    }
}

fn matches(pattern: &Pattern, text: &Expr) -> Expr {
    let alternatives = pattern.alternatives.iter().map(|sequence| -> Expr {
        let pieces = sequence.iter().map(piece);
        parse_quote!(&[#(#pieces),*])
    });
    parse_quote!(limit::matches(#text, &[#(#alternatives),*]))
}

fn piece(piece: &Piece) -> Expr {
    let Piece {
        any_of,
        least,
        most,
    } = piece;
    let ranges = any_of
        .iter()
        .map(|(first, last)| -> Expr { parse_quote!((#first, #last)) });
    let least = number((*least).into());
    let most = most.map_or_else(|| parse_quote!(usize::MAX), |most| number(most.into()));
    parse_quote!(limit::Piece { any_of: &[#(#ranges),*], least: #least, most: #most })
}

/// A bound of a number.
struct Bound {
    /// Its keyword.
    keyword: &'static str,
    /// The keyword that excludes it.
    exclusive: &'static str,
    /// Its comparison and words, with the bound and without it.
    forms: [(&'static str, &'static str); 2],
}

const BOUNDS: [Bound; 2] = [
    Bound {
        keyword: "minimum",
        exclusive: "exclusiveMinimum",
        forms: [(">=", "must be at least"), (">", "must be more than")],
    },
    Bound {
        keyword: "maximum",
        exclusive: "exclusiveMaximum",
        forms: [("<=", "must be at most"), ("<", "must be less than")],
    },
];

/// The conditions on a number; `literal` writes a bound, unless each value of the type is within it.
pub fn of_number(
    schema: &Value,
    value: &Expr,
    literal: impl Fn(Decimal) -> Option<Expr>,
) -> Vec<Rule> {
    let rule = |bound: &Bound| {
        let limit = bound_of(schema, bound.keyword)?;
        let (compared, words) = bound.forms[usize::from(schema[bound.exclusive] == true)];
        let compared: syn::BinOp = syn::parse_str(compared).expect("an operator");
        let literal = literal(limit)?;
        Some((
            parse_quote!(#value #compared #literal),
            format!("{words} {limit}"),
        ))
    };
    BOUNDS.iter().filter_map(rule).collect()
}

/// A bound as the decimal that it is.
fn bound_of(schema: &Value, keyword: &str) -> Option<Decimal> {
    let Value::Number(number) = &schema[keyword] else {
        return None;
    };
    Some(decimal(number).expect("lint has read the bound"))
}

/// The decimal that a number is, if one holds it exactly.
pub fn decimal(number: &Number) -> Option<Decimal> {
    let text = number.to_string();
    let decimal: Decimal = text
        .parse()
        .or_else(|_| Decimal::from_scientific(&text))
        .ok()?;
    let decimal = decimal.normalize();
    let is_exact = decimal.to_string().parse() == text.parse::<f64>();
    is_exact.then_some(decimal)
}

/// A bound of a decimal.
pub fn decimal_literal(bound: Decimal) -> Expr {
    let (digits, scale) = (bound.mantissa(), bound.scale());
    let digits: Expr = syn::parse_str(&digits.to_string()).expect("a number");
    let scale = number(scale.into());
    parse_quote!(limit::decimal(#digits, #scale))
}

/// A bound of a whole number, unless each `i64` is within it.
pub fn integer_literal(bound: Decimal) -> Option<Expr> {
    let bound = i64::try_from(bound).ok()?;
    let is_of_type = [i64::MIN, i64::MAX].contains(&bound);
    let literal = || syn::parse_str(&bound.to_string()).expect("a number");
    (!is_of_type).then(literal)
}

fn number(number: u64) -> Expr {
    syn::parse_str(&number.to_string()).expect("a number")
}
