//! An HTTPS server for the programs: it prints its port and the file of its certificate, and responds with an empty list.

use std::{
    env, fs,
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
    thread,
};

use rcgen::{CertificateParams, KeyPair};
use rustls::{ServerConfig, ServerConnection, Stream, pki_types::PrivatePkcs8KeyDer};

const RESPONSE: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 19\r\n\
    connection: close\r\n\r\n{\"transactions\":[]}";

fn main() -> io::Result<()> {
    let (config, certificate) = config();
    let file = env::temp_dir().join(format!("tollgate-tls-{}.pem", std::process::id()));
    fs::write(&file, certificate)?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("{} {}", listener.local_addr()?.port(), file.display());
    // The parent closes the input when it ends.
    thread::spawn(move || {
        let _ = io::stdin().read_to_end(&mut Vec::new());
        let _ = fs::remove_file(file);
        std::process::exit(0);
    });
    for stream in listener.incoming() {
        let (config, stream) = (Arc::clone(&config), stream?);
        thread::spawn(move || respond(config, stream));
    }
    Ok(())
}

fn config() -> (Arc<ServerConfig>, String) {
    let key = KeyPair::generate().expect("a key");
    let params = CertificateParams::new(["localhost".to_owned()]).expect("a name");
    let certificate = params.self_signed(&key).expect("a certificate");
    let config = ServerConfig::builder()
        .with_no_client_auth()
        .with_single_cert(
            vec![certificate.der().clone()],
            PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
        )
        .expect("a key that fits the certificate");
    (Arc::new(config), certificate.pem())
}

/// Reads a request without a body, and responds.
fn respond(config: Arc<ServerConfig>, mut stream: TcpStream) -> io::Result<()> {
    let mut connection = ServerConnection::new(config).map_err(io::Error::other)?;
    let mut stream = Stream::new(&mut connection, &mut stream);
    let (mut request, mut part) = (Vec::new(), [0; 1024]);
    while !request.ends_with(b"\r\n\r\n") {
        match stream.read(&mut part)? {
            0 => return Ok(()),
            length => request.extend_from_slice(&part[..length]),
        }
    }
    stream.write_all(RESPONSE.as_bytes())?;
    stream.conn.send_close_notify();
    stream.flush()
}
