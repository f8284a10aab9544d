//! Profiles: a provider, its addresses and credentials, and the mode in which a command runs.

mod client;
mod environment;
mod file;
mod key;
mod settings;

use std::{path::PathBuf, time::Duration};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use clap::Args;
use hyper::header::HeaderValue;
use tollgate::{Mode, Policy};

use self::settings::{Limits, Settings};
pub use self::{
    client::Client, environment::text as variable, file::usual as usual_file, key::Key,
};
use crate::{Failure, quote};

/// The longest time of a request, by default: one attempt, and PayCross's window of equal requests with a margin.
const UNDER_WAY: Duration = Duration::from_secs(45);

/// The options that choose a profile.
#[derive(Args, Clone, Debug, Default)]
pub struct Choice {
    /// The profile to use. Default: `TOLLGATE_PROFILE`, or else the file's `default`.
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// The file with the profiles. Default: `TOLLGATE_CONFIG`, or else `tollgate/config.toml` in the user's
    /// configuration folder.
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// A profile, whose keys are not read yet.
#[derive(Debug)]
pub struct Profile {
    name: String,
    settings: Settings,
}

impl Profile {
    /// The profile that the options, the environment and the file choose.
    ///
    /// The names `paymega` and `paycross` mean the variables `TOLLGATE_PAYMEGA_…` and `TOLLGATE_PAYCROSS_…` if the file
    /// has no profile of that name.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or that others may write, or no such profile.
    pub fn load(choice: &Choice) -> Result<Self, Failure> {
        let file = file::read(choice.config.as_deref())?;
        let named = choice.profile.clone();
        let name = named.or_else(|| environment::text("PROFILE"));
        let Some(name) = name.or_else(|| file.default.clone()) else {
            return Err(
                "choose a profile: --profile NAME, TOLLGATE_PROFILE, or `default` in the file"
                    .into(),
            );
        };
        let (known, mut profiles) = (file.names(), file.profile);
        let found = match profiles.remove(&name) {
            Some(found) => Some(found),
            None => environment::settings(&name)?,
        };
        let settings = found.ok_or_else(|| {
            format!(
                "there is no profile `{}`; the file has: {known}",
                quote::name(&name)
            )
        })?;
        Ok(Self { name, settings })
    }

    /// The profile's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The word for the provider: `paymega`, `kuna` or `paycross`.
    pub const fn provider(&self) -> &'static str {
        match &self.settings {
            Settings::Paymega(_) => "paymega",
            Settings::Kuna(_) => "kuna",
            Settings::PayCross(_) => "paycross",
        }
    }

    /// Test or live.
    pub const fn mode(&self) -> Mode {
        match &self.settings {
            Settings::Paymega(settings) | Settings::Kuna(settings) => settings.mode,
            Settings::PayCross(settings) => settings.mode,
        }
    }

    /// The account or shop, as the provider names it.
    pub fn account(&self) -> &str {
        match &self.settings {
            Settings::Paymega(settings) | Settings::Kuna(settings) => {
                settings.account.as_deref().unwrap_or("no account")
            }
            Settings::PayCross(settings) => &settings.shop,
        }
    }

    /// The service to pay by, if the profile has one.
    pub fn service(&self) -> Option<&str> {
        match &self.settings {
            Settings::Paymega(settings) | Settings::Kuna(settings) => settings.service.as_deref(),
            Settings::PayCross(_) => None,
        }
    }

    /// The provider, the account and the mode: the place to which references belong.
    pub fn place(&self) -> String {
        let (provider, account) = (self.provider(), self.account());
        format!("{provider} {account} {}", self.mode())
    }

    /// For how long a request of an interrupted command may still be under way.
    pub fn under_way(&self) -> Duration {
        self.limits().under_way.unwrap_or(UNDER_WAY)
    }

    /// The limits of time of a call.
    pub fn policy(&self) -> Policy {
        self.limits().policy()
    }

    const fn limits(&self) -> &Limits {
        match &self.settings {
            Settings::Paymega(settings) | Settings::Kuna(settings) => &settings.limits,
            Settings::PayCross(settings) => &settings.limits,
        }
    }

    /// Whether the profile has an account and its API key, or a shop.
    pub const fn has_account(&self) -> bool {
        match &self.settings {
            Settings::Paymega(settings) | Settings::Kuna(settings) => settings.account.is_some(),
            Settings::PayCross(_) => true,
        }
    }

    /// Whether the profile has a key by which callbacks or webhooks are verified.
    pub const fn has_signing_keys(&self) -> bool {
        match &self.settings {
            Settings::Paymega(settings) | Settings::Kuna(settings) => {
                !settings.callback_secrets.is_empty()
            }
            Settings::PayCross(settings) => !settings.webhook_keys.is_empty(),
        }
    }

    /// The value of `Authorization` in the provider's webhooks: PayCross sends the shop's id and its secret key.
    ///
    /// # Errors
    ///
    /// A key that cannot be read, or that no header can hold.
    pub fn webhook_authorization(&self) -> Result<Option<HeaderValue>, Failure> {
        let Settings::PayCross(settings) = &self.settings else {
            return Ok(None);
        };
        let key = settings.secret_key.read()?;
        let pair = STANDARD.encode(format!("{}:{}", settings.shop, key.expose()));
        let mut value: HeaderValue = format!("Basic {pair}").parse()?;
        value.set_sensitive(true);
        Ok(Some(value))
    }

    /// The public key of an account.
    pub fn public_key(&self) -> Option<&str> {
        match &self.settings {
            Settings::Paymega(settings) | Settings::Kuna(settings) => {
                settings.public_key.as_deref()
            }
            Settings::PayCross(_) => None,
        }
    }

    /// The client of the provider. The keys are read now.
    ///
    /// # Errors
    ///
    /// A key that cannot be read, or a setting that the client refuses by its name.
    pub fn client(&self) -> Result<Client, Failure> {
        client::build(&self.settings)
    }
}
