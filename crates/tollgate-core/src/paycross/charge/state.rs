//! The state of a charge, and its starts.

use std::{sync::Arc, time::Duration};

use super::{Failures, Limits, LookUp, Reason, Stage, Step};
use crate::{
    RawResponse,
    engine::{Pause, Retries},
    paycross::{
        order::{Body, OrderFingerprint, PreparedOrder},
        transaction::Transaction,
    },
};

/// The state of a charge, or of another operation of an order.
#[derive(Clone, Debug)]
pub struct Charge {
    pub(super) order: OrderFingerprint,
    pub(super) purpose: Purpose,
    pub(super) limits: Limits,
    pub(super) stage: Stage,
    pub(super) retries: Retries,
    pub(super) failures: Failures,
    /// How often sending was tried, with or without a connection.
    pub(super) tries: u32,
    /// When the machine first asked to send: the replay window begins.
    pub(super) first_send: Option<Duration>,
    /// A request may have reached the gateway.
    pub(super) is_sent: bool,
    /// A response to a request was lost: the request may have moved money, or may still do so.
    pub(super) is_uncertain: bool,
    /// The refusal as a duplicate, and when it came.
    pub(super) duplicate: Option<(RawResponse, Duration)>,
    /// The last look-up found only other operations.
    pub(super) others_only: bool,
    /// How often no look-up found the order after the gateway had refused it.
    pub(super) absent: u32,
    /// The reference of the parent transaction, once it was read.
    pub(super) parent_reference: Option<String>,
    /// All transactions of the order, if a look-up showed several.
    pub(super) uids: Vec<String>,
    /// The authorisation that a charge became, while its capture is not shown.
    pub(super) reserved: Option<Transaction>,
    /// The provider's time, in seconds since 1970, where a response showed it believably.
    pub(super) provider: Option<i64>,
}

#[derive(Clone, Debug)]
pub(super) enum Purpose {
    /// Send the order.
    Send(Arc<Body>),
    /// Read an earlier attempt before a further one is sent.
    Earlier,
    /// Read the order's transaction now, and send nothing that moves money.
    Reconcile,
    /// Read the order's transaction until it is final, and send nothing that moves money.
    WaitFor,
}

impl Charge {
    /// Sends the order's request unless the gateway has it already.
    pub fn send(prepared: PreparedOrder, limits: Limits) -> (Self, Step) {
        let PreparedOrder { order, body } = prepared;
        Self::start(Purpose::Send(Arc::new(body)), order, limits)
    }

    /// Reads an earlier attempt, before a further one is sent.
    pub fn earlier(order: OrderFingerprint, limits: Limits) -> (Self, Step) {
        Self::start(Purpose::Earlier, order, limits)
    }

    /// Reads an order's transaction now, and sends nothing that moves money.
    pub fn reconcile(order: OrderFingerprint, limits: Limits) -> (Self, Step) {
        Self::start(Purpose::Reconcile, order, limits)
    }

    /// As [`reconcile`](Self::reconcile), but reads until the transaction is final.
    pub fn wait_for(order: OrderFingerprint, limits: Limits) -> (Self, Step) {
        Self::start(Purpose::WaitFor, order, limits)
    }

    fn start(purpose: Purpose, order: OrderFingerprint, limits: Limits) -> (Self, Step) {
        let mut charge = Self {
            order,
            purpose,
            limits,
            stage: Stage::LookUp(LookUp::Order, Reason::First),
            retries: Retries::default(),
            failures: Failures::default(),
            tries: 0,
            first_send: None,
            is_sent: false,
            is_uncertain: false,
            duplicate: None,
            others_only: false,
            absent: 0,
            parent_reference: None,
            uids: Vec::new(),
            reserved: None,
            provider: None,
        };
        let step = charge.look_up(LookUp::Order, Reason::First, Pause::None);
        (charge, step)
    }

    /// Whether every look-up before a request failed because no connection was made. A reconciliation does not end so.
    pub(super) const fn was_never_reached(&self) -> bool {
        let only_reads = matches!(self.purpose, Purpose::Reconcile | Purpose::WaitFor);
        !only_reads && self.failures.are_all_not_connected()
    }

    /// The order of this charge.
    pub const fn order(&self) -> &OrderFingerprint {
        &self.order
    }
}
