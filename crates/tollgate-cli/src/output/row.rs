//! The result of a command about one order.

use serde::Serialize;
use tollgate::{Money, Summary, outcome::Kind};
use tollgate_billing::shown;

use super::{Color, Output};
use crate::profile::Profile;

/// One line about an order: the library's summary, and how it was obtained. As JSON its fields are stable.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    command: &'static str,
    profile: &'a str,
    provider: &'static str,
    mode: tollgate::Mode,
    #[serde(flatten)]
    summary: Summary,
    /// The provider's message, or the error in words.
    message: Option<String>,
}

impl<'a> Row<'a> {
    /// The line of a command that ended with this summary.
    pub fn new(command: &'static str, profile: &'a Profile, summary: Summary) -> Self {
        Self {
            command,
            profile: profile.name(),
            provider: profile.provider(),
            mode: profile.mode(),
            summary,
            message: None,
        }
    }

    /// Adds the provider's message, or the error in words.
    pub fn message(mut self, message: Option<String>) -> Self {
        self.message = message;
        self
    }

    /// Prints the line.
    pub fn print(&self, output: Output) {
        output.record(self, || self.text(output));
    }

    fn text(&self, output: Output) -> String {
        let Summary {
            kind,
            money,
            reference,
            provider_id,
            code,
            advice,
            ..
        } = &self.summary;
        let reference = reference.as_deref().unwrap_or("-");
        let place = format!("{}, {} mode", self.provider, self.mode);
        let mut lines = vec![format!(
            "{}  {reference}{}",
            output.paint(color(*kind), kind.as_str()),
            self.amount()
        )];
        let details = [
            ("money", Some(money.as_str())),
            ("at", Some(place.as_str())),
            ("id", provider_id.as_deref()),
            ("reason", code.as_deref()),
            ("message", self.message.as_deref()),
            ("next", Some(&**advice)),
        ];
        for (name, value) in details {
            if let Some(value) = value {
                lines.push(format!(
                    "  {} {value}",
                    output.paint(Color::Dim, &format!("{name:<7}"))
                ));
            }
        }
        lines.join("\n")
    }

    fn amount(&self) -> String {
        let Summary {
            amount, currency, ..
        } = &self.summary;
        match (amount, currency) {
            (Some(amount), Some(currency)) => {
                format!("  {}", shown(Money::new(*amount, *currency)))
            }
            _ => String::new(),
        }
    }
}

/// The colour of an outcome or error.
fn color(kind: Kind) -> Color {
    match kind {
        Kind::Succeeded => Color::Good,
        Kind::ActionRequired | Kind::Pending | Kind::Review | Kind::OutcomeUnknown => Color::Open,
        _ => Color::Bad,
    }
}
