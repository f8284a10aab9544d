//! A Paymega server whose bodies a test writes byte for byte.

use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::{io::AsyncWriteExt, net::TcpListener, task::JoinHandle};
use tollgate::{Mode, Paymega, SecretKey, paymega::Endpoints};

use crate::{
    clock::{StepClock, steady},
    written::{Asked, request},
};

/// A status and a body.
pub type Response = (u16, Vec<u8>);

/// A `Retry-After` beyond the deadline, so that a lost request is not repeated.
const LATER: &str = "retry-after: 3600\r\n";

pub struct Scripted {
    pub platform: Paymega,
    asked: Arc<Mutex<Vec<String>>>,
    server: JoinHandle<()>,
}

impl Scripted {
    pub async fn open(respond: impl Fn(&Asked) -> Response + Send + Sync + 'static) -> Self {
        Self::with("", respond).await
    }

    /// A server whose `Retry-After` allows no retry.
    pub async fn once(respond: impl Fn(&Asked) -> Response + Send + Sync + 'static) -> Self {
        Self::with(LATER, respond).await
    }

    /// A server with the same response to every request, whose `Retry-After` allows no retry.
    pub async fn always(status: u16, body: &Value) -> Self {
        let body = body.to_string().into_bytes();
        Self::once(move |_| (status, body.clone())).await
    }

    async fn with(
        headers: &'static str,
        respond: impl Fn(&Asked) -> Response + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::<Mutex<Vec<String>>>::default();
        let seen = Arc::clone(&asked);
        let server = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some((line, body)) = request(&mut stream).await else {
                    continue;
                };
                let earlier = count(&seen, |it| it == line);
                seen.lock().unwrap().push(line.clone());
                let response = respond(&Asked {
                    line,
                    body,
                    earlier,
                });
                let _ = stream.write_all(&written(headers, &response)).await;
            }
        });
        let platform = Paymega::builder(Mode::Test, Endpoints::custom(&base, &base, &base))
            .account("coma_1", SecretKey::new("key"))
            .policy(steady())
            .clock(StepClock::default())
            .build()
            .unwrap();
        Self {
            platform,
            asked,
            server,
        }
    }

    /// How many request lines begin with this text.
    pub fn count(&self, line: &str) -> usize {
        count(&self.asked, |it| it.starts_with(line))
    }
}

impl Drop for Scripted {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// A response in JSON.
pub fn json(status: u16, body: &Value) -> Response {
    (status, body.to_string().into_bytes())
}

fn count(asked: &Mutex<Vec<String>>, is_it: impl Fn(&str) -> bool) -> usize {
    let asked = asked.lock().unwrap();
    asked.iter().filter(|line| is_it(line)).count()
}

fn written(headers: &str, (status, body): &Response) -> Vec<u8> {
    let length = body.len();
    let more = "content-type: application/json\r\nconnection: close";
    let head =
        format!("HTTP/1.1 {status} Any\r\n{headers}{more}\r\ncontent-length: {length}\r\n\r\n");
    [head.as_bytes(), body].concat()
}
