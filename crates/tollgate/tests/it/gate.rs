//! Events to wait for, instead of a time: a condition, and a request that is under way.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream, tcp::OwnedWriteHalf},
    sync::watch,
    task::JoinHandle,
    time::{sleep, timeout},
};
use tollgate_sandbox::Sandbox;

/// Only what never happens takes so long.
const HANG: Duration = Duration::from_secs(120);

/// Waits until something holds.
pub async fn until(holds: impl Fn() -> bool) {
    let waiting = async {
        while !holds() {
            sleep(Duration::from_millis(1)).await;
        }
    };
    timeout(HANG, waiting).await.expect("it never holds");
}

/// Waits until a sandbox has worked on everything that was sent to it by clients that are gone.
pub async fn idle(sandbox: &Sandbox) {
    let idle = timeout(HANG, sandbox.idle());
    idle.await.expect("a client keeps its connections");
}

/// Stands before a server, and holds some requests back until it is opened. Dropping it closes it.
pub struct Gate {
    address: String,
    keeper: Keeper,
    task: JoinHandle<()>,
}

#[derive(Clone)]
struct Keeper {
    server: String,
    /// How the requests begin that are held back.
    holds: &'static str,
    held: watch::Sender<usize>,
    is_open: watch::Sender<bool>,
}

impl Gate {
    /// One before the server of this URL, which holds back requests that begin like this.
    pub async fn before(url: &str, holds: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let keeper = Keeper {
            server: host(url).to_owned(),
            holds,
            held: watch::Sender::new(0),
            is_open: watch::Sender::new(false),
        };
        let it = keeper.clone();
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(it.clone().serve(stream));
            }
        });
        Self {
            address,
            keeper,
            task,
        }
    }

    /// The same URL, through the gate.
    pub fn url(&self, url: &str) -> String {
        url.replace(host(url), &self.address)
    }

    /// Waits until a request is held back.
    pub async fn holds(&self) {
        let mut held = self.keeper.held.subscribe();
        let waiting = held.wait_for(|count| *count > 0);
        timeout(HANG, waiting)
            .await
            .expect("none ever comes")
            .unwrap();
    }

    /// Lets through what is held back, also if its client has gone, and whatever comes later.
    pub fn open(&self) {
        self.keeper.is_open.send_replace(true);
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Keeper {
    async fn serve(self, client: TcpStream) {
        let Ok(server) = TcpStream::connect(&self.server).await else {
            return;
        };
        let (mut from_client, mut to_client) = client.into_split();
        let (mut from_server, to_server) = server.into_split();
        tokio::spawn(async move {
            let _ = tokio::io::copy(&mut from_server, &mut to_client).await;
        });
        let mut to_server = to_server;
        let mut chunk = vec![0; 64 * 1024];
        while let Ok(count @ 1..) = from_client.read(&mut chunk).await {
            if self.pass(&chunk[..count], &mut to_server).await.is_err() {
                return;
            }
        }
    }

    async fn pass(&self, chunk: &[u8], server: &mut OwnedWriteHalf) -> std::io::Result<()> {
        if chunk.starts_with(self.holds.as_bytes()) {
            self.held.send_modify(|count| *count += 1);
            // The sender is alive: there is no error.
            let _ = self.is_open.subscribe().wait_for(|is_open| *is_open).await;
        }
        server.write_all(chunk).await
    }
}

fn host(url: &str) -> &str {
    url.split('/').nth(2).unwrap()
}
