//! The clients of a run, from one profile or two.

use clap::Args;
use tollgate_billing::Clients;

use super::place::usage;
use crate::{
    Failure,
    arguments::Common,
    profile::{Choice, Client, Profile},
};

/// The second profile of a run on both providers.
#[derive(Args, Clone, Debug, Default)]
pub struct Second {
    /// A profile of the other provider, for a file with orders of both, or with `failover`.
    #[arg(long, value_name = "NAME")]
    second_profile: Option<String>,
}

impl Second {
    /// The chosen profile, and the clients of both.
    pub fn clients(&self, common: &Common) -> Result<(Profile, Clients), Failure> {
        let first = Profile::load(&common.choice)?;
        let mut clients = with(Clients::new(), &first)?;
        if let Some(name) = &self.second_profile {
            let choice = Choice {
                profile: Some(name.clone()),
                config: common.choice.config.clone(),
            };
            let second = Profile::load(&choice)?;
            if is_paycross(&first) == is_paycross(&second) {
                return Err(usage("--second-profile must be of the other provider"));
            }
            if first.mode() != second.mode() {
                return Err(usage("both profiles must be of one mode"));
            }
            clients = with(clients, &second)?;
        }
        Ok((first, clients))
    }
}

/// Whether the profile is of PayCross.
pub fn is_paycross(profile: &Profile) -> bool {
    profile.provider() == "paycross"
}

fn with(clients: Clients, profile: &Profile) -> Result<Clients, Failure> {
    Ok(match profile.client()? {
        Client::Paymega(client) => clients.paymega(client),
        Client::PayCross(client) => clients.paycross(client),
    })
}
