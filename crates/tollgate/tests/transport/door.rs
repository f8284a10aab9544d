//! A TLS server in front of a sandbox.

use std::{io, net::SocketAddr, sync::Arc};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt, copy, split},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use tokio_rustls::{TlsAcceptor, rustls::ServerConfig};

use crate::record::{Record, drain};

/// The behaviour towards a connection.
#[derive(Clone)]
pub enum Manner {
    /// It speaks TLS, and forwards the decrypted bytes.
    Opens(Arc<ServerConfig>),
    /// It responds in plain HTTP.
    IsPlain,
    /// It closes the connection as soon as a handshake begins.
    HangsUp,
    /// It never responds.
    IsSilent,
}

/// Dropping the server closes it.
pub struct Door {
    port: u16,
    /// The decrypted bytes.
    pub record: Record,
    /// The protocols that were agreed on.
    pub protocols: Record,
    task: JoinHandle<()>,
}

impl Door {
    pub async fn open(manner: Manner, to: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (record, protocols) = (Record::default(), Record::default());
        let visitor = Visitor {
            manner,
            to,
            record: record.clone(),
            protocols: protocols.clone(),
        };
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // The client reports how the connection ended.
                tokio::spawn(visitor.clone().serve(stream));
            }
        });
        Self {
            port,
            record,
            protocols,
            task,
        }
    }

    pub fn address(&self) -> SocketAddr {
        ([127, 0, 0, 1], self.port).into()
    }

    pub fn base(&self) -> String {
        format!("https://localhost:{}", self.port)
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.task.abort();
    }
}

#[derive(Clone)]
struct Visitor {
    manner: Manner,
    to: SocketAddr,
    record: Record,
    protocols: Record,
}

impl Visitor {
    async fn serve(self, mut stream: TcpStream) -> io::Result<()> {
        match &self.manner {
            Manner::Opens(config) => self.pass(stream, config).await,
            Manner::IsPlain => {
                stream.read_u8().await?;
                let response = b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n";
                stream.write_all(response).await?;
                stream.shutdown().await?;
                drain(stream).await
            }
            Manner::HangsUp => stream.read_u8().await.map(drop),
            Manner::IsSilent => drain(stream).await,
        }
    }

    /// If one side ends the connection, the other side's connection is cut without TLS's `close_notify`.
    async fn pass(&self, stream: TcpStream, config: &Arc<ServerConfig>) -> io::Result<()> {
        let stream = TlsAcceptor::from(Arc::clone(config)).accept(stream).await?;
        let protocol = stream.get_ref().1.alpn_protocol().unwrap_or(b"none");
        self.protocols.note(protocol);
        self.protocols.note(b"\n");
        let (from_client, mut to_client) = split(stream);
        let (mut from_server, to_server) = TcpStream::connect(self.to).await?.into_split();
        tokio::select! {
            end = self.record.pass_on(from_client, to_server) => end,
            end = copy(&mut from_server, &mut to_client) => end.map(drop),
        }
    }
}
