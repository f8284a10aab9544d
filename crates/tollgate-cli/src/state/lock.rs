//! A lock on an order. One command at a time holds it, and the end of its process releases it.

use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};

use super::Key;
use crate::Failure;

/// The time to wait for another command.
const PATIENCE: Duration = Duration::from_secs(600);

/// The lock, held until this value is dropped: a transaction on a file that holds nothing.
#[derive(Debug)]
pub struct Lock {
    _transaction: Connection,
}

impl Lock {
    /// Locks an order. Waits while another command works on it.
    ///
    /// # Errors
    ///
    /// A file that cannot be locked, or another command that does not end.
    pub fn of(key: &Key, folder: &Path) -> Result<Self, Failure> {
        let file = Connection::open(folder.join(format!("lock-{:02x}", slot(key))))?;
        file.busy_timeout(Duration::ZERO)?;
        match file.execute_batch("BEGIN EXCLUSIVE") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => {
                eprintln!(
                    "Another command works on {}: waiting for it.",
                    key.reference
                );
                file.busy_timeout(PATIENCE)?;
                file.execute_batch("BEGIN EXCLUSIVE")?;
            }
            done => done?,
        }
        Ok(Self { _transaction: file })
    }
}

/// One of 256 locks, the same for all attempts of an order. Different orders seldom share one, and then wait for each
/// other.
fn slot(key: &Key) -> u8 {
    let order = key.reference.split('~').next().unwrap_or_default();
    let bytes = key
        .place
        .bytes()
        .chain(key.operation.bytes())
        .chain(order.bytes());
    bytes.fold(0, |slot: u8, byte| slot.wrapping_mul(31).wrapping_add(byte))
}
