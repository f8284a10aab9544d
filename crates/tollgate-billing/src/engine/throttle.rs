//! Counts the responses by which a provider asks for fewer requests.

use std::{
    fmt::Debug,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use tracing::{
    Event, Metadata, Subscriber,
    field::{Field, Visit},
};
use tracing_subscriber::{Layer, layer::Context, layer::SubscriberExt as _};

use super::Provider;

/// The responses 429 and 503 of each provider, which a call repeats by itself: its result does not show them.
///
/// Add its [`layer`](Self::layer) to the program's subscriber, and give it to the run: then the run sends fewer requests at
/// a time. Without the layer the run notices only results that name these statuses.
#[derive(Clone, Debug, Default)]
pub struct Throttled(Arc<[AtomicU64; 2]>);

impl Throttled {
    /// No response yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The layer of tracing that counts. It reads the events `tollgate::attempt`.
    #[must_use]
    pub fn layer<S: Subscriber>(&self) -> impl Layer<S> + use<S> {
        Counter(self.clone())
    }

    /// Counts from now on, in a program without a subscriber of its own. A program that has one adds the
    /// [`layer`](Self::layer) to it instead.
    pub fn install(&self) {
        let subscriber = tracing_subscriber::registry().with(self.layer());
        // A second subscriber is refused, and the run goes on without the count.
        let _ = tracing::subscriber::set_global_default(subscriber);
    }

    pub(super) fn count(&self, provider: Provider) -> u64 {
        self.0[provider as usize].load(Ordering::Relaxed)
    }

    fn add(&self, provider: Provider) {
        self.0[provider as usize].fetch_add(1, Ordering::Relaxed);
    }
}

struct Counter(Throttled);

impl<S: Subscriber> Layer<S> for Counter {
    fn enabled(&self, _: &Metadata<'_>, _: Context<'_, S>) -> bool {
        true
    }

    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() != "tollgate::attempt" {
            return;
        }
        let mut attempt = Attempt::default();
        event.record(&mut attempt);
        if let (Some(provider), 429 | 503) = (attempt.provider, attempt.status) {
            self.0.add(provider);
        }
    }
}

#[derive(Default)]
struct Attempt {
    provider: Option<Provider>,
    status: u64,
}

impl Visit for Attempt {
    fn record_str(&mut self, field: &Field, value: &str) {
        if field.name() == "provider" {
            self.provider = match value {
                "paymega" => Some(Provider::Paymega),
                "paycross" => Some(Provider::PayCross),
                _ => None,
            };
        }
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        if field.name() == "status" {
            self.status = value;
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn Debug) {}
}
