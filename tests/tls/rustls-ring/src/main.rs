//! A program with rustls and its provider by ring.

use std::{
    error::Error,
    io::{Read, Write},
    net::TcpStream,
    sync::Arc,
};

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, Stream,
    pki_types::{CertificateDer, pem::PemObject},
};
use tollgate_call::{Server, block_on, look_up};

fn main() -> Result<(), Box<dyn Error>> {
    let server = Server::from_arguments()?;
    own_request(&server)?;
    block_on(look_up(&server))
}

fn own_request(server: &Server) -> Result<(), Box<dyn Error>> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_slice(&server.certificate)?)?;
    // Rustls takes the one provider that is compiled in. With two it would panic.
    let config = ClientConfig::builder()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let mut connection = ClientConnection::new(Arc::new(config), "localhost".try_into()?)?;
    let mut socket = TcpStream::connect(("localhost", server.port))?;
    let mut stream = Stream::new(&mut connection, &mut socket);
    stream.write_all(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n")?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    assert!(response.starts_with("HTTP/1.1 200"), "{response}");
    Ok(())
}
