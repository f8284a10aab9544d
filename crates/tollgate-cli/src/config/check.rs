//! `tollgate config check`: reads at the provider that change nothing.

use serde::Serialize;
use tollgate::{Currency, Error, Mode, PayCross, Paymega};

use crate::{
    Failure,
    exit::Exit,
    output::{Color, Output},
    profile::{Client, Profile},
};

/// The result of one check. As JSON its fields are stable.
#[derive(Debug, Serialize)]
struct Check {
    command: &'static str,
    #[serde(rename = "check")]
    name: &'static str,
    ok: bool,
    /// The mode that the credential itself shows.
    mode: Option<Mode>,
    detail: String,
    #[serde(skip)]
    exit: Exit,
}

/// Runs all checks, and ends with the code of the first that fails.
pub async fn run(profile: &Profile, output: Output) -> Result<Exit, Failure> {
    let client = profile.client()?;
    let checks = match &client {
        Client::Paymega(paymega) => of_paymega(paymega, profile).await,
        Client::PayCross(paycross) => of_paycross(paycross, profile).await,
    };
    if !output.is_json() {
        out!(
            "{}: {}, {} mode",
            profile.name(),
            profile.provider(),
            profile.mode()
        );
    }
    for check in &checks {
        output.record(check, || check.text(output));
    }
    let failed = checks.iter().find(|check| !check.ok);
    Ok(failed.map_or(Exit::SUCCESS, |check| check.exit))
}

async fn of_paymega(paymega: &Paymega, profile: &Profile) -> Vec<Check> {
    let mut checks = Vec::new();
    if profile.has_account() {
        let read = paymega
            .balances()
            .await
            .map(|_| "accepted; it serves both modes".to_owned());
        checks.push(Check::of("api_key", None, read));
    }
    if let Some(key) = profile.public_key() {
        let read = paymega.prerequest(Currency::USD).await;
        let read = read.map(|prerequest| {
            format!(
                "accepted; services in USD: {}",
                prerequest.services().count()
            )
        });
        checks.push(Check::of("public_key", mode_of(key, "pk"), read));
    }
    if let (Some(service), true) = (profile.service(), profile.has_account()) {
        let found = paymega.find_service(service).await;
        checks.push(service_check(service, found.map(|found| found.is_some())));
    }
    checks
}

fn service_check(service: &str, found: Result<bool, Error>) -> Check {
    match found {
        Ok(false) => Check {
            ok: false,
            exit: Exit::FAILED,
            ..Check::of(
                "service",
                None,
                Ok(format!("the account has no service {service}")),
            )
        },
        found => Check::of("service", None, found.map(|_| format!("{service} exists"))),
    }
}

async fn of_paycross(paycross: &PayCross, profile: &Profile) -> Vec<Check> {
    // A reference that no order has: the read shows whether the shop's key is accepted.
    let read = paycross.find("tollgate-config-check").await;
    let detail = format!("accepted; each request asks for {} mode", profile.mode());
    vec![Check::of("secret_key", None, read.map(|_| detail))]
}

/// The mode in the prefix of a key, such as `pk_test_`.
fn mode_of(key: &str, kind: &str) -> Option<Mode> {
    let rest = key.strip_prefix(kind)?.strip_prefix('_')?;
    rest.split('_').next()?.parse().ok()
}

impl Check {
    fn of(check: &'static str, mode: Option<Mode>, read: Result<String, Error>) -> Self {
        let exit = read
            .as_ref()
            .err()
            .map_or(Exit::SUCCESS, |error| Exit::of(error.kind()));
        let ok = read.is_ok();
        let detail = read.unwrap_or_else(|error| crate::quote::error(&crate::explained(&error)));
        Self {
            command: "config check",
            name: check,
            ok,
            mode,
            detail,
            exit,
        }
    }

    fn text(&self, output: Output) -> String {
        let (color, word) = if self.ok {
            (Color::Good, "ok")
        } else {
            (Color::Bad, "failed")
        };
        let mode = self
            .mode
            .map_or_else(String::new, |mode| format!("of {mode} mode, "));
        format!(
            "  {:<16} {}  {mode}{}",
            self.name,
            output.paint(color, word),
            self.detail
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_of_a_key_shows_its_mode() {
        assert_eq!(mode_of("pk_test_1", "pk"), Some(Mode::Test));
        assert_eq!(mode_of("pk_live_1", "pk"), Some(Mode::Live));
        assert_eq!(mode_of("other", "pk"), None);
    }
}
