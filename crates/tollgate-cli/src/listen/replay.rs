//! `tollgate listen replay`: sends stored requests again.

use std::time::{Duration, SystemTime};

use clap::Args;

use super::{Log, Store, StoreFile, forward::send};
use crate::{Failure, arguments::Common, exit::Exit, profile::Profile};

/// The options of the command.
#[derive(Args, Debug)]
pub struct Options {
    /// The numbers of the requests.
    #[arg(required_unless_present = "since")]
    numbers: Vec<i64>,
    /// All requests received within this time, such as 1h.
    #[arg(long, value_name = "TIME", conflicts_with = "numbers", value_parser = humantime::parse_duration)]
    since: Option<Duration>,
    /// The address of the receiver, by plain HTTP.
    #[arg(long, value_name = "URL")]
    forward_to: String,
    #[command(flatten)]
    file: StoreFile,
}

/// Sends each request once, and ends with 1 if the receiver did not take one.
pub async fn run(options: &Options, common: &Common, log: Log) -> Result<Exit, Failure> {
    let store = Store::open(&options.file.path()?)?;
    let numbers = match options.since {
        Some(time) => store.since(SystemTime::now() - time)?,
        None => options.numbers.clone(),
    };
    // Only webhooks of PayCross need it, and they have a profile.
    let profile = Profile::load(&common.choice).ok();
    let authorization = profile.map_or(Ok(None), |it| it.webhook_authorization())?;
    let mut exit = Exit::SUCCESS;
    for number in numbers {
        let stored = store
            .get(number)?
            .ok_or_else(|| format!("there is no request {number}"))?;
        let to = (&*options.forward_to, authorization.as_ref());
        let result = send(to, &stored).await;
        log.forwarded(number, &result);
        if !result.is_ok_and(|status| status.is_success()) {
            exit = Exit::FAILED;
        }
    }
    Ok(exit)
}
