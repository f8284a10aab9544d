//! The hooks that generated methods call, and the function that sends every request.

use std::{borrow::Borrow, time::Instant};

use bytes::BytesMut;
use reqwest::{
    Client, ClientBuilder, Request,
    header::{HeaderMap, HeaderValue},
    redirect, retry,
};
use secrecy::zeroize::Zeroizing;
use tracing::Instrument;

use crate::{Context, Error, Failure, Loss, Response, journal::request_id};

/// The settings of a generated client.
pub trait ClientInfo<Inner> {
    /// The version of the document.
    fn api_version() -> &'static str;

    /// The URL before every path.
    fn baseurl(&self) -> &str;

    /// The client that sends.
    fn client(&self) -> &Client;

    /// The settings.
    fn inner(&self) -> &Inner;
}

/// The operation of a request.
#[derive(Clone, Copy, Debug)]
pub struct OperationInfo {
    /// Its id, in `snake_case`.
    pub operation_id: &'static str,
}

/// The hooks of a generated method: before sending, for sending, and after the response. The defaults suffice.
#[expect(
    async_fn_in_trait,
    reason = "generated methods call it on a type they know, so the futures' bounds are known too"
)]
pub trait ClientHooks<Inner: Borrow<Context>>: ClientInfo<Inner> {
    /// Adds credentials, headers and the timeout.
    ///
    /// # Errors
    ///
    /// [`Failure::InvalidRequest`], if the request must not be sent.
    async fn pre<E>(&self, request: &mut Request, _: &OperationInfo) -> Result<(), Error<E>> {
        Ok(self.inner().borrow().prepare(request)?)
    }

    /// Sends the request and reads the whole response.
    ///
    /// # Errors
    ///
    /// [`Failure`], if no whole response came.
    async fn exec(&self, request: Request, info: &OperationInfo) -> Result<Response, Failure> {
        let context: &Context = self.inner().borrow();
        let journal = context.begin(info.operation_id, self.baseurl());
        let result = send(self.client(), request, context, info).await;
        journal.end(&result);
        result
    }

    /// Ends the method with the response itself, if the [context](Context::undecoded) leaves responses undecoded.
    ///
    /// # Errors
    ///
    /// [`Error::UnexpectedResponse`], with the response.
    async fn post<E>(
        &self,
        result: &Result<Response, Failure>,
        _: &OperationInfo,
    ) -> Result<(), Error<E>> {
        match result {
            Ok(response) if self.inner().borrow().is_undecoded() => {
                Err(Error::UnexpectedResponse(response.clone()))
            }
            _ => Ok(()),
        }
    }
}

/// A transport that sends each request once. The caller adds timeouts and TLS.
///
/// The transport follows no redirects. A client that follows them reports a refused connection to the second host as
/// never connected, although the first host has received the request.
pub fn transport() -> ClientBuilder {
    Client::builder()
        .redirect(redirect::Policy::none())
        .retry(retry::never())
        .referer(false)
}

async fn send(
    client: &Client,
    request: Request,
    context: &Context,
    info: &OperationInfo,
) -> Result<Response, Failure> {
    let method = request.method().clone();
    let start = Instant::now();
    let number = context.number();
    let span = tracing::trace_span!("attempt", number, operation = info.operation_id);
    let result = exchange(client, request, context.limit())
        .instrument(span)
        .await;
    tracing::trace!(
        number,
        operation = info.operation_id,
        %method,
        status = result.as_ref().ok().map(|response| response.status().as_u16()),
        request_id = result.as_ref().ok().and_then(request_id),
        failure = result.as_ref().err().map(tracing::field::display),
        elapsed_ms = start.elapsed().as_millis(),
        "attempt"
    );
    result
}

async fn exchange(client: &Client, request: Request, limit: usize) -> Result<Response, Failure> {
    match client.execute(request).await {
        Ok(response) => read(response, limit).await,
        Err(error) => Err(error.into()),
    }
}

async fn read(mut response: reqwest::Response, limit: usize) -> Result<Response, Failure> {
    let status = response.status();
    let too_large = || Failure::Lost {
        loss: Loss::TooLarge,
        status: Some(status),
        source: None,
    };
    let announced = response.content_length().unwrap_or_default();
    let announced = usize::try_from(announced).unwrap_or(usize::MAX);
    if announced > limit {
        return Err(too_large());
    }
    let mut body = Zeroizing::new(Vec::with_capacity(announced));
    loop {
        match response.chunk().await {
            Ok(None) => break,
            Ok(Some(chunk)) if body.len() + chunk.len() > limit => return Err(too_large()),
            Ok(Some(chunk)) => append(&mut body, &chunk),
            Err(error) => {
                let loss = if error.is_timeout() {
                    Loss::Timeout
                } else {
                    Loss::Cut
                };
                return Err(Failure::lost(loss, Some(status), error));
            }
        }
    }
    let headers = detached(response.headers());
    Ok(Response::new(status, headers, std::mem::take(&mut *body)))
}

/// A copy of the headers, whose values share one allocation. The transport's own are parts of its buffer, which holds the
/// body too: a kept response would keep all of it.
fn detached(headers: &HeaderMap) -> HeaderMap {
    let length = headers.values().map(HeaderValue::len).sum();
    let mut bytes = BytesMut::with_capacity(length);
    for value in headers.values() {
        bytes.extend_from_slice(value.as_bytes());
    }
    let mut rest = bytes.freeze();
    let mut copies = HeaderMap::with_capacity(headers.len());
    for (name, value) in headers {
        if let Ok(mut copy) = HeaderValue::from_maybe_shared(rest.split_to(value.len())) {
            copy.set_sensitive(value.is_sensitive());
            copies.append(name, copy);
        }
    }
    copies
}

/// Appends a chunk. If the body has to move in memory, the old copy is overwritten.
fn append(body: &mut Zeroizing<Vec<u8>>, chunk: &[u8]) {
    let length = body.len() + chunk.len();
    if length > body.capacity() {
        let mut larger = Zeroizing::new(Vec::with_capacity(length.next_power_of_two()));
        larger.extend_from_slice(body);
        *body = larger;
    }
    body.extend_from_slice(chunk);
}
