//! Options of a sandbox.

mod settings;

use crate::fault::{BadFaultPlan, FaultPlan};
use crate::keys::{self, Hidden, Info, Keys};
use crate::recorder::Recorder;
use crate::sandbox::Sandbox;
use crate::server::bind;
use crate::settings::Settings;
use crate::state::{Ids, State};
use crate::store::Store;
use crate::surface::Surface;
use crate::tasks::Shared;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// Builds a [`Sandbox`] with options.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    port: u16,
    seed: Option<u64>,
    callback_secret: Option<Hidden>,
    settings: Settings,
    faults: FaultPlan,
    data: Option<PathBuf>,
    record: Option<PathBuf>,
    exchanges: Option<usize>,
}

/// How many exchanges are kept by default.
const EXCHANGES: usize = 10_000;

impl Sandbox {
    /// Starts a sandbox on any free port, with new ids.
    ///
    /// # Errors
    ///
    /// Fails if no port can be opened.
    pub async fn start() -> io::Result<Self> {
        Self::builder().start().await
    }

    /// Returns a builder for a sandbox with options.
    pub fn builder() -> Builder {
        Builder::default()
    }
}

fn invalid(error: BadFaultPlan) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, error)
}

impl Builder {
    /// The port on loopback. Default: any free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Makes ids and keys equal in every run. Default: random.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// The secret that signs callbacks of test mode. Default: generated.
    #[must_use]
    pub fn callback_secret(mut self, secret: impl Into<String>) -> Self {
        self.callback_secret = Some(Hidden(secret.into()));
        self
    }

    /// The faults at the start. Default: none.
    #[must_use]
    pub fn faults(mut self, plan: impl Into<FaultPlan>) -> Self {
        self.faults = plan.into();
        self
    }

    /// The file that keeps the state. The sandbox reads an existing file at the start, and adds a line for every change
    /// before the response is sent, so that a killed process loses nothing. The next start leaves one line for each
    /// record. The file holds keys, tokens and bearers, so only its owner may read
    /// it. Its ids and keys override [`seed`](Self::seed). It does not hold the log of exchanges or the fault plan.
    /// One sandbox at a time uses the file; a lock file beside it, whose name ends in `.lock`, ensures this. Default:
    /// the state is kept in memory only.
    #[must_use]
    pub fn data(mut self, file: impl Into<PathBuf>) -> Self {
        self.data = Some(file.into());
        self
    }

    /// The file that records every exchange as one line of JSON: an [`Exchange`](crate::Exchange) without secrets. New
    /// lines are appended, and several sandboxes can share the file. If an exchange cannot be written, the sandbox
    /// responds with status 500. Default: the newest exchanges are kept in memory only.
    #[must_use]
    pub fn record(mut self, file: impl Into<PathBuf>) -> Self {
        self.record = Some(file.into());
        self
    }

    /// How many exchanges, and how many finished notifications, are kept: the newest ones. Older ones are dropped, which
    /// bounds the memory of a sandbox that runs for long. Default: 10,000.
    #[must_use]
    pub fn exchanges(mut self, kept: usize) -> Self {
        self.exchanges = Some(kept);
        self
    }

    /// Starts the sandbox.
    ///
    /// # Errors
    ///
    /// Fails if the fault plan names an unknown operation, surface or status, if the port cannot be opened, if a file
    /// cannot be read or written, or if another sandbox uses the file. The error names the cause.
    #[expect(
        clippy::unused_async,
        reason = "Starting needs a runtime, which an async function shows."
    )]
    pub async fn start(self) -> io::Result<Sandbox> {
        self.faults.check().map_err(invalid)?;
        let recorder = self.record.as_deref().map(Recorder::open).transpose()?;
        let mut store = self.data.clone().map(Store::open).transpose()?;
        let kept = match &store {
            Some(store) => store.read(self.kept())?,
            None => None,
        };
        let listening = bind(self.port).map_err(|error| self.named(&error))?;
        let address = listening.address();
        let mut state = match kept {
            Some(state) => self.again(state, address),
            None => self.fresh(address),
        };
        state.settings = self.settings.clone();
        if let Some(store) = &mut store {
            store.start(&mut state)?;
        }
        let shared = Shared::new(state, store, recorder);
        shared.plan().follow(&self.faults);
        Ok(Sandbox::run(Arc::new(shared), listening))
    }

    fn fresh(&self, address: SocketAddr) -> State {
        let mut ids = Ids::new(self.seed);
        let info = self.info(&mut ids, address);
        let keys = Keys::new(
            format!("sk_live_{}", ids.letters(43)),
            format!("pk_live_{}", ids.letters(43)),
            ids.letters(32),
        );
        State::new(info, keys, ids, self.kept())
    }

    /// A state from a file, at its new address.
    fn again(&self, mut state: State, address: SocketAddr) -> State {
        let here = self.info(&mut Ids::new(self.seed), address);
        let known = state.info;
        state.info = Info {
            account: known.account,
            api_key: known.api_key,
            public_key: known.public_key,
            callback_secret: self
                .callback_secret
                .clone()
                .map_or(known.callback_secret, |it| it.0),
            shop_id: known.shop_id,
            shop_secret: known.shop_secret,
            ..here
        };
        state
    }

    fn kept(&self) -> usize {
        self.exchanges.unwrap_or(EXCHANGES)
    }

    fn named(&self, error: &io::Error) -> io::Error {
        io::Error::new(error.kind(), format!("port {}: {error}", self.port))
    }

    fn info(&self, ids: &mut Ids, address: SocketAddr) -> Info {
        let base = |surface: Surface| format!("http://{address}{}", surface.prefix());
        let made = format!("sk_test_{}", ids.letters(43));
        Info {
            public: base(Surface::Public),
            private: base(Surface::Private),
            cardgate: base(Surface::Cardgate),
            paycross: base(Surface::Paycross),
            checkout: base(Surface::Checkout),
            reports: base(Surface::Reports),
            control: base(Surface::Control),
            account: ids.prefixed("coma"),
            api_key: ids.letters(40),
            public_key: format!("pk_test_{}", ids.letters(43)),
            callback_secret: self.callback_secret.clone().map_or(made, |it| it.0),
            shop_id: "361".to_owned(),
            shop_secret: ids.hex(64),
            shop_public_key: keys::webhook_public_key(),
        }
    }
}
