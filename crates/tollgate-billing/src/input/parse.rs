//! An order from the cells of its line.

use std::str::FromStr;

use tollgate::{CardToken, Money};

use super::{Column, Columns};
use crate::order::{Details, More, Route, Tokens};

/// The cells of a line, by [`Column`].
#[derive(Default)]
pub(super) struct Cells([Option<String>; Column::COUNT]);

/// The wrong column, and the reason.
pub(super) type Wrong = (Column, String);

impl Cells {
    pub(super) fn set(&mut self, column: Column, text: &str) {
        if !text.trim().is_empty() {
            self.0[column as usize] = Some(text.to_owned());
        }
    }

    fn get<'a>(&'a self, columns: &'a Columns, column: Column) -> Option<&'a str> {
        let cell = self.0[column as usize].as_deref().map(str::trim);
        cell.or_else(|| columns.value_of(column))
    }

    /// A cell whose every byte counts.
    fn exact(&self, column: Column) -> Result<&str, Wrong> {
        match self.0[column as usize].as_deref() {
            Some(text) if text == text.trim() => Ok(text),
            Some(_) => Err((column, "has white space at an end".to_owned())),
            None => Err((column, "is missing".to_owned())),
        }
    }

    /// The order and its tokens.
    pub(super) fn order(&self, columns: &Columns) -> Result<(Details, Tokens), Wrong> {
        let line = Line {
            cells: self,
            columns,
        };
        let route = line.parsed(Column::Provider)?.unwrap_or_default();
        let details = Details {
            reference: self.exact(Column::Reference)?.to_owned(),
            attempt: line.attempt()?,
            route,
            money: line.money()?,
            more: line.more()?,
        };
        Ok((details, line.tokens(route)?))
    }
}

struct Line<'a> {
    cells: &'a Cells,
    columns: &'a Columns,
}

impl Line<'_> {
    fn text(&self, column: Column) -> Option<String> {
        self.cells.get(self.columns, column).map(str::to_owned)
    }

    fn required(&self, column: Column) -> Result<&str, Wrong> {
        let cell = self.cells.get(self.columns, column);
        cell.ok_or_else(|| (column, "is missing".to_owned()))
    }

    fn parsed<T: FromStr<Err: ToString>>(&self, column: Column) -> Result<Option<T>, Wrong> {
        let cell = self.cells.get(self.columns, column);
        let parsed = cell.map(|text| text.parse().map_err(|error: T::Err| error.to_string()));
        parsed.transpose().map_err(|why| (column, why))
    }

    fn attempt(&self) -> Result<u32, Wrong> {
        match self.parsed(Column::Attempt)?.unwrap_or(1) {
            0 => Err((Column::Attempt, "is counted from 1".to_owned())),
            attempt => Ok(attempt),
        }
    }

    /// The money, whose amount may not be more exact than the store's sums.
    fn money(&self) -> Result<Money, Wrong> {
        let (amount, currency) = (Column::Amount, Column::Currency);
        let text = format!("{} {}", self.required(amount)?, self.required(currency)?);
        let money: Money = text.parse().map_err(|error: tollgate::Invalid| {
            let column = if error.field() == "currency" {
                currency
            } else {
                amount
            };
            (column, error.why().to_owned())
        })?;
        if money.amount().is_sign_negative() || money.amount().is_zero() {
            return Err((amount, "must be more than zero".to_owned()));
        }
        match crate::units::of(money) {
            Some(_) => Ok(money),
            None => Err((amount, "is too large or too exact".to_owned())),
        }
    }

    fn more(&self) -> Result<More, Wrong> {
        Ok(More {
            customer: self.text(Column::Customer),
            service: self.text(Column::Service),
            description: self.text(Column::Description),
            expiry: self.parsed(Column::Expiry)?,
            brand: self.text(Column::Brand),
            attempted_at: self.attempted_at()?,
        })
    }

    fn attempted_at(&self) -> Result<Vec<i64>, Wrong> {
        let column = Column::AttemptedAt;
        let cell = self.cells.get(self.columns, column).unwrap_or_default();
        let times = cell.split_whitespace().map(str::parse);
        let times: Result<Vec<i64>, _> = times.collect();
        times.map_err(|_| (column, "must be whole seconds since 1970".to_owned()))
    }

    fn tokens(&self, route: Route) -> Result<Tokens, Wrong> {
        let first = CardToken::new(self.cells.exact(Column::Token)?);
        let second = match route {
            Route::Failover => Some(CardToken::new(self.cells.exact(Column::SecondToken)?)),
            Route::Paymega | Route::PayCross => None,
        };
        Ok(Tokens { first, second })
    }
}
