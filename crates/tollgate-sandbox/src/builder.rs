//! Options of a sandbox.

use crate::keys::{self, Info, Keys};
use crate::route::Surface;
use crate::sandbox::Sandbox;
use crate::server::bind;
use crate::shared::Shared;
use crate::world::{Ids, Settings, World};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

/// Makes a [`Sandbox`] with options.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    port: u16,
    seed: Option<u64>,
    callback_secret: Option<String>,
    settings: Settings,
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

    /// Whether test cards also pay for invoices of live mode. Default: they are declined there.
    #[must_use]
    pub fn live_cards(mut self, live_cards: bool) -> Self {
        self.settings.live_cards = live_cards;
        self
    }

    /// Whether PayCross answers a repeated `RequestID` with what it made the first time. Default: yes.
    #[must_use]
    pub fn replay(mut self, replay: bool) -> Self {
        self.settings.replay = replay;
        self
    }

    /// Starts it.
    ///
    /// # Errors
    ///
    /// The port could not be opened.
    #[expect(
        clippy::unused_async,
        reason = "Starting needs a runtime, which an async function shows."
    )]
    pub async fn start(self) -> io::Result<Sandbox> {
        let listening = bind(self.port)?;
        let mut ids = Ids::new(self.seed);
        let info = self.info(&mut ids, listening.address());
        let keys = Keys::new(
            format!("sk_live_{}", ids.letters(43)),
            format!("pk_live_{}", ids.letters(43)),
            &ids.letters(32),
        );
        let world = World::new(info, keys, ids, self.settings);
        Ok(Sandbox::run(Arc::new(Shared::new(world)), listening))
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
