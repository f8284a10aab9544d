//! The shop's two tables.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use rusqlite::{Connection, OptionalExtension, Row, params};
use tollgate::{CardToken, Summary};

use crate::Result;

const TABLES: &str = "
    pragma journal_mode = wal;
    pragma busy_timeout = 5000;
    create table if not exists customers(
        id text primary key, signup text, paymega_token text, paycross_token text);
    create table if not exists orders(
        reference text primary key, month text not null, customer text not null, attempt integer not null,
        stored text not null, started integer not null, day integer not null,
        kind text, money text, provider_id text, code text, next_try text, advice text);";

/// The orders of a month that may be charged on this day: those that are new, that have no final result, or that were
/// declined on an earlier day and may be attempted again. An order without a result is left alone during its lease.
const DUE: &str = "
    select c.id, c.paymega_token, c.paycross_token,
        case when o.kind = 'declined' then o.attempt + 1 else coalesce(o.attempt, 1) end
    from customers c left join orders o on o.customer = c.id and o.month = ?1
    where c.paymega_token is not null and (o.reference is null
        or (o.kind is null and o.started <= ?3)
        or o.kind in ('pending', 'not_sent', 'not_found', 'outcome_unknown')
        or (o.kind = 'declined' and o.next_try in ('now', 'later') and o.day < ?2 and o.attempt < 3))";

/// The shop's database.
pub(crate) struct Store(Mutex<Connection>);

/// One order to charge.
pub(crate) struct Due {
    pub customer: String,
    pub paymega: CardToken,
    /// The same card at the second provider, if it is saved there.
    pub paycross: Option<CardToken>,
    pub attempt: u32,
}

impl Store {
    pub fn open(file: &str) -> Result<Self> {
        let connection = Connection::open(file)?;
        connection.execute_batch(TABLES)?;
        Ok(Self(Mutex::new(connection)))
    }

    fn with<T>(&self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T> {
        let connection = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(work(&connection)?)
    }

    /// Keeps the order by which a customer saves a card, before it is created.
    pub fn sign_up(&self, customer: &str, stored: &str) -> Result<()> {
        let sql = "insert into customers(id, signup) values(?1, ?2) on conflict(id) do nothing";
        self.with(|it| it.execute(sql, [customer, stored]))
            .map(drop)
    }

    /// The stored order by which a customer saves a card.
    pub fn signup(&self, customer: &str) -> Result<Option<String>> {
        let sql = "select signup from customers where id = ?1";
        self.with(|it| it.query_row(sql, [customer], |row| row.get(0)).optional())
    }

    pub fn save_token(&self, customer: &str, token: &CardToken) -> Result<()> {
        let sql = "update customers set paymega_token = ?2 where id = ?1";
        self.with(|it| it.execute(sql, [customer, token.expose()]))
            .map(drop)
    }

    pub fn due(&self, month: &str, day: u32, lease: Duration) -> Result<Vec<Due>> {
        let abandoned = milliseconds() - i64::try_from(lease.as_millis())?;
        self.with(|it| {
            let mut rows = it.prepare(DUE)?;
            rows.query_map(params![month, day, abandoned], due)?
                .collect()
        })
    }

    /// Keeps an attempt of an order, before it is sent.
    pub fn begin(&self, (month, day): (&str, u32), due: &Due, stored: &str) -> Result<()> {
        let sql = "insert or replace into orders(reference, month, customer, attempt, stored, started, day)
                   values(?1, ?2, ?3, ?4, ?5, ?6, ?7)";
        let reference = reference(month, &due.customer);
        let row = params![
            reference,
            month,
            due.customer,
            due.attempt,
            stored,
            milliseconds(),
            day
        ];
        self.with(|it| it.execute(sql, row)).map(drop)
    }

    /// Writes the result of an attempt down.
    pub fn finish(&self, reference: &str, row: &Summary, next_try: Option<&str>) -> Result<()> {
        let sql = "update orders set kind = ?2, money = ?3, provider_id = ?4, code = ?5, next_try = ?6, advice = ?7
                   where reference = ?1";
        let (kind, money) = (row.kind.as_str(), row.money.as_str());
        let row = params![
            reference,
            kind,
            money,
            row.provider_id,
            row.code,
            next_try,
            row.advice
        ];
        self.with(|it| it.execute(sql, row)).map(drop)
    }
}

/// The reference of a customer's order of a month, the same in every run.
pub fn reference(month: &str, customer: &str) -> String {
    format!("{month}-{customer}")
}

fn due(row: &Row<'_>) -> rusqlite::Result<Due> {
    Ok(Due {
        customer: row.get(0)?,
        paymega: CardToken::new(row.get::<_, String>(1)?),
        paycross: row.get::<_, Option<String>>(2)?.map(CardToken::new),
        attempt: row.get(3)?,
    })
}

fn milliseconds() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| i64::try_from(now.as_millis()).unwrap_or(i64::MAX))
}
