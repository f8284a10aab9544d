//! The world of one payment: a sandbox of its own, its clock, and what the merchant has from before.

use std::{
    io,
    sync::Arc,
    time::{Duration, SystemTime},
};

use tollgate::{
    CardToken, Clock, Currency, Decimal, Mode, Money, PayCross, Paymega, Policy, SecretKey,
    paycross::{
        Endpoint,
        webhook::{PublicKey, WebhookKeys},
    },
    paymega::{Endpoints, callback::CallbackSecrets},
};
use tollgate_leaks::Secrets;
use tollgate_sandbox::{Info, Sandbox, settings::Bodies};

use crate::{
    clock::WorldClock,
    goods::{self, Goods},
    schedule::{Callbacks, Job, Pace, Schedule},
};

/// The timeout of one attempt, in real time. Stalled responses come later.
const ATTEMPT: Duration = Duration::from_millis(400);

/// For how long a gateway with a replay window repeats the first result.
pub(crate) const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Longer than any bank, listing or request takes that is not measured in days.
const QUIET: Duration = Duration::from_secs(1_000);

/// Longer than any invoice, challenge or page lives, and than any listing takes.
const DAYS: Duration = Duration::from_secs(6 * 24 * 60 * 60);

/// A sandbox, its clock, and what the merchant has.
#[derive(Debug)]
pub struct World {
    schedule: Schedule,
    sandbox: Arc<Sandbox>,
    clock: WorldClock,
    goods: Goods,
    /// Where callbacks are sent.
    callbacks: Option<String>,
    start: SystemTime,
}

impl World {
    /// Starts a sandbox and prepares what the payment needs. The first faults come later.
    ///
    /// # Errors
    ///
    /// No port can be opened.
    pub(crate) async fn open(schedule: &Schedule, callbacks: Option<String>) -> io::Result<Self> {
        let sandbox = Sandbox::builder().seed(schedule.seed);
        let sandbox = sandbox
            .replay(schedule.replay)
            .live_cards(schedule.has_live());
        let sandbox = Arc::new(sandbox.start().await?);
        let mut world = Self {
            clock: WorldClock::new(&sandbox),
            sandbox,
            schedule: schedule.clone(),
            goods: Goods::default(),
            callbacks,
            start: SystemTime::now(),
        };
        world.goods = Goods::prepare(&world).await;
        world.sandbox.idle().await;
        world.clock.advance(QUIET);
        world.begin();
        Ok(world)
    }

    /// Makes the provider unkind.
    fn begin(&self) {
        let settings = self.schedule.sandbox_settings();
        self.sandbox.change(|it| *it = settings);
        for verdict in &self.schedule.verdicts {
            let reference = self.attempt_reference(verdict.attempt);
            let on_second = self.schedule.job == Job::Failover && verdict.second;
            let reference = if on_second {
                second(&reference)
            } else {
                reference
            };
            self.sandbox.decide(reference, verdict.outcome.clone());
        }
        let holds = matches!(
            self.schedule.callbacks,
            Some(Callbacks::Late | Callbacks::Reversed)
        );
        self.sandbox.hold_callbacks(holds);
    }

    /// The schedule.
    #[must_use]
    pub const fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The sandbox.
    pub(crate) fn sandbox(&self) -> &Sandbox {
        &self.sandbox
    }

    pub(crate) const fn clock(&self) -> &WorldClock {
        &self.clock
    }

    /// The addresses and credentials of both providers.
    #[must_use]
    pub fn info(&self) -> &Info {
        self.sandbox.info()
    }

    /// The token of the saved card at Paymega, or at `PayCross`, in this mode.
    ///
    /// # Panics
    ///
    /// The payment needs no such token.
    #[must_use]
    pub fn token(&self, paycross: bool, live: bool) -> &CardToken {
        self.goods.token(paycross, live)
    }

    /// The id of the operation that is refunded, captured or voided.
    #[must_use]
    pub fn parent(&self) -> &str {
        &self.goods.parent
    }

    /// The amount of the order.
    #[must_use]
    pub fn money(&self) -> Money {
        money(self.schedule.cents)
    }

    /// The reference of an attempt.
    #[must_use]
    pub fn attempt_reference(&self, attempt: u32) -> String {
        let reference = self.schedule.reference();
        match attempt {
            1 => reference,
            further => format!("{reference}~{further}"),
        }
    }

    /// The end of the pages that a payer gets.
    #[must_use]
    pub fn page_end(&self) -> SystemTime {
        self.start + Duration::from_secs(60 * 60)
    }

    /// Where callbacks are to be sent, if the schedule has some.
    #[must_use]
    pub fn callback_url(&self) -> Option<&str> {
        self.callbacks
            .as_deref()
            .filter(|_| self.schedule.callbacks.is_some())
    }

