//! The account: its profile, its balances, its services, and prerequests.

mod limits;
mod prerequest;
mod service;

use tollgate_paymega_private::types::{
    AccountBalances, AccountProfile, AccountProfileDocument, CurrencyAccount,
};
use tollgate_types::PhpObject;

pub(super) use self::prerequest::{codes, with_code};
pub use self::{
    prerequest::Prerequest,
    service::{Service, Services},
};
use super::{Paymega, call::Call};
use crate::{
    Currency, Error, RawResponse,
    observe::{Operation, of_read},
};

/// The account's profile.
#[derive(Clone, Debug)]
pub struct Profile {
    data: AccountProfile,
    raw: Option<RawResponse>,
}

/// The account's balances.
#[derive(Clone, Debug)]
pub struct Balances {
    data: AccountBalances,
    raw: Option<RawResponse>,
}

impl Paymega {
    /// Reads the account's profile. A host without profiles returns the account itself, which holds most of the same
    /// data.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Paymega::invoice).
    pub async fn profile(&self) -> Result<Profile, Error> {
        let operation = Operation::paymega("profile");
        operation.observe(of_read, self.read_profile()).await
    }

    /// Reads the account's balances.
    ///
    /// A balance that cannot be read is left out, and [`RawResponse::left_out`] names it:
    /// `data.attributes.currency_accounts.EUR`.
    ///
    /// # Errors
    ///
    /// As [`invoice`](Paymega::invoice).
    pub async fn balances(&self) -> Result<Balances, Error> {
        let operation = Operation::paymega("balances");
        operation.observe(of_read, self.read_balances()).await
    }

    async fn read_profile(&self) -> Result<Profile, Error> {
        let mut call = Call::start(&self.inner)?;
        loop {
            call.state.next_read().await?;
            let sent = call.private().get_account_profile().await;
            match call.decode(sent, "account/profile") {
                Ok(Some((document, raw))) => return Ok(Profile::new(document, raw)),
                Ok(None) => {}
                Err(Error::NotFound(_)) => return read_account(&mut call).await,
                Err(error) => return Err(error),
            }
        }
    }

    async fn read_balances(&self) -> Result<Balances, Error> {
        let mut call = Call::start(&self.inner)?;
        loop {
            call.state.next_read().await?;
            let sent = call.private().get_account_balances().await;
            if let Some((document, raw)) = call.decode(sent, "account/balances")? {
                return Ok(Balances {
                    data: document.data,
                    raw: Some(raw),
                });
            }
        }
    }
}

/// Reads the account itself, for a host that has no profiles.
async fn read_account(call: &mut Call<'_>) -> Result<Profile, Error> {
    loop {
        call.state.next_read().await?;
        let sent = call.private().get_account().await;
        if let Some((document, raw)) = call.decode(sent, "account")? {
            return Ok(Profile::new(document, raw));
        }
    }
}

impl Profile {
    fn new(document: AccountProfileDocument, raw: RawResponse) -> Self {
        Self {
            data: document.data,
            raw: Some(raw),
        }
    }

    /// All data that Paymega returned.
    #[must_use]
    pub const fn data(&self) -> &AccountProfile {
        &self.data
    }

    /// The response that held this profile.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        self.raw.as_ref()
    }
}

impl Balances {
    /// The balance in each currency, by the currency's code.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &CurrencyAccount)> {
        let accounts = self.data.attributes.currency_accounts.as_ref();
        let accounts = accounts.and_then(PhpObject::get);
        accounts
            .into_iter()
            .flatten()
            .map(|(code, account)| (code.as_str(), account))
    }

    /// The balance in one currency, if the account has one.
    #[must_use]
    pub fn of(&self, currency: Currency) -> Option<&CurrencyAccount> {
        self.iter()
            .find(|(code, _)| code.eq_ignore_ascii_case(currency.code()))
            .map(|(_, account)| account)
    }

    /// All data that Paymega returned.
    #[must_use]
    pub const fn data(&self) -> &AccountBalances {
        &self.data
    }

    /// The response that held these balances.
    #[must_use]
    pub const fn raw(&self) -> Option<&RawResponse> {
        self.raw.as_ref()
    }
}
