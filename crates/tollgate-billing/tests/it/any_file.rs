//! A file of orders with any bytes. `cargo xtask fuzz --target orders` runs the same function under a fuzzer.

#[path = "../../../../fuzz/src/orders.rs"]
mod decoder;

use std::{
    io::{Cursor, Read},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use proptest::{collection::vec, prelude::*, sample::select};
use tollgate_billing::{Columns, Format, Lines};

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
    let csv = "reference;amount;currency;token\norder-1;9.99;EUR;tok_1\n".to_owned();
    let json = format!("\n{JSON}\n");
    for (text, format) in [
        (csv, Format::Csv { delimiter: ';' }),
        (json, Format::JsonLines),
    ] {
        decoder::orders(text.as_bytes());
        let lines = Lines::new(Cursor::new(text), format, Columns::default()).unwrap();
        let orders: Vec<_> = lines.map(Result::unwrap).collect();
        assert_eq!(orders.len(), 1, "{format:?}");
        assert_eq!(orders[0].details.reference, "order-1");
    }
}

/// A file that counts what is read of it.
struct Counted<R>(R, Arc<AtomicUsize>);

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let count = self.0.read(buffer)?;
        self.1.fetch_add(count, Ordering::Relaxed);
        Ok(count)
    }
}

/// A row that does not end, in a cell whose quote is not closed for example, does not fill the memory.
#[test]
fn a_row_without_end_is_refused_after_a_mebibyte() {
    const END: &str = "longer than a mebibyte";
    let csv = "reference,amount,currency,token\norder-1,9.99,EUR,tok_1\n";
    // The last line is the one that does not end.
    for (text, format, last_line) in [
        (format!("{csv}\""), Format::Csv { delimiter: ',' }, 3),
        (csv.to_owned(), Format::Csv { delimiter: ',' }, 3),
        (format!("{JSON}\n"), Format::JsonLines, 2),
        ("\"".to_owned(), Format::Csv { delimiter: ',' }, 1),
    ] {
        let read = Arc::new(AtomicUsize::new(0));
        let endless = std::io::repeat(b'a').take(1 << 26);
        let file = Counted(Cursor::new(text.clone()).chain(endless), read.clone());
        match Lines::new(file, format, Columns::default()) {
            Ok(lines) => {
                let lines: Vec<_> = lines.collect();
                let [Ok(order), Err(last)] = &lines[..] else {
                    panic!("{text}: {lines:?}");
                };
                assert_eq!(order.details.reference, "order-1");
                assert!(last.why.contains(END), "{last:?}");
                assert_eq!(last.line, last_line);
            }
            Err(error) => {
                assert!(error.to_string().contains(END), "{text}: {error}");
                assert_eq!(last_line, 1);
            }
        }
        assert!(read.load(Ordering::Relaxed) < 1 << 21, "{text}");
    }
}

/// The longest row is an order like any other. After a longer one no row is read.
#[test]
fn a_row_of_a_mebibyte_is_read() {
    let order = |length: usize| {
        let cells = "order-1,9.99,EUR,tok_1,";
        format!("{cells}{}\n", "a".repeat(length - cells.len() - 1))
    };
    for (length, expected) in [
        (1 << 20, [true, true].as_slice()),
        ((1 << 20) + 1, &[false]),
    ] {
        let file = [
            "reference,amount,currency,token,note\n",
            &order(length),
            &order(40),
        ]
        .concat();
        let format = Format::Csv { delimiter: ',' };
        let lines = Lines::new(Cursor::new(file), format, Columns::default()).unwrap();
        let read: Vec<_> = lines.map(|line| line.is_ok()).collect();
        assert_eq!(read, expected, "{length}");
    }
}