    /// Waits until no request is under way. No client may be alive.
    pub(crate) async fn quiet(&self) {
        self.sandbox.idle().await;
        self.clock.advance(QUIET);
    }

    /// Lets everything end that takes time: pages, challenges, invoices and listings.
    pub(crate) async fn end(&self) {
        self.sandbox.clear_faults();
        self.sandbox.hold_callbacks(false);
        self.sandbox.idle().await;
        self.clock.advance(DAYS);
    }

    /// Lets the provider show everything.
    pub(crate) fn show_all(&self) {
        self.sandbox.change(|settings| {
            settings.bodies = Bodies::Full;
            settings.lookup = tollgate_sandbox::settings::Lookup::List;
            settings.lookup_reference = tollgate_sandbox::settings::ReferenceChange::AsSent;
            settings.refund_list = tollgate_sandbox::settings::RefundList::Shown;
            settings.metadata = tollgate_sandbox::settings::Metadata::Shown;
        });
    }

    /// A client of Paymega. A patient one waits long enough for a busy machine.
    pub(crate) fn paymega(&self, live: bool, patient: bool) -> Paymega {
        let info = self.info();
        let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
        let builder = Paymega::builder(mode(live), endpoints)
            .account(&info.account, SecretKey::new(&info.api_key))
            .policy(self.policy(patient))
            .clock(self.clock.clone());
        let builder = match self.callback_secrets(live) {
            Some(secrets) => builder.callback_secrets(secrets),
            None => builder,
        };
        builder.build().expect("the sandbox's settings are valid")
    }

    fn callback_secrets(&self, live: bool) -> Option<CallbackSecrets> {
        let secrets = CallbackSecrets::new();
        let secret = SecretKey::new(if live {
            self.sandbox.live_callback_secret()
        } else {
            &self.info().callback_secret
        });
        if live {
            secrets.live(secret).ok()
        } else {
            secrets.test(secret).ok()
        }
    }

    /// A client of `PayCross`.
    pub(crate) fn paycross(&self, live: bool, patient: bool) -> PayCross {
        let info = self.info();
        let endpoint = Endpoint::custom(&info.paycross)
            .checkout(&info.checkout)
            .reports(&info.reports);
        let mut builder = PayCross::builder(mode(live), endpoint)
            .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
            .webhook_keys(WebhookKeys::new().key(self.webhook_key()))
            .policy(self.policy(patient))
            .clock(self.clock.clone());
        if self.schedule.replay {
            builder = builder.replay_window(DAY);
        }
        builder.build().expect("the sandbox's settings are valid")
    }

    fn webhook_key(&self) -> PublicKey {
        PublicKey::parse(&self.info().shop_public_key).expect("the sandbox's key is valid")
    }

    /// Everything that must be shown nowhere.
    pub(crate) fn secrets(&self) -> Secrets {
        let info = self.info();
        let keys = [
            ("the key of Paymega", info.api_key.as_str()),
            ("the key of PayCross", &info.shop_secret),
            ("the secret of test callbacks", &info.callback_secret),
            (
                "the secret of live callbacks",
                self.sandbox.live_callback_secret(),
            ),
        ];
        let mut secrets = Secrets::new(keys.into_iter().chain(goods::CARDS));
        for token in self.goods.tokens() {
            secrets.plant("the token of a card", token.expose());
        }
        secrets
    }

    /// The clock of the world, for clients that are not the library's.
    #[must_use]
    pub fn time(&self) -> Duration {
        self.clock.now()
    }

    /// Pauses a client that is not the library's.
    pub async fn pause(&self, time: Duration) {
        self.clock.sleep(time).await;
    }

    /// The time of a whole call.
    #[must_use]
    pub const fn deadline(&self) -> Duration {
        self.schedule.pace.deadline()
    }

    fn policy(&self, patient: bool) -> Policy {
        let policy = Policy::default().deadline(self.deadline());
        let millis = Duration::from_millis;
        let policy = match self.schedule.pace {
            Pace::Usual => policy.pauses(millis(10_000), millis(150_000)),
            Pace::Short => policy.pauses(millis(2_000), millis(10_000)),
            Pace::Long => policy.pauses(millis(3_600_000), millis(6 * 3_600_000)),
        };
        if patient {
            let pauses = policy
                .deadline(Duration::from_secs(1_200))
                .attempt_timeout(QUIET);
            return pauses.pauses(millis(10_000), millis(150_000));
        }
        policy.attempt_timeout(ATTEMPT)
    }
}

/// The reference of the second provider's order in a failover.
pub(crate) fn second(reference: &str) -> String {
    format!("second-{reference}")
}

/// An amount in dollars.
pub(crate) fn money(cents: u32) -> Money {
    Money::new(Decimal::new(i64::from(cents), 2), Currency::USD)
}

const fn mode(live: bool) -> Mode {
    if live { Mode::Live } else { Mode::Test }
}
