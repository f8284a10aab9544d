//! Advisory locks on references, on one connection of the process's own.

use std::collections::HashSet;

use sqlx::{Connection, PgConnection, Row, postgres::PgConnectOptions, query};
use tokio::sync::Mutex;

use crate::Result;

/// The locks of this process. They end with its session, so that a killed process holds none.
pub(super) struct Locks {
    options: PgConnectOptions,
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    connection: Option<PgConnection>,
    /// One session may take a lock twice, so the process knows its own.
    references: HashSet<String>,
}

impl Locks {
    pub(super) fn new(options: PgConnectOptions) -> Self {
        Self {
            options,
            held: Mutex::default(),
        }
    }

    /// Takes the lock on a reference, if no other process or task has it.
    pub(super) async fn take(&self, reference: &str) -> Result<bool> {
        let mut held = self.held.lock().await;
        if held.references.contains(reference) {
            return Ok(false);
        }
        let sql = "select pg_try_advisory_lock(hashtextextended('tollgate ' || $1, 0))";
        let is_taken = self.ask(&mut held, sql, reference).await?;
        if is_taken {
            held.references.insert(reference.to_owned());
        }
        Ok(is_taken)
    }

    /// Gives a lock back. A lock that was lost with its connection is gone already.
    pub(super) async fn give_back(&self, reference: &str) {
        let mut held = self.held.lock().await;
        if !held.references.remove(reference) {
            return;
        }
        let sql = "select pg_advisory_unlock(hashtextextended('tollgate ' || $1, 0))";
        match self.ask(&mut held, sql, reference).await {
            Ok(true) => {}
            _ => {
                tracing::warn!(target: "tollgate::billing", reference, "the lock was lost meanwhile");
            }
        }
    }

    async fn ask(&self, held: &mut Held, sql: &str, reference: &str) -> Result<bool> {
        let mut connection = match held.connection.take() {
            Some(connection) => connection,
            None => PgConnection::connect_with(&self.options).await?,
        };
        let row = query(sql)
            .bind(reference)
            .fetch_one(&mut connection)
            .await?;
        // After an error the session may be gone, and the next call opens another one.
        held.connection = Some(connection);
        Ok(row.try_get(0)?)
    }
}
