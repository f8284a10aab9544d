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

/// The place of a value in a body. It goes on from the last value, so that the places of many cost one look at the body.
#[derive(Default)]
pub(super) struct Place<'a> {
    at: usize,
    /// The objects and lists around it, each with its position.
    open: Vec<(usize, Open<'a>)>,
}

impl<'a> Place<'a> {
    /// The names on the way to the value at this position, which is after the last value or holds it. The part before it
    /// is JSON.
    pub(super) fn names(&mut self, json: &'a str, position: usize) -> Vec<String> {
        if position < self.at {
            self.go_out_to(position);
        }
        self.go_on_to(json.as_bytes(), position);
        let name = |(_, open): &(_, Open<'_>)| match open {
            Open::Object(name) => text::read(name).as_str().to_owned(),
            Open::List(count) => count.to_string(),
        };
        self.open.iter().map(name).collect()
    }

    /// Goes to a value that holds this one: only what is open inside of it is left.
    fn go_out_to(&mut self, position: usize) {
        self.open.retain(|(start, _)| *start < position);
        self.at = position;
    }

    fn go_on_to(&mut self, json: &'a [u8], position: usize) {
        while let Some(byte) = json[..position].get(self.at) {
            let start = self.at;
            self.at += 1;
            match byte {
                b'{' => self.open.push((start, Open::Object(&[]))),
                b'[' => self.open.push((start, Open::List(0))),
                b'}' | b']' => drop(self.open.pop()),
                b',' => {
                    if let Some((_, Open::List(count))) = self.open.last_mut() {
                        *count += 1;
                    }
                }
                b'"' => {
                    let inside = &json[self.at..];
                    let plain = plain_length(inside);
                    let end = plain + end_of_text(&inside[plain..]).unwrap_or_default();
                    if let Some((_, Open::Object(last))) = self.open.last_mut() {
                        *last = &inside[..end];
                    }
                    self.at += end + 1;
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_named_by_the_fields_and_items_around_it() {
        let json = r#"{"a":1,"b":[{},"x,\"[",{"c":"d", "\u0065" : [[1,2],[3, !]]}]}"#;
        let mut place = Place::default();
        assert!(place.names(json, 0).is_empty());
        let first = json.find("{}").unwrap();
        assert_eq!(place.names(json, first), ["b", "0"]);
        assert_eq!(place.names(json, first), ["b", "0"]);
        let position = json.find('!').unwrap();
        assert_eq!(place.names(json, position), ["b", "2", "e", "1", "1"]);
        let outer = json.find("[[").unwrap();
        assert_eq!(place.names(json, outer), ["b", "2", "e"]);
        assert_eq!(place.names(json, position), ["b", "2", "e", "1", "1"]);
    }
}
