//! Decoding a body that was read already.

use std::hint::black_box;

use serde::de::DeserializeOwned;
use tollgate_paymega_private::types::InvoiceList;
use tollgate_types::{InvoiceDocument, json};

use crate::{Result, body, plain};

pub fn run(row: &str, count: u32) -> Result {
    let body = body()?;
    match row {
        "decode-invoice" => ours::<InvoiceDocument>(&body, count),
        "decode-invoice-plain" => theirs::<plain::Document>(&body, count),
        "decode-page" => ours::<InvoiceList>(&body, count),
        "decode-page-plain" => theirs::<plain::List>(&body, count),
        _ => Err("no such row".into()),
    }
}

fn ours<T: DeserializeOwned>(body: &[u8], count: u32) -> Result {
    for _ in 0..count {
        black_box(json::read::<T>(black_box(body))?);
    }
    Ok(())
}

fn theirs<T: DeserializeOwned>(body: &[u8], count: u32) -> Result {
    for _ in 0..count {
        black_box(serde_json::from_slice::<T>(black_box(body))?);
    }
    Ok(())
}
