//! A program with native-tls.

use std::{
    error::Error,
    io::{Read, Write},
    net::TcpStream,
};

use native_tls::{Certificate, TlsConnector};
use tollgate_call::{Server, block_on, look_up};

fn main() -> Result<(), Box<dyn Error>> {
    let server = Server::from_arguments()?;
    let connector = TlsConnector::builder()
        .add_root_certificate(Certificate::from_pem(&server.certificate)?)
        .build()?;
    let socket = TcpStream::connect(("localhost", server.port))?;
    let mut stream = connector.connect("localhost", socket)?;
    stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    block_on(look_up(&server))
}
