//! The shop of the demo: a client of Paymega, and an address that receives its callbacks.

use std::convert::Infallible;
use std::path::PathBuf;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Empty, Limited};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tollgate::paymega::callback::{Callback, CallbackSecrets, Event, Verifier};
use tollgate::{Mode, Paymega, SecretKey, paymega::Endpoints};
use tollgate_sandbox::{Info, Sandbox};

use super::timeline;
use crate::Failure;

/// The size limit of a callback's body.
const LARGEST_BODY: usize = 1 << 20;
const PATIENCE: Duration = Duration::from_secs(60);

/// A shop, open until it is closed.
pub struct Shop {
    /// The sandbox that plays Paymega.
    pub sandbox: Sandbox,
    /// Its client.
    pub paymega: Paymega,
    callbacks: mpsc::Receiver<Callback>,
    callback_url: String,
    server: JoinHandle<()>,
    shown: usize,
}

impl Shop {
    /// Starts the sandbox, which may record its exchanges, and the server for callbacks.
    pub async fn open(record: Option<PathBuf>) -> Result<Self, Failure> {
        let mut builder = Sandbox::builder();
        if let Some(file) = record {
            builder = builder.record(file);
        }
        let sandbox = builder.start().await?;
        let info = sandbox.info();
        out!(
            "Sandbox at {} (test mode, published test cards)",
            info.private
        );
        let paymega = client(info)?;
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let callback_url = format!("http://{}/callbacks", listener.local_addr()?);
        let (sender, callbacks) = mpsc::channel(16);
        let server = tokio::spawn(serve(listener, paymega.verifier().clone(), sender));
        Ok(Self {
            sandbox,
            paymega,
            callbacks,
            callback_url,
            server,
            shown: 0,
        })
    }

    /// The address that receives callbacks.
    pub fn callback_url(&self) -> &str {
        &self.callback_url
    }

    /// Prints the exchanges since the last call.
    pub fn show_exchanges(&mut self) {
        let exchanges = self.sandbox.exchanges();
        exchanges
            .iter()
            .skip(self.shown)
            .for_each(timeline::exchange);
        self.shown = exchanges.len();
    }

    /// Waits for the callback of a paid invoice; earlier ones are ignored.
    pub async fn callback_of_success(&mut self) -> Result<Callback, Failure> {
        let paid = async {
            while let Some(callback) = self.callbacks.recv().await {
                if callback.invoice().status() == "processed" {
                    return Some(callback);
                }
            }
            None
        };
        let callback = tokio::time::timeout(PATIENCE, paid).await?;
        callback.ok_or_else(|| "the address for callbacks is closed".into())
    }

    /// Closes the shop and ends the sandbox.
    pub async fn close(self) {
        self.server.abort();
        self.sandbox.stop().await;
    }
}

fn client(info: &Info) -> Result<Paymega, Failure> {
    let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
    let secrets = CallbackSecrets::new().test(SecretKey::new(&info.callback_secret))?;
    let paymega = Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .public_key(&info.public_key)
        .callback_secrets(secrets)
        .build()?;
    Ok(paymega)
}

async fn serve(listener: TcpListener, verifier: Verifier, sender: mpsc::Sender<Callback>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(connection(stream, verifier.clone(), sender.clone()));
    }
}

async fn connection(stream: TcpStream, verifier: Verifier, sender: mpsc::Sender<Callback>) {
    let service = service_fn(|request| response(request, &verifier, &sender));
    // If a connection breaks, Paymega sends the callback again.
    let _ = http1::Builder::new()
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

/// Responds with exactly 200, as Paymega requires, if the callback is verified and kept.
async fn response(
    request: Request<Incoming>,
    verifier: &Verifier,
    sender: &mpsc::Sender<Callback>,
) -> Result<Response<Empty<Bytes>>, Infallible> {
    let signature = request.headers().get("x-signature").cloned();
    let body = Limited::new(request.into_body(), LARGEST_BODY)
        .collect()
        .await;
    let event = signature
        .as_ref()
        .and_then(|value| value.to_str().ok())
        .zip(body.ok())
        .and_then(|(signature, body)| verifier.verify(signature, &body.to_bytes()).ok());
    let is_kept = match event {
        Some(Event::Operation(callback)) => sender.send(callback).await.is_ok(),
        // Verified, but the demo does not use it.
        Some(Event::Other(_) | Event::Unreadable(_)) => true,
        None => false,
    };
    let mut response = Response::new(Empty::new());
    if !is_kept {
        *response.status_mut() = hyper::StatusCode::BAD_REQUEST;
    }
    Ok(response)
}
