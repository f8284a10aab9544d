//! The decoders of bytes from outside, with any bytes and with changed samples. `cargo xtask fuzz` runs the same functions
//! under a fuzzer.

#[path = "../../../../fuzz/src/decoders/mod.rs"]
mod all;

use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};

/// Published samples, to be changed.
const SAMPLES: [&[u8]; 6] = [
    include_bytes!("../../../../spec/examples/paymega/private/getInvoice.response.processed.json"),
    include_bytes!("../../../../spec/examples/paymega/private/createInvoice.response.instant.json"),
    include_bytes!("../../../../spec/examples/paycross/gateway/createTokenization.response.json"),
    br#"{"transactions":[{"uid":"1","status":"successful","type":"payment","tracking_id":"order-1042","amount":1999,"currency":"USD"}]}"#,
    br#"{"version":2,"kind":"payment","reference":"order-1042","amount_minor":1999,"currency":"USD","mode":"live","last_four":"0000","by_number":false,"parent":null}"#,
    br#"{"errors":[{"status":"Not Found","code":"404"}],"error":{"message":"no"},"response":{"message":"no","errors":{}}}"#,
];

/// Pieces that break parsers.
const PIECES: [&str; 16] = [
    "\"",
    "'",
    "<",
    ">",
    "\\",
    "\0",
    "{",
    "[",
    "]",
    "}",
    "null",
    "1e999",
    "-0",
    "\u{feff}",
    "9999999999999999999999",
    "\\ud800",
];

fn changed() -> impl Strategy<Value = Vec<u8>> {
    let change = (any::<Index>(), 0..12_usize, select(&PIECES[..]));
    (select(&SAMPLES[..]), vec(change, 0..4)).prop_map(|(sample, changes)| {
        let mut bytes = sample.to_vec();
        for (at, length, piece) in changes {
            let start = at.index(bytes.len() + 1);
            let end = bytes.len().min(start + length);
            bytes.splice(start..end, piece.bytes());
        }
        bytes
    })
}

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let text = "[ -~\\x00\\n\u{e9}\u{2028}]{0,200}".prop_map(String::into_bytes);
    prop_oneof![vec(any::<u8>(), 0..300), text, changed()]
}

fn with_status(bytes: &[u8], status: u8) -> Vec<u8> {
    [&[status], bytes].concat()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_decoder_breaks_a_promise(bytes in any_bytes(), status in any::<u8>()) {
        for (_, decode) in all::ALL {
            decode(&bytes);
            decode(&with_status(&bytes, status));
        }
    }
}

/// Deep, long and odd bodies.
#[test]
fn no_decoder_is_exhausted() {
    let deep = |open: &str| open.repeat(10_000);
    let many = |field: fn(usize) -> String| (0..4_000).map(field).collect::<String>();
    let bodies = [
        deep("["),
        deep("{\"a\":"),
        deep("[{\"data\":"),
        format!("{{\"data\":{}}}", "9".repeat(10_000)),
        format!("{{\"transactions\":[{}0]}}", many(|_| "{},".to_owned())),
        format!("\"{}\"", "\\u0000".repeat(10_000)),
        format!("{{{}\"z\":0}}", many(|_| "\"a\":0,".to_owned())),
        format!("{{{}\"z\":0}}", many(|number| format!("\"{number}\":0,"))),
        format!(
            "{{\"data\":{{{}\"z\":NaN}}}}",
            many(|number| format!("\"{number}\":[],"))
        ),
    ];
    for body in bodies {
        for (_, decode) in all::ALL {
            decode(body.as_bytes());
            decode(&with_status(body.as_bytes(), 0));
        }
    }
}

/// Each fuzz target calls the decoder of its name. The tests of the billing crate call the one of its files.
#[test]
fn every_decoder_has_a_fuzz_target() {
    let manifest = include_str!("../../../../fuzz/Cargo.toml");
    let targets = manifest.matches("[[bin]]").count();
    assert_eq!(targets, all::ALL.len() + 1);
    for name in all::ALL.map(|(name, _)| name).into_iter().chain(["orders"]) {
        let path = format!("path = \"fuzz_targets/{name}.rs\"");
        assert!(manifest.contains(&path), "{name}");
    }
}
