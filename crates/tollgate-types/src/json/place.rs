//! The place of a value in a body.

use super::{
    parse::end_of_text,
    text::{self, plain_length},
};

/// An open object or list.
enum Open<'a> {
    /// The last text in an object, as it was written: before the place of a value, the value's name.
    Object(&'a [u8]),
    /// The number of items before.
    List(usize),
}

/// The names on the way to the value at this position. What precedes it is JSON.
pub(super) fn names(json: &str, position: usize) -> Vec<String> {
    let mut rest = &json.as_bytes()[..position];
    let mut open = Vec::new();
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            b'{' => open.push(Open::Object(&[])),
            b'[' => open.push(Open::List(0)),
            b'}' | b']' => drop(open.pop()),
            b',' => {
                if let Some(Open::List(count)) = open.last_mut() {
                    *count += 1;
                }
            }
            b'"' => {
                let plain = plain_length(rest);
                let end = plain + end_of_text(&rest[plain..]).unwrap_or_default();
                let (text, after) = rest.split_at(end);
                if let Some(Open::Object(last)) = open.last_mut() {
                    *last = text;
                }
                rest = after.get(1..).unwrap_or_default();
            }
            _ => {}
        }
    }
    let name = |open: &Open<'_>| match open {
        Open::Object(name) => text::read(name).as_str().to_owned(),
        Open::List(count) => count.to_string(),
    };
    open.iter().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_named_by_the_fields_and_items_around_it() {
        let json = r#"{"a":1,"b":[{},"x,\"[",{"c":"d", "\u0065" : [[1,2],[3, !]]}]}"#;
        let position = json.find('!').unwrap();
        assert_eq!(names(json, position), ["b", "2", "e", "1", "1"]);
        let first = json.find("{}").unwrap();
        assert_eq!(names(json, first), ["b", "0"]);
        assert!(names(json, 0).is_empty());
    }
}
