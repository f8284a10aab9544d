//! An import: all orders of a file, or none.

use rusqlite::{OptionalExtension, Statement, Transaction, params};

use super::{Import, Imported, milliseconds, read, schema::json};
use crate::store::known::known;
use crate::{
    BadLine, Error, Result,
    error::BadLines,
    order::{Details, KeptTokens, NewOrder},
    tokens::{Cards, Vault},
    units,
};

const INSERT: &str = "
    insert into orders(import, line, reference, attempt, route, amount, currency, units, more, card, offset, length, sealed)
    values(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) on conflict(reference) do nothing";

pub(super) fn import(transaction: &Transaction<'_>, import: Import) -> Result<Imported> {
    let mut all = Importing {
        id: begin(transaction, &import)?,
        transaction,
        insert: transaction.prepare(INSERT)?,
        vault: import.vault,
        cards: Cards::default(),
        bad: BadLines::default(),
        imported: Imported::default(),
    };
    for line in import.lines {
        all.line(line)?;
    }
    match all.bad.count {
        0 => Ok(all.imported),
        _ => Err(Error::Lines(all.bad)),
    }
}

fn begin(transaction: &Transaction<'_>, import: &Import) -> Result<i64> {
    let sql = "insert into imports(path, layout, in_file, at) values(?1, ?2, ?3, ?4)";
    let path = import
        .path
        .to_str()
        .ok_or_else(|| Error::Setting("the path of the file is not UTF-8".to_owned()))?;
    let in_file = matches!(import.vault, Vault::File);
    transaction.execute(
        sql,
        params![path, json(&import.layout)?, in_file, milliseconds()],
    )?;
    Ok(transaction.last_insert_rowid())
}

struct Importing<'a> {
    id: i64,
    transaction: &'a Transaction<'a>,
    insert: Statement<'a>,
    vault: Vault,
    cards: Cards,
    bad: BadLines,
    imported: Imported,
}

impl Importing<'_> {
    fn line(&mut self, line: Result<NewOrder, BadLine>) -> Result<()> {
        match line {
            Ok(order) if self.bad.count == 0 => self.order(&order),
            // Nothing is imported any more: only further wrong lines count.
            Ok(_) => Ok(()),
            Err(bad) => {
                self.bad.add(bad);
                Ok(())
            }
        }
    }

    fn order(&mut self, order: &NewOrder) -> Result<()> {
        let details = &order.details;
        let (place, sealed) = match self.vault.keep(order)? {
            KeptTokens::InFile(place) => (Some(place), None),
            KeptTokens::Sealed(sealed) => (None, Some(sealed)),
        };
        let number = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
        let added = self.insert.execute(params![
            self.id,
            number(order.line),
            details.reference,
            details.attempt,
            details.route.as_str(),
            details.money.amount().to_string(),
            details.money.currency().code(),
            units::of(details.money),
            json(&details.more)?,
            self.cards.number(&order.tokens),
            place.map(|it| number(it.offset)),
            place.map(|it| number(it.length)),
            sealed,
        ])?;
        if added == 1 {
            self.imported.added += 1;
            return Ok(());
        }
        self.known(order.line, details)
    }

    /// An order with this reference is there. It must be the same, of another import.
    fn known(&mut self, line: u64, details: &Details) -> Result<()> {
        let sql = format!("{} where o.reference = ?1", read::ORDERS);
        let mut statement = self.transaction.prepare_cached(&sql)?;
        let found = statement.query_row([&details.reference], |row| Ok(read::order(row)));
        let Some(found) = found.optional()?.transpose()? else {
            return Ok(());
        };
        match known(&found, self.id, details) {
            None => self.imported.known += 1,
            Some(why) => self.bad.add(BadLine {
                line,
                column: Some("reference".to_owned()),
                why,
            }),
        }
        Ok(())
    }
}
