//! One connection: reads requests, processes them, and writes responses, all under the faults of the schedule.

#[allow(
    dead_code,
    reason = "The endpoint uses a part of the sandbox's source."
)]
#[path = "../../../../crates/tollgate-sandbox/src/server/socket.rs"]
mod socket;

use std::io;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::{Notify, oneshot};

use self::socket::{Script, ScriptedSocket, SocketControl};
use crate::control;
use crate::fault::{Injected, Kind, Part, Point};
use crate::http::{Response, error};
use crate::shared::{Call, Delivery, Shared};

type Served = io::Result<hyper::Response<Full<Bytes>>>;

/// The shared parts of one connection.
#[derive(Clone)]
struct Line {
    shared: Arc<Shared>,
    control: SocketControl,
    hang_up: Arc<Notify>,
}

/// Serves a connection to its end.
pub async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let _ = stream.set_nodelay(true);
    let line = Line {
        shared,
        control: SocketControl::default(),
        hang_up: Arc::default(),
    };
    let hung_up = Arc::clone(&line.hang_up);
    let socket = ScriptedSocket::new(stream, line.control.clone());
    let service = service_fn(move |request| line.clone().response(request));
    // A complete request is processed even if its client has left.
    let connection = http1::Builder::new()
        .half_close(true)
        .serve_connection(TokioIo::new(socket), service);
    tokio::select! {
        _ = connection => {}
        () = hung_up.notified() => {}
    }
}

impl Line {
    async fn response(self, request: Request<Incoming>) -> Served {
        self.control.play(Script::Plain);
        let uri = request.uri();
        if uri.path().starts_with(control::PREFIX) {
            let query = uri.query().unwrap_or_default();
            return respond(&control::response(&self.shared, uri.path(), query), 0);
        }
        let fault = self.shared.schedule.choose();
        if fault.closes_first() {
            return self.closed(&fault).await;
        }
        let call = read(request).await?;
        let response = self.work(&call, &fault).await;
        self.send(response, &fault).await
    }

    /// Processes a call: late, twice or not at all if the fault requires this.
    async fn work(&self, call: &Call, fault: &Injected) -> Response {
        if !fault.processes() {
            return Response::json(200, serde_json::Value::Null);
        }
        if let Some(bank) = fault.first_delivery() {
            self.shared.process(call, Delivery::First(bank));
            return self.shared.process(call, Delivery::Second);
        }
        let Some(delay) = fault.delay() else {
            return self.shared.process(call, Delivery::Only);
        };
        // A separate task processes the call even if the client does not wait.
        let (shared, late) = (Arc::clone(&self.shared), call.clone());
        let (done, response) = oneshot::channel();
        tokio::spawn(async move {
            tokio::time::sleep(delay).await;
            let _ = done.send(shared.process(&late, Delivery::Only));
        });
        let ended = |_| error(500, "api_error", "The endpoint ends.");
        response.await.unwrap_or_else(ended)
    }

    /// Writes the response, changed by the fault.
    async fn send(&self, response: Response, fault: &Injected) -> Served {
        let response = replaced(response, fault);
        match fault.0 {
            Some(Kind::Close { .. }) => return self.closed(fault).await,
            Some(Kind::Stall {
                point: Point::After,
                for_ms,
            }) => tokio::time::sleep(Duration::from_millis(for_ms)).await,
            Some(Kind::Cut { part, after }) => self.control.play(match part {
                Part::Headers => Script::CutHeaders(after),
                Part::Body => Script::CutBody(after.min(response.bytes().len().saturating_sub(1))),
            }),
            Some(Kind::Drip { bytes, every_ms }) => {
                let every = Duration::from_millis(every_ms);
                self.control.play(Script::Drip { bytes, every });
            }
            Some(Kind::Stale) => self.end_soon(),
            _ => {}
        }
        respond(&response, fault.date_shift())
    }

    /// Closes the connection after the response is written.
    fn end_soon(&self) {
        let hang_up = Arc::clone(&self.hang_up);
        tokio::spawn(async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            hang_up.notify_one();
        });
    }

    /// Closes the connection without a response.
    async fn closed(&self, fault: &Injected) -> Served {
        if let Injected(Some(Kind::Close { reset: true, .. })) = fault {
            self.control.reset_on_close();
        }
        self.hang_up.notify_one();
        // The connection's task drops this future, and the socket with it.
        std::future::pending().await
    }
}

/// The response that the client gets in place of the real one. A rate limit has Stripe's own body.
fn replaced(response: Response, fault: &Injected) -> Response {
    let Some(mut replacing) = fault.replacing() else {
        return response;
    };
    if let Some(Kind::Status { status: 429, .. }) = fault.0 {
        let own = error(429, "invalid_request_error", "Too many requests.");
        replacing.body = own.body;
    }
    replacing
}

/// Responds with a `Date` that differs from the clock by so many seconds.
fn respond(response: &Response, shift: i64) -> Served {
    let away = Duration::from_secs(shift.unsigned_abs());
    let now = SystemTime::now();
    let date = if shift < 0 { now - away } else { now + away };
    let mut built = hyper::Response::builder()
        .status(response.status)
        .header("content-type", response.content_type())
        .header("date", httpdate::fmt_http_date(date));
    for (name, value) in &response.headers {
        built = built.header(*name, value);
    }
    built
        .body(Full::new(response.bytes()))
        .map_err(io::Error::other)
}

/// Reads the whole request.
async fn read(request: Request<Incoming>) -> io::Result<Call> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map_err(io::Error::other)?.to_bytes();
    let header = |name: &str| Some(head.headers.get(name)?.to_str().ok()?.to_owned());
    Ok(Call {
        authorization: header("authorization"),
        key: header("idempotency-key"),
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        body,
    })
}
