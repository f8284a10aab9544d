//! One connection: reads requests, processes them, writes responses, and applies faults.

use super::socket::{Script, ScriptedSocket, SocketControl};
use crate::fault::{Injected, Kind, Part, Point};
use crate::http::errors::paymega::bad_request;
use crate::http::{Call, Response, preflight};
use crate::pages::{self, Events};
use crate::router;
use crate::surface::Surface;
use crate::tasks::Shared;
use crate::tasks::{Destination, RoutedCall};
use bytes::Bytes;
use http_body_util::{BodyExt, Either, Full, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::{Notify, oneshot};

/// The largest body that is read.
const LARGEST_BODY: usize = 1 << 20;

/// A response with its whole body, or with events that follow each other.
type Served = io::Result<hyper::Response<Either<Full<Bytes>, Events>>>;

/// The shared parts of one connection.
#[derive(Clone)]
struct Line {
    shared: Arc<Shared>,
    control: SocketControl,
    hang_up: Arc<Notify>,
}

/// Serves a connection to its end.
pub(super) async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    let _ = stream.set_nodelay(true);
    let line = Line {
        shared,
        control: SocketControl::default(),
        hang_up: Arc::default(),
    };
    let hung_up = Arc::clone(&line.hang_up);
    let socket = ScriptedSocket::new(stream, line.control.clone());
    let service = service_fn(move |request| {
        let line = line.clone();
        async move { line.response(request).await }
    });
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
        let target = request.uri().to_string();
        if request.uri().path() == Events::PATH {
            return self.events();
        }
        let Some((surface, path)) = Surface::of(request.uri().path()) else {
            return self.page(&request);
        };
        if surface == Surface::Control {
            return self.control(request).await;
        }
        if surface.is_for_browsers() && request.method() == Method::OPTIONS {
            return self.respond(&preflight(request.headers()));
        }
        let destination = Destination {
            surface,
            found: router::find(surface, request.method().as_str(), path),
        };
        let fault = self
            .shared
            .plan()
            .choose(surface.name(), destination.operation(), &target);
        if fault.closes_first() {
            return closed(&self, &fault).await;
        }
        let Some(call) = read(request).await else {
            return self.respond(&bad_request());
        };
        let routed = RoutedCall {
            destination,
            call,
            fault,
            slow: None,
        };
        let response = self.work(&routed).await;
        self.send(&response, &routed.fault).await
    }

    /// Processes a call, later or twice if a fault requires this.
    async fn work(&self, routed: &RoutedCall) -> Response {
        let shared = Arc::clone(&self.shared);
        let Some(delay) = routed.fault.delay() else {
            if let Some(bank) = routed.fault.first_delivery() {
                let slow = Some(bank).filter(|bank| !bank.is_zero());
                let first = RoutedCall {
                    slow,
                    ..routed.clone()
                };
                let _ = shared.exchange(&first).await;
            }
            return shared.exchange(routed).await;
        };
        // A separate task processes the call even if the client does not wait.
        let late = routed.clone();
        let (done, response) = oneshot::channel();
        self.shared.spawn(async move {
            tokio::time::sleep(delay).await;
            let _ = done.send(shared.exchange(&late).await);
        });
        response.await.unwrap_or_else(|_| bad_request())
    }

    /// Writes the response, changed by the fault.
    async fn send(&self, response: &Response, fault: &Injected) -> Served {
        let length = response.bytes().len();
        match fault.0 {
            Some(Kind::Close { .. }) => return closed(self, fault).await,
            Some(Kind::Stall {
                point: Point::After,
                for_ms,
            }) => {
                tokio::time::sleep(Duration::from_millis(for_ms)).await;
            }
            Some(Kind::Cut {
                part: Part::Headers,
                after,
            }) => {
                self.control.play(Script::CutHeaders(after));
            }
            Some(Kind::Cut {
                part: Part::Body,
                after,
            }) => {
                self.control
                    .play(Script::CutBody(after.min(length.saturating_sub(1))));
            }
            Some(Kind::Drip { bytes, every_ms }) => {
                let every = Duration::from_millis(every_ms);
                self.control.play(Script::Drip { bytes, every });
            }
            Some(Kind::Stale) => self.end_soon(),
            Some(Kind::Unread) => self.control.read_no_more(),
            Some(Kind::Refuse { for_ms }) => {
                self.shared.refuse(Duration::from_millis(for_ms));
                self.end_soon();
            }
            _ => {}
        }
        let shift = self.shared.state().settings.date_shift;
        self.respond_at(response, shift.saturating_add(fault.date_shift()))
    }

    /// Closes the connection after the response is written.
    fn end_soon(&self) {
        let hang_up = Arc::clone(&self.hang_up);
        self.shared.spawn(async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            hang_up.notify_one();
        });
    }

    /// Follows the changes of the sandbox.
    fn events(&self) -> Served {
        let events = Events::follow(self.shared.revision.subscribe());
        hyper::Response::builder()
            .header("content-type", "text/event-stream")
            .header("cache-control", "no-store")
            .body(Either::Right(events))
            .map_err(io::Error::other)
    }

    fn page(&self, request: &Request<Incoming>) -> Served {
        let (uri, method) = (request.uri(), request.method().as_str());
        let query = uri.query().unwrap_or_default();
        self.respond(&pages::response(&self.shared, method, uri.path(), query))
    }

    async fn control(&self, request: Request<Incoming>) -> Served {
        match read(request).await {
            Some(call) => self.respond(&crate::control::response(&self.shared, &call)),
            None => self.respond(&bad_request()),
        }
    }

    fn respond(&self, response: &Response) -> Served {
        self.respond_at(response, 0)
    }

    /// Responds with a `Date` that differs from the clock by so many seconds.
    fn respond_at(&self, response: &Response, shift: i64) -> Served {
        let time = self.shared.state().clock.shifted(shift);
        let mut built = hyper::Response::builder()
            .status(response.status)
            .header("content-type", response.content_type())
            .header("date", httpdate::fmt_http_date(time));
        for (name, value) in &response.headers {
            built = built.header(*name, value);
        }
        built
            .body(Either::Left(Full::new(response.bytes())))
            .map_err(io::Error::other)
    }
}

/// Closes the connection without a response.
async fn closed(line: &Line, fault: &Injected) -> Served {
    if let Injected(Some(Kind::Close { reset: true, .. })) = fault {
        line.control.reset_on_close();
    }
    line.hang_up.notify_one();
    // The connection's task drops this future, and the socket with it.
    std::future::pending().await
}

/// Reads the whole request. `None` if its body is cut off or too large.
async fn read(request: Request<Incoming>) -> Option<Call> {
    let (head, body) = request.into_parts();
    let body = Limited::new(body, LARGEST_BODY).collect().await.ok()?;
    let target = head.uri.to_string();
    Some(Call::new(
        head.method.as_str(),
        &target,
        head.headers,
        body.to_bytes(),
    ))
}
