//! Keeps the client's events, and all text that any crate logs.

use std::{
    collections::BTreeMap,
    fmt::{Debug, Write},
    sync::{Arc, Mutex},
};

use tracing::{
    Event, Level, Metadata, Subscriber,
    field::{Field, Visit},
    span::{Attributes, Id, Record},
};

/// One event of the client.
#[derive(Clone, Debug)]
pub struct Entry {
    pub target: &'static str,
    pub level: Level,
    pub fields: BTreeMap<&'static str, String>,
}

impl Entry {
    pub fn is_attempt(&self) -> bool {
        self.target == "tollgate::attempt"
    }

    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name).map(String::as_str)
    }

    /// The event in a few words.
    pub fn words(&self) -> String {
        let names: &[&str] = if self.is_attempt() {
            &["operation", "attempt", "request", "status", "cause"]
        } else {
            &["operation", "kind", "money"]
        };
        let words = names.iter().map(|name| self.field(name).unwrap_or("-"));
        words.collect::<Vec<_>>().join(" ")
    }
}

#[derive(Clone, Default)]
pub struct Journal {
    entries: Arc<Mutex<Vec<Entry>>>,
    text: Arc<Mutex<String>>,
}

impl Journal {
    /// Takes the events of all threads: those of one thread alone can miss what others have made known before.
    pub fn start() -> Self {
        let journal = Self::default();
        tracing::subscriber::set_global_default(journal.clone()).unwrap();
        // A place in the code that another thread passed just before would count as one without a listener.
        tracing::callsite::rebuild_interest_cache();
        journal
    }

    pub fn entries(&self) -> Vec<Entry> {
        self.entries.lock().unwrap().clone()
    }

    pub fn text(&self) -> String {
        self.text.lock().unwrap().clone()
    }

    fn write(&self, record: impl FnOnce(&mut Fields)) -> Fields {
        let mut fields = Fields::default();
        record(&mut fields);
        let mut text = self.text.lock().unwrap();
        for (name, value) in &fields.0 {
            writeln!(text, "{name}={value}").unwrap();
        }
        fields
    }
}

#[derive(Default)]
struct Fields(BTreeMap<&'static str, String>);

impl Visit for Fields {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.0.insert(field.name(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.0.insert(field.name(), format!("{value:?}"));
    }
}

impl Subscriber for Journal {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        self.write(|fields| span.record(fields));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        self.write(|fields| values.record(fields));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let fields = self.write(|fields| event.record(fields));
        let (target, level) = (event.metadata().target(), *event.metadata().level());
        if ["tollgate::operation", "tollgate::attempt"].contains(&target) {
            let entry = Entry {
                target,
                level,
                fields: fields.0,
            };
            self.entries.lock().unwrap().push(entry);
        }
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}
