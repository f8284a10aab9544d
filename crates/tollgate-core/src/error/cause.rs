//! The last exchange of a call that has no outcome.

use std::fmt;

use tollgate_types::words;

/// The last exchange of a call that has no outcome: its base URL and credential, and the response's status or the
/// transport's reason.
///
/// No text of it holds a path, a query, a header, a body or a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cause {
    base: String,
    credential: Option<Credential>,
    end: End,
}

/// The end of an exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
enum End {
    Status(u16),
    Transport(String),
}

/// The credential that a request carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Credential {
    /// The account's id and API key, on Paymega's Private API.
    Account,
    /// The public key, on Paymega's Public API.
    PublicKey,
    /// The bearer token of one invoice, on Paymega's Card Gate API.
    CardGateBearer,
    /// The shop's id and secret key, on PayCross.
    Shop,
}

words! { Credential {
    Account = "account",
    PublicKey = "public_key",
    CardGateBearer = "card_gate_bearer",
    Shop = "shop",
} }

impl Credential {
    pub(super) const fn description(self) -> &'static str {
        match self {
            Self::Account => "the account's id and API key",
            Self::PublicKey => "the public key",
            Self::CardGateBearer => "the card gate's bearer token of this invoice",
            Self::Shop => "the shop's id and secret key",
        }
    }
}

impl Cause {
    /// A response with this status.
    #[doc(hidden)]
    pub fn of_status(base: impl Into<String>, credential: Option<Credential>, status: u16) -> Self {
        Self {
            base: base.into(),
            credential,
            end: End::Status(status),
        }
    }

    /// No response, for this reason of the transport.
    #[doc(hidden)]
    pub fn of_transport(
        base: impl Into<String>,
        credential: Option<Credential>,
        reason: impl Into<String>,
    ) -> Self {
        Self {
            base: base.into(),
            credential,
            end: End::Transport(reason.into()),
        }
    }

    /// The base URL of the API that the request was sent to, as the client's builder was given it.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base
    }

    /// The host and port of the base URL.
    #[must_use]
    pub fn host(&self) -> &str {
        let rest = self.base.split_once("://").map_or(&*self.base, |it| it.1);
        rest.split_once('/').map_or(rest, |it| it.0)
    }

    /// The credential of the request, if it carried one.
    #[must_use]
    pub const fn credential(&self) -> Option<Credential> {
        self.credential
    }

    /// The status of the response, if one came.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        match self.end {
            End::Status(status) => Some(status),
            End::Transport(_) => None,
        }
    }

    /// The reason of the transport, if no response came, such as `… Connection refused (os error 111)`.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match &self.end {
            End::Status(_) => None,
            End::Transport(reason) => Some(reason),
        }
    }
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let host = self.host();
        match (&self.end, self.credential) {
            (End::Transport(reason), _) => write!(f, "{host}: {reason}"),
            (End::Status(status @ 401), Some(credential)) => {
                let credential = credential.description();
                write!(f, "{host} responded with status {status} to {credential}")
            }
            (End::Status(404), _) => {
                let base = &self.base;
                write!(f, "status 404 from the base URL {base}")
            }
            (End::Status(status), _) => write!(f, "{host} responded with status {status}"),
        }
    }
}

impl std::error::Error for Cause {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_the_base_url_without_scheme_and_path() {
        for (base, host) in [
            ("https://pay.example/api", "pay.example"),
            ("http://127.0.0.1:8080", "127.0.0.1:8080"),
            ("https://[::1]:8443/x/y", "[::1]:8443"),
        ] {
            assert_eq!(Cause::of_status(base, None, 500).host(), host);
        }
    }

    #[test]
    fn the_text_names_the_credential_of_a_401_and_the_base_url_of_a_404() {
        let base = "https://pay.example/api";
        for credential in Credential::ALL {
            let cause = Cause::of_status(base, Some(*credential), 401).to_string();
            assert!(cause.contains(credential.description()), "{cause}");
        }
        let cause = Cause::of_status(base, None, 404).to_string();
        assert!(cause.contains(base), "{cause}");
    }
}
