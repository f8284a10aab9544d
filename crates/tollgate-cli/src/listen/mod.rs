//! `tollgate listen`: receives callbacks and webhooks, stores them, and forwards them.

mod forward;
mod log;
mod replay;
mod server;
mod store;
mod verify;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};
use tokio::net::TcpListener;

use self::{forward::Forwarder, log::Log, server::Receiver, store::Store, verify::Verifier};
use crate::{Failure, arguments::Common, exit::Exit, profile::Profile, state};

/// The options of `listen`.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
pub struct Options {
    #[command(flatten)]
    serve: Serve,
    #[command(subcommand)]
    action: Option<Action>,
}

const EXAMPLES: &str = "\
Every request with a right signature gets status 200 once it is stored, also of an unknown type or order. A wrong
signature gets 401, is shown, and is not stored.

Examples:
  tollgate listen --forward-to http://127.0.0.1:3000/callbacks
  tollgate listen replay 17 18 --forward-to http://127.0.0.1:3000/callbacks
  tollgate listen replay --since 1h --forward-to http://127.0.0.1:3000/callbacks";

#[derive(Args, Debug)]
struct Serve {
    /// The port on loopback; 0 takes any free one.
    #[arg(long, default_value_t = 4242)]
    port: u16,
    /// The address of the receiver, by plain HTTP. A receiver that is dead or does not respond with 2xx gets the request
    /// again, after pauses of 1 s to 60 s.
    #[arg(long, value_name = "URL")]
    forward_to: Option<String>,
    #[command(flatten)]
    file: StoreFile,
}

/// The file of received requests.
#[derive(Args, Debug)]
struct StoreFile {
    /// The file with the received requests. It holds their bodies, with the tokens in them. Default: `events.db` in the
    /// user's state folder.
    #[arg(long, value_name = "FILE")]
    db: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Send stored requests again, with their original bytes and headers.
    Replay(replay::Options),
}

/// Runs the command. Without an action it ends only by an interruption.
pub async fn run(options: Options, common: &Common) -> Result<Exit, Failure> {
    let log = Log::new(common.output());
    match options.action {
        Some(Action::Replay(options)) => replay::run(&options, common, log).await,
        None => serve(options.serve, &Profile::load(&common.choice)?, log).await,
    }
}

async fn serve(options: Serve, profile: &Profile, log: Log) -> Result<Exit, Failure> {
    let verifier = Verifier::of(profile)?;
    let store = Arc::new(Store::open(&options.file.path()?)?);
    let listener = TcpListener::bind(("127.0.0.1", options.port)).await?;
    log.listening(&format!("http://{}/", listener.local_addr()?), profile);
    let forwarder = match options.forward_to {
        Some(url) => {
            let authorization = profile.webhook_authorization()?;
            let store = Arc::clone(&store);
            Some(Forwarder::start(url, authorization, store, log)?)
        }
        None => None,
    };
    let receiver = Receiver {
        verifier,
        store,
        forwarder,
        log,
    };
    server::serve(listener, Arc::new(receiver)).await;
    Ok(Exit::SUCCESS)
}

impl StoreFile {
    fn path(&self) -> Result<PathBuf, Failure> {
        if let Some(file) = &self.db {
            return Ok(file.clone());
        }
        let folder = state::folder().ok_or("set TOLLGATE_STATE: there is no home folder")?;
        state::make_private(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(folder.join("events.db"))
    }
}
