//! Raw HTTP on one kept connection, so that the client costs little beside the measured server.

use std::fmt::Write as _;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

/// One request. The header lines end with `\r\n`.
pub struct Request<'a> {
    pub method: &'a str,
    pub path: &'a str,
    pub headers: &'a str,
    pub body: &'a str,
}

/// A kept connection. It reuses its buffers.
pub struct Connection {
    stream: BufReader<TcpStream>,
    sent: String,
    line: String,
    body: Vec<u8>,
}

impl Connection {
    pub fn open(address: &str) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        Ok(Self {
            stream: BufReader::with_capacity(1 << 16, stream),
            sent: String::new(),
            line: String::new(),
            body: Vec::new(),
        })
    }

    /// Sends a request, and returns the body of its response. A status other than 2xx is an error.
    pub fn call(&mut self, request: &Request<'_>) -> io::Result<&[u8]> {
        self.send(request)?;
        let is_success = self.read_line()?.starts_with("HTTP/1.1 2");
        let mut length = 0;
        loop {
            let line = self.read_line()?;
            if line.is_empty() {
                break;
            }
            if let Some(value) = header(line, "content-length") {
                length = value.parse().map_err(io::Error::other)?;
            }
        }
        self.body.resize(length, 0);
        self.stream.read_exact(&mut self.body)?;
        if is_success {
            return Ok(&self.body);
        }
        let body = String::from_utf8_lossy(&self.body);
        Err(io::Error::other(format!(
            "{} {}: {body}",
            request.method, request.path
        )))
    }

    fn send(&mut self, request: &Request<'_>) -> io::Result<()> {
        let Request {
            method,
            path,
            headers,
            body,
        } = request;
        self.sent.clear();
        write!(
            self.sent,
            "{method} {path} HTTP/1.1\r\nhost: 127.0.0.1\r\n{headers}content-length: {}\r\n\r\n{body}",
            body.len()
        )
        .map_err(io::Error::other)?;
        self.stream.get_mut().write_all(self.sent.as_bytes())
    }

    fn read_line(&mut self) -> io::Result<&str> {
        self.line.clear();
        if self.stream.read_line(&mut self.line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(self.line.trim_end())
    }
}

fn header<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (its_name, value) = line.split_once(": ")?;
    its_name.eq_ignore_ascii_case(name).then_some(value)
}
