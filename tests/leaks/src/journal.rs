//! Records everything that a thread logs by `tracing`, and the whole process by `log`.

use std::{
    fmt::{Arguments, Debug, Write as _},
    sync::{Arc, Mutex, Once, PoisonError, Weak},
};

use log::{LevelFilter, Log};
use tracing::{
    Dispatch, Event, Metadata, Subscriber,
    field::{Field, Visit},
    instrument::WithSubscriber,
    span::{Attributes, Id, Record},
    subscriber::DefaultGuard,
};

/// The logs of each level, TRACE included, from [`Journal::begin`] on.
#[must_use]
pub struct Journal {
    recorder: Recorder,
    _guard: DefaultGuard,
    /// With a single subscriber `tracing` would disable a call site that another thread reaches first.
    _second: Dispatch,
}

/// Writes each event and span with its target and its fields, one after the other.
#[derive(Clone, Default)]
pub struct Recorder(Arc<Mutex<String>>);

/// The recorders of `log`, whose logger is the process's own: each of them gets the lines of every thread.
static OF_LOG: Mutex<Vec<Weak<Mutex<String>>>> = Mutex::new(Vec::new());

impl Journal {
    /// Records what this thread logs by `tracing`, and what the process logs by `log`, until the journal is dropped.
    pub fn begin() -> Self {
        let recorder = Recorder::default();
        let second = Dispatch::new(Recorder::default());
        let guard = tracing::subscriber::set_default(recorder.clone());
        let mut of_log = OF_LOG.lock().unwrap_or_else(PoisonError::into_inner);
        of_log.retain(|other| other.strong_count() > 0);
        of_log.push(Arc::downgrade(&recorder.0));
        drop(of_log);
        listen_to_log();
        Self {
            recorder,
            _guard: guard,
            _second: second,
        }
    }

    /// Everything since the last call.
    #[must_use]
    pub fn take(&self) -> String {
        self.recorder.take()
    }
}

/// The result of a future, and what it logs by `tracing`, on whatever thread it runs. The tasks that it starts are not
/// in it.
pub async fn recorded<F: Future>(future: F) -> (F::Output, String) {
    let recorder = Recorder::default();
    let _second = Dispatch::new(Recorder::default());
    let output = future.with_subscriber(recorder.clone()).await;
    (output, recorder.take())
}

/// Installs the logger of the process, once.
fn listen_to_log() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // A process that has another logger fails the test that looks for its own lines.
        let _ = log::set_logger(&Lines);
        log::set_max_level(LevelFilter::Trace);
    });
}

impl Recorder {
    /// Everything since the last call.
    #[must_use]
    pub fn take(&self) -> String {
        std::mem::take(&mut *self.text())
    }

    fn text(&self) -> std::sync::MutexGuard<'_, String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, words: Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = self.text().write_fmt(words);
    }
}

struct Lines;

impl Log for Lines {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let of_log = OF_LOG.lock().unwrap_or_else(PoisonError::into_inner);
        let recorders: Vec<_> = of_log.iter().filter_map(Weak::upgrade).collect();
        drop(of_log);
        for recorder in recorders {
            let line = format_args!("\n{} {}", record.target(), record.args());
            Recorder(recorder).write(line);
        }
    }

    fn flush(&self) {}
}

impl Subscriber for Recorder {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(format_args!("\n{}", span.metadata().name()));
        span.record(&mut Line(self));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Line(self));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let metadata = event.metadata();
        self.write(format_args!("\n{} {}", metadata.level(), metadata.target()));
        event.record(&mut Line(self));
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

struct Line<'a>(&'a Recorder);

impl Visit for Line<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.write(format_args!(" {field}={value:?}"));
    }
}
