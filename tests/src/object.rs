//! A type of a response is read from a JSON object only. Without a check, serde reads an array's items as the first
//! fields.

use serde_json::json;

use crate::{document, subject};

#[test]
fn no_array_is_read_as_an_object() {
    let objects: Vec<_> = subject::all()
        .into_iter()
        .filter(|it| it.is_response)
        .filter(|it| document::schema(it.document, it.name).get("type") == Some(&json!("object")))
        .collect();
    assert!(objects.len() > 50, "{}", objects.len());
    for subject in objects {
        for array in [
            json!([]),
            json!([null]),
            json!([[]]),
            json!([{}]),
            json!(["a", "b"]),
        ] {
            let read = (subject.recode)(&array);
            assert!(read.is_err(), "{}: {array} became {read:?}", subject.name);
        }
    }
}
