//! Servers that want to exhaust a client: in size, time and depth.

use std::time::Duration;

use super::{Result, client, context, server::Server};
use crate::{Context, Failure, Loss, Miss, outcome};

const HEAD: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";

/// Gets from a server that sends the head, and then the same part again and again, with a pause before each.
async fn endless(head: &str, part: &str, pause: Duration, context: Context) -> Miss {
    let server = Server::start().await;
    let client = client(&server.base, context);
    let call = async { outcome(client.get("a", None).await).unwrap_err() };
    let (miss, ()) = tokio::join!(call, server.pour(head, part, pause));
    miss
}

/// Gets a response whose body is whole, and whose connection then closes.
async fn whole(headers: &str, body: &[u8]) -> (Result, String) {
    let length = body.len();
    let head = format!("HTTP/1.1 200 OK\r\n{headers}content-length: {length}\r\n\r\n");
    let response = [head.as_bytes(), body].concat();
    let server = Server::start().await;
    let client = client(&server.base, context());
    let (result, request) = tokio::join!(client.get("a", None), server.response(&response));
    (outcome(result), request)
}

fn loss(miss: &Miss) -> Loss {
    match miss {
        Miss::Failure(Failure::Lost { loss, .. }) => *loss,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_body_without_end_is_read_up_to_the_limit() {
    let chunk = format!("{:x}\r\n{}\r\n", 65_536, " ".repeat(65_536));
    let miss = endless(HEAD, &chunk, Duration::ZERO, context()).await;
    assert_eq!(loss(&miss), Loss::TooLarge);
}

#[tokio::test]
async fn headers_without_end_are_a_loss() {
    let status = "HTTP/1.1 200 OK\r\n";
    let (many, one) = (format!("x-a: {}\r\n", "a".repeat(1_000)), "a".repeat(1_000));
    for (head, part) in [(status.to_owned(), many), (format!("{status}x-a: "), one)] {
        let miss = endless(&head, &part, Duration::ZERO, context()).await;
        assert_eq!(loss(&miss), Loss::Cut, "{head}");
    }
}

/// The timeout ends a call even if a byte comes again and again.
#[tokio::test]
async fn a_response_that_drips_ends_with_the_timeout() {
    let millis = Duration::from_millis;
    let statuses = "HTTP/1.1 102 Processing\r\n\r\n";
    for (head, part) in [(HEAD, "1\r\n \r\n"), ("", statuses)] {
        let context = context().attempt_timeout(millis(300));
        let miss = endless(head, part, millis(5), context).await;
        assert_eq!(loss(&miss), Loss::Timeout, "{part}");
    }
}

/// The client asks for no compression, so that a small response cannot become a large body.
#[tokio::test]
async fn a_compressed_body_stays_as_it_came() {
    let packed =
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xabVJT\xb22\xac\x05\x00\x00\x00\x00\x00";
    for encoding in ["gzip", "br", "deflate", "zstd"] {
        let headers = format!("content-encoding: {encoding}\r\n");
        let (result, request) = whole(&headers, packed).await;
        assert!(!request.contains("accept-encoding"), "{request}");
        match result.unwrap_err() {
            Miss::Response(response, Some(_)) => assert_eq!(response.body(), packed),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test]
async fn a_deep_body_a_huge_number_and_a_broken_text_are_responses_that_cannot_be_read() {
    let deep = |open: &str| open.repeat(100_000).into_bytes();
    let digits = format!("[{}]", "9".repeat(100_000)).into_bytes();
    for body in [deep("["), deep("{\"a\":"), digits, b"{\"\xff\xfe".to_vec()] {
        let (result, _) = whole("", &body).await;
        match result.unwrap_err() {
            Miss::Response(response, Some(_)) => assert_eq!(response.body(), body),
            other => panic!("{other:?}"),
        }
    }
}
