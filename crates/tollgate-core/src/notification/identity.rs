//! The identity of a change, which distinguishes repeated and late notifications from new ones.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Arrival;

/// The version of the texts that this crate writes. Those of the first version were the parts joined with `|`.
const VERSION: u32 = 2;

/// The identity of a change of an operation. Notifications of the same change have the same identity.
///
/// Merchants store it as the text that [`Display`](fmt::Display) writes: JSON, so that each part can hold any character.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Identity {
    version: u32,
    id: String,
    /// The time of the change as the provider writes it, or nothing.
    updated: String,
    status: String,
    /// Amounts and codes.
    details: Vec<String>,
}

impl Identity {
    pub(crate) fn new(id: &str, updated: String, status: &str, details: Vec<String>) -> Self {
        Self {
            version: VERSION,
            id: id.to_owned(),
            updated,
            status: status.to_ascii_lowercase(),
            details,
        }
    }

    /// Compares this identity with the stored text of the last one. `moment` reads the provider's times.
    pub(crate) fn arrival<T: Ord>(
        &self,
        last: Option<&str>,
        moment: impl Fn(&str) -> Option<T>,
    ) -> Arrival {
        let Some(text) = last else {
            return Arrival::New;
        };
        let (is_same, last_updated) = match Self::read(text) {
            Some(last) => (last == *self, last.updated_of(&self.id).and_then(&moment)),
            None => (
                text == self.joined(),
                self.joined_time(text).and_then(&moment),
            ),
        };
        Arrival::of(is_same, moment(&self.updated), last_updated)
    }

    fn read(text: &str) -> Option<Self> {
        let identity: Self = serde_json::from_str(text).ok()?;
        (identity.version == VERSION).then_some(identity)
    }

    /// The time of the change, if the identity is of the operation with this id.
    fn updated_of(&self, id: &str) -> Option<&str> {
        (self.id == id).then_some(self.updated.as_str())
    }

    /// The text of this identity in the first version.
    fn joined(&self) -> String {
        let mut text = [&self.id, &self.updated, &self.status]
            .map(String::as_str)
            .join("|");
        for detail in &self.details {
            text.push('|');
            text.push_str(detail);
        }
        text
    }

    /// The time in a text of the first version, if the text is of the same operation.
    fn joined_time<'a>(&self, text: &'a str) -> Option<&'a str> {
        let rest = text.strip_prefix(self.id.as_str())?.strip_prefix('|')?;
        rest.split('|').next()
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = serde_json::to_string(self).map_err(|_| fmt::Error)?;
        f.write_str(&text)
    }
}

#[cfg(test)]
mod tests {
    use proptest::{collection, prelude::*};

    use super::*;

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof![".*", r#"[|"{}\\a1]{0,8}"#]
    }

    fn identities() -> impl Strategy<Value = Identity> {
        let details = collection::vec(texts(), 0..4);
        (texts(), texts(), texts(), details).prop_map(|(id, updated, status, details)| {
            Identity::new(&id, updated, &status, details)
        })
    }

    fn number(text: &str) -> Option<u64> {
        text.parse().ok()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn an_identity_is_read_from_its_text(identity in identities()) {
            let text = identity.to_string();
            prop_assert_eq!(Identity::read(&text), Some(identity.clone()));
            prop_assert_eq!(identity.arrival(Some(&text), number), Arrival::Duplicate);
        }

        #[test]
        fn different_identities_have_different_texts(one in identities(), other in identities()) {
            prop_assert_eq!(one == other, one.to_string() == other.to_string());
        }

        #[test]
        fn changes_are_ordered_by_time(it in identities(), this in any::<u64>(), last in any::<u64>()) {
            let at = |time: u64| Identity { updated: time.to_string(), ..it.clone() };
            let arrival = match this.cmp(&last) {
                std::cmp::Ordering::Less => Arrival::Outdated,
                std::cmp::Ordering::Equal => Arrival::Duplicate,
                std::cmp::Ordering::Greater => Arrival::New,
            };
            let (this, last) = (at(this), at(last));
            prop_assert_eq!(this.arrival(Some(&last.to_string()), number), arrival);
            prop_assert_eq!(this.arrival(Some(&last.joined()), number), arrival);
        }

        #[test]
        fn any_stored_text_is_compared(it in identities(), text in texts()) {
            it.arrival(Some(&text), number);
        }
    }

    #[test]
    fn the_text_is_json_with_a_version() {
        let details = vec!["19.99".to_owned(), String::new()];
        let identity = Identity::new("cpi_1", "1600000000".to_owned(), "Processed", details);
        assert_eq!(
            identity.to_string(),
            r#"{"version":2,"id":"cpi_1","updated":"1600000000","status":"processed","details":["19.99",""]}"#
        );
    }

    #[test]
    fn a_text_of_a_later_version_or_of_another_operation_proves_nothing() {
        let of = |id: &str, time: &str| Identity::new(id, time.to_owned(), "processed", Vec::new());
        let (this, other) = (of("cpi_1", "2"), of("cpi_2", "1"));
        let later = of("cpi_1", "1")
            .to_string()
            .replace(r#""version":2"#, r#""version":3"#);
        for last in [other.to_string(), other.joined(), later, String::new()] {
            assert_eq!(this.arrival(Some(&last), number), Arrival::Tie, "{last}");
        }
    }
}
