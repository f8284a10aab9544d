//! A server with prepared responses, so that only the client is measured.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::SystemTime;

use super::bodies::{Bodies, tag};

/// The path of the invoices.
const INVOICES: &str = "/private/payment-invoices";

/// The path of the invoices whose pages include no customers.
const BARE: &str = "/bare/payment-invoices";

/// The path of a look-up on `PayCross`.
const LOOK_UP: &str = "/paycross/v2/transactions/tracking_id/";

/// The paths of payments for the clients of other providers.
const PEERS: [&str; 2] = ["/mollie/", "/stripe/"];

/// Starts the server on a free port. Returns its URL. The server ends with the process.
pub fn start(bodies: Bodies) -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let bodies = Arc::new(bodies);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let connection = Connection::new(stream, Arc::clone(&bodies));
            thread::spawn(move || connection.serve());
        }
    });
    Ok(format!("http://{address}"))
}

/// A kept connection.
struct Connection {
    stream: BufReader<TcpStream>,
    bodies: Arc<Bodies>,
    date: String,
    /// The invoice of a charge, before and after its sale.
    created: String,
    processed: String,
}

struct Request {
    method: String,
    path: String,
    body: String,
}

impl Connection {
    fn new(stream: TcpStream, bodies: Arc<Bodies>) -> Self {
        Self {
            stream: BufReader::new(stream),
            bodies,
            date: httpdate::fmt_http_date(SystemTime::now()),
            created: String::new(),
            processed: String::new(),
        }
    }

    fn serve(mut self) -> io::Result<()> {
        self.stream.get_ref().set_nodelay(true)?;
        while let Some(request) = self.request()? {
            let date = self.date.clone();
            let (status, body) = self.response(&request);
            let head = format!(
                "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ndate: {}\r\ncontent-length: {}\r\n\r\n",
                date,
                body.len()
            );
            // One packet, so that the client is not woken in between.
            let whole = [head.as_bytes(), body.as_bytes()].concat();
            self.stream.get_mut().write_all(&whole)?;
        }
        Ok(())
    }

    /// The next request; `None` at the end of the connection.
    fn request(&mut self) -> io::Result<Option<Request>> {
        let line = self.line()?;
        let mut words = line.split(' ').map(str::to_owned);
        let (Some(method), Some(path)) = (words.next(), words.next()) else {
            return Ok(None);
        };
        let mut length = 0;
        loop {
            let line = self.line()?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length: ") {
                length = value.parse().map_err(io::Error::other)?;
            }
        }
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body)?;
        let body = String::from_utf8_lossy(&body).into_owned();
        Ok(Some(Request { method, path, body }))
    }

    fn line(&mut self) -> io::Result<String> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        Ok(line.trim_end().to_owned())
    }

    fn response(&mut self, request: &Request) -> (&'static str, Cow<'_, str>) {
        let path = request.path.as_str();
        match request.method.as_str() {
            "POST" if path == INVOICES => {
                let tag = tag(&request.body).unwrap_or_default();
                self.created = self.bodies.charged("process_pending", tag);
                self.processed = self.bodies.charged("processed", tag);
                ("201 Created", self.created.as_str().into())
            }
            "POST" if path.ends_with("/payment/sale") => {
                ("200 OK", self.bodies.sale.as_str().into())
            }
            "POST" => ("200 OK", self.bodies.transaction.as_str().into()),
            _ => ("200 OK", self.read(path)),
        }
    }

    fn read(&self, path: &str) -> Cow<'_, str> {
        if let Some(reference) = path.strip_prefix(LOOK_UP) {
            return self.found(reference).into();
        }
        if let Some(peer) = PEERS.iter().position(|it| path.starts_with(it)) {
            return self.bodies.peers[peer].as_str().into();
        }
        if let Some((list, query)) = path.split_once('?') {
            return self.page(query, list != BARE).into();
        }
        if self.processed.is_empty() {
            self.bodies.invoice.as_str().into()
        } else {
            self.processed.as_str().into()
        }
    }

    /// The transactions under a reference that says how many there are.
    fn found(&self, reference: &str) -> String {
        let count = reference
            .strip_prefix("found-")
            .and_then(|it| it.parse().ok());
        let of_declined = usize::from(reference.starts_with("declined"));
        self.bodies
            .transactions(reference, count.unwrap_or(of_declined))
    }

    /// The page that the query names.
    fn page(&self, query: &str, with_included: bool) -> String {
        let pair = |name: &str| query.split('&').find_map(|pair| pair.strip_prefix(name));
        let number = pair("page[after]=").and_then(|it| it.parse().ok());
        let size = pair("page[size]=").and_then(|it| it.parse().ok());
        self.bodies
            .page(number.unwrap_or(0), size.unwrap_or(100), with_included)
    }
}
