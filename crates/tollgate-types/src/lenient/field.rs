//! The fields of a type that is read from an object.
//!
//! A generated type has a table of its fields, and names the function here that reads each. The functions are not inlined:
//! each is compiled once for a type of field, where what serde derives would be compiled for each field.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
};

use super::{
    Items, Names,
    items::ByItem,
    place::{Core, Each, Empty, Free, Held, Kept},
};

/// Reads the value of the field at this position in the table.
pub type ReadField<'r, 'de, A> =
    dyn FnMut(usize, &mut A) -> Result<(), <A as MapAccess<'de>>::Error> + 'r;

/// Calls `read` for each field of an object, with the position of its name among these or their number if it is not
/// there; `read` reads the value.
///
/// # Errors
///
/// The reader's; a name of these that is there twice.
#[inline(never)]
pub fn each<'de, A: MapAccess<'de>>(
    mut object: A,
    names: &'static Names,
    read: &mut ReadField<'_, 'de, A>,
) -> Result<(), A::Error> {
    let (mut few, mut many) = ([0_u64; 2], Vec::new());
    let seen = if names.count() <= 128 {
        &mut few[..]
    } else {
        many.resize(names.count().div_ceil(64), 0);
        &mut many
    };
    while let Some(position) = object.next_key_seed(OneOf(names))? {
        if position < names.count() {
            let (seen, bit) = (&mut seen[position / 64], 1 << (position % 64));
            if *seen & bit != 0 {
                return Err(A::Error::duplicate_field(names.at(position)));
            }
            *seen |= bit;
        }
        read(position, &mut object)?;
    }
    Ok(())
}

/// The position of a name among these, or their number.
struct OneOf(&'static Names);

impl<'de> DeserializeSeed<'de> for OneOf {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, name: D) -> Result<usize, D::Error> {
        name.deserialize_identifier(self)
    }
}

impl Visitor<'_> for OneOf {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<usize, E> {
        Ok(self.0.position(name))
    }
}

/// Reads a field that must be readable if it is there.
///
/// # Errors
///
/// As [`core`](super::core).
#[inline(never)]
pub fn core<'de, A, T>(field: &mut T, object: &mut A) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: Deserialize<'de>,
{
    object.next_value_seed(Core(Held(field)))
}

/// Reads a field, or leaves it out.
///
/// # Errors
///
/// As [`other`](super::other).
#[inline(never)]
pub fn other<'de, A, T>(field: &mut T, object: &mut A) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: Deserialize<'de>,
{
    object.next_value_seed(Kept(Held(field)))
}

/// Reads a field of any shape, and leaves out what cannot be read of it.
///
/// # Errors
///
/// As [`free`](super::free).
#[inline(never)]
pub fn free<'de, A, T>(field: &mut T, object: &mut A) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: Deserialize<'de>,
{
    object.next_value_seed(Kept(Free(Held(field))))
}

/// Reads a list or a map, and leaves out those of its items that cannot be read, or the whole of it.
///
/// # Errors
///
/// As [`items`](super::items()).
#[inline(never)]
pub fn items<'de, A, T>(field: &mut T, object: &mut A) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: Items<'de>,
{
    object.next_value_seed(Kept(Each(field)))
}

/// Reads a required field that must be readable.
///
/// # Errors
///
/// As [`core`](super::core).
#[inline(never)]
pub fn required_core<'de, A, T>(field: &mut Option<T>, object: &mut A) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: Deserialize<'de>,
{
    object.next_value_seed(Core(Empty(field)))
}

/// Reads a required list or map, and leaves out those of its items that cannot be read.
///
/// # Errors
///
/// As [`required_items`](super::required_items).
#[inline(never)]
pub fn required_items<'de, A, T>(field: &mut Option<T>, object: &mut A) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: Items<'de>,
{
    let ByItem(items) = object.next_value()?;
    *field = Some(items);
    Ok(())
}

/// Reads a required field, without which its object cannot be read.
///
/// # Errors
///
/// The reader's.
#[inline(never)]
pub fn required<'de, A, T>(field: &mut Option<T>, object: &mut A) -> Result<(), A::Error>
where
    A: MapAccess<'de>,
    T: Deserialize<'de>,
{
    *field = Some(object.next_value()?);
    Ok(())
}

/// Passes over a field that the type does not have.
///
/// # Errors
///
/// The reader's.
pub fn unknown<'de, A: MapAccess<'de>>(object: &mut A) -> Result<(), A::Error> {
    object.next_value::<IgnoredAny>().map(drop)
}

/// The value of a required field.
///
/// # Errors
///
/// If it was not there.
pub fn present<T, E: Error>(field: Option<T>, name: &'static str) -> Result<T, E> {
    field.ok_or_else(|| E::missing_field(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Invoice, json};

    /// The error of a strict reader. A lenient one refuses the text, too.
    fn refused(text: &str) -> String {
        assert!(json::read::<Invoice>(text.as_bytes()).is_err(), "{text}");
        serde_json::from_str::<Invoice>(text)
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn fields_are_read_in_any_order_and_others_are_passed_over() {
        let text = r#"{"more":[{"id":{}}],"type":"t","attributes":{"status":"s","rrn":"1","x":null},"id":"a"}"#;
        let strict: Invoice = serde_json::from_str(text).unwrap();
        assert_eq!(
            (strict.id.as_str(), strict.type_.as_deref()),
            ("a", Some("t"))
        );
        assert_eq!(strict.attributes.rrn.as_deref(), Some("1"));
        assert_eq!(json::read::<Invoice>(text.as_bytes()).unwrap(), strict);
    }

    #[test]
    fn a_field_that_is_there_twice_is_refused() {
        let error = refused(r#"{"id":"a","attributes":{"status":"s"},"id":"a"}"#);
        assert!(error.starts_with("duplicate field `id`"), "{error}");
        let error =
            refused(r#"{"id":"a","attributes":{"status":"s","amount":1,"rrn":null,"amount":1}}"#);
        assert!(error.starts_with("duplicate field `amount`"), "{error}");
    }

    /// An object with so many fields, whose names are numbers.
    struct Wide(usize);

    impl<'de> Visitor<'de> for Wide {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
            let names: Vec<_> = (0..self.0).map(|it| &*it.to_string().leak()).collect();
            let names = Box::leak(Box::new(Names::new(names.leak())));
            each(object, names, &mut |_, object| unknown(object))
        }
    }

    #[test]
    fn a_type_may_have_any_number_of_fields() {
        for count in [128, 129, 300] {
            let fields: Vec<_> = (0..count).map(|it| format!("\"{it}\":0")).collect();
            let fields = fields.join(",");
            let read =
                |json: &str| serde_json::Deserializer::from_str(json).deserialize_map(Wide(count));
            read(&format!("{{{fields}}}")).unwrap();
            for twice in [0, 127, count - 1] {
                let error = read(&format!("{{{fields},\"{twice}\":0}}")).unwrap_err();
                let expected = format!("duplicate field `{twice}`");
                assert!(error.to_string().starts_with(&expected), "{error}");
            }
        }
    }

    #[test]
    fn a_required_field_must_be_there() {
        let error = refused(r#"{"attributes":{"status":"s"}}"#);
        assert!(error.starts_with("missing field `id`"), "{error}");
        assert!(!refused(r#"{"id":null,"attributes":{"status":"s"}}"#).is_empty());
    }

    #[test]
    fn the_items_of_a_list_are_not_the_fields() {
        for text in ["[]", r#"["a",{"status":"s"}]"#] {
            let error = refused(text);
            assert!(error.contains("expected an object"), "{error}");
        }
    }
}
