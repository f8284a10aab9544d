//! The facade against a hostile side: true responses of the sandbox, and the published samples, changed in every way.
//!
//! For every response: no panic, no call that takes longer than its policy, no secret shown or logged, no request to
//! another host, no second charge, and no false definite state of the money.

mod callbacks;
mod documents;
mod frame;
mod mutation;
mod paycross;
mod payout;
mod platform;
mod proxy;
mod repair;
mod text;
mod truth;
mod watch;
mod words;

use std::{
    cell::{Cell, RefCell},
    fmt::Debug,
    pin::Pin,
    time::Duration,
};

use proptest::{
    prelude::*,
    test_runner::{Config, TestCaseError, TestError, TestRunner},
};
use tokio::runtime::{Builder, Runtime};
use tollgate::{
    CardToken, Clock, Mode, MoneyState, PayCross, Paymega, Policy, SecretKey,
    paycross::Endpoint,
    paymega::{Endpoints, PaymegaBuilder, callback::CallbackSecrets},
};
use tollgate_sandbox::Sandbox;

pub use self::proxy::Proxy;
use self::watch::Watch;
use crate::{
    clock::{STEP, StepClock, patient},
    merchant, paycross_shop,
};

/// The time limit of a whole operation.
#[derive(Clone, Copy)]
enum Limit {
    /// So many steps of a clock that goes on only while the operation pauses.
    Steps(u32),
    /// As long as it needs: it must succeed.
    None,
}

/// The policy of an operation.
const USUAL: Limit = Limit::Steps(30);
/// The policy where a case only tests how responses are read.
const SHORT: Limit = Limit::Steps(8);
/// Only a call that never ends takes so long, even on a busy machine.
const HANG: Duration = Duration::from_secs(120);
/// A code of four digits, which are less likely to turn up by chance.
const CVV: &str = "9173";

/// The result of a case, or why it is wrong.
type Claim = Result<(), String>;

macro_rules! claim {
    ($holds:expr, $($why:tt)+) => {
        if !$holds {
            return Err(format!($($why)+));
        }
    };
}
use claim;

/// A sandbox, the hostile side before it, and clients on both sides of it.
struct Rig {
    limit: Limit,
    clock: StepClock,
    sandbox: Sandbox,
    proxy: Proxy,
    /// Before the hostile side.
    platform: Paymega,
    paycross: PayCross,
    /// Behind the hostile side: these clients get true responses, and have time.
    honest: Paymega,
    honest_paycross: PayCross,
    token: CardToken,
    paycross_token: CardToken,
    watch: Watch,
}

impl Rig {
    /// Every other one has a gateway that responds in the shape of version 3, and half of each replay no request.
    async fn new(limit: Limit, number: u64) -> Self {
        let replays = number % 4 < 2;
        let sandbox = Sandbox::builder()
            .flat(number % 2 == 1)
            .replay(replays)
            .start()
            .await
            .unwrap();
        let info = sandbox.info().clone();
        let origin = info.private.split('/').nth(2).unwrap().to_owned();
        let proxy = Proxy::before(&origin).await;
        let through = |url: &str| url.replace(&origin, &proxy.address);
        let clock = StepClock::default();
        let endpoints = Endpoints::custom(
            through(&info.public),
            through(&info.private),
            through(&info.cardgate),
        );
        let platform = builder(&sandbox, endpoints).policy(limit.policy());
        let platform = match limit {
            Limit::Steps(_) => platform.clock(clock.clone()),
            Limit::None => platform,
        };
        let paycross = paycross_shop::builder(&sandbox);
        let endpoint = Endpoint::custom(through(&info.paycross))
            .checkout(through(&info.checkout))
            .reports(through(&info.reports));
        let hostile_paycross = PayCross::builder(Mode::Test, endpoint)
            .shop(&info.shop_id, SecretKey::new(&info.shop_secret))
            .policy(limit.policy());
        let hostile_paycross = match limit {
            Limit::Steps(_) => hostile_paycross.clock(clock.clone()),
            Limit::None => hostile_paycross,
        };
        let hostile_paycross = if replays {
            hostile_paycross.replay_window(paycross_shop::DAY)
        } else {
            hostile_paycross
        };
        let endpoints = Endpoints::custom(&info.public, &info.private, &info.cardgate);
        let honest = builder(&sandbox, endpoints)
            .policy(patient())
            .build()
            .unwrap();
        let honest_paycross = paycross.build().unwrap();
        let (token, paycross_token) = saved_cards(&honest, &honest_paycross).await;
        Self {
            limit,
            clock,
            platform: platform.build().unwrap(),
            paycross: hostile_paycross.build().unwrap(),
            honest,
            honest_paycross,
            token,
            paycross_token,
            watch: Watch::begin(),
            sandbox,
            proxy,
        }
    }

    /// The texts that must never be shown.
    fn secrets(&self) -> Vec<String> {
        let info = self.sandbox.info();
        let mut secrets = self.proxy.secrets();
        let known = [
            &info.api_key,
            &info.shop_secret,
            &info.callback_secret,
            self.token.expose(),
            self.paycross_token.expose(),
            merchant::PLAIN,
            merchant::SECURE,
            merchant::DECLINED,
            paycross_shop::PLAIN,
            paycross_shop::SECURE,
            paycross_shop::DECLINED,
        ];
        secrets.extend(known.into_iter().map(str::to_owned));
        secrets.push(format!("\"{CVV}\""));
        secrets
    }

