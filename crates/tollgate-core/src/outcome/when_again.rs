//! When a card may be charged again after a decline, within the limits of the card schemes.

use std::time::{Duration, SystemTime};

use tollgate_types::{DeclineSource, NextTry, words};

use super::DeclineCode;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const MONTH: Duration = DAY.saturating_mul(30);

/// The earliest time of the next attempt with the same card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhenAgain {
    /// Do not charge this card again for this order.
    Never,
    /// The schemes permit the next attempt from this time on.
    NotBefore(SystemTime),
}

/// A card scheme that limits repeated attempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Scheme {
    /// Visa.
    Visa,
    /// Mastercard, with Maestro.
    Mastercard,
}

words! { Scheme {
    Visa = "visa",
    Mastercard = "mastercard",
} }

impl Scheme {
    /// The scheme of a brand as [`SavedCard::brand`](crate::SavedCard::brand) shows it, such as `visa` or `master`.
    #[must_use]
    pub fn of_brand(brand: &str) -> Option<Self> {
        match brand.to_ascii_lowercase().as_str() {
            "visa" | "visa_electron" | "visaelectron" => Some(Self::Visa),
            "mastercard" | "master" | "maestro" => Some(Self::Mastercard),
            _ => None,
        }
    }
}

/// At most `attempts` within each `window`.
struct Cap {
    scheme: Scheme,
    attempts: usize,
    window: Duration,
}

/// The schemes' published limits. Newer rules of Visa permit 20 attempts; the lower number is always safe.
const CAPS: [Cap; 3] = [
    Cap {
        scheme: Scheme::Visa,
        attempts: 15,
        window: MONTH,
    },
    Cap {
        scheme: Scheme::Mastercard,
        attempts: 10,
        window: DAY,
    },
    Cap {
        scheme: Scheme::Mastercard,
        attempts: 35,
        window: MONTH,
    },
];

/// The attempts with one card so far, for [`when_again`].
///
/// Count every attempt with this card that reached a provider, the declined one included, on both providers and for
/// every order: the schemes count per card, and a failover is an attempt too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// The times of the attempts, the newest first.
    attempts: Vec<SystemTime>,
    scheme: Option<Scheme>,
    is_final: bool,
}

impl History {
    /// A history of attempts at these times, in any order.
    #[must_use]
    pub fn new(attempts: impl IntoIterator<Item = SystemTime>) -> Self {
        let mut attempts: Vec<_> = attempts.into_iter().collect();
        attempts.sort_unstable_by(|one, other| other.cmp(one));
        Self {
            attempts,
            ..Self::default()
        }
    }

    /// Sets the card's scheme. Default: not known, and the limits of both schemes apply.
    #[must_use]
    pub const fn scheme(mut self, scheme: Scheme) -> Self {
        self.scheme = Some(scheme);
        self
    }

    /// Adds Mastercard's merchant advice code, two digits, of any attempt so far. After `03` (do not try again) and `21`
    /// (the payer has cancelled) the card is never charged again.
    ///
    /// The documents of both providers show no such code. An acquirer's report may have it.
    #[must_use]
    pub fn merchant_advice(mut self, code: &str) -> Self {
        self.is_final |= matches!(code.trim(), "03" | "21");
        self
    }

    /// The first time at which one more attempt keeps within a limit.
    fn earliest(&self, cap: &Cap) -> Option<SystemTime> {
        let oldest = self.attempts.get(cap.attempts - 1)?;
        Some(oldest.checked_add(cap.window).unwrap_or(*oldest))
    }

    fn applies(&self, cap: &Cap) -> bool {
        self.scheme.is_none_or(|scheme| scheme == cap.scheme)
    }
}

/// The earliest time at which the schemes permit the next attempt with the same card, after this decline.
///
/// Two sources decide, and there is no schedule besides them:
///
/// - The provider's own code of the decline, as its document classifies it (`x-decline` in `spec/`). The providers do not
///   show the scheme's own code, so the mapping is conservative: the card is never charged again after a code that asks
///   for another card, or that has no known meaning, since the issuer's code behind it may be of Visa's category 1 ("the
///   issuer never approves"). The same holds for a code on the merchant's side: an equal request is declined again, and
///   `functionality_is_not_permitted` may be category 1 too. Correct the request, and then decide by yourself.
/// - The limits of the schemes: at most 15 attempts in 30 days on Visa; at most 10 in 24 hours and 35 in 30 days on
///   Mastercard; none after the [advice](History::merchant_advice) `03` or `21`. They apply to the attempts of the history.
///
/// A time that is already over permits an attempt now. The limits are no recommendation: a payer whose funds did not
/// suffice has more success days later. Your acquirer may set other limits.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use tollgate::outcome::{DeclineCode, History, WhenAgain, when_again};
///
/// let now = SystemTime::now();
/// let code: DeclineCode = "insufficient_funds".parse()?;
/// assert_eq!(when_again(&code, &History::new([now])), WhenAgain::NotBefore(now));
///
/// let code: DeclineCode = "lost_or_stolen_card".parse()?;
/// assert_eq!(when_again(&code, &History::new([now])), WhenAgain::Never);
/// # Ok::<(), tollgate::data::ParseError>(())
/// ```
#[must_use]
pub fn when_again(decline: &DeclineCode, history: &History) -> WhenAgain {
    let may_repeat = matches!(decline.next_try(), NextTry::Now | NextTry::Later);
    if history.is_final || !may_repeat || decline.source() == DeclineSource::Merchant {
        return WhenAgain::Never;
    }
    let caps = CAPS.iter().filter(|cap| history.applies(cap));
    let times = caps.filter_map(|cap| history.earliest(cap));
    let last = history.attempts.first().copied();
    let earliest = times.chain(last).max().unwrap_or(SystemTime::UNIX_EPOCH);
    WhenAgain::NotBefore(earliest)
}
