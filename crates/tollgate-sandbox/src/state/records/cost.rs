//! The cost of records, in numbers that do not depend on the machine.

/// The cost of some records so far.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Cost {
    /// How many records were read or changed.
    pub(crate) visited: u64,
    /// The length of all records that are kept as text.
    pub(crate) bytes: usize,
}

impl Cost {
    pub(crate) fn plus(self, other: Self) -> Self {
        Self {
            visited: self.visited + other.visited,
            bytes: self.bytes + other.bytes,
        }
    }
}
