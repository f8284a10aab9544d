//! The part of each program that uses Tollgate: one request over TLS.

use std::{env, error::Error, fs};

use tollgate::{Mode, PayCross, SecretKey, paycross::Endpoint};

/// The HTTPS server that the program is given as its arguments.
pub struct Server {
    /// The server's port on localhost.
    pub port: u16,
    /// The server's certificate, in PEM.
    pub certificate: Vec<u8>,
}

impl Server {
    /// The server of the arguments: a port, and a file.
    pub fn from_arguments() -> Result<Self, Box<dyn Error>> {
        let mut arguments = env::args().skip(1);
        let mut next = || arguments.next().ok_or("a port and a file are needed");
        Ok(Self {
            port: next()?.parse()?,
            certificate: fs::read(next()?)?,
        })
    }

    /// The URL of the server.
    pub fn url(&self) -> String {
        format!("https://localhost:{}", self.port)
    }
}

/// Looks an order up through Tollgate's client.
pub async fn look_up(server: &Server) -> Result<(), Box<dyn Error>> {
    let paycross = PayCross::builder(Mode::Test, Endpoint::custom(server.url()))
        .shop("361", SecretKey::new("secret"))
        .root_certificates(server.certificate.clone())
        .build()?;
    let found = paycross.find("order-1042").await?;
    assert!(found.is_empty(), "{found:?}");
    Ok(())
}

/// Runs a program's requests.
pub fn block_on(
    requests: impl Future<Output = Result<(), Box<dyn Error>>>,
) -> Result<(), Box<dyn Error>> {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?
        .block_on(requests)
}
