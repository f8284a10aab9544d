//! The server: one request is one callback or webhook.

use std::convert::Infallible;
use std::sync::Arc;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::{
    HeaderMap, Request, Response, StatusCode, body::Incoming, server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};

use super::{Forwarder, Log, Store, Verifier};

/// The size limit of a body.
const LARGEST_BODY: usize = 1 << 20;

/// The parts that a request passes.
#[derive(Debug)]
pub struct Receiver {
    pub verifier: Verifier,
    pub store: Arc<Store>,
    pub forwarder: Option<Forwarder>,
    pub log: Log,
}

/// Serves until the process ends.
pub async fn serve(listener: TcpListener, receiver: Arc<Receiver>) {
    loop {
        if let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(connection(stream, Arc::clone(&receiver)));
        }
    }
}

async fn connection(stream: TcpStream, receiver: Arc<Receiver>) {
    let service = service_fn(|request| response(request, &receiver));
    // If a connection breaks, the provider sends the request again.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn response(
    request: Request<Incoming>,
    receiver: &Receiver,
) -> Result<Response<Empty<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, LARGEST_BODY).collect().await;
    let status = match body {
        Ok(body) => receiver.receive(&head.headers, &body.to_bytes()),
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE,
    };
    let mut response = Response::new(Empty::new());
    *response.status_mut() = status;
    Ok(response)
}

impl Receiver {
    /// Verifies and stores a request: 200 for every right signature, 401 for a wrong one, and 503 if it cannot be stored,
    /// so that the provider sends it again.
    fn receive(&self, headers: &HeaderMap, body: &[u8]) -> StatusCode {
        let content = match self.verifier.verify(headers, body) {
            Ok(content) => content,
            Err(refusal) => {
                self.log.refused(refusal, body.len());
                return StatusCode::UNAUTHORIZED;
            }
        };
        let is_forwarded = self.forwarder.is_some();
        match self.store.insert(&content, (headers, body), is_forwarded) {
            Ok(number) => {
                self.log.received(number, content);
                if let Some(forwarder) = &self.forwarder {
                    forwarder.wake();
                }
                StatusCode::OK
            }
            Err(failure) => {
                eprintln!("tollgate: the request is not stored: {failure}");
                StatusCode::SERVICE_UNAVAILABLE
            }
        }
    }
}
