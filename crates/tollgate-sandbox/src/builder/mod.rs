//! Options of a sandbox.

mod settings;

use crate::fault::FaultPlan;
use crate::keys::{self, Info, Keys};
use crate::recorder::Recorder;
use crate::route::Surface;
use crate::sandbox::Sandbox;
use crate::server::bind;
use crate::settings::Settings;
use crate::shared::Shared;
use crate::store::Store;
use crate::world::{Ids, World};
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

/// Makes a [`Sandbox`] with options.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    port: u16,
    seed: Option<u64>,
    callback_secret: Option<String>,
    settings: Settings,
    faults: FaultPlan,
    data: Option<PathBuf>,
    record: Option<PathBuf>,
}

impl Builder {
    /// The port on loopback. Default: any free one.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// Makes ids and keys repeat themselves in every run. Default: they are random.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// The secret that signs callbacks of test mode. Default: one is made.
    #[must_use]
    pub fn callback_secret(mut self, secret: impl Into<String>) -> Self {
        self.callback_secret = Some(secret.into());
        self
    }

    /// The faults that it begins with. Default: none.
    #[must_use]
    pub fn faults(mut self, plan: impl Into<FaultPlan>) -> Self {
        self.faults = plan.into();
        self
    }

    /// A file that keeps the state: it is read at the start if it exists, and replaced as a whole soon after
    /// every change and at the end. It holds keys, tokens and bearers, so nobody else may read it. Ids and
    /// keys that it brings go before [`seed`](Self::seed); the log of exchanges and the plan of faults are not
    /// kept. One sandbox at a time has it, and locks it by a file beside it, whose name ends in `.lock`. Default: the
    /// state is kept in memory only.
    #[must_use]
    pub fn data(mut self, file: impl Into<PathBuf>) -> Self {
        self.data = Some(file.into());
        self
    }

    /// A file that gets every exchange as one line of JSON, an [`Exchange`](crate::Exchange) without secrets. Lines
    /// are added at its end, and several sandboxes can share it. An exchange that cannot be written is answered with
    /// status 500. Default: exchanges are kept in memory only.
    #[must_use]
    pub fn record(mut self, file: impl Into<PathBuf>) -> Self {
        self.record = Some(file.into());
        self
    }

    /// Starts it.
    ///
    /// # Errors
    ///
    /// The port could not be opened, or a file could not be read or written, or another sandbox has it; the error
    /// says which.
    #[expect(
        clippy::unused_async,
        reason = "Starting needs a runtime, which an async function shows."
    )]
    pub async fn start(self) -> io::Result<Sandbox> {
        let recorder = self.record.as_deref().map(Recorder::open).transpose()?;
        let store = self.data.clone().map(Store::open).transpose()?;
        let kept = store.as_ref().map(Store::read).transpose()?.flatten();
        let listening = bind(self.port).map_err(|error| self.named(&error))?;
        let address = listening.address();
        let world = match kept {
            Some(world) => self.again(world, address),
            None => self.fresh(address),
        };
        let shared = Shared::new(world, store, recorder);
        shared.plan().follow(&self.faults);
        shared.save()?;
        Ok(Sandbox::run(Arc::new(shared), listening))
    }

    fn fresh(&self, address: SocketAddr) -> World {
        let mut ids = Ids::new(self.seed);
        let info = self.info(&mut ids, address);
        let keys = Keys::new(
            format!("sk_live_{}", ids.letters(43)),
            format!("pk_live_{}", ids.letters(43)),
            ids.letters(32),
        );
        World::new(info, keys, ids, self.settings.clone())
    }

    /// A world that was kept, at its new address.
    fn again(&self, mut world: World, address: SocketAddr) -> World {
        let here = self.info(&mut Ids::new(self.seed), address);
        let known = world.info;
        world.info = Info {
            account: known.account,
            api_key: known.api_key,
            public_key: known.public_key,
            callback_secret: self
                .callback_secret
                .clone()
                .unwrap_or(known.callback_secret),
            shop_id: known.shop_id,
            shop_secret: known.shop_secret,
            ..here
        };
        world.settings = self.settings.clone();
        world
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
            control: base(Surface::Control),
            account: ids.prefixed("coma"),
            api_key: ids.letters(40),
            public_key: format!("pk_test_{}", ids.letters(43)),
            callback_secret: self.callback_secret.clone().unwrap_or(made),
            shop_id: "361".to_owned(),
            shop_secret: ids.hex(64),
            shop_public_key: keys::webhook_public_key(),
        }
    }
}
