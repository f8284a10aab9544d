//! One call of the merchant: the client, and the state of the call.

use progenitor_client::Credentials;
use secrecy::SecretString;
use tollgate_types::Token;

use super::Inner;
use crate::{Invalid, call_state::CallState};

/// One call on its way.
pub(super) struct Call<'a> {
    pub(super) client: &'a Inner,
    pub(super) state: CallState<'a>,
}

impl<'a> AsMut<CallState<'a>> for Call<'a> {
    fn as_mut(&mut self) -> &mut CallState<'a> {
        &mut self.state
    }
}

impl<'a> Call<'a> {
    /// Begins a call that needs the account.
    pub(super) fn start(client: &'a Inner) -> Result<Self, Invalid> {
        if client.account.is_none() {
            return Err(Invalid::new("account", "is required for this call"));
        }
        Ok(Self::publicly(client))
    }

    /// Begins a call that needs at most a public key.
    pub(super) fn publicly(client: &'a Inner) -> Self {
        let (policy, clock) = (&client.policy, client.clock.as_ref());
        Self {
            client,
            state: CallState::start(policy, clock, Some(&client.server_clock)),
        }
    }

    pub(super) fn private(&self) -> tollgate_paymega_private::Client {
        let client = self.client;
        let account = client.account.as_ref();
        let credentials = account.map(|account| account.credentials.clone());
        let context = self.state.context(credentials.unwrap_or(Credentials::None));
        tollgate_paymega_private::Client::new_with_client(
            client.endpoints.private(),
            client.http.clone(),
            context,
        )
    }

    pub(super) fn public(&self) -> tollgate_paymega_public::Client {
        let client = self.client;
        let context = self.state.context(Credentials::None);
        tollgate_paymega_public::Client::new_with_client(
            client.endpoints.public(),
            client.http.clone(),
            context,
        )
    }

    pub(super) fn cardgate(&self, bearer: &Token) -> tollgate_paymega_cardgate::Client {
        let client = self.client;
        let bearer = SecretString::from(bearer.expose());
        let context = self.state.context(Credentials::Bearer(bearer));
        tollgate_paymega_cardgate::Client::new_with_client(
            client.endpoints.cardgate(),
            client.http.clone(),
            context,
        )
    }
}
