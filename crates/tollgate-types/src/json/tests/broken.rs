//! Bodies that are no JSON by its rules.

use super::{Document, data, document, left_out};
use crate::json::read;

/// The message of a body in which it has these bytes between its quotes.
fn message(inside: &[u8]) -> Option<String> {
    let body = [br#"{"data":{"id":"1","message":""#, inside, br#""}}"#].concat();
    document(body)?.value.data.message
}

#[test]
fn a_broken_text_is_repaired() {
    for (broken, repaired) in [
        (&br"Order \ud83d"[..], "Order \u{fffd}"),
        (br"\ude00 x", "\u{fffd} x"),
        (br"\ud83d\ud83d\ude00", "\u{fffd}\u{1f600}"),
        (br"\ud83d\u0041", "\u{fffd}A"),
        (br"\u12", "\u{fffd}12"),
        (br"\u+123", "\u{fffd}+123"),
        (br"it\'s", "it\u{fffd}'s"),
        (b"caf\xe9", "caf\u{fffd}"),
        (b"\xff\\n\xfe", "\u{fffd}\n\u{fffd}"),
        (b"two\nlines\t", "two\nlines\t"),
    ] {
        assert_eq!(message(broken).as_deref(), Some(repaired), "{repaired}");
    }
    assert!(left_out(r#"{"data":{"id":"1","message":"\ud83d"}}"#).is_empty());
}

#[test]
fn every_escape_is_read_beside_a_broken_text() {
    let text = br#"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00 \ud83d"#;
    let read = "\"\\/\u{8}\u{c}\n\r\t\u{e9}\u{1f600} \u{fffd}";
    assert_eq!(message(text).as_deref(), Some(read));
}

#[test]
fn a_broken_core_text_makes_the_body_unreadable() {
    for broken in ["\\ud83d", "a\nb", "\\x"] {
        for name in ["id", "status", "currency"] {
            let mut fields = [("id", "1"), ("status", "paid"), ("currency", "USD")];
            fields.iter_mut().find(|it| it.0 == name).unwrap().1 = broken;
            let fields: Vec<_> = fields
                .iter()
                .map(|(name, text)| format!(r#""{name}":"{text}""#))
                .collect();
            assert_eq!(
                data(&format!("{{{}}}", fields.join(","))),
                None,
                "{name} {broken:?}"
            );
        }
    }
}

#[test]
fn a_broken_id_or_name_is_left_out_rather_than_repaired() {
    let body = br#"{"data":{"id":"1","rrn":"9\ud83d","metadata":{"id":"\ud83d","a":1},"texts":["a","\xff"]}}"#;
    let read = document(body).unwrap();
    let data = read.value.data;
    assert_eq!((data.rrn, data.metadata.unwrap().len()), (None, 1));
    assert_eq!(data.texts.unwrap(), ["a"]);
    let mut left_out = read.left_out;
    left_out.sort();
    assert_eq!(left_out, ["data.metadata.id", "data.rrn", "data.texts.1"]);
}

#[test]
fn a_word_that_is_no_json_is_left_out() {
    for word in [
        "NaN",
        "-Infinity",
        "INF",
        "undefined",
        "01",
        "1.",
        ".5",
        "+1",
        "0x1f",
        "None",
        "1e400",
    ] {
        let body = format!(r#"{{"data":{{"id":"1","fee":{word},"rrn":"x"}}}}"#);
        let read = document(&body).unwrap();
        assert_eq!(
            (read.value.data.fee, read.value.data.rrn.as_deref()),
            (None, Some("x")),
            "{word}"
        );
        assert_eq!(read.left_out, ["data.fee"], "{word}");
        let beside = format!(r#"{{"data":{{"id":"1","unknown":[{word}]}}}}"#);
        assert!(document(beside).is_some(), "{word}");
    }
}

#[test]
fn a_byte_order_mark_is_no_matter() {
    let body = "\u{feff}{\"data\":{\"id\":\"1\"}}";
    assert_eq!(read::<Document>(body.as_bytes()).unwrap().data.id, "1");
}

#[test]
fn the_value_of_a_broken_name_is_left_out() {
    let body = br#"{"data":{"id":"1","metadata":{"a\ud83d":1,"a\ud83e":2,"b":3}}}"#;
    let read = document(body).unwrap();
    let metadata = read.value.data.metadata.unwrap();
    assert_eq!(metadata.keys().collect::<Vec<_>>(), ["b"]);
    assert_eq!(read.left_out.len(), 2);
}

#[test]
fn no_json_is_not_read() {
    for body in [
        &b""[..],
        b" ",
        b"{",
        b"\xff",
        b"\xef\xbb\xbf",
        b"<html>",
        b"{\"data\":{\"id\":1}} x",
        b"{\"data\":{\"id\":1}}\x00",
        b"{\"data\":{\"id\":1}}{}",
        b"{\"data\":{\"id\":1,}}",
        b"{\"data\":{\"id\":1 \"rrn\":2}}",
        b"{\"data\":{\"id\":1,\"rrn\":}}",
        b"{\"data\":{\"id\":1,\"rrn\":'a'}}",
        b"{\"data\":{\"id\":1,rrn:2}}",
        b"{\"data\":{\"id\":1,\"rrn\":\"\\ud83d}}",
        b"{\"data\":{\"id\":1,\"rrn\":\"\\\"}}",
        b"{\"data\":{\"id\":1,\"texts\":[,]}}",
    ] {
        assert!(
            read::<Document>(body).is_err(),
            "{}",
            String::from_utf8_lossy(body)
        );
    }
    let error = read::<Document>(br#"{"data":{"id":["4111111111111111"]}}"#).unwrap_err();
    assert!(!error.to_string().contains("4111"), "{error}");
}

#[test]
fn what_is_too_deep_is_not_read() {
    let nested = |depth: usize| {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        document(format!(r#"{{"data":{{"id":1,"unknown":{open}{close}}}}}"#)).is_some()
    };
    assert!(nested(120));
    assert!(!nested(127) && !nested(1_000_000));
}
