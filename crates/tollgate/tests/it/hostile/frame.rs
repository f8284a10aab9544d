//! Responses whose status, headers or framing are odd.

use proptest::{prelude::*, sample, sample::Index};

use super::mutation::ELSEWHERE;

/// The oddity of a response.
#[derive(Clone, Debug)]
pub enum Frame {
    /// Another status, and to where a redirect leads.
    Status(u16),
    /// More headers.
    Headers(&'static str),
    /// Another first line.
    FirstLine(&'static str),
    /// A length that is wrong by so much.
    Length(i64),
    /// Two lengths, the second wrong by so much.
    TwoLengths(i64),
    /// No length: the end of the connection ends the body.
    UntilClosed,
    /// In chunks of this size; the last ones may be missing.
    Chunks { size: usize, whole: bool },
    /// The size of its chunk is this.
    BadChunk(&'static str),
    /// So many interim responses of this status before it.
    Interim(u16, usize),
    /// Only so much of it, then the connection ends.
    Cut(Index),
    /// Only so much of it, then nothing.
    Stall(Index),
    /// An unrequested response follows.
    Second(&'static str),
    /// A header of so many bytes.
    LongHeader(usize),
    /// So many headers.
    ManyHeaders(usize),
    /// Closed without a response, or with a reset.
    Nothing { reset: bool },
}

/// A response before anything is done to it.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    /// The header `Date`, if there is one.
    pub date: Option<String>,
    pub body: Vec<u8>,
}

/// A response in bytes, with the part that may stay unsent, and whether the connection goes on.
pub struct Written {
    pub bytes: Vec<u8>,
    pub then: Then,
}

/// The state of the connection afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    GoOn,
    Close,
    Reset,
    Hold,
}

const HEADERS: &[&str] = &[
    "Retry-After: 0",
    "Retry-After: -1",
    "Retry-After: 18446744073709551615",
    "Retry-After: 99999999999999999999999",
    "Retry-After: soon",
    "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT",
    "Retry-After: Thu, 01 Jan 1970 00:00:00 GMT",
    "Retry-After: 1\r\nRetry-After: 2",
    "Date: Fri, 31 Dec 9999 23:59:59 GMT",
    "Date: Thu, 01 Jan 1970 00:00:00 GMT",
    "Date: Mon, 01 Jan 0001 00:00:00 GMT",
    "Date: yesterday",
    "Date: \x7f",
    "Content-Type: text/html",
    "Content-Type: application/json; charset=utf-16",
    "Content-Type: application/json\r\nContent-Type: text/html",
    "Content-Type: ",
    "Content-Encoding: gzip",
    "Content-Encoding: br, gzip",
    "Transfer-Encoding: gzip",
    "Transfer-Encoding: identity",
    "Transfer-Encoding: chunked",
    "Location: http://elsewhere.invalid/x",
    "Refresh: 0; url=http://elsewhere.invalid/x",
    "Set-Cookie: session=1; Domain=elsewhere.invalid",
    "Alt-Svc: h2=\"elsewhere.invalid:443\"",
    "Connection: close",
    "Connection: upgrade\r\nUpgrade: h2c",
    "Keep-Alive: timeout=0",
    "X-Request-Id: \u{fc}\u{fc}",
    "X-Request-Id: a\r\nX-Request-Id: b",
    "WWW-Authenticate: Negotiate",
    "X-Folded: a\r\n b",
    "No colon here",
    ": no name",
    "Bad\0Name: x",
];

const FIRST_LINES: &[&str] = &[
    "HTTP/1.0 200 OK",
    "HTTP/0.9 200 OK",
    "HTTP/2 200",
    "HTTP/1.1 200",
    "HTTP/1.1 2000 OK",
    "HTTP/1.1 20",
    "HTTP/1.1 -200 OK",
    "http/1.1 200 ok",
    "ICY 200 OK",
    "HTTP/1.1 200 OK\r\n",
    "SSH-2.0-OpenSSH_9.6",
    "\x16\x03\x01",
    "",
];

const STATUSES: &[u16] = &[
    200, 201, 202, 203, 204, 205, 206, 226, 299, 300, 301, 302, 303, 304, 305, 307, 308, 400, 401,
    402, 403, 404, 405, 406, 407, 408, 409, 410, 413, 415, 418, 421, 422, 425, 429, 451, 499, 500,
    501, 502, 503, 504, 511, 599, 600, 999,
];

const SECONDS: &[&str] = &[
    "{\"data\":[]}",
    "{\"transactions\":[]}",
    "{\"errors\":[{\"code\":\"404\",\"title\":\"not_found\"}]}",
    "",
];

/// Every oddity of a response.
pub fn frames() -> impl Strategy<Value = Frame> {
    let wrong = prop_oneof![-3_i64..4, Just(1_000_000)];
    prop_oneof![
        8 => sample::select(STATUSES).prop_map(Frame::Status),
        6 => sample::select(HEADERS).prop_map(Frame::Headers),
        2 => sample::select(FIRST_LINES).prop_map(Frame::FirstLine),
        1 => wrong.clone().prop_map(Frame::Length),
        1 => wrong.prop_map(Frame::TwoLengths),
        1 => Just(Frame::UntilClosed),
        1 => (1_usize..2000, any::<bool>()).prop_map(|(size, whole)| Frame::Chunks { size, whole }),
        1 => sample::select(["-1", "ffffffffffffffffff", "zz", "", "0x10"].as_slice()).prop_map(Frame::BadChunk),
        1 => (sample::select([100, 101, 102, 103, 199].as_slice()), 1_usize..200)
            .prop_map(|(status, count)| Frame::Interim(status, count)),
        2 => any::<Index>().prop_map(Frame::Cut),
        1 => any::<Index>().prop_map(Frame::Stall),
        2 => sample::select(SECONDS).prop_map(Frame::Second),
        1 => (1_usize..600_000).prop_map(Frame::LongHeader),
        1 => (1_usize..300).prop_map(Frame::ManyHeaders),
        1 => any::<bool>().prop_map(|reset| Frame::Nothing { reset }),
    ]
}

impl Response {
    /// The response as it is, with nothing odd about it.
    pub fn plain(&self) -> Written {
        let head = self.head(&self.line(), &length(self.body.len()));
        Written {
            bytes: [head.as_bytes(), &self.body].concat(),
            then: Then::GoOn,
        }
    }

    fn line(&self) -> String {
        format!("HTTP/1.1 {} X", self.status)
    }

    /// The odd headers come first, so that they take effect.
    fn head(&self, line: &str, headers: &str) -> String {
        let date = self.date.as_ref().map(|date| format!("Date: {date}\r\n"));
        let date = date.unwrap_or_default();
        format!("{line}\r\n{headers}Content-Type: application/json\r\n{date}\r\n")
    }
}

impl Frame {
    /// The response as it is written.
    pub fn write(&self, response: &Response) -> Written {
        let (line, body) = (response.line(), response.body.as_slice());
        let headed =
            |first: &str, headers: &str| [response.head(first, headers).as_bytes(), body].concat();
        let length_of_body = length(body.len());
        let with = |header: &str| headed(&line, &format!("{length_of_body}{header}\r\n"));
        let (bytes, then) = match self {
            Self::Status(status) => {
                let leading = format!("Location: {ELSEWHERE}/moved\r\n{length_of_body}");
                (
                    headed(&format!("HTTP/1.1 {status} X"), &leading),
                    Then::GoOn,
                )
            }
            Self::Headers(headers) => (with(headers), Then::GoOn),
            Self::FirstLine(first) => (headed(first, &length_of_body), Then::Close),
            Self::Length(wrong) => (headed(&line, &length(by(body.len(), *wrong))), Then::Close),
            Self::TwoLengths(wrong) => {
                let second = length(by(body.len(), *wrong));
                (
                    headed(&line, &format!("{length_of_body}{second}")),
                    Then::Close,
                )
            }
            Self::UntilClosed => (headed(&line, ""), Then::Close),
            Self::Chunks { size, whole } => {
                let head = response.head(&line, "Transfer-Encoding: chunked\r\n");
                let end: &[u8] = if *whole { b"0\r\n\r\n" } else { b"" };
                let then = if *whole { Then::GoOn } else { Then::Close };
                ([head.as_bytes(), &chunked(body, *size), end].concat(), then)
            }
            Self::BadChunk(size) => {
                let head = response.head(&line, "Transfer-Encoding: chunked\r\n");
                (
                    [head.as_bytes(), size.as_bytes(), b"\r\n", body].concat(),
                    Then::Close,
                )
            }
            Self::Interim(status, count) => {
                let interim = format!("HTTP/1.1 {status} Wait\r\nLink: <x>\r\n\r\n").repeat(*count);
                (
                    [interim.as_bytes(), &headed(&line, &length_of_body)].concat(),
                    Then::GoOn,
                )
            }
            Self::Cut(at) => (part(headed(&line, &length_of_body), *at), Then::Close),
            Self::Stall(at) => (part(headed(&line, &length_of_body), *at), Then::Hold),
            Self::Second(second) => {
                let body = second.as_bytes().to_vec();
                let second = Response {
                    status: 200,
                    date: None,
                    body,
                }
                .plain()
                .bytes;
                (
                    [headed(&line, &length_of_body), second].concat(),
                    Then::GoOn,
                )
            }
            Self::LongHeader(long) => (with(&format!("X-Long: {}", "x".repeat(*long))), Then::GoOn),
            Self::ManyHeaders(count) => (with(&vec!["X-Many: 1"; *count].join("\r\n")), Then::GoOn),
            Self::Nothing { reset } => (Vec::new(), if *reset { Then::Reset } else { Then::Close }),
        };
        Written { bytes, then }
    }
}

fn length(length: usize) -> String {
    format!("Content-Length: {length}\r\n")
}

fn by(length: usize, wrong: i64) -> usize {
    usize::try_from(
        i64::try_from(length)
            .unwrap_or(i64::MAX)
            .saturating_add(wrong),
    )
    .unwrap_or_default()
}

fn part(mut bytes: Vec<u8>, at: Index) -> Vec<u8> {
    bytes.truncate(at.index(bytes.len()));
    bytes
}

fn chunked(body: &[u8], size: usize) -> Vec<u8> {
    let chunk = |part: &[u8]| [format!("{:x}\r\n", part.len()).as_bytes(), part, b"\r\n"].concat();
    body.chunks(size).flat_map(chunk).collect()
}
