//! A planted secret is found in each encoding, and nothing is found where none is.

use base64::{Engine, prelude::*};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use proptest::prelude::*;

use crate::{Secrets, WINDOW, show, shown_error};

type Encode = fn(&str) -> String;

fn base64(text: &str) -> String {
    BASE64_STANDARD.encode(text)
}

/// The text of each byte.
fn each(text: &str, show: fn(u8) -> String) -> String {
    let parts: Vec<_> = text.bytes().map(show).collect();
    parts.concat()
}

fn hex(text: &str) -> String {
    each(text, |byte| format!("{byte:02x}"))
}

fn percent(text: &str) -> String {
    each(text, |byte| format!("%{byte:02X}"))
}

fn spread(text: &str, separator: &str) -> String {
    let parts: Vec<_> = text.chars().map(String::from).collect();
    parts.join(separator)
}

const ENCODINGS: [(&str, Encode); 17] = [
    ("text", str::to_owned),
    ("capital letters", str::to_ascii_uppercase),
    ("Debug", |text| format!("{text:?}")),
    ("Debug of Debug", |text| {
        format!("{:?}", format!("{text:?}"))
    }),
    ("Debug of bytes", |text| format!("{:?}", text.as_bytes())),
    ("Debug of bytes in lines", |text| {
        format!("{:#?}", text.as_bytes())
    }),
    ("JSON", |text| serde_json::json!({ text: text }).to_string()),
    ("escaped JSON", |text| {
        each(text, |byte| format!("\\u{byte:04x}"))
    }),
    ("HTML", |text| each(text, |byte| format!("&#{byte};"))),
    ("a URL", |text| {
        utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
    }),
    ("a URL, every byte", percent),
    ("Base64", base64),
    ("URL-safe Base64", |text| {
        BASE64_URL_SAFE_NO_PAD.encode(text)
    }),
    ("Base64 in a URL", |text| percent(&base64(text))),
    ("hexadecimal", hex),
    ("a dump", |text| {
        each(text, |byte| format!("0x{byte:02X}, "))
    }),
    ("groups", |text| spread(text, "-")),
];

fn key() -> impl Strategy<Value = String> {
    "[!-~]{12,64}".prop_filter("characters in a row differ", |key| {
        key.as_bytes()
            .windows(2)
            .filter(|it| it[0] != it[1])
            .count()
            > 8
    })
}

fn secrets(key: &str) -> Secrets {
    Secrets::new([("a key", key)])
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_secret_is_found_in_each_encoding(key in key(), before in "\\PC{0,9}", after in "\\PC{0,9}") {
        for (name, encode) in ENCODINGS {
            let text = format!("{before} {} {after}", encode(&key));
            prop_assert!(secrets(&key).check(name, &text).is_err(), "{name}: {text}");
        }
    }

    #[test]
    fn a_secret_is_found_inside_of_an_encoded_text(key in key(), before in "[a-z:{\"]{0,9}", after in "[a-z:}\"]{0,9}") {
        let whole = format!("{before}{key}{after}");
        for (name, encode) in ENCODINGS {
            let text = encode(&whole);
            prop_assert!(secrets(&key).check(name, &text).is_err(), "{name}: {text}");
        }
    }

    #[test]
    fn a_part_of_a_secret_is_found(key in "[a-z]{20}", at in 0..12_usize) {
        let part = &key[at..at + WINDOW];
        let differs = part.bytes().any(|byte| byte != part.as_bytes()[0]);
        prop_assert_eq!(secrets(&key).check("a part", part).is_err(), differs);
        prop_assert!(secrets(&key).check("less", &key[..WINDOW - 1]).is_ok());
    }

    #[test]
    fn nothing_is_found_in_another_text(key in "[a-z]{20}", text in "[A-Za-z0-9+/ \"%]{0,400}") {
        let secrets = secrets(&format!("#{key}#"));
        prop_assert_eq!(secrets.find(text.as_bytes()), []);
    }
}

