//! What the words for a transaction's status mean.

use tollgate_paycross::types::TransactionStatus;

use crate::Finality;

/// These are words. Whether an order is definitely unpaid, only its [outcome](crate::Outcome) tells.
impl Finality for TransactionStatus {
    fn is_final(&self) -> bool {
        meaning(*self).0
    }

    fn is_success(&self) -> bool {
        meaning(*self).1
    }

    fn may_still_change(&self) -> bool {
        meaning(*self).2
    }
}

/// Whether it is final, whether it is a success, and whether it may still change.
const fn meaning(status: TransactionStatus) -> (bool, bool, bool) {
    use TransactionStatus as Word;
    match status {
        // A later refund or capture is a transaction of its own.
        Word::Successful => (true, true, false),
        Word::Failed => (true, false, false),
        Word::Expired | Word::Error => (true, false, true),
        _ => (false, false, true),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;
    use tollgate_types::Open;

    use super::*;

    const DOCUMENT: &str = include_str!("../../../tollgate-sandbox/spec/paycross.json");

    /// Each published word: final, success, may still change.
    const TABLE: [(&str, bool, bool, bool); 7] = [
        ("successful", true, true, false),
        ("failed", true, false, false),
        ("incomplete", false, false, true),
        ("pending", false, false, true),
        ("expired", true, false, true),
        ("error", true, false, true),
        ("deleted", false, false, true),
    ];

    #[test]
    fn each_word_means_what_the_table_says_in_any_case() {
        for (word, is_final, is_success, may_change) in TABLE {
            for text in [word.to_owned(), word.to_ascii_uppercase()] {
                let it = Open::<TransactionStatus>::new(text);
                let meaning = (it.is_final(), it.is_success(), it.may_still_change());
                assert_eq!(meaning, (is_final, is_success, may_change), "{word}");
            }
        }
        let new = Open::<TransactionStatus>::new("half_paid");
        assert!(!new.is_final() && !new.is_success() && new.may_still_change());
    }

    #[test]
    fn the_table_has_every_word_of_the_document() {
        let document: Value = serde_json::from_str(DOCUMENT).unwrap();
        let words = &document["components"]["schemas"]["TransactionStatus"]["x-extensible-enum"];
        let words: Vec<_> = words.as_array().unwrap().iter().collect();
        let table: Vec<_> = TABLE.iter().map(|row| row.0).collect();
        assert_eq!(words, table);
    }
}
