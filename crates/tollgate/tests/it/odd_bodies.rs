//! Bodies with odd values or broken texts: a broken field that does not concern money makes no response unreadable.

use serde_json::{Value, json};
use tollgate::{
    Currency, Error, MoneyState, Outcome, RawResponse,
    error::ResponseLost,
    paymega::{Invoice, InvoiceRange},
};

use crate::{
    bytes::{self, Scripted},
    written::{Asked, invoice, order, sent},
};

const SALE: &str = "POST /payment/sale";
const SHOW: &str = "GET /payment-invoices/cpi_1";

/// The oddity of a body: text before it, and further fields of the invoice.
const HARMLESS: &[(&str, &str)] = &[
    ("", r#""description":"Order \ud83d""#),
    ("", r#""description":"Order \udc00\ud83d \x""#),
    ("", "\"description\":\"two\nlines\""),
    ("", r#""fee":NaN,"deposit":-Infinity,"exchange_rate":01"#),
    ("", r#""fee":1e400,"descriptor":[]"#),
    ("", r#""a_new_field":"\ud83d","another":[NaN,{"a":"\q"}]"#),
    ("\u{feff}", r#""rrn":{}"#),
    (
        "\u{feff} ",
        r#""callback_logs":{"1":NaN,"2":null,"3":[]},"source":"\ud83d""#,
    ),
    (
        "",
        r#""return_urls":[],"callback_logs":[],"refunds":{},"source":{}"#,
    ),
];

/// The invoice in a body, with more text in its attributes.
fn body(before: &str, invoice: &Value, more: &str) -> Vec<u8> {
    let text = json!({ "data": invoice }).to_string();
    let (start, rest) = text.split_once(r#""attributes":{"#).unwrap();
    format!(r#"{before}{start}"attributes":{{{more},{rest}"#).into_bytes()
}

/// A provider whose invoices are all odd in one way, and whose sale succeeds.
async fn odd(before: &'static str, more: &'static str) -> Scripted {
    Scripted::open(move |asked: &Asked| match asked.line.as_str() {
        SALE => (
            200,
            br#"{"status":"process_pending","auth_mode":null,"auth_payload":[]}"#.to_vec(),
        ),
        SHOW => (200, body(before, &invoice("processed", &json!([])), more)),
        line if line.starts_with("GET") => {
            (200, body(before, &invoice("processed", &json!([])), more))
        }
        _ => (201, body(before, &invoice("created", &sent(asked)), more)),
    })
    .await
}

#[tokio::test]
async fn a_charge_is_known_although_other_fields_are_broken() {
    for (before, more) in HARMLESS {
        let written = odd(before, more).await;
        let charged = written.platform.charge(&order()).await;
        assert!(
            matches!(charged, Ok(Outcome::Succeeded(_))),
            "{more}: {charged:?}"
        );
        assert_eq!(
            (written.count("POST /payment-invoices"), written.count(SALE)),
            (1, 1)
        );
        let found = written.platform.find("order-1042").await;
        assert!(
            matches!(&found, Ok(Some(it)) if it.id() == "cpi_1"),
            "{more}: {found:?}"
        );
    }
}

#[tokio::test]
async fn a_broken_description_is_repaired_and_omitted_fields_are_named() {
    let written = odd(
        "\u{feff}",
        r#""description":"Order \ud83d","fee":NaN,"rrn":[]"#,
    )
    .await;
    let invoice = written.platform.invoice("cpi_1").await.unwrap();
    assert_eq!(
        invoice.attributes().description.as_deref(),
        Some("Order \u{fffd}")
    );
    let mut left_out = invoice.raw().unwrap().left_out();
    left_out.sort();
    assert_eq!(left_out, ["data.attributes.fee", "data.attributes.rrn"]);
    assert!(
        invoice
            .raw()
            .unwrap()
            .expose_body()
            .starts_with(b"\xef\xbb\xbf{")
    );
}

#[tokio::test]
async fn a_charge_with_a_broken_core_field_is_never_definite() {
    for (name, raw) in [
        ("processed_amount", "NaN"),
        ("processed_amount", r#""19.99\ud83d""#),
        ("currency", r#""usd\ud83d""#),
        ("currency", "840"),
        ("status", r#""processed\x""#),
        ("status", "NaN"),
        ("reference_id", "\"order-1042\n\""),
        ("amount", "019.99"),
        ("payment_flow", "undefined"),
        ("original_data", r#""\ud83d""#),
        ("refunds", "5"),
    ] {
        let written = Scripted::once(move |asked: &Asked| {
            let mut shown = invoice("processed", &json!([]));
            shown["attributes"][name] = "(hole)".into();
            let text = json!({ "data": shown })
                .to_string()
                .replace("\"(hole)\"", raw);
            (
                if asked.line.starts_with("POST") {
                    201
                } else {
                    200
                },
                text.into_bytes(),
            )
        })
        .await;
        let error = written.platform.charge(&order()).await.unwrap_err();
        let is_unknown =
            matches!(&error, Error::OutcomeUnknown(it) if it.loss() == ResponseLost::Unreadable);
        assert!(is_unknown, "{name} {raw}: {error:?}");
        assert_eq!(error.money(), MoneyState::Unknown);
        assert!(String::from_utf8_lossy(error.raw().unwrap().expose_body()).contains(raw));
        assert_eq!(written.count(SALE), 0, "{name} {raw}");
    }
}

#[tokio::test]
async fn a_page_of_odd_invoices_is_read_whole() {
    let page = Scripted::open(|_| {
        let invoices = (0..20).map(|number| {
            let mut odd = invoice("processed", &json!([]));
            odd["id"] = format!("cpi_{number}").into();
            odd["attributes"]["source"] = json!({ "name": "api" });
            odd["attributes"]["fee"] = json!("");
            odd
        });
        let invoices: Vec<_> = invoices.collect();
        bytes::json(
            200,
            &json!({ "data": invoices, "included": [null, { "id": [] }], "meta": [], "links": [] }),
        )
    })
    .await;
    let mut invoices = page.platform.invoices(InvoiceRange::all());
    let mut read: Vec<Invoice> = Vec::new();
    while let Some(invoice) = invoices.next().await {
        read.push(invoice.unwrap());
    }
    assert_eq!(read.len(), 20);
    for invoice in &read {
        let mut left_out = invoice.raw().map(RawResponse::left_out).unwrap();
        left_out.sort();
        assert_eq!(left_out, ["data.attributes.fee", "data.attributes.source"]);
    }
}

#[tokio::test]
async fn good_balances_stay_beside_one_that_cannot_be_read() {
    let account = json!({ "account_id": "comca_1", "active_balance": "5.00" });
    let written = Scripted::open(move |_| {
        let accounts = json!({ "USD": account, "EUR": null, "GBP": [1], "UAH": "5.00", "PLN": [] });
        let attributes = json!({ "currency_accounts": accounts });
        bytes::json(
            200,
            &json!({ "data": { "type": "account", "id": "coma_1", "attributes": attributes } }),
        )
    })
    .await;
    let balances = written.platform.balances().await.unwrap();
    assert!(balances.of(Currency::USD).unwrap().active_balance.is_some());
    let codes: Vec<_> = balances.iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["PLN", "USD"]);
    let mut left_out = balances.raw().unwrap().left_out();
    left_out.sort();
    let places =
        ["EUR", "GBP", "UAH"].map(|code| format!("data.attributes.currency_accounts.{code}"));
    assert_eq!(left_out, places);
}

#[tokio::test]
async fn an_empty_list_of_php_is_an_empty_object_everywhere() {
    let empty =
        Scripted::open(|_| bytes::json(200, &json!({ "data": [], "meta": [], "links": [] }))).await;
    assert!(empty.platform.find("order-1042").await.unwrap().is_none());
    assert!(
        empty
            .platform
            .invoices(InvoiceRange::all())
            .next()
            .await
            .is_none()
    );
    assert!(empty.platform.services().next().await.is_none());
    let bare = Scripted::open(|_| {
        bytes::json(
            200,
            &json!({ "data": { "id": "coma_1", "attributes": [] } }),
        )
    })
    .await;
    assert_eq!(bare.platform.balances().await.unwrap().iter().count(), 0);
    let error = bare.platform.invoice("coma_1").await.unwrap_err();
    assert!(
        matches!(error, Error::OutcomeUnknown(_)),
        "an invoice has a status: {error:?}"
    );
}

#[tokio::test]
async fn a_challenge_keeps_its_fields_beside_one_that_is_null() {
    let params = json!({ "creq": "x", "threeDSSessionData": null, "n": 5, "b": true, "l": ["x"] });
    let written = Scripted::open(move |asked: &Asked| match asked.line.as_str() {
        SALE => {
            let payload =
                json!({ "action": "https://acs.example/", "method": "POST", "params": params });
            bytes::json(200, &json!({ "status": "process_pending", "auth_mode": "3ds", "auth_payload": payload }))
        }
        _ => bytes::json(201, &json!({ "data": invoice("created", &sent(asked)) })),
    })
    .await;
    let outcome = written.platform.charge(&order()).await.unwrap();
    let Outcome::ActionRequired(challenge) = &outcome else {
        panic!("{outcome:?}")
    };
    let fields = challenge.form().unwrap().fields();
    let fields: Vec<_> = fields.map(|(name, value)| (name, value.expose())).collect();
    assert_eq!(fields, [("b", "true"), ("creq", "x"), ("n", "5")]);
    let mut left_out = challenge.raw().unwrap().left_out();
    left_out.sort();
    assert_eq!(
        left_out,
        [
            "auth_payload.params.l",
            "auth_payload.params.threeDSSessionData"
        ]
    );
}

#[tokio::test]
async fn a_body_that_cannot_be_read_stays_reachable() {
    for unreadable in [
        &b"{\"data\":"[..],
        b"<html>",
        b"\xff\xfe{\0}\0",
        b"{\"data\":{\"id\":1,\"id\":2}}",
    ] {
        let written = Scripted::once(move |_| (200, unreadable.to_vec())).await;
        let error = written.platform.invoice("cpi_1").await.unwrap_err();
        assert!(matches!(error, Error::OutcomeUnknown(_)), "{error:?}");
        assert_eq!(error.raw().unwrap().expose_body(), unreadable);
    }
}
