//! The search for secrets in everything that one payment shows.

use std::collections::BTreeSet;

use tollgate_leaks::Secrets;

use crate::{
    drive::Ran,
    history::{End, Reading},
};

/// The secrets that the results, the stored orders, the log, or the sandbox's own records show, each with its place.
pub(crate) fn find(secrets: &Secrets, ran: &Ran, log: &str) -> Vec<String> {
    // Most readings of one operation print the same.
    let printed: BTreeSet<_> = readings(ran).map(|it| it.printed.0.as_str()).collect();
    let mut found: Vec<_> = printed
        .into_iter()
        .filter_map(|it| secrets.check("a result", it).err())
        .collect();
    found.extend(secrets.check("the log", log).err());
    for exchange in &ran.exchanges {
        let text = serde_json::to_string(exchange).unwrap_or_default();
        found.extend(secrets.check("an exchange", text).err());
    }
    found
}

/// Everything that the calls and callbacks returned.
fn readings(ran: &Ran) -> impl Iterator<Item = &Reading> {
    let history = &ran.history;
    let returned = history.entries.iter().filter_map(|it| match &it.end {
        End::Returned(reading) => Some(reading),
        End::Died => None,
    });
    let heard = history.heard.iter().map(|(_, reading)| reading);
    let finals = history.finals.iter().flat_map(|it| &it.readings);
    returned.chain(heard).chain(finals)
}

#[cfg(test)]
mod tests {
    use tollgate::{MoneyState, outcome::Kind};

    use super::*;
    use crate::history::{Final, History};

    fn ran(printed: &str) -> Ran {
        let reading = || Reading::new(Kind::Succeeded, MoneyState::Charged);
        let last = Final {
            attempt: 1,
            live: false,
            readings: [reading(), reading(), reading().with_text(printed)],
        };
        let history = History {
            finals: vec![last],
            ..History::default()
        };
        Ran {
            history,
            moves: [Vec::new(), Vec::new()],
            exchanges: Vec::new(),
            troubles: std::collections::BTreeMap::new(),
            violations: Vec::new(),
            leaks: Vec::new(),
        }
    }

    #[test]
    fn a_secret_is_found_in_a_result_and_in_the_log() {
        let secrets = Secrets::new([("the key", "q7Zk2vN9xT4m")]);
        assert!(find(&secrets, &ran("paid"), "a charge").is_empty());
        assert_eq!(find(&secrets, &ran("q7Zk2vN9xT4m"), "a charge").len(), 1);
        assert_eq!(
            find(&secrets, &ran("paid"), "key=cTdaazJ2Tjl4VDRt").len(),
            1
        );
    }
}
