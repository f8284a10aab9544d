//! A platform whose every body is bytes that a test has written.

use std::sync::{Arc, Mutex};

use serde_json::Value;
use tokio::{io::AsyncWriteExt, net::TcpListener, task::JoinHandle};
use tollgate::{Endpoints, Mode, Paymega, SecretKey};

use crate::{
    clock::{StepClock, steady},
    written::{Asked, request},
};

/// A status and a body.
pub type Response = (u16, Vec<u8>);

/// A header that asks to come back only after the deadline, so that what is lost is not asked for again.
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

    /// One that is asked only once for what is lost.
    pub async fn once(respond: impl Fn(&Asked) -> Response + Send + Sync + 'static) -> Self {
        Self::with(LATER, respond).await
    }

    /// One whose every response is the same, and that is asked only once.
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

    /// How many requests had a line that begins so.
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
