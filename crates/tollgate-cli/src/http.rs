//! Plain HTTP to this machine: the sandbox's control API, and the receiver of forwarded callbacks.

use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::{HeaderMap, Method, Request, StatusCode, Uri, client::conn::http1, header};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

use crate::Failure;

/// The time for one exchange.
const PATIENCE: Duration = Duration::from_secs(30);
/// The size limit of a response.
const LARGEST: usize = 64 << 20;

/// Sends one request, and reads the response.
///
/// # Errors
///
/// A URL that is not `http://host…`, no connection, or no response in time.
pub async fn send(
    method: Method,
    url: &str,
    headers: HeaderMap,
    body: Bytes,
) -> Result<(StatusCode, Bytes), Failure> {
    let url: Uri = url.parse().map_err(|error| format!("{url}: {error}"))?;
    let exchange = exchange(method, &url, headers, body);
    let done = tokio::time::timeout(PATIENCE, exchange).await;
    done.map_err(|_| format!("{url}: no response within {} s", PATIENCE.as_secs()))?
}

async fn exchange(
    method: Method,
    url: &Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Result<(StatusCode, Bytes), Failure> {
    let host = host(url)?;
    let path = url.path_and_query().map_or("/", |path| path.as_str());
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = method;
    *request.uri_mut() = path.parse()?;
    *request.headers_mut() = headers;
    request.headers_mut().insert(header::HOST, host.parse()?);
    let stream = TcpStream::connect(with_port(&host)).await;
    let stream = stream.map_err(|error| format!("{host}: {error}"))?;
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    let response = sender.send_request(request).await?;
    let status = response.status();
    let body = Limited::new(response.into_body(), LARGEST)
        .collect()
        .await?;
    Ok((status, body.to_bytes()))
}

/// The host and port of a URL.
///
/// # Errors
///
/// A URL without a host, or with TLS.
pub fn host(url: &Uri) -> Result<String, Failure> {
    match (url.scheme_str(), url.authority()) {
        (Some("http"), Some(host)) => Ok(host.as_str().to_owned()),
        _ => Err(format!("{url}: must begin with http://HOST").into()),
    }
}

fn with_port(host: &str) -> String {
    let port = host.rsplit_once(':').map(|(_, port)| port);
    match port.map(str::parse::<u16>) {
        Some(Ok(_)) => host.to_owned(),
        _ => format!("{host}:80"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_without_a_port_has_port_80() {
        for (host, whole) in [
            ("a", "a:80"),
            ("a:3000", "a:3000"),
            ("[::1]", "[::1]:80"),
            ("[::1]:9", "[::1]:9"),
        ] {
            assert_eq!(with_port(host), whole);
        }
        assert!(host(&"https://a".parse().unwrap()).is_err());
        assert!(host(&"/a".parse().unwrap()).is_err());
    }
}
