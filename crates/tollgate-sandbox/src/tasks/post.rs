//! Posts one notification to a merchant on this machine.

use bytes::Bytes;
use http_body_util::Full;
use hyper::client::conn::http1::handshake;
use hyper::{Request, Uri};
use hyper_util::rt::TokioIo;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::net::TcpStream;

/// The timeout of one attempt, as in the open-source ancestor of the real gateway.
const TIMEOUT: Duration = Duration::from_secs(10);

/// The address of a loopback URL. The sandbox posts to no other address.
fn target(url: &str) -> Option<(SocketAddr, Uri)> {
    let uri: Uri = url.parse().ok()?;
    if uri.scheme_str() != Some("http") {
        return None;
    }
    let host = uri.host()?.trim_matches(['[', ']']);
    let address: IpAddr = match host {
        "localhost" => IpAddr::from([127, 0, 0, 1]),
        literal => literal.parse().ok()?,
    };
    address
        .is_loopback()
        .then(|| (SocketAddr::new(address, uri.port_u16().unwrap_or(80)), uri))
}

/// Posts the body to a URL of this machine, and returns the response's status, or 0 without a response. For other
/// URLs it does nothing and returns `None`.
pub(crate) async fn send(
    url: &str,
    headers: &[(&'static str, String)],
    body: String,
) -> Option<u16> {
    let (address, uri) = target(url)?;
    Some(post(address, &uri, headers, body).await)
}

async fn post(
    address: SocketAddr,
    uri: &Uri,
    headers: &[(&'static str, String)],
    body: String,
) -> u16 {
    let attempt = attempt(address, uri, headers, body);
    match tokio::time::timeout(TIMEOUT, attempt).await {
        Ok(Some(status)) => status,
        Ok(None) | Err(_) => 0,
    }
}

async fn attempt(
    address: SocketAddr,
    uri: &Uri,
    headers: &[(&'static str, String)],
    body: String,
) -> Option<u16> {
    let path = uri.path_and_query().map_or("/", |path| path.as_str());
    let mut request = Request::post(path)
        .header("host", uri.authority()?.as_str())
        .header("content-type", "application/json")
        .header("user-agent", "Webhook-Client")
        .header("connection", "close");
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    let request = request.body(Full::new(Bytes::from(body))).ok()?;
    let stream = TcpStream::connect(address).await.ok()?;
    let (mut sender, connection) = handshake(TokioIo::new(stream)).await.ok()?;
    let response = sender.send_request(request);
    tokio::pin!(response);
    tokio::select! {
        biased;
        response = &mut response => return Some(response.ok()?.status().as_u16()),
        _ = connection => {}
    }
    // The connection ended together with the response, which is ready by now.
    Some(response.await.ok()?.status().as_u16())
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn only_loopback_urls_are_targets() {
        for url in [
            "http://127.0.0.1:80/x",
            "http://localhost:1/",
            "http://[::1]:9/a?b=c",
        ] {
            assert!(target(url).is_some(), "{url}");
        }
        for url in [
            "https://127.0.0.1/",
            "http://example.com/",
            "http://10.0.0.1/",
            "x",
        ] {
            assert!(target(url).is_none(), "{url}");
        }
    }
}
