//! Accepts connections, and closes the port while connections must be refused.

use super::connection;
use crate::tasks::Shared;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::JoinSet;

/// The length of the kernel's queue of new connections.
const BACKLOG: u32 = 1024;

/// An open port.
#[derive(Debug)]
pub(crate) struct Listening {
    listener: TcpListener,
    address: SocketAddr,
}

/// Listens on loopback. Port 0 means any free port.
pub(crate) fn bind(port: u16) -> io::Result<Listening> {
    let listener = listener(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    let address = listener.local_addr()?;
    Ok(Listening { listener, address })
}

fn listener(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    // Earlier connections may linger on the port when it opens again.
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)
}

impl Listening {
    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until it is dropped, which also closes all connections.
    pub(crate) async fn serve(self, shared: Arc<Shared>) {
        let mut tasks = JoinSet::new();
        let mut open = shared.open.subscribe();
        let mut listener = Some(self.listener);
        loop {
            let Some(port) = &listener else {
                let _ = open.wait_for(|open| *open).await;
                listener = reopened(self.address).await;
                continue;
            };
            tokio::select! {
                accepted = port.accept() => {
                    if let Ok((stream, _)) = accepted {
                        let (piece, shared) = (shared.in_flight.begin(), Arc::clone(&shared));
                        tasks.spawn(async move {
                            connection::serve(stream, shared).await;
                            drop(piece);
                        });
                    }
                }
                Some(_) = tasks.join_next(), if !tasks.is_empty() => {}
                _ = open.wait_for(|open| !open) => listener = None,
            }
        }
    }
}

/// Opens the port again, and retries until this succeeds.
async fn reopened(address: SocketAddr) -> Option<TcpListener> {
    loop {
        match listener(address) {
            Ok(listener) => return Some(listener),
            Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
        }
    }
}
