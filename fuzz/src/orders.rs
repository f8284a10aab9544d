//! The orders of a billing run's file.

use std::io::Cursor;

use tollgate_billing::{Columns, Format, Lines};

/// Any file is read line by line or refused, and each order that is read is found again at its place.
pub fn orders(bytes: &[u8]) {
    let formats = [
        Format::Csv { delimiter: ',' },
        Format::Csv { delimiter: ';' },
        Format::JsonLines,
    ];
    for format in formats {
        read(bytes, format);
        if let Format::Csv { delimiter } = format {
            let names = ["reference", "amount", "currency", "token"];
            let head = names.join(&delimiter.to_string());
            read(&[head.as_bytes(), b"\n", bytes].concat(), format);
        }
    }
}

fn read(bytes: &[u8], format: Format) {
    let file = Cursor::new(bytes.to_vec());
    let Ok(mut lines) = Lines::new(file, format, Columns::default()) else {
        return;
    };
    let mut count = 0;
    while let Some(line) = lines.next() {
        count += 1;
        let Ok(order) = line else { continue };
        let at = |place: u64| usize::try_from(place).expect("a place in the file");
        let start = at(order.place.offset);
        let end = start + at(order.place.length);
        let again = lines.again(bytes[start..end].to_vec());
        assert_eq!(again, Some(order.details), "another order at its place");
    }
    assert!(count <= bytes.len(), "more lines than bytes");
}
