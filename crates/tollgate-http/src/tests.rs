//! Tests of a generated client against real sockets on loopback.

mod client;
mod hostile;
mod server;

use std::{collections::BTreeMap, fmt::Write, time::Duration};

use reqwest::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use tollgate_types::lenient::required_items;

use self::{client::Generated, server::Server};
use crate::{ByteStream, Context, Credentials, Error, Failure, Loss, Miss, Response, outcome};

const SECRET: &str = "s3cr3t";

/// A body whose fields may be left out.
#[derive(Debug, serde::Deserialize)]
#[serde(transparent)]
struct Doc {
    #[serde(deserialize_with = "required_items")]
    fields: BTreeMap<String, u8>,
}

type Result = std::result::Result<(Doc, Response), Miss>;

fn context() -> Context {
    Context::new(Credentials::Bearer(SECRET.into()))
}

/// The transport, with TLS without trusted roots: all addresses here are plain HTTP.
fn transport() -> reqwest::ClientBuilder {
    let provider = rustls::crypto::ring::default_provider();
    let config = rustls::ClientConfig::builder_with_provider(provider.into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    crate::transport().tls_backend_preconfigured(config)
}

fn client(base: &str, context: Context) -> Generated {
    Generated::new(base, transport().build().unwrap(), context)
}

/// Every text that a failure can write into a log.
fn shown(miss: &Miss) -> String {
    let mut text = format!("{miss:?} {miss:#?}");
    if let Miss::Failure(failure) = miss {
        let mut error: Option<&dyn std::error::Error> = Some(failure);
        while let Some(link) = error {
            write!(text, " {link} {link:?}").unwrap();
            error = link.source();
        }
    }
    text
}

/// Gets `/things/{SECRET}?q={SECRET}` from a server that sends this response and then closes the connection.
async fn get(response: &'static [u8], context: Context) -> Result {
    let server = Server::start().await;
    let client = client(&server.base, context);
    let (result, _) = tokio::join!(client.get(SECRET, Some(SECRET)), server.response(response));
    outcome(result)
}

/// Gets from a server that sends this response and then keeps the connection open without a byte.
async fn stalled(response: &str, context: Context) -> Miss {
    let server = Server::start().await;
    let client = client(&server.base, context);
    tokio::select! {
        result = client.get("a", None) => outcome(result).unwrap_err(),
        () = server.stall(response.as_bytes()) => unreachable!(),
    }
}

#[tokio::test]
async fn reads_a_response_and_keeps_it() {
    let response = b"HTTP/1.1 201 Created\r\nx-a: b\r\ncontent-length: 7\r\n\r\n{\"a\":1}";
    let (doc, response) = get(response, context()).await.unwrap();
    assert_eq!(doc.fields["a"], 1);
    assert_eq!(response.status(), 201);
    assert_eq!(response.headers()["x-a"], "b");
    assert_eq!(response.body(), b"{\"a\":1}");
}

#[tokio::test]
async fn a_refused_connection_is_never_connected() {
    let base = Server::start().await.base;
    let miss = outcome(client(&base, context()).get(SECRET, Some(SECRET)).await).unwrap_err();
    assert!(
        matches!(miss, Miss::Failure(Failure::NeverConnected(_))),
        "{miss:?}"
    );
    assert!(!shown(&miss).contains(SECRET), "{}", shown(&miss));
}

#[tokio::test]
async fn a_cut_is_a_loss_whenever_it_comes() {
    let whole = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"a\"";
    for length in [0, 12, whole.len() - 4, whole.len()] {
        let miss = get(&whole.as_bytes()[..length], context())
            .await
            .unwrap_err();
        let Miss::Failure(Failure::Lost {
            loss: Loss::Cut,
            status,
            ..
        }) = &miss
        else {
            panic!("{miss:?}");
        };
        assert_eq!(status.is_some(), length > 12, "{length}");
        assert!(!shown(&miss).contains(SECRET), "{}", shown(&miss));
    }
}

#[tokio::test]
async fn a_response_that_is_not_http_is_lost() {
    let miss = get(b"220 mail ready\r\n", context()).await.unwrap_err();
    assert!(
        matches!(
            miss,
            Miss::Failure(Failure::Lost {
                loss: Loss::Cut,
                ..
            })
        ),
        "{miss:?}"
    );
}

#[tokio::test]
async fn the_timeout_covers_headers_and_body() {
    assert!(!timed_out("", 50).await, "no status can have come");
    // The time must suffice for the headers; a busy machine may need longer.
    let headers = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{";
    for millis in [100, 1_000, 10_000, 60_000] {
        if timed_out(headers, millis).await {
            return;
        }
    }
    panic!("the headers do not come");
}

/// Waits this long for a stalled response, which must end as a timeout. Returns whether its status arrived.
async fn timed_out(response: &str, millis: u64) -> bool {
    let context = context().attempt_timeout(Duration::from_millis(millis));
    let miss = stalled(response, context).await;
    let Miss::Failure(Failure::Lost {
        loss: Loss::Timeout,
        status,
        ..
    }) = miss
    else {
        panic!("{miss:?}");
    };
    status.is_some()
}

#[tokio::test]
async fn a_body_over_the_limit_is_a_loss() {
    let announced = b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"a\":1}";
    let chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n4\r\n{\"a\"\r\n3\r\n:1}\r\n0\r\n\r\n";
    for response in [announced.as_slice(), chunked] {
        assert!(get(response, context().body_limit(7)).await.is_ok());
        let miss = get(response, context().body_limit(6)).await.unwrap_err();
        let Miss::Failure(Failure::Lost { loss, status, .. }) = miss else {
            panic!("{miss:?}");
        };
        assert_eq!((loss, status.unwrap().as_u16()), (Loss::TooLarge, 200));
    }
}

#[tokio::test]
async fn a_body_announced_as_too_large_is_not_waited_for() {
    let response = "HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n";
    let miss = stalled(response, context().body_limit(6)).await;
    assert!(
        matches!(
            miss,
            Miss::Failure(Failure::Lost {
                loss: Loss::TooLarge,
                ..
            })
        ),
        "{miss:?}"
    );
}

#[tokio::test]
async fn a_redirect_is_a_response() {
    let response = b"HTTP/1.1 307 No
location: http://127.0.0.1:1/
content-length: 0

";
    let miss = get(response, context()).await.unwrap_err();
    assert!(
        matches!(&miss, Miss::Response(kept, None) if kept.status() == 307),
        "{miss:?}"
    );
}

#[tokio::test]
async fn a_response_that_cannot_be_read_is_kept_and_not_shown() {
    for (response, kind) in [
        (
            b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n<s3cr3t/>".as_slice(),
            "no JSON",
        ),
        (
            b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n[\"s3cr3t\"]",
            "JSON of another shape",
        ),
        (
            b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{\"s3cr3t",
            "JSON that ends early",
        ),
        (
            b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n",
            "JSON that ends early",
        ),
    ] {
        let miss = get(response, context()).await.unwrap_err();
        assert!(!shown(&miss).contains(SECRET), "{miss:?}");
        let Miss::Response(kept, Some(why)) = miss else {
            panic!("{miss:?}");
        };
        assert_eq!(why.kind(), kind);
        assert_eq!(kept.status(), 200);
        assert!(response.ends_with(kept.body()));
    }
}

#[tokio::test]
async fn a_response_names_the_fields_that_were_omitted() {
    let odd = b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"a\":1,\"b\":\"s3cr3t\"}";
    let (doc, response) = get(odd, context()).await.unwrap();
    assert_eq!(
        (doc.fields.len(), response.left_out()),
        (1, vec!["b".to_owned()])
    );
    let clean = b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{\"a\":1}";
    assert!(get(clean, context()).await.unwrap().1.left_out().is_empty());
}

#[tokio::test]
async fn errors_of_any_status_are_responses() {
    for (response, status) in [
        (
            b"HTTP/1.1 422 No\r\nx: s3cr3t\r\ncontent-length: 6\r\n\r\ns3cr3t".as_slice(),
            422,
        ),
        (b"HTTP/1.1 502 No\r\ncontent-length: 6\r\n\r\ns3cr3t", 502),
        (b"HTTP/1.1 204 No\r\n\r\n", 204),
    ] {
        let miss = get(response, context()).await.unwrap_err();
        assert!(!shown(&miss).contains(SECRET), "{miss:?}");
        let Miss::Response(kept, None) = miss else {
            panic!("{miss:?}");
        };
        assert_eq!(kept.status(), status);
    }
}

#[tokio::test]
async fn an_id_that_would_move_the_request_is_never_sent() {
    for id in ["", ".", "..", "a\nb", "\u{0}"] {
        let server = Server::start().await;
        let miss = outcome(client(&server.base, context()).get(id, None).await).unwrap_err();
        assert!(
            matches!(miss, Miss::Failure(Failure::InvalidRequest(_))),
            "{id:?}: {miss:?}"
        );
        assert!(!server.was_called().await);
    }
}

#[tokio::test]
async fn a_request_that_cannot_be_built_is_invalid() {
    let any = transport().build().unwrap();
    let strict = transport().https_only(true).build().unwrap();
    for (base, http) in [
        ("no url", any.clone()),
        ("ftp://127.0.0.1", any),
        ("http://127.0.0.1:1", strict),
    ] {
        let client = Generated::new(base, http, context());
        let miss = outcome(client.get("a", None).await).unwrap_err();
        assert!(
            matches!(miss, Miss::Failure(Failure::InvalidRequest(_))),
            "{base}: {miss:?}"
        );
        assert!(!shown(&miss).contains("127.0.0.1"));
    }
    let nested = BTreeMap::from([("a", BTreeMap::from([("b", SECRET)]))]);
    let error: Error<ByteStream> = client("http://127.0.0.1:1", context())
        .send(&nested)
        .await
        .unwrap_err();
    assert!(matches!(error, Error::Failure(Failure::InvalidRequest(_))));
    for credentials in [
        Credentials::Bearer("s3cr3t\n".into()),
        Credentials::Basic {
            user: "a:b".into(),
            password: SECRET.into(),
        },
    ] {
        let client = client("http://127.0.0.1:1", Context::new(credentials));
        let error = client.get("a", None).await.unwrap_err();
        assert!(matches!(error, Error::Failure(Failure::InvalidRequest(_))));
        assert!(!format!("{error} {error:?}").contains(SECRET));
    }
}

#[tokio::test]
async fn sends_credentials_and_headers_and_no_version() {
    let context = Context::new(Credentials::Basic {
        user: "shop".into(),
        password: SECRET.into(),
    })
    .header(
        HeaderName::from_static("requestid"),
        HeaderValue::from_static("r-1"),
    )
    .header(CONTENT_TYPE, HeaderValue::from_static("application/x-own"));
    let server = Server::start().await;
    let client = client(&server.base, context.clone());
    let form = BTreeMap::from([("a[b]", "c & d")]);
    let (_, request) = tokio::join!(client.send(&form), server.response(b""));
    for line in [
        "POST /things HTTP/1.1\r\n",
        "authorization: Basic c2hvcDpzM2NyM3Q=\r\n",
        "requestid: r-1\r\n",
        "content-type: application/x-own\r\n",
    ] {
        assert!(request.contains(line), "{line}{request}");
    }
    assert!(request.ends_with("\r\n\r\na%5Bb%5D=c+%26+d"), "{request}");
    assert!(!request.contains("api-version"), "{request}");
    let shown = format!("{context:?} {context:#?}");
    assert!(
        !shown.contains(SECRET) && !shown.contains("c2hvc") && !shown.contains("r-1"),
        "{shown}"
    );
}

#[tokio::test]
async fn ids_stay_one_segment() {
    let server = Server::start().await;
    let client = client(&server.base, context());
    let (_, request) = tokio::join!(
        client.get("a/..\\..\\b?c#%2e é", Some("x y&z")),
        server.response(b"")
    );
    let line = "GET /things/a%2F..%5C..%5Cb%3Fc%23%252e%20%C3%A9?q=x+y%26z HTTP/1.1\r\n";
    assert!(request.starts_with(line), "{request}");
    assert!(
        request.contains("authorization: Bearer s3cr3t\r\n"),
        "{request}"
    );
}

#[test]
fn calls_can_be_spawned() {
    fn spawn<F: Future + Send + 'static>(_: fn() -> F) {}
    spawn(|| async {
        let client = client("http://127.0.0.1:1", context());
        let _ = client.get("a", None).await;
        let _: std::result::Result<_, _> = client.send(&()).await;
    });
}
