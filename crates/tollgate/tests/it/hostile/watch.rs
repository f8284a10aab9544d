//! Checks that no output and no log shows a secret.

use std::{
    error::Error as _,
    fmt::{Debug, Write as _},
    sync::{Arc, Mutex, PoisonError},
};

use tollgate::Error;
use tracing::{
    Dispatch, Event, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
    subscriber::DefaultGuard,
};

/// Records everything that this thread logs.
pub struct Watch {
    journal: Journal,
    _guard: DefaultGuard,
    /// With a single subscriber `tracing` would disable a call site that another thread reaches first.
    _second: Dispatch,
}

#[derive(Clone, Default)]
struct Journal(Arc<Mutex<String>>);

impl Watch {
    pub fn begin() -> Self {
        let journal = Journal::default();
        let second = Dispatch::new(Journal::default());
        let guard = tracing::subscriber::set_default(journal.clone());
        Self {
            journal,
            _guard: guard,
            _second: second,
        }
    }

    /// Asserts that neither the log since the last call nor `shown` contains any of the secrets.
    pub fn check(&self, shown: &str, secrets: &[String]) -> Result<(), String> {
        let logged = std::mem::take(
            &mut *self
                .journal
                .0
                .lock()
                .unwrap_or_else(PoisonError::into_inner),
        );
        for secret in secrets {
            if shown.contains(secret) {
                return Err(format!("{secret:?} is shown in {shown}"));
            }
            if logged.contains(secret) {
                return Err(format!("{secret:?} is logged in {logged}"));
            }
        }
        Ok(())
    }
}

/// Every text that a program might show of a result.
pub fn shown(value: &impl Debug) -> String {
    format!("{value:?}\n{value:#?}\n")
}

/// Every text that a program might show of a result or an error.
pub fn shown_result(result: &Result<impl Debug, Error>) -> String {
    result
        .as_ref()
        .map_or_else(shown_error, |value| shown(value))
}

/// Every text that a program might show of an error.
pub fn shown_error(error: &Error) -> String {
    let mut text = format!(
        "{}{error}\n{}\n{:?}\n",
        shown(error),
        error.advice(),
        error.raw()
    );
    let mut source = error.source();
    while let Some(inner) = source {
        let _ = writeln!(text, "{inner}\n{inner:?}");
        source = inner.source();
    }
    text
}

impl Subscriber for Journal {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Line(self));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Line(self));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut Line(self));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line<'a>(&'a Journal);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let mut text = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = writeln!(text, "{field}={value:?}");
    }
}
