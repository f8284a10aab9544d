//! The tag of a call, read from an invoice.

use tollgate_core::paymega::order::{CallTag, Creator};

use crate::paymega::samples;

fn creator(json: &str, key: &str, value: &str) -> Creator {
    let call_tag = CallTag {
        key: key.to_owned(),
        value: value.to_owned(),
    };
    call_tag.creator(&samples::read(json))
}

#[test]
fn call_tags_are_read_only_from_shown_metadata() {
    assert_eq!(
        creator(samples::PROCESSED, "key", "value"),
        Creator::ThisCall
    );
    assert_eq!(
        creator(samples::PROCESSED, "key", "other"),
        Creator::AnotherCall
    );
    assert_eq!(
        creator(samples::PROCESSED, "tollgate_mark", "value"),
        Creator::AnotherCall
    );
    let empty = r#"{"data":{"id":"cpi_1","attributes":{"status":"created","metadata":{}}}}"#;
    for hidden in [samples::INSTANT, empty] {
        assert_eq!(creator(hidden, "key", "value"), Creator::NotShown);
    }
}
