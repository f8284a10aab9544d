//! An import: all orders of a file, or none.

use std::collections::{HashMap, HashSet};

use sqlx::{Postgres, Row, Transaction, query};

use super::{Import, Imported, Inner, read, schema::json};
use crate::{
    BadLine, Error, Result,
    error::BadLines,
    order::{KeptTokens, NewOrder},
    store::known::known,
    tokens::{Cards, Vault},
    units,
};

/// How many orders are inserted together.
const TOGETHER: usize = 1000;

/// How many orders a lease has.
const CHUNK: usize = 100;

const INSERT: &str = "
    insert into tollgate_billing.orders(
        run, import, line, reference, attempt, route, amount, currency, units, more, card, byte, length, sealed)
    select $1, $2, * from unnest(
        $3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::bigint[], $10::text[],
        $11::bigint[], $12::bigint[], $13::bigint[], $14::bytea[])
    on conflict(run, reference) do nothing returning seq, line";

pub(super) async fn import(inner: &Inner, mut import: Import) -> Result<Imported> {
    let file = file(&import)?;
    let mut transaction = inner.pool.begin().await?;
    let mut all = Importing {
        id: begin(inner, &mut transaction, file).await?,
        inner,
        vault: import.vault,
        cards: Cards::default(),
        bad: BadLines::default(),
        imported: Imported::default(),
        seqs: Vec::new(),
    };
    let mut batch = Vec::with_capacity(TOGETHER);
    loop {
        let line = import.lines.next();
        let is_over = line.is_none();
        match line {
            Some(Ok(order)) if all.bad.count == 0 => batch.push(order),
            Some(Err(bad)) => all.bad.add(bad),
            Some(Ok(_)) | None => {}
        }
        if all.bad.count == 0 && (batch.len() == TOGETHER || is_over) {
            all.insert(&mut transaction, &batch).await?;
            batch.clear();
        }
        if is_over {
            break;
        }
    }
    if all.bad.count > 0 {
        return Err(Error::Lines(all.bad));
    }
    all.send(&mut transaction, true).await?;
    transaction.commit().await?;
    Ok(all.imported)
}

/// The path of a file, its layout as JSON, and whether it holds the tokens.
type File = (String, String, bool);

fn file(import: &Import) -> Result<File> {
    let path = import.path.to_str();
    let path =
        path.ok_or_else(|| Error::Setting("the path of the file is not UTF-8".to_owned()))?;
    let layout = json(&import.layout)?;
    Ok((path.to_owned(), layout, matches!(import.vault, Vault::File)))
}

async fn begin(
    inner: &Inner,
    transaction: &mut Transaction<'_, Postgres>,
    (path, layout, in_file): File,
) -> Result<i64> {
    let sql = "insert into tollgate_billing.imports(run, path, layout, in_file)
               values($1, $2, $3, $4) returning id";
    let row = query(sql)
        .bind(inner.run)
        .bind(path)
        .bind(layout)
        .bind(in_file)
        .fetch_one(&mut **transaction)
        .await?;
    Ok(row.try_get(0)?)
}

struct Importing<'a> {
    id: i64,
    inner: &'a Inner,
    vault: Vault,
    cards: Cards,
    bad: BadLines,
    imported: Imported,
    /// The added orders that no lease has yet.
    seqs: Vec<i64>,
}

/// The columns of a batch.
#[derive(Default)]
struct Batch {
    lines: Vec<i64>,
    references: Vec<String>,
    attempts: Vec<i64>,
    routes: Vec<String>,
    amounts: Vec<String>,
    currencies: Vec<String>,
    units: Vec<i64>,
    more: Vec<String>,
    cards: Vec<i64>,
    bytes: Vec<Option<i64>>,
    lengths: Vec<Option<i64>>,
    sealed: Vec<Option<Vec<u8>>>,
}