    /// Asserts the facts that hold in every case: no secret is shown, and no request went to another host.
    fn check(&self, shown: &str) -> Claim {
        claim!(self.proxy.strayed() == 0, "another host was called");
        self.watch.check(shown, &self.secrets())
    }

    /// The result of the work, which must end within the policy of this many operations: by the clock, since the machine
    /// may be busy.
    fn in_time<'a, T>(
        &'a self,
        operations: u32,
        work: impl Future<Output = T> + 'a,
    ) -> InTime<'a, T> {
        let begin = self.clock.now();
        let end = match self.limit {
            Limit::Steps(steps) => begin + STEP * steps * operations,
            Limit::None => begin,
        };
        Box::pin(async move {
            let done = tokio::time::timeout(HANG, work).await;
            self.proxy.rest().await;
            self.proxy.plan(Vec::new());
            let done = done.map_err(|_| "it does not end".to_owned())?;
            claim!(
                self.clock.now() <= end,
                "it takes longer than its policy says"
            );
            Ok(done)
        })
    }
}

impl Limit {
    fn policy(self) -> Policy {
        match self {
            Self::Steps(steps) => Policy::default()
                .deadline(STEP * steps)
                .attempt_timeout(Duration::from_millis(80))
                .pauses(Duration::from_millis(100), Duration::from_millis(500)),
            Self::None => patient(),
        }
    }
}

type InTime<'a, T> = Pin<Box<dyn Future<Output = Result<T, String>> + 'a>>;

async fn saved_cards(platform: &Paymega, paycross: &PayCross) -> (CardToken, CardToken) {
    let order = tollgate::paymega::NewInvoice::new("save-1", merchant::usd(), merchant::SERVICE)
        .customer(merchant::CUSTOMER)
        .save_card();
    let invoice = platform.create(&order).await.unwrap();
    let sale = merchant::card(merchant::PLAIN, 10, 2035);
    let paid = platform
        .sale(invoice.into_open().unwrap(), &sale)
        .await
        .unwrap();
    let saving = paycross_shop::saving("save-1", paycross_shop::PLAIN);
    let saved = paycross.tokenize(&saving).await.unwrap();
    let token = |card: Option<tollgate::SavedCard>| card.unwrap().token().clone();
    (
        token(paid.invoice().saved_card()),
        token(saved.transaction().saved_card()),
    )
}

fn builder(sandbox: &Sandbox, endpoints: Endpoints) -> PaymegaBuilder {
    let info = sandbox.info();
    let secrets = CallbackSecrets::new().test(SecretKey::new(&info.callback_secret));
    Paymega::builder(Mode::Test, endpoints)
        .account(&info.account, SecretKey::new(&info.api_key))
        .public_key(&info.public_key)
        .callback_secrets(secrets.unwrap())
}

/// Asserts at most one charge, and no false definite state of the money.
fn agrees(charges: usize, reported: MoneyState) -> Claim {
    claim!(charges <= 1, "{charges} charges");
    match reported {
        MoneyState::Charged => claim!(charges == 1, "reported as charged, and was not"),
        MoneyState::Untouched => claim!(charges == 0, "reported as untouched, and was charged"),
        _ => {}
    }
    Ok(())
}

/// How many cases a test tries: `TOLLGATE_CASES`, 24 by default.
fn cases() -> u32 {
    std::env::var("TOLLGATE_CASES").map_or(24, |cases| {
        cases.parse().expect("TOLLGATE_CASES is a number")
    })
}

/// How many cases share a sandbox, which remembers all that it is asked.
const SHARED: u64 = 6;

/// Tries as many cases as were asked for, each with a number of its own.
fn attack<S>(strategy: S, case: &impl AsyncFn(&Rig, u64, S::Value) -> Claim)
where
    S: Strategy,
    S::Value: Clone + Debug,
{
    attack_within(USUAL, strategy, case);
}

fn attack_within<S>(limit: Limit, strategy: S, case: &impl AsyncFn(&Rig, u64, S::Value) -> Claim)
where
    S: Strategy,
    S::Value: Clone + Debug,
{
    let runtime: Runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let (rig, number) = (RefCell::new(None::<Rig>), Cell::new(0_u64));
    let config = Config {
        cases: cases(),
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let result = TestRunner::new(config).run(&strategy, |value| {
        let current = number.replace(number.get() + 1);
        if current % SHARED == 0 {
            // Drop the old rig first: otherwise both would record the log.
            drop(rig.take());
            rig.replace(Some(runtime.block_on(Rig::new(limit, current / SHARED))));
        }
        let rig = rig.borrow();
        let rig = rig.as_ref().expect("the first case has set it up");
        runtime
            .block_on(case(rig, current, value))
            .map_err(TestCaseError::fail)
    });
    match result {
        Ok(()) => {}
        Err(TestError::Fail(why, value)) => panic!("{why}\nafter {value:#?}"),
        Err(TestError::Abort(why)) => panic!("{why}"),
    }
}
