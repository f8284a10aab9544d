//! The hostile side: a proxy between the client and the sandbox, which changes the responses.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use serde_json::Value;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

use super::{
    frame::{Response, Then, Written},
    mutation::{ELSEWHERE, Mutation, Plan},
};

/// The hostile side, at an address of its own, and another host that must receive no request.
#[derive(Clone)]
pub struct Proxy {
    pub address: String,
    elsewhere: String,
    target: String,
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    /// How many requests are in progress.
    working: AtomicUsize,
    /// How often the other host was called.
    strayed: AtomicUsize,
}

#[derive(Default)]
struct State {
    plan: Plan,
    /// How many responses were sent since the plan was made.
    responded: usize,
    /// The first line of each call since then.
    calls: Vec<String>,
    /// The response in place of the sandbox's.
    canned: Option<Response>,
    /// Secrets that were seen in true responses.
    secrets: BTreeSet<String>,
}

impl Proxy {
    /// A proxy in front of `target`, an address with a port.
    pub async fn before(target: &str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let other = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let proxy = Self {
            address: listener.local_addr().unwrap().to_string(),
            elsewhere: other.local_addr().unwrap().to_string(),
            target: target.to_owned(),
            shared: Arc::default(),
        };
        let shared = Arc::clone(&proxy.shared);
        tokio::spawn(async move {
            while other.accept().await.is_ok() {
                shared.strayed.fetch_add(1, Ordering::SeqCst);
            }
        });
        let it = proxy.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let it = it.clone();
                tokio::spawn(async move { it.serve(stream).await });
            }
        });
        proxy
    }

    /// Applies this plan to the following requests.
    pub fn plan(&self, plan: Plan) {
        let mut state = self.state();
        state.plan = plan;
        state.responded = 0;
        state.calls.clear();
    }

    /// Sends this response to every request, without the sandbox.
    pub fn respond_with(&self, response: Response) {
        self.see(&response.body);
        self.state().canned = Some(response);
    }

    /// Records the secrets in a true body.
    pub fn see(&self, body: &[u8]) {
        harvest(body, &mut self.state().secrets);
    }

    /// How many requests since the plan was made have this text in their first line.
    pub fn calls(&self, part: &str) -> usize {
        self.state()
            .calls
            .iter()
            .filter(|call| call.contains(part))
            .count()
    }

    /// How often the other host was called.
    pub fn strayed(&self) -> usize {
        self.shared.strayed.load(Ordering::SeqCst)
    }

    /// The secrets that true responses showed so far.
    pub fn secrets(&self) -> Vec<String> {
        self.state().secrets.iter().cloned().collect()
    }

    /// Waits until no request is in progress.
    pub async fn rest(&self) {
        while self.shared.working.load(Ordering::SeqCst) > 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.shared
            .state
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    async fn serve(&self, mut stream: TcpStream) {
        let _ = stream.set_nodelay(true);
        while let Some(request) = message(&mut stream).await {
            self.shared.working.fetch_add(1, Ordering::SeqCst);
            let written = self.response(&request).await;
            self.shared.working.fetch_sub(1, Ordering::SeqCst);
            let sent = stream.write_all(&written.bytes).await;
            match written.then {
                Then::GoOn if sent.is_ok() => {}
                Then::Reset => {
                    let _ = stream.set_zero_linger();
                    return;
                }
                Then::Hold => {
                    // Until the client has had enough.
                    let _ = stream.read(&mut [0]).await;
                    return;
                }
                _ => return,
            }
        }
    }

    async fn response(&self, request: &[u8]) -> Written {
        let canned = self.state().canned.clone();
        let response = match canned {
            Some(response) => response,
            None => self.ask(request).await.expect("the sandbox responds"),
        };
        let mut state = self.state();
        let first_line = String::from_utf8_lossy(request)
            .lines()
            .next()
            .unwrap_or_default()
            .to_owned();
        state.calls.push(first_line);
        let number = state.responded;
        state.responded += 1;
        harvest(&response.body, &mut state.secrets);
        let hits = state
            .plan
            .iter()
            .filter(|(first, times, _)| (*first..first.saturating_add(*times)).contains(&number));
        let hits: Vec<_> = hits.map(|(_, _, mutation)| mutation.clone()).collect();
        drop(state);
        let mut written = changed(response, &hits);
        written.bytes = self.led_away(written.bytes);
        written
    }

    /// Puts in the address of the other host.
    fn led_away(&self, bytes: Vec<u8>) -> Vec<u8> {
        let text = String::from_utf8(bytes);
        text.map_or_else(std::string::FromUtf8Error::into_bytes, |text| {
            text.replace(ELSEWHERE, &format!("http://{}", self.elsewhere))
                .into_bytes()
        })
    }

    async fn ask(&self, request: &[u8]) -> Option<Response> {
        let mut stream = TcpStream::connect(&self.target).await.ok()?;
        stream.write_all(request).await.ok()?;
        let bytes = message(&mut stream).await?;
        let end = end_of_head(&bytes)?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Response {
            status,
            date: header(&head, "date"),
            body: bytes[end..].to_vec(),
        })
    }
}

fn changed(mut response: Response, hits: &[Mutation]) -> Written {
    let mut frame = None;
    for hit in hits {
        match hit {
            Mutation::Json(json) => response.body = json.apply(&response.body),
            Mutation::Text(text) => response.body = text.apply(&response.body),
            Mutation::Frame(odd) => frame = Some(odd),
        }
    }
    frame.map_or_else(|| response.plain(), |frame| frame.write(&response))
}

/// One whole message, request or response; none at the end of the connection.
async fn message(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut chunk = vec![0; 16 * 1024];
    loop {
        if let Some(end) = end_of_head(&bytes) {
            let head = String::from_utf8_lossy(&bytes[..end]);
            let length = header(&head, "content-length").and_then(|text| text.parse().ok());
            if bytes.len() >= end + length.unwrap_or(0_usize) {
                return Some(bytes);
            }
        }
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    let at = bytes.windows(4).position(|it| it == b"\r\n\r\n");
    at.map(|at| at + 4)
}

fn header(head: &str, name: &str) -> Option<String> {
    head.lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        key.eq_ignore_ascii_case(name)
            .then(|| value.trim().to_owned())
    })
}

/// Fields whose text must never be shown.
const SECRET: &[&str] = &[
    "token",
    "stamp",
    "creq",
    "PaReq",
    "MD",
    "cres",
    "threeDSSessionData",
];

fn harvest(body: &[u8], secrets: &mut BTreeSet<String>) {
    fn from(value: &Value, secrets: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    match value {
                        Value::String(text)
                            if SECRET.contains(&name.as_str()) && text.len() >= 8 =>
                        {
                            secrets.insert(text.clone());
                        }
                        value => from(value, secrets),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|item| from(item, secrets)),
            _ => {}
        }
    }
    if let Ok(value) = serde_json::from_slice(body) {
        from(&value, secrets);
    }
}