impl Importing<'_> {
    async fn insert(
        &mut self,
        transaction: &mut Transaction<'_, Postgres>,
        orders: &[NewOrder],
    ) -> Result<()> {
        let batch = self.batch(orders)?;
        let rows = query(INSERT)
            .bind(self.inner.run)
            .bind(self.id)
            .bind(&batch.lines)
            .bind(&batch.references)
            .bind(&batch.attempts)
            .bind(&batch.routes)
            .bind(&batch.amounts)
            .bind(&batch.currencies)
            .bind(&batch.units)
            .bind(&batch.more)
            .bind(&batch.cards)
            .bind(&batch.bytes)
            .bind(&batch.lengths)
            .bind(&batch.sealed)
            .fetch_all(&mut **transaction)
            .await?;
        let mut added = HashSet::new();
        for row in rows {
            self.seqs.push(row.try_get(0)?);
            added.insert(unsigned(row.try_get(1)?));
        }
        self.imported.added += added.len() as u64;
        let others: Vec<_> = orders
            .iter()
            .filter(|order| !added.contains(&order.line))
            .collect();
        self.known(transaction, &others).await?;
        self.send(transaction, false).await
    }

    fn batch(&self, orders: &[NewOrder]) -> Result<Batch> {
        let mut batch = Batch::default();
        for order in orders {
            let details = &order.details;
            let (place, sealed) = match self.vault.keep(order)? {
                KeptTokens::InFile(place) => (Some(place), None),
                KeptTokens::Sealed(sealed) => (None, Some(sealed)),
            };
            batch.lines.push(signed(order.line));
            batch.references.push(details.reference.clone());
            batch.attempts.push(details.attempt.into());
            batch.routes.push(details.route.to_string());
            batch.amounts.push(details.money.amount().to_string());
            batch
                .currencies
                .push(details.money.currency().code().to_owned());
            batch
                .units
                .push(units::of(details.money).unwrap_or(i64::MAX));
            batch.more.push(json(&details.more)?);
            batch.cards.push(self.cards.number(&order.tokens));
            batch.bytes.push(place.map(|it| signed(it.offset)));
            batch.lengths.push(place.map(|it| signed(it.length)));
            batch.sealed.push(sealed);
        }
        Ok(batch)
    }

    /// Orders whose references are there: they must be the same, of another import.
    async fn known(
        &mut self,
        transaction: &mut Transaction<'_, Postgres>,
        orders: &[&NewOrder],
    ) -> Result<()> {
        if orders.is_empty() {
            return Ok(());
        }
        let references: Vec<_> = orders
            .iter()
            .map(|it| it.details.reference.clone())
            .collect();
        let found = read::by_reference(self.inner, transaction, &references).await?;
        let found: HashMap<_, _> = found
            .iter()
            .map(|it| (it.details.reference.as_str(), it))
            .collect();
        for order in orders {
            let there = found.get(order.details.reference.as_str());
            match there.and_then(|there| known(there, self.id, &order.details)) {
                None => self.imported.known += 1,
                Some(why) => self.bad.add(BadLine {
                    line: order.line,
                    column: Some("reference".to_owned()),
                    why,
                }),
            }
        }
        Ok(())
    }

    /// Queues a lease for each full chunk, and for the rest at the end.
    async fn send(
        &mut self,
        transaction: &mut Transaction<'_, Postgres>,
        is_end: bool,
    ) -> Result<()> {
        let full = if is_end {
            self.seqs.len()
        } else {
            self.seqs.len() / CHUNK * CHUNK
        };
        self.seqs.sort_unstable();
        let seqs: Vec<i64> = self.seqs.drain(..full).collect();
        let messages: Vec<_> = seqs
            .chunks(CHUNK)
            .filter_map(|chunk| {
                Some(format!(
                    r#"{{"first":{},"last":{}}}"#,
                    chunk.first()?,
                    chunk.last()?
                ))
            })
            .collect();
        if messages.is_empty() {
            return Ok(());
        }
        let sql = "select count(*) from pgmq.send_batch($1, $2::text[]::jsonb[])";
        query(sql)
            .bind(&self.inner.queue)
            .bind(messages)
            .fetch_one(&mut **transaction)
            .await?;
        Ok(())
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn unsigned(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}
