//! A proxy before the sandbox that kills the client when its n-th request arrives.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// Whether the request that kills the client goes on to the sandbox.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    /// The sandbox never sees the request.
    Lost,
    /// The sandbox processes the request after the client's death.
    Late,
}

/// The proxy. It serves until the test's process ends.
pub struct Proxy {
    pub host: String,
    /// Gets a message when the fatal request has arrived.
    pub arrived: Receiver<()>,
    /// Takes a message when the client is dead.
    pub dead: Sender<()>,
    /// Gets a message when the sandbox has processed the fatal request, or when it was dropped.
    pub over: Receiver<()>,
}

impl Proxy {
    /// Starts the proxy before the sandbox at `host`. The request with the number `fatal`, counted from 1, is held until
    /// the client is dead.
    pub fn start(host: &str, fatal: usize, last: Last) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let ((arrived, test_arrived), (test_dead, dead)) = (channel(), channel());
        let (over, test_over) = channel();
        let host = host.to_owned();
        thread::spawn(move || {
            for (index, stream) in listener.incoming().enumerate() {
                let mut stream = stream.unwrap();
                let request = request(&mut stream);
                if index + 1 != fatal {
                    let _ = stream.write_all(&response(&host, &request));
                    continue;
                }
                arrived.send(()).unwrap();
                dead.recv().unwrap();
                if last == Last::Late {
                    response(&host, &request);
                }
                over.send(()).unwrap();
            }
        });
        Self {
            host: address,
            arrived: test_arrived,
            dead: test_dead,
            over: test_over,
        }
    }
}

/// Reads one request, with a header that lets the sandbox close the connection after its response.
fn request(stream: &mut TcpStream) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut part = [0; 4096];
    let (head, length) = loop {
        let read = stream.read(&mut part).unwrap();
        assert!(read > 0, "the request is cut");
        bytes.extend_from_slice(&part[..read]);
        let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length = head.split("\r\ncontent-length: ").nth(1);
            let length = length.map_or(0, |rest| {
                rest.split("\r\n").next().unwrap().parse().unwrap()
            });
            break (head.len(), length);
        }
    };
    while bytes.len() < head + 4 + length {
        let read = stream.read(&mut part).unwrap();
        assert!(read > 0, "the body is cut");
        bytes.extend_from_slice(&part[..read]);
    }
    let mut request = bytes[..head].to_vec();
    request.extend_from_slice(b"\r\nconnection: close");
    request.extend_from_slice(&bytes[head..]);
    request
}

/// Sends the request to the sandbox, and reads the response to its end.
fn response(host: &str, request: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(host).unwrap();
    stream.write_all(request).unwrap();
    let mut response = Vec::new();
    stream.read_to_end(&mut response).unwrap();
    response
}
