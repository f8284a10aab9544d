//! A small HTTP client, so that the tests do not depend on the client that the sandbox tests.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use std::time::SystemTime;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tollgate_sandbox::Sandbox;

/// A response.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

/// Sends bytes, and returns all bytes of the response until the connection ends.
pub async fn raw(address: &str, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request).await.unwrap();
    let mut response = Vec::new();
    // A reset is an end as well.
    let _ = stream.read_to_end(&mut response).await;
    response
}

/// `http://127.0.0.1:80/api/x` becomes `127.0.0.1:80` and `/api/x`.
pub fn split(url: &str) -> (&str, &str) {
    let rest = url.strip_prefix("http://").unwrap();
    rest.split_at(rest.find('/').unwrap())
}

/// The bytes of a request.
pub fn request(method: &str, url: &str, headers: &str, body: &str) -> Vec<u8> {
    let (host, path) = split(url);
    let length = body.len();
    format!(
        "{method} {path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n\
         content-length: {length}\r\n{headers}\r\n{body}"
    )
    .into_bytes()
}

/// Sends one request, and reads one whole response.
pub async fn call(method: &str, url: &str, headers: &str, body: &str) -> Reply {
    let response = raw(split(url).0, &request(method, url, headers, body)).await;
    let response = String::from_utf8(response).unwrap();
    let (head, body) = response
        .split_once("\r\n\r\n")
        .unwrap_or_else(|| panic!("{response:?}"));
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    Reply {
        status,
        head: head.to_owned(),
        body: body.to_owned(),
    }
}

/// A call of the Private API.
pub async fn private(sandbox: &Sandbox, method: &str, path: &str, body: &Value) -> Reply {
    let info = sandbox.info();
    let key = STANDARD.encode(format!("{}:{}", info.account, info.api_key));
    let headers = format!("authorization: Basic {key}\r\ncontent-type: application/json\r\n");
    let body = if body.is_null() {
        String::new()
    } else {
        body.to_string()
    };
    call(method, &format!("{}{path}", info.private), &headers, &body).await
}

/// An order for ten dollars, with more attributes.
pub fn order(reference: &str, more: &Value) -> Value {
    let mut attributes = json!({
        "reference_id": reference,
        "amount": 10,
        "currency": "USD",
        "service": "payment_card_usd_hpp",
        "test_mode": true
    });
    for (name, value) in more.as_object().unwrap() {
        attributes[name] = value.clone();
    }
    json!({"data": {"type": "payment-invoices", "attributes": attributes}})
}

/// Creates an invoice, and returns its object.
pub async fn invoice(sandbox: &Sandbox, reference: &str, more: &Value) -> Value {
    let reply = private(
        sandbox,
        "POST",
        "/payment-invoices",
        &order(reference, more),
    )
    .await;
    assert_eq!(reply.status, 201, "{}", reply.body);
    reply.json()["data"].clone()
}

/// Reads an invoice's attributes again.
pub async fn attributes(sandbox: &Sandbox, id: &str) -> Value {
    let path = format!("/payment-invoices/{id}");
    let reply = private(sandbox, "GET", &path, &Value::Null).await;
    reply.json()["data"]["attributes"].clone()
}

/// The bearer of an invoice.
pub fn bearer(invoice: &Value) -> String {
    let token = &invoice["attributes"]["flow_data"]["metadata"]["token"];
    token.as_str().unwrap().to_owned()
}

/// Sends a sale with the invoice's bearer.
pub async fn sale(sandbox: &Sandbox, invoice: &Value, attributes: &Value) -> Reply {
    let body = json!({"data": {"type": "sale-operation", "attributes": attributes}});
    let headers = format!(
        "authorization: Bearer {}\r\ncontent-type: application/json\r\n",
        bearer(invoice)
    );
    let url = format!("{}/payment/sale", sandbox.info().cardgate);
    call("POST", &url, &headers, &body.to_string()).await
}

/// Whether a text shows a short code as a word of its own: random identifiers can contain its digits.
pub fn has_word(text: &str, code: &str) -> bool {
    text.split(|it: char| !it.is_ascii_alphanumeric())
        .any(|word| word == code)
}

/// A card's fields.
pub fn card(number: &str, month: &str, year: &str) -> Value {
    json!({
        "card_number": number,
        "card_holder": "Card Holder",
        "cvv": "123",
        "exp_month": month,
        "exp_year": year
    })
}

/// The card that pays without 3-D Secure.
pub const PAYS: &str = "5519283812030000";
/// The card that pays after 3-D Secure.
pub const ASKS: &str = "5123817234060000";

/// Pays an order and returns the token of its card.
pub async fn token(sandbox: &Sandbox, reference: &str, customer: &str) -> String {
    let more = json!({
        "customer": {"reference_id": customer},
        "gateway_options": {"cardgate": {"tokenize": true}}
    });
    let invoice = invoice(sandbox, reference, &more).await;
    let reply = sale(sandbox, &invoice, &card(PAYS, "12", "35")).await;
    assert_eq!(reply.json()["status"], "processed");
    let paid = attributes(sandbox, invoice["id"].as_str().unwrap()).await;
    paid["payload"]["token"].as_str().unwrap().to_owned()
}

/// `2020-12-13T15:52:00+00:00`, made from `Sun, 13 Dec 2020 15:52:00 GMT`.
pub fn date_time(moment: SystemTime) -> String {
    let text = httpdate::fmt_http_date(moment);
    let parts: Vec<&str> = text.split(' ').collect();
    let months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    let month = months.find(parts[2]).unwrap() / 3 + 1;
    format!("{}-{month:02}-{}T{}+00:00", parts[3], parts[1], parts[4])
}
