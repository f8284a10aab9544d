//! A server for one request, which it keeps.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::pin::Pin;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use progenitor_client::{Context, Credentials, transport};

/// A request as the server saw it.
#[derive(Debug, Default, PartialEq)]
pub struct Seen {
    /// The method and the target.
    pub head: String,
    pub body: String,
}

pub struct Server {
    pub url: String,
    seen: Receiver<Seen>,
}

impl Server {
    /// Serves one request with a status and a body, such as `200 {}`.
    pub fn start(responds: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (sender, seen) = channel();
        thread::spawn(move || {
            let (stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(&stream);
            let _ = sender.send(read(&mut reader));
            let (status, body) = responds.split_once(' ').unwrap_or((responds, ""));
            let length = body.len();
            let head = format!(
                "HTTP/1.1 {status} Status\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
            );
            (&stream).write_all((head + body).as_bytes()).unwrap();
        });
        Self { url, seen }
    }

    /// The request that came; none if the call is over and has sent nothing.
    pub fn seen(&self) -> Seen {
        self.seen.try_recv().unwrap_or_default()
    }
}

fn read(reader: &mut impl BufRead) -> Seen {
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line.trim().is_empty() {
            break;
        }
        lines.push(line.trim().to_owned());
    }
    let length = |line: &String| {
        let line = line.to_ascii_lowercase();
        line.strip_prefix("content-length:")?.trim().parse().ok()
    };
    let length: usize = lines.iter().find_map(length).unwrap_or_default();
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    Seen {
        head: lines[0].trim_end_matches(" HTTP/1.1").to_owned(),
        body: String::from_utf8(body).unwrap(),
    }
}

pub fn http() -> reqwest::Client {
    transport().build().unwrap()
}

pub fn context() -> Context {
    Context::new(Credentials::None)
}

/// Waits for one call.
pub fn run<T>(call: impl Future<Output = T>) -> T {
    let mut output = None;
    drive(Box::pin(async { output = Some(call.await) }));
    output.unwrap()
}

/// It knows nothing of the call's type, so that it is compiled once.
fn drive(call: Pin<Box<dyn Future<Output = ()> + '_>>) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(call);
}
