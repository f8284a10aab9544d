//! Errors: of connections, of proxies, of lost responses, and of bodies that quote the request.

use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};
use tollgate::{
    CardToken, Initiator, Mode, PayCross, Paymega, Policy, SecretKey,
    paycross::{CardUpdate, Endpoint, NewPayment},
    paymega::Endpoints,
};
use tollgate_leaks::show;
use tollgate_sandbox::{Body, Fault, Kind, Part, Point};

use super::world::{CVV, KEY, PARES, PASSWORD, TOKEN, World};
use crate::{
    clock::{STEP, StepClock, hasty},
    merchant::{PLAIN, charge, usd},
};

pub async fn run(world: &mut World) {
    for (number, kind) in kinds().into_iter().enumerate() {
        world.sandbox.fault(Fault::new(kind).times(50));
        call(world, number).await;
        world.sandbox.clear_faults();
    }
    no_connection(world).await;
    proxy(world).await;
}

/// A policy with which a lost response ends the call after some pauses.
pub fn short() -> Policy {
    hasty().deadline(STEP * 3)
}

/// Every kind of fault, and error bodies of each documented form that quote every secret.
fn kinds() -> Vec<Kind> {
    let (point, reset) = (Point::Before, true);
    let mut kinds = vec![
        Kind::Close { point, reset },
        Kind::Close {
            point,
            reset: false,
        },
        Kind::Cut {
            part: Part::Headers,
            after: 20,
        },
        Kind::Cut {
            part: Part::Body,
            after: 20,
        },
        Kind::Stall { point, for_ms: 400 },
        Kind::Status {
            status: 500,
            point,
            retry_after: None,
        },
        Kind::Refuse { for_ms: 100 },
    ];
    for status in [200, 400, 401, 404, 409, 422, 502] {
        for body in quoting() {
            kinds.push(Kind::Foreign {
                status,
                point,
                body: Body::Json(body),
                content_type: None,
            });
        }
    }
    kinds
}

/// Bodies that quote every secret wherever no name belongs: all of them together, and each as a word by itself.
fn quoting() -> Vec<Value> {
    let all = format!("{KEY} {TOKEN} {PLAIN} {PARES} cvv {CVV} {PASSWORD}");
    let texts = [&all, KEY, TOKEN, PLAIN, PARES, PASSWORD];
    texts.into_iter().flat_map(bodies_with).collect()
}

fn bodies_with(text: &str) -> Vec<Value> {
    let source = json!({ "parameter": text, "pointer": text });
    let error =
        json!({ "detail": text, "title": text, "code": text, "status": text, "source": source });
    let fields = json!({ TOKEN: [text], PLAIN: text, "base": [text] });
    let attributes = json!({ "status": text, "resolution": text, "description": text });
    vec![
        json!({ "errors": [error] }),
        json!({ "errors": fields }),
        json!({ "message": text, "code": text, "errors": fields }),
        json!({ "response": { "status": "error", "code": text, "message": text, "errors": fields } }),
        json!({ "data": { "type": "payment-invoices", "id": "cpi_1", "attributes": attributes } }),
        json!({ "transaction": { "uid": "uid-1", "type": "payment", "status": text, "code": text, "message": text } }),
        json!(text),
    ]
}

async fn call(world: &mut World, number: usize) {
    let token = CardToken::new(TOKEN);
    let paymega = world.paymega.with_policy(short());
    let paycross = world.paycross.with_policy(short());
    let order = charge(&format!("order-{number}"), &token);
    show!(
        world.shown,
        paymega.charge(&order).await,
        paymega.reconcile(&order).await
    );
    let reference = format!("order-{number}");
    let order = NewPayment::by_token(reference, usd(), token.clone(), Initiator::Merchant);
    let order = order.description("Order");
    show!(
        world.shown,
        paycross.charge(&order).await,
        paycross.reconcile(&order).await
    );
    show!(
        world.shown,
        paycross.update_card(&token, &CardUpdate::new()).await
    );
}

/// A port without a server, a host without an address, and a server without TLS.
async fn no_connection(world: &mut World) {
    let plain = world
        .sandbox
        .info()
        .private
        .split('/')
        .nth(2)
        .unwrap()
        .to_owned();
    for base in [
        "http://127.0.0.1:9",
        "https://no-such-host.invalid",
        &format!("https://{plain}"),
    ] {
        let paycross = PayCross::builder(Mode::Test, Endpoint::custom(base))
            .shop("361", SecretKey::new(KEY))
            .policy(short())
            .clock(StepClock::default())
            .build()
            .unwrap();
        let updated = paycross
            .update_card(&CardToken::new(TOKEN), &CardUpdate::new())
            .await;
        show!(world.shown, paycross, updated);
    }
}

/// A proxy that opens no tunnel and quotes the request, and one that is not there.
async fn proxy(world: &mut World) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = vec![0; 2048];
            let length = stream.read(&mut request).await.unwrap_or_default();
            let head =
                format!("HTTP/1.1 407 {PASSWORD}\r\nproxy-authenticate: Basic realm={KEY}\r\n");
            let quote = format!("{head}content-length: {length}\r\n\r\n");
            let _ = stream
                .write_all(&[quote.as_bytes(), &request[..length]].concat())
                .await;
        }
    });
    for address in [address.to_string(), "127.0.0.1:9".to_owned()] {
        for base in ["https://pay.example", "http://localhost:9"] {
            let url = format!("http://name:{PASSWORD}@{address}");
            let paymega = Paymega::builder(Mode::Test, Endpoints::custom(base, base, base))
                .account("coma_1", SecretKey::new("Kq3mZ8vX2cW5jT9r"))
                .proxy(url)
                .policy(short())
                .clock(StepClock::default());
            show!(world.shown, paymega);
            let paymega = paymega.build().unwrap();
            show!(world.shown, paymega, paymega.profile().await);
        }
    }
    server.abort();
}
