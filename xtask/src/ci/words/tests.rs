//! Plants each turn in each kind of prose.

use super::*;

fn found(text: &str, kind: Kind) -> Vec<(usize, &'static str)> {
    let all = turns(text, kind).into_iter();
    all.map(|(line, (turn, _))| (line, turn)).collect()
}

#[test]
fn each_turn_is_found_in_any_case_and_place() {
    for (turn, _) in TURNS {
        for line in [turn.to_owned(), turn.to_uppercase(), format!("({turn}).")] {
            let all = found(&format!("Fine.\n{line}"), Kind::Markdown);
            assert!(all.contains(&(2, turn)), "{line}: {all:?}");
        }
    }
}

#[test]
fn a_turn_may_go_on_in_the_next_line() {
    let text = "/// The sandbox reports what became\n/// of a sale.";
    assert_eq!(found(text, Kind::Rust), [(1, "what became of")]);
    let apart = "/// The sandbox reports what became\nfn of() {}\n/// of a sale.";
    assert_eq!(found(apart, Kind::Rust), []);
}

#[test]
fn parts_of_words_and_code_are_no_turns() {
    for line in [
        "unanswerable",
        "the_answer",
        "answer-back",
        "`answer` is a name",
        "`told`",
        "an understanding",
    ] {
        assert_eq!(found(line, Kind::Markdown), [], "{line}");
    }
}

#[test]
fn rust_is_checked_in_doc_comments_alone() {
    let text = "//! An answer.\nlet answer = 1; // the answer\n    /// Nobody.\n";
    assert_eq!(found(text, Kind::Rust), [(1, "answer"), (3, "nobody")]);
}

#[test]
fn a_sentence_must_not_begin_with_a_question_word() {
    for text in ["/// What was charged.", "/// An amount. What was charged."] {
        assert_eq!(found(text, Kind::Rust), [(1, "What")], "{text}");
    }
    for text in [
        "/// The amount. `What` is a name.",
        "/// Whatever.",
        "let x = 1; // What",
    ] {
        assert_eq!(found(text, Kind::Rust), [], "{text}");
    }
    assert_eq!(found("## What to change", Kind::Markdown), []);
}

#[test]
fn yaml_is_checked_in_comments_summaries_and_descriptions() {
    let text = "\
# An answer.
paths:
  /answer:
    summary: An answer
    description: >-
      Fine words. Nobody
      pays.

      What was charged.
    tags: [answer]
  - description: An answer.
    name: answer
  description:
    type: answer
";
    let expected = [
        (1, "answer"),
        (4, "answer"),
        (6, "nobody"),
        (9, "What"),
        (11, "answer"),
    ];
    assert_eq!(found(text, Kind::Yaml), expected);
}
