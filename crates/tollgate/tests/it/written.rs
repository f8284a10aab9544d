//! A Paymega server whose responses a test writes.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use tollgate::{
    CardToken, Mode, Paymega, SecretKey,
    paymega::{Endpoints, TokenCharge},
};

use crate::{
    clock::{StepClock, steady},
    merchant,
};

/// The bearer of the written invoices: its end is in the year 2100.
pub const BEARER: &str = "e30.eyJleHAiOjQxMDI0NDQ4MDB9.x";

/// The parts of a request on which the responses depend.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Method, path and query, such as `GET /payment-invoices/cpi_1`.
    pub line: String,
    pub body: Value,
    /// How many requests with this line came before.
    pub earlier: usize,
}

/// A response: the status, and the body or nothing.
pub type Response = (u16, Value);

pub struct Written {
    pub platform: Paymega,
    asked: Arc<Mutex<Vec<String>>>,
    server: tokio::task::JoinHandle<()>,
}

impl Written {
    pub async fn open(response: impl Fn(&Asked) -> Response + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let seen = Arc::clone(&asked);
        let server = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some((line, body)) = request(&mut stream).await else {
                    continue;
                };
                let earlier = seen
                    .lock()
                    .unwrap()
                    .iter()
                    .filter(|it| **it == line)
                    .count();
                seen.lock().unwrap().push(line.clone());
                let (status, body) = response(&Asked {
                    line,
                    body,
                    earlier,
                });
                let _ = stream.write_all(written(status, &body).as_bytes()).await;
            }
        });
        let platform = Paymega::builder(Mode::Test, Endpoints::custom(&base, &base, &base))
            .account("coma_1", SecretKey::new("key"))
            .policy(steady())
            .clock(StepClock::default())
            .build()
            .unwrap();
        Self {
            platform,
            asked,
            server,
        }
    }

    /// How many request lines begin with this text.
    pub fn count(&self, line: &str) -> usize {
        let asked = self.asked.lock().unwrap();
        asked.iter().filter(|it| it.starts_with(line)).count()
    }
}

impl Drop for Written {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// The order that the written invoices are about.
pub fn order() -> TokenCharge {
    merchant::charge("order-1042", &CardToken::new("token"))
}

/// The order's invoice `cpi_1`, which shows this `metadata`.
pub fn invoice(status: &str, metadata: &Value) -> Value {
    json!({ "type": "payment-invoices", "id": "cpi_1", "attributes": {
        "status": status,
        "resolution": "ok",
        "reference_id": "order-1042",
        "amount": 19.99,
        "processed_amount": (status == "processed").then_some("19.99"),
        "currency": "usd",
        "test_mode": true,
        "payment_flow": "charge",
        "metadata": metadata,
        "flow_data": { "metadata": { "sid": "cgi_1", "token": BEARER } },
    } })
}

/// The metadata that a creation sent.
pub fn sent(asked: &Asked) -> Value {
    asked.body["data"]["attributes"]["metadata"].clone()
}

/// The first line and the body of a request.
pub async fn request(stream: &mut TcpStream) -> Option<(String, Value)> {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| {
                    line.to_ascii_lowercase()
                        .strip_prefix("content-length: ")?
                        .parse()
                        .ok()
                })
                .unwrap_or(0);
            if body.len() >= length {
                let line = head
                    .lines()
                    .next()?
                    .trim_end_matches(" HTTP/1.1")
                    .to_owned();
                return Some((line, serde_json::from_str(body).unwrap_or_default()));
            }
        }
        let mut more = [0; 4096];
        match stream.read(&mut more).await {
            Ok(count) if count > 0 => bytes.extend_from_slice(&more[..count]),
            _ => return None,
        }
    }
}

fn written(status: u16, body: &Value) -> String {
    let body = body.to_string();
    let length = body.len();
    let head = "content-type: application/json\r\nconnection: close";
    format!("HTTP/1.1 {status} Any\r\n{head}\r\ncontent-length: {length}\r\n\r\n{body}")
}
