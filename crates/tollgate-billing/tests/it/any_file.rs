//! A file of orders with any bytes. `cargo xtask fuzz --target orders` runs the same function under a fuzzer.

#[path = "../../../../fuzz/src/orders.rs"]
mod decoder;

use proptest::{collection::vec, prelude::*, sample::select};

const PIECES: [&str; 14] = [
    "order-1",
    ",",
    ";",
    "\"",
    "\n",
    "\r\n",
    "9.99",
    "EUR",
    "tok_1",
    "{",
    "}",
    "\"amount\":",
    "null",
    "\u{feff}",
];

const JSON: &str = r#"{"reference":"order-1","amount":"9.99","currency":"EUR","token":"tok_1"}"#;

fn any_bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces = vec(select(&PIECES[..]), 0..40).prop_map(|pieces| pieces.concat().into_bytes());
    let json = vec(
        prop_oneof![Just(JSON), select(&PIECES[..]), Just("\n")],
        0..20,
    );
    let json = json.prop_map(|lines| lines.concat().into_bytes());
    prop_oneof![vec(any::<u8>(), 0..200), pieces, json]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_file_is_read_or_refused(bytes in any_bytes()) {
        decoder::orders(&bytes);
    }
}

/// An order is read, and found again at its place, in each format.
#[test]
fn a_file_of_each_format_is_read() {
    use tollgate_billing::{Columns, Format, Lines};
    let csv = "reference;amount;currency;token\norder-1;9.99;EUR;tok_1\n".to_owned();
    let json = format!("\n{JSON}\n");
    for (text, format) in [
        (csv, Format::Csv { delimiter: ';' }),
        (json, Format::JsonLines),
    ] {
        decoder::orders(text.as_bytes());
        let lines = Lines::new(std::io::Cursor::new(text), format, Columns::default()).unwrap();
        let orders: Vec<_> = lines.map(Result::unwrap).collect();
        assert_eq!(orders.len(), 1, "{format:?}");
        assert_eq!(orders[0].details.reference, "order-1");
    }
}
