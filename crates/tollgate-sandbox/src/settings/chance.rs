//! Settings chosen by a seed.

use super::{
    Bodies, ChargesAs, Compared, Expiry, LateCharge, Lookup, Metadata, OriginalData,
    ReferenceChange, RefundList, RefundModel, Settings,
};
use fastrand::Rng;
use std::time::Duration;

/// The longest time, which is short enough for a test.
const LONGEST_MS: u64 = 300;

impl Settings {
    /// Settings chosen by a seed: with equal chance the default or another value. Times are below 300 ms.
    ///
    /// Some settings always keep the default: those that a client must be configured for (`replay`, `live_cards`,
    /// `reported`, `report_page`), those about time itself (`callback_speed`, `date_shift`), and `second_sale` and
    /// `second_process`, because a network that delivers such a request twice would then move money twice, whatever the
    /// client does.
    pub fn by_chance(seed: u64) -> Self {
        let rng = &mut Rng::with_seed(seed);
        Self {
            flat: rng.bool(),
            charges_as: one(rng, &[ChargesAs::Authorization]),
            bank: time(rng),
            expiry: one(rng, &[Expiry::All]),
            late_charge: one(rng, &[LateCharge::Hidden]),
            listed_after: time(rng),
            lookup: one(rng, &[Lookup::Newest, Lookup::Oldest]),
            lookup_reference: one(rng, &CHANGES),
            lookup_compares: one(rng, &[Compared::Both]),
            original_data: one(rng, &ORIGINAL_DATA),
            metadata: one(rng, &[Metadata::Absent, Metadata::Empty, Metadata::Changed]),
            refund_model: one(rng, &[RefundModel::Refund]),
            refund_list: one(rng, &[RefundList::Shown]),
            refund_time: time(rng),
            bodies: one(rng, &[Bodies::Minimal]),
            ..Self::default()
        }
    }
}

const CHANGES: [ReferenceChange; 8] = [
    ReferenceChange::Trimmed,
    ReferenceChange::Lowercase,
    ReferenceChange::CutAtDot,
    ReferenceChange::CutAtHash,
    ReferenceChange::CutAtSlash,
    ReferenceChange::DecodedTwice,
    ReferenceChange::PlusAsSpace,
    ReferenceChange::Composed,
];

const ORIGINAL_DATA: [OriginalData; 4] = [
    OriginalData::Absent,
    OriginalData::Null,
    OriginalData::Empty,
    OriginalData::Resolution,
];

/// The default or one of the others.
fn one<T: Copy + Default>(rng: &mut Rng, others: &[T]) -> T {
    if rng.bool() {
        return T::default();
    }
    rng.choice(others).copied().unwrap_or_default()
}

fn time(rng: &mut Rng) -> Duration {
    if rng.bool() {
        return Duration::ZERO;
    }
    Duration::from_millis(rng.u64(1..LONGEST_MS))
}
