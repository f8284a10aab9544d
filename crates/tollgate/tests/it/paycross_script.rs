//! A gateway that is a script, over a real socket: it sends responses that no sandbox sends.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    http::{Method, StatusCode, Uri},
};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tollgate::{
    Error, Mode, Outcome, PayCross, SecretKey,
    paycross::{Endpoint, NewPayment, PayCrossBuilder, Transaction},
};

use crate::{
    clock::{StepClock, steady},
    paycross_shop::{PLAIN, payment},
};

/// One request as it came: whether it moves money, its path, and its body.
#[derive(Clone, Debug)]
pub struct Asked {
    pub is_post: bool,
    pub path: String,
    pub body: Value,
}

/// A status and a body, which need not be JSON.
pub type Response = (u16, String);

/// A client, and its requests to the gateway.
pub struct Gateway {
    pub paycross: PayCross,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Gateway {
    /// A gateway with these responses, one after the other, and 503 afterwards.
    pub async fn script(responses: impl IntoIterator<Item = (u16, Value)>) -> Self {
        Self::script_with(responses, |builder| builder).await
    }

    pub async fn script_with(
        responses: impl IntoIterator<Item = (u16, Value)>,
        change: impl FnOnce(PayCrossBuilder) -> PayCrossBuilder,
    ) -> Self {
        let mut script: VecDeque<_> = responses.into_iter().collect();
        let next = move |_: &Asked| written(script.pop_front().unwrap_or((503, Value::Null)));
        Self::with(next, change).await
    }

    /// A gateway that responds to each request with the result of `respond`.
    pub async fn with(
        respond: impl FnMut(&Asked) -> Response + Send + 'static,
        change: impl FnOnce(PayCrossBuilder) -> PayCrossBuilder,
    ) -> Self {
        let (respond, asked) = (Arc::new(Mutex::new(respond)), Arc::default());
        let log: Arc<Mutex<Vec<Asked>>> = Arc::clone(&asked);
        let router = Router::new().fallback(move |method: Method, uri: Uri, body: Bytes| {
            let request = Asked {
                is_post: method == Method::POST,
                path: uri.path().to_owned(),
                body: serde_json::from_slice(&body).unwrap_or_default(),
            };
            let (status, body) = (respond.lock().unwrap())(&request);
            log.lock().unwrap().push(request);
            async move { (StatusCode::from_u16(status).unwrap(), body) }
        });
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let endpoint = Endpoint::custom(format!("http://{}", listener.local_addr().unwrap()));
        tokio::spawn(async move { axum::serve(listener, router).await });
        let builder = PayCross::builder(Mode::Test, endpoint)
            .shop("361", SecretKey::new("key"))
            .policy(steady())
            .clock(StepClock::default());
        let paycross = change(builder).build().unwrap();
        Self { paycross, asked }
    }

    pub async fn charge(&self) -> Result<Outcome<Transaction>, Error> {
        self.paycross.charge(&order()).await
    }

    /// How many requests that move money were sent.
    pub fn sent(&self) -> usize {
        self.asked
            .lock()
            .unwrap()
            .iter()
            .filter(|it| it.is_post)
            .count()
    }

    /// The paths of all requests.
    pub fn paths(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|it| it.path.clone()).collect()
    }
}

pub fn written((status, body): (u16, Value)) -> Response {
    (status, body.to_string())
}

pub fn order() -> NewPayment {
    payment("order-1042", PLAIN)
}

pub fn nothing() -> (u16, Value) {
    (200, json!({"transactions": []}))
}

pub fn transaction(status: &str) -> Value {
    json!({
        "uid": "uid-1",
        "type": "payment",
        "status": status,
        "amount": 1999,
        "currency": "USD",
        "tracking_id": "order-1042",
        "test": true,
        "credit_card": {"last_4": "0000"},
    })
}

/// The transaction with these fields changed.
pub fn changed(status: &str, fields: &Value) -> Value {
    let mut transaction = transaction(status);
    for (name, value) in fields.as_object().unwrap() {
        transaction[name] = value.clone();
    }
    transaction
}

pub fn one(transaction: &Value) -> (u16, Value) {
    (200, json!({"transaction": transaction}))
}

pub fn list(transactions: &[Value]) -> (u16, Value) {
    (200, json!({"transactions": transactions}))
}

pub fn wrapped(status: &str) -> (u16, Value) {
    one(&transaction(status))
}

pub fn found(status: &str) -> (u16, Value) {
    list(&[transaction(status)])
}

pub fn duplicate() -> (u16, Value) {
    let body = json!({"response": {"message": "Duplicate transaction", "errors": {}}});
    (422, body)
}

/// Proxies and firewalls send these in the gateway's place.
pub fn foreign() -> Vec<Response> {
    let json = [
        (403, json!({"error": {"code": 403, "message": "blocked"}})),
        (403, json!({"error": "Forbidden"})),
        (
            401,
            json!({"errors": [{"code": 401, "title": "Unauthorized"}]}),
        ),
        (422, json!({"errors": [{"detail": "rejected by rule 17"}]})),
        (405, json!({"message": "no such method"})),
        (403, json!({"code": "gateway.route_missing"})),
        (404, json!({"error": {"code": 404}})),
        (
            404,
            json!({"code": "gateway.route_missing", "message": "no route"}),
        ),
        (
            404,
            json!({"code": "F.1000", "message": "Record not found", "errors": {}}),
        ),
        (200, json!({"uid": "job-17", "status": "failed"})),
        (200, json!({"uid": "job-17", "status": "successful"})),
        (200, json!({"status": "ok"})),
    ];
    let html = [200, 401, 403, 404, 405, 422].map(|status| (status, "<html>".to_owned()));
    let empty = [200, 401, 403, 404, 422].map(|status| (status, String::new()));
    json.map(written)
        .into_iter()
        .chain(html)
        .chain(empty)
        .collect()
}
