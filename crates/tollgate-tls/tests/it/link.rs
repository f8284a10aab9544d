//! A client with the provider and a server with rustls's own, connected in memory.

use std::{
    io::{ErrorKind, Read},
    sync::Arc,
};

use rcgen::{CertificateParams, KeyPair};
use rustls::{
    ClientConfig, ClientConnection, Error, Reader, RootCertStore, ServerConfig, ServerConnection,
    SupportedCipherSuite,
    crypto::{CryptoProvider, SupportedKxGroup, ring},
    pki_types::PrivatePkcs8KeyDer,
};

const RSA: &str = include_str!("../../../tollgate-core/tests/keys/test-key.pem");

pub struct Link {
    pub client: ClientConnection,
    pub server: ServerConnection,
    /// The bytes that the server and the client have decrypted.
    pub received: [Vec<u8>; 2],
}

impl Link {
    /// Connects by this suite and group, which the server alone supports.
    pub fn new(suite: SupportedCipherSuite, group: &'static dyn SupportedKxGroup) -> Self {
        let name = format!("{:?}", suite.suite());
        let key = if name.contains("_RSA_") {
            KeyPair::from_pem(RSA).unwrap()
        } else {
            KeyPair::generate().unwrap()
        };
        let provider = CryptoProvider {
            cipher_suites: vec![suite],
            kx_groups: vec![group],
            ..ring::default_provider()
        };
        Self::connect(&key, provider)
    }

    fn connect(key: &KeyPair, provider: CryptoProvider) -> Self {
        let params = CertificateParams::new(["localhost".to_owned()]).unwrap();
        let certificate = params.self_signed(key).unwrap().der().clone();
        let mut roots = RootCertStore::empty();
        roots.add(certificate.clone()).unwrap();
        let server = ServerConfig::builder_with_provider(Arc::new(provider))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(
                vec![certificate],
                PrivatePkcs8KeyDer::from(key.serialize_der()).into(),
            )
            .unwrap();
        let client = ClientConfig::builder_with_provider(Arc::new(tollgate_tls::provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = "localhost".try_into().unwrap();
        let mut link = Self {
            client: ClientConnection::new(Arc::new(client), name).unwrap(),
            server: ServerConnection::new(Arc::new(server)).unwrap(),
            received: [Vec::new(), Vec::new()],
        };
        while link.client.is_handshaking() || link.server.is_handshaking() {
            link.exchange(|_| {}).unwrap();
        }
        link
    }

    /// Carries what each side has to send to the other, after `change` of the bytes.
    pub fn exchange(&mut self, change: impl Fn(&mut Vec<u8>)) -> Result<(), Error> {
        let (mut requests, mut responses) = (Vec::new(), Vec::new());
        while self.client.wants_write() {
            self.client.write_tls(&mut requests).unwrap();
        }
        while self.server.wants_write() {
            self.server.write_tls(&mut responses).unwrap();
        }
        change(&mut requests);
        change(&mut responses);
        let [by_server, by_client] = &mut self.received;
        let mut requests = &*requests;
        while !requests.is_empty() {
            self.server.read_tls(&mut requests).unwrap();
            self.server.process_new_packets()?;
            read_all(self.server.reader(), by_server);
        }
        let mut responses = &*responses;
        while !responses.is_empty() {
            self.client.read_tls(&mut responses).unwrap();
            self.client.process_new_packets()?;
            read_all(self.client.reader(), by_client);
        }
        Ok(())
    }
}

/// Reads what has been decrypted. Then the reader has no more, which is an error of its own.
fn read_all(mut reader: Reader<'_>, bytes: &mut Vec<u8>) {
    let end = reader.read_to_end(bytes).unwrap_err();
    assert_eq!(end.kind(), ErrorKind::WouldBlock);
}
