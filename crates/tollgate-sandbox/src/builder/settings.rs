//! Setters for the settings at the start.

use super::Builder;
use crate::settings::{
    Bodies, ChargesAs, Compared, Expiry, LateCharge, Lookup, Metadata, OriginalData,
    ReferenceChange, RefundList, RefundModel, Reported, SecondProcess, SecondSale, Settings,
};
use std::num::NonZeroU32;
use std::time::Duration;

impl Builder {
    /// All settings at once. Default: [`Settings::default`].
    #[must_use]
    pub fn settings(mut self, settings: Settings) -> Self {
        self.settings = settings;
        self
    }
}

/// One setter for each field.
macro_rules! setters {
    ($($name:ident: $kind:ty,)*) => {
        impl Builder {
            $(
                #[doc = concat!("Sets [`Settings::", stringify!($name), "`].")]
                #[must_use]
                pub fn $name(mut self, $name: $kind) -> Self {
                    self.settings.$name = $name;
                    self
                }
            )*
        }
    };
}

setters! {
    live_cards: bool,
    replay: bool,
    flat: bool,
    charges_as: ChargesAs,
    reported: Reported,
    report_page: NonZeroU32,
    callback_speed: NonZeroU32,
    second_sale: SecondSale,
    second_process: SecondProcess,
    bank: Duration,
    expiry: Expiry,
    late_charge: LateCharge,
    listed_after: Duration,
    lookup: Lookup,
    lookup_reference: ReferenceChange,
    lookup_compares: Compared,
    original_data: OriginalData,
    metadata: Metadata,
    refund_model: RefundModel,
    refund_list: RefundList,
    refund_time: Duration,
    bodies: Bodies,
    date_shift: i64,
}
