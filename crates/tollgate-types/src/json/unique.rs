//! Whether an object has a name twice.

use super::text::plain_length;

/// The number of names up to which each is compared with each.
const FEW: usize = 12;

/// Whether no object of valid JSON has a name twice. It is also false if a name holds an escape.
///
/// The types that serde derives refuse a name that they know if it is there twice, and ignore every other name.
pub fn has_unique_names(json: &str) -> bool {
    scan(json).is_some()
}

fn scan(json: &str) -> Option<()> {
    let bytes = json.as_bytes();
    // The names in all objects that are open, and where those of each begin.
    let (mut names, mut open) = (Vec::with_capacity(64), Vec::with_capacity(8));
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'{' | b'[' => open.push(names.len()),
            b'}' | b']' => {
                let start = open.pop()?;
                are_unique(names.get_mut(start..)?).then_some(())?;
                names.truncate(start);
            }
            b'"' => {
                let (text, end) = text(json, at)?;
                at = end;
                if is_name(bytes.get(at..)?) {
                    names.push(text?);
                }
            }
            _ => {}
        }
    }
    Some(())
}

/// The text that begins here, unless it holds an escape, and the position after the quote that ends it.
fn text(json: &str, start: usize) -> Option<(Option<&str>, usize)> {
    let bytes = json.as_bytes();
    let mut end = start + plain_length(bytes.get(start..)?);
    if bytes.get(end) == Some(&b'"') {
        return Some((json.get(start..end), end + 1));
    }
    loop {
        end += match bytes.get(end)? {
            b'"' => return Some((None, end + 1)),
            b'\\' => 2,
            _ => 1,
        };
    }
}

/// Whether a text is a name, by what follows it.
fn is_name(rest: &[u8]) -> bool {
    let mut rest = rest.iter().filter(|byte| !byte.is_ascii_whitespace());
    rest.next() == Some(&b':')
}

/// Whether no name is among these twice. Changes their order.
pub(super) fn are_unique(names: &mut [&str]) -> bool {
    if names.len() <= FEW {
        let mut rest = &*names;
        while let Some((name, others)) = rest.split_first() {
            if others.contains(name) {
                return false;
            }
            rest = others;
        }
        return true;
    }
    // Names of different lengths differ, without a look at them.
    names.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
    names.windows(2).all(|pair| pair[0] != pair[1])
}

#[cfg(test)]
mod tests {
    use proptest::{collection, prelude::*};

    use super::*;
    use crate::json::Tree;

    /// Objects in objects and lists, whose few names often meet.
    fn bodies() -> impl Strategy<Value = String> {
        let leaf = prop_oneof![
            Just("1".to_owned()),
            Just(r#""a""#.to_owned()),
            Just(r#""\"{b:""#.to_owned()),
            Just("[]".to_owned()),
        ];
        leaf.prop_recursive(3, 64, 16, |inner| {
            let field = ("[a-p]{1,2}", inner.clone());
            let fields = collection::vec(field, 0..16).prop_map(|fields| {
                let fields = fields
                    .iter()
                    .map(|(name, value)| format!("\"{name}\" :{value}"));
                format!("{{{}}}", fields.collect::<Vec<_>>().join(", "))
            });
            let items = collection::vec(inner, 0..4);
            prop_oneof![
                fields,
                items.prop_map(|items| format!("[{}]", items.join(",")))
            ]
        })
    }

    proptest! {
        #[test]
        fn a_name_that_is_there_twice_is_found(body in bodies()) {
            prop_assert_eq!(has_unique_names(&body), Tree::parse(body.as_bytes()).is_some());
        }
    }

    #[test]
    fn names_are_those_of_one_object() {
        for unique in [
            "",
            "1",
            r#""a""#,
            r#"{"a":{"a":"a"},"b":[{"a":1},{"a":1}],"c":"\\"}"#,
            r#"["a","a"]"#,
        ] {
            assert!(has_unique_names(unique), "{unique}");
        }
        let many: Vec<_> = (0..40).map(|name| format!("\"{name}\":0")).collect();
        assert!(has_unique_names(&format!("{{{}}}", many.join(","))));
        for twice in [
            r#"{"a":1,"a":1}"#,
            r#"{"b":[{"a":1,"c":{}, "a" : 1}]}"#,
            r#"{"\u0061":1}"#,
            &format!("{{{},\"7\":0}}", many.join(",")),
        ] {
            assert!(!has_unique_names(twice), "{twice}");
        }
    }
}
