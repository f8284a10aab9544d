//! The engine of a run: charges what has no outcome, then reads what has no final one.

mod clients;
mod handle;
mod lane;
mod live;
mod options;
mod pass;
mod queue;
mod spacing;
mod throttle;

use std::{sync::Arc, time::Duration};

use tokio::sync::watch;

pub use self::{clients::Clients, live::Live, options::Options, throttle::Throttled};
use self::{handle::Shared, lane::Provider, pass::Pass};
use crate::{
    Error, Result, Vault,
    order::Route,
    store::{Progress, Store},
    tokens::{Files, Finder},
};

/// The longest pause between two readings of orders without a final outcome.
const LONGEST: Duration = Duration::from_secs(60);

/// One process's work on a run.
///
/// ```no_run
/// use std::path::Path;
/// use tollgate_billing::{Clients, Options, Result, Run, Vault, store::{Access, SqliteStore}};
///
/// # async fn bill(clients: Clients) -> Result<()> {
/// let store = SqliteStore::open(Path::new("may.sqlite"), Access::Work)?;
/// let run = Run::new(store, clients, Vault::File, Options::default()).await?;
/// let ended = run.work().await?;
/// println!("{ended:?}");
/// # Ok(())
/// # }
/// ```
pub struct Run<S> {
    shared: Arc<Shared<S>>,
    stop: watch::Sender<bool>,
}

/// The pause before orders are looked for that other processes have claimed.
const NEXT: Duration = Duration::from_secs(1);

/// How the work of a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Ended {
    /// Each order has a final outcome.
    Done,
    /// Some orders have an outcome that is not final. A later run reads them again.
    Open,
    /// The process was asked to stop. A later run goes on.
    Stopped,
    /// The provider refuses the credentials, or this machine's address.
    Credentials(Route),
    /// Some orders are left that keep killing their workers, and that are put aside.
    PutAside,
}

/// Asks a run to stop: it starts nothing more, and ends once what is under way has its outcome.
#[derive(Clone, Debug)]
pub struct Stop(watch::Sender<bool>);

impl Stop {
    /// Asks the run to stop.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

impl<S: Store> Run<S> {
    /// Prepares the work on a run.
    ///
    /// # Errors
    ///
    /// [`Error::Setting`] if a client is of another mode than the run. [`Error::File`] if an imported file that holds
    /// tokens cannot be read.
    pub async fn new(store: S, clients: Clients, vault: Vault, options: Options) -> Result<Self> {
        let settings = store.settings().await?;
        if clients.modes().any(|mode| mode != settings.mode) {
            let why = format!("the run {} is of {} mode", settings.name, settings.mode);
            return Err(Error::Setting(why));
        }
        let files = Files::open(store.files().await?)?;
        let (stop, stopped) = watch::channel(false);
        let shared = Shared {
            store,
            clients: clients.with_limits(&options.policy, options.invoice_life),
            finder: Finder { files, vault },
            options,
            live: watch::Sender::default(),
            stop: stopped,
        };
        Ok(Self {
            shared: Arc::new(shared),
            stop,
        })
    }

    /// The progress of this process, which changes while the run works.
    #[must_use]
    pub fn live(&self) -> watch::Receiver<Live> {
        self.shared.live.subscribe()
    }

    /// A handle that asks the run to stop, as for a signal.
    #[must_use]
    pub fn stopper(&self) -> Stop {
        Stop(self.stop.clone())
    }

    /// Works on the run until each order has a final outcome, until only orders are left whose outcome stays open, or
    /// until the run shall stop.
    ///
    /// # Errors
    ///
    /// [`Error::Store`] if the orders cannot be read.
    pub async fn work(&self) -> Result<Ended> {
        let clock = Arc::clone(&self.shared.options.clock);
        let mut pass = Pass::new(Arc::clone(&self.shared), self.stopper());
        let mut pause = Duration::from_secs(2);
        let (mut may_settle, mut patience, mut read_at) = (true, None, Duration::ZERO);
        loop {
            pass.charge().await?;
            if clock.now() >= read_at {
                may_settle = pass.read().await?;
                read_at = clock.now() + pause;
                pause = (pause * 2).min(LONGEST);
            }
            if let Some(route) = pass.refused() {
                return Ok(Ended::Credentials(route));
            }
            if pass.is_stopped() {
                return Ok(Ended::Stopped);
            }
            let Some(progress) = self.progress(&pass).await? else {
                return Ok(Ended::Stopped);
            };
            if progress.left.count > progress.put_aside {
                // Other processes work on these orders, or their claim must lapse first.
                pass.pause(NEXT).await;
                continue;
            }
            let ends = *patience.get_or_insert_with(|| clock.now() + self.shared.options.patience);
            if progress.is_done() {
                return Ok(Ended::Done);
            }
            if !may_settle || clock.now() >= ends {
                return Ok(ended(&progress));
            }
            pass.pause(read_at.saturating_sub(clock.now())).await;
        }
    }

    /// The progress, once the store can be read. `None` if the run shall stop before that.
    async fn progress(&self, pass: &Pass<S>) -> Result<Option<Progress>> {
        loop {
            match self.shared.store.progress().await {
                Err(error @ Error::Store(_)) => self.shared.show_trouble(&error),
                progress => return progress.map(Some),
            }
            pass.pause(NEXT).await;
            if pass.is_stopped() {
                return Ok(None);
            }
        }
    }
}

/// How a run ends that no further round can help.
const fn ended(progress: &Progress) -> Ended {
    if progress.left.count > 0 {
        Ended::PutAside
    } else {
        Ended::Open
    }
}