#[test]
fn the_groups_of_a_card_number_are_joined_and_its_ends_may_be_shown() {
    let secrets = Secrets::new([("the card", "4929381057264839172")]);
    for shown in [
        "4929 3810 5726 4839 172",
        "4929-3810-5726-4839-172",
        "492938105",
        "26 48 39 17",
    ] {
        assert!(secrets.check("groups", shown).is_err(), "{shown}");
    }
    for masked in [
        "492938******9172",
        "492938 9172",
        "4929389172",
        "49293810******9172",
    ] {
        assert_eq!(secrets.check("a mask", masked), Ok(()));
    }
}

#[test]
fn a_short_secret_is_found_as_a_whole_word() {
    let secrets = Secrets::new([("the CVV", "0917")]);
    let body = base64("{\"cvv\":\"0917\"}");
    for shown in [
        "0917",
        "cvv=0917&x",
        "{\"cvv\":\"0917\"}",
        "%30%39%31%37",
        &body,
    ] {
        assert!(secrets.check("a word", shown).is_err(), "{shown}");
    }
    let (decoded, id) = ("\u{fb}0917\u{85}and a long text", hex("0917"));
    for other in [
        "10917",
        "a-0917-b",
        "1.0917",
        "0917a",
        &base64(decoded),
        &hex(decoded),
        &id,
    ] {
        assert_eq!(secrets.check("a part", other), Ok(()));
    }
}

#[test]
fn the_public_start_of_a_key_is_no_secret() {
    let secrets = Secrets::new([("a key", "sk_test_q7Zk2vN9xT4m")]);
    assert_eq!(secrets.check("a help text", "sk_test_"), Ok(()));
    assert!(secrets.check("a key", "sk_test_q7Zk2vN9xT4m").is_err());
}

#[test]
fn files_are_searched_with_their_names() {
    let folder = std::env::temp_dir().join(format!("tollgate-leaks-{}", std::process::id()));
    let inner = folder.join("inner");
    std::fs::create_dir_all(&inner).unwrap();
    let secrets = secrets("q7Zk2vN9xT4m");
    std::fs::write(folder.join("clean"), "order-1042").unwrap();
    std::fs::write(inner.join("orders.csv"), "q7Zk2vN9xT4m").unwrap();
    assert_eq!(secrets.check_folder(&folder, &["orders.csv"]), Ok(1));
    let error = secrets.check_folder(&folder, &[]).unwrap_err();
    assert!(error.contains("orders.csv shows a key"), "{error}");
    std::fs::write(inner.join("orders.csv"), "").unwrap();
    std::fs::write(folder.join("q7Zk2vN9xT4m.json"), "").unwrap();
    assert!(secrets.check_folder(&folder, &[]).is_err());
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_logs_of_both_crates_are_recorded_at_every_level() {
    let journal = crate::Journal::begin();
    tracing::trace_span!("a span", field = "of the span").in_scope(|| {
        tracing::trace!(field = ?"of the event", "the event");
    });
    log::trace!("the line");
    let text = journal.take();
    for words in [
        "a span",
        "of the span",
        "TRACE",
        "of the event",
        "the event",
        "the line",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert_eq!(journal.take(), "");
}

#[derive(Debug)]
struct Debugged(#[expect(dead_code, reason = "`Debug` shows it")] &'static str);

struct Unseen;

#[test]
fn each_form_of_a_value_is_shown_with_its_type() {
    let mut shown = crate::Shown::default();
    let error = std::io::Error::other(std::fmt::Error);
    show!(shown, Debugged("debugged"), Unseen, "displayed", error);
    for words in [
        "Debugged(\"debugged\")",
        "\ndisplayed",
        &std::fmt::Error.to_string(),
    ] {
        assert!(shown.text().contains(words), "{words}: {}", shown.text());
    }
    let types: Vec<_> = shown
        .types()
        .iter()
        .map(|it| it.rsplit("::").next().unwrap())
        .collect();
    assert_eq!(types, ["&str", "Error", "Debugged", "Unseen"]);
    assert!(shown_error(&error).contains(&std::fmt::Error.to_string()));
}
