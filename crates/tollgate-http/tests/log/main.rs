//! The log of an attempt contains the attempt's data, and no secret.
//!
//! One test in a process of its own: `tracing` caches for the whole process whether a call site has a subscriber, and
//! the first thread that reaches the call site decides.

#[expect(dead_code, reason = "the other tests use the rest of it")]
#[path = "../../src/tests/client.rs"]
mod client;
#[expect(dead_code, reason = "the other tests use the rest of it")]
#[path = "../../src/tests/server.rs"]
mod server;

use std::collections::BTreeMap;

use tollgate_http::{
    ByteStream, ClientHooks, ClientInfo, Context, Credentials, Error, OperationInfo, QueryParam,
    RequestBuilderExt, Response, ResponseValue, encode_path, transport,
};
use tollgate_leaks::Journal;

use self::{client::Generated, server::Server};

const SECRET: &str = "s3cr3t";

/// A body whose fields may be left out.
#[derive(Debug, serde::Deserialize)]
#[serde(transparent)]
struct Doc {
    #[serde(deserialize_with = "tollgate_types::lenient::required_items")]
    fields: BTreeMap<String, u8>,
}

#[tokio::test]
async fn the_log_shows_nothing_of_a_request_or_a_response() {
    let log = Journal::begin();
    names_each_attempt(&log).await;
    names_the_first_fields_that_were_left_out(&log);
}

async fn names_each_attempt(log: &Journal) {
    attempt(b"HTTP/1.1 422 No\r\nx: s3cr3t\r\ncontent-length: 6\r\n\r\ns3cr3t").await;
    attempt(b"").await;
    let text = log.take();
    for word in [
        "operation=\"get_thing\"",
        "method=GET",
        "status=422",
        "elapsed_ms=",
        "failure=the response was lost: ",
    ] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains(SECRET), "{text}");
}

/// Gets `/things/{SECRET}?q={SECRET}` from a server that sends this response and then closes the connection.
async fn attempt(response: &[u8]) {
    let server = Server::start().await;
    let provider = rustls::crypto::ring::default_provider();
    let tls = rustls::ClientConfig::builder_with_provider(provider.into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    let transport = transport().tls_backend_preconfigured(tls).build().unwrap();
    let context = Context::new(Credentials::Bearer(SECRET.into()));
    let client = Generated::new(&server.base, transport, context);
    let (result, _) = tokio::join!(client.get(SECRET, Some(SECRET)), server.response(response));
    result.unwrap_err();
}

fn names_the_first_fields_that_were_left_out(log: &Journal) {
    let fields: Vec<_> = (10..50)
        .map(|key| format!("\"k{key}\":\"{SECRET}\""))
        .collect();
    let body = format!("{{{}}}", fields.join(","));
    let response = Response::new(
        reqwest::StatusCode::OK,
        reqwest::header::HeaderMap::new(),
        body,
    );
    assert!(response.json::<Doc>().unwrap().fields.is_empty());
    let text = log.take();
    for word in ["count=40", "\"k10\"", "\"k25\""] {
        assert!(text.contains(word), "{word}: {text}");
    }
    assert!(!text.contains("k26") && !text.contains(SECRET), "{text}");
}
