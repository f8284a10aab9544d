//! The columns of an order's file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use tollgate_types::words;

use crate::{Error, Result};

/// A column of the file, which `--map` may find under another name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The merchant's reference. Required.
    Reference,
    /// The amount in major units, such as `19.99`. Required.
    Amount,
    /// The currency's code. Required.
    Currency,
    /// The card's token at the provider. Required.
    Token,
    /// `paymega`, `paycross` or `failover`. Default: `paymega`.
    Provider,
    /// The card's token at PayCross, for `failover`.
    SecondToken,
    /// The customer whose card was saved.
    Customer,
    /// The service of Paymega.
    Service,
    /// The description of the payment.
    Description,
    /// The card's expiry, such as `05/35`.
    Expiry,
    /// The card's brand, such as `visa`.
    Brand,
    /// The number of the attempt. Default: 1.
    Attempt,
    /// The times of earlier attempts in seconds since 1970, separated by spaces.
    AttemptedAt,
}

words! { Column {
    Reference = "reference",
    Amount = "amount",
    Currency = "currency",
    Token = "token",
    Provider = "provider",
    SecondToken = "second_token",
    Customer = "customer",
    Service = "service",
    Description = "description",
    Expiry = "expiry",
    Brand = "brand",
    Attempt = "attempt",
    AttemptedAt = "attempted_at",
} }

impl Column {
    /// The number of columns.
    pub(crate) const COUNT: usize = 13;

    /// Whether a value may be the same for every order of a file.
    const fn may_be_set(self) -> bool {
        !matches!(self, Self::Reference | Self::Token | Self::SecondToken)
    }
}

/// The names of the columns in a file, and the values of columns that the file lacks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Columns {
    #[serde(default)]
    names: BTreeMap<Column, String>,
    #[serde(default)]
    values: BTreeMap<Column, String>,
}

impl Columns {
    /// Finds a column under another name.
    #[must_use]
    pub fn name(mut self, column: Column, name: impl Into<String>) -> Self {
        self.names.insert(column, name.into());
        self
    }

    /// Sets the value of a column for every order whose line has none.
    ///
    /// # Errors
    ///
    /// [`Error::Setting`] for a reference or a token, which no two orders share.
    pub fn value(mut self, column: Column, value: impl Into<String>) -> Result<Self> {
        if !column.may_be_set() {
            let why = format!("the column {column} needs a value in each line");
            return Err(Error::Setting(why));
        }
        self.values.insert(column, value.into());
        Ok(self)
    }

    /// Reads `--map` options such as `token=card_token`.
    ///
    /// # Errors
    ///
    /// [`Error::Setting`] if a text is no known column, an equals sign and a name.
    pub fn map<T: AsRef<str>>(self, texts: impl IntoIterator<Item = T>) -> Result<Self> {
        texts.into_iter().try_fold(self, |columns, text| {
            let (column, name) = pair(text.as_ref())?;
            Ok(columns.name(column, name))
        })
    }

    /// Reads `--set` options such as `currency=USD`.
    ///
    /// # Errors
    ///
    /// As [`map`](Self::map) and [`value`](Self::value).
    pub fn set<T: AsRef<str>>(self, texts: impl IntoIterator<Item = T>) -> Result<Self> {
        texts.into_iter().try_fold(self, |columns, text| {
            let (column, value) = pair(text.as_ref())?;
            columns.value(column, value)
        })
    }

    /// The name of a column in the file.
    #[must_use]
    pub fn name_of(&self, column: Column) -> &str {
        let name = self.names.get(&column);
        name.map_or_else(|| column.as_str(), String::as_str)
    }

    pub(crate) fn value_of(&self, column: Column) -> Option<&str> {
        self.values.get(&column).map(String::as_str)
    }
}

fn pair(text: &str) -> Result<(Column, &str)> {
    let (column, value) = text
        .split_once('=')
        .ok_or_else(|| Error::Setting("a column and its value need an equals sign".to_owned()))?;
    // The text is not quoted: a token may be in its place.
    let column = column
        .trim()
        .parse()
        .map_err(|error| Error::Setting(format!("there is no such column: {error}")))?;
    Ok((column, value.trim()))
}
