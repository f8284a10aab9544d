//! Strings within a schema's limits, and keys of maps.

use proptest::{collection, prelude::*, sample, string::string_regex};
use serde_json::Value;

use super::number;
use crate::document::Schema;

/// How long a string gets if the schema does not say.
const USUAL_LENGTH: usize = 8;

/// A string: a word of its set, a decimal, whatever its pattern or format allows, else any text.
pub(super) fn string(schema: Schema) -> BoxedStrategy<Value> {
    if let Some(words) = schema.words("enum") {
        return sample::select(words).prop_map(Value::from).boxed();
    }
    if let Some(words) = schema.words("x-extensible-enum") {
        return open_word(words).prop_map(Value::from).boxed();
    }
    if schema.word("format") == Some("decimal") {
        let text = number::decimals().prop_map(|decimal| decimal.to_string());
        return text.prop_map(Value::from).boxed();
    }
    match schema.word("pattern").or_else(|| format(schema)) {
        Some(pattern) => matching(pattern).prop_map(Value::from).boxed(),
        None => any_text(schema).prop_map(Value::from).boxed(),
    }
}

/// A key of a map, such as PHP writes for a list too.
pub(super) fn key() -> BoxedStrategy<String> {
    prop_oneof![
        3 => "[a-z_]{1,8}",
        1 => "[0-9]{1,3}",
        1 => "[a-z]{1,4}\\[[a-z0-9]{0,3}\\]",
        1 => unicode(0, USUAL_LENGTH),
    ]
    .boxed()
}

/// Any text, control characters and quotes included.
pub(super) fn unicode(shortest: usize, longest: usize) -> impl Strategy<Value = String> {
    collection::vec(any::<char>(), shortest..=longest).prop_map(String::from_iter)
}

fn any_text(schema: Schema) -> BoxedStrategy<String> {
    let shortest = schema.count("minLength").unwrap_or(0);
    let longest = schema.count("maxLength").unwrap_or(usize::MAX);
    let usual = longest.min(shortest + USUAL_LENGTH);
    let plain = collection::vec(proptest::char::range(' ', '~'), shortest..=usual);
    prop_oneof![plain.prop_map(String::from_iter), unicode(shortest, usual)].boxed()
}

/// Mostly words that are known, at times in another case or unknown.
fn open_word(words: Vec<&'static str>) -> impl Strategy<Value = String> {
    let known = sample::select(words);
    prop_oneof![
        4 => known.clone().prop_map(str::to_owned),
        1 => known.prop_map(str::to_uppercase),
        1 => "[a-zA-Z]{1,8}_[0-9]{1,2}",
        1 => unicode(0, USUAL_LENGTH),
    ]
}

fn format(schema: Schema) -> Option<&'static str> {
    match schema.word("format")? {
        "uri" => Some("https://[a-z]{1,8}\\.example(/[a-z0-9]{1,4}){0,2}"),
        "email" => Some("[a-z]{1,8}@[a-z]{1,8}\\.example"),
        "date" => Some("20[0-9]{2}-0[1-9]-[12][0-9]"),
        "date-time" => Some("20[0-9]{2}-0[1-9]-[12][0-9]T1[0-9]:[0-5][0-9]:[0-5][0-9]Z"),
        other => panic!("no string is known of the format {other}"),
    }
}

fn matching(pattern: &str) -> impl Strategy<Value = String> + use<> {
    let whole = pattern.trim_start_matches('^').trim_end_matches('$');
    string_regex(whole).expect("a pattern that strings can be made from")
}
