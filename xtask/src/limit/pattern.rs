//! Parses a pattern into alternatives, each a sequence of character classes with their repetitions.
//!
//! It supports constructs with one meaning in every dialect. `\d`, `\w`, `\s` and `.` are refused: JSON Schema,
//! Rust and Python disagree on the characters that they match.

use regex_syntax::ast::parse::Parser;
use regex_syntax::ast::{
    AssertionKind, Ast, ClassBracketed, ClassSet, ClassSetItem, GroupKind, Literal, LiteralKind,
    Repetition, RepetitionKind, RepetitionRange,
};
use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};

/// More alternatives or pieces than a limit of a field has.
const MOST: usize = 256;

/// A pattern for a whole text.
#[derive(Debug)]
pub struct Pattern {
    /// One of these.
    pub alternatives: Vec<Vec<Piece>>,
}

/// Characters of one class, so many in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The class: ranges of characters, first and last included.
    pub any_of: Vec<(char, char)>,
    /// How many there are at least.
    pub least: u32,
    /// How many there are at most, if there is a bound.
    pub most: Option<u32>,
}

/// A part of a sequence.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Begin,
    End,
    Piece(Piece),
}

type Sequences = Vec<Vec<Part>>;

impl Pattern {
    /// Parses a pattern.
    ///
    /// # Errors
    ///
    /// The first part that is not supported, in words for the document's author.
    pub fn parse(pattern: &str) -> Result<Self, String> {
        let ast = Parser::new()
            .parse(pattern)
            .map_err(|error| format!("cannot be read: {}", error.kind()))?;
        let sequences = expand(&ast)?.into_iter();
        let alternatives = sequences.map(anchored).collect::<Option<_>>();
        let alternatives = alternatives.ok_or(
            "must begin with `^` and end with `$`, each of its alternatives too: it would match anywhere in a text",
        )?;
        Ok(Self { alternatives })
    }

    /// How many digits it is, if it is digits alone.
    pub fn digits(&self) -> Option<(u32, Option<u32>)> {
        match self.alternatives.as_slice() {
            [sequence] => match sequence.as_slice() {
                [piece] if piece.any_of == [('0', '9')] => Some((piece.least, piece.most)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// The pieces between the two anchors.
fn anchored(mut sequence: Vec<Part>) -> Option<Vec<Piece>> {
    if sequence.len() < 2 || sequence.pop() != Some(Part::End) || sequence.remove(0) != Part::Begin
    {
        return None;
    }
    let pieces = sequence.into_iter().map(|part| match part {
        Part::Piece(piece) => Some(piece),
        Part::Begin | Part::End => None,
    });
    pieces.collect()
}

fn expand(ast: &Ast) -> Result<Sequences, String> {
    let one = |part| Ok(vec![vec![part]]);
    match ast {
        Ast::Empty(_) => Ok(vec![Vec::new()]),
        Ast::Literal(literal) => one(Part::Piece(class([range(letter(literal)?)]))),
        Ast::ClassBracketed(set) => one(Part::Piece(bracketed(set)?)),
        Ast::Assertion(assertion) => match assertion.kind {
            AssertionKind::StartLine => one(Part::Begin),
            AssertionKind::EndLine => one(Part::End),
            _ => Err(refused("a border of words")),
        },
        Ast::Group(group) if is_plain(&group.kind) => expand(&group.ast),
        Ast::Repetition(repetition) => repeat(repetition),
        Ast::Alternation(alternation) => {
            let all = alternation.asts.iter().map(expand);
            let all: Vec<Sequences> = all.collect::<Result<_, _>>()?;
            small(all.concat())
        }
        Ast::Concat(concat) => {
            let start = vec![Vec::new()];
            concat
                .asts
                .iter()
                .try_fold(start, |done, next| product(&done, &expand(next)?))
        }
        Ast::Dot(_) => Err(refused("`.`")),
        Ast::ClassPerl(_) | Ast::ClassUnicode(_) => Err(refused("a class by its name (`\\d`)")),
        Ast::Group(_) | Ast::Flags(_) => Err(refused("a name or a flag")),
    }
}

fn refused(what: &str) -> String {
    format!(
        "holds {what}, which is not supported: write characters, `[…]`, `(…)`, `|` and repetitions"
    )
}

fn is_plain(kind: &GroupKind) -> bool {
    match kind {
        GroupKind::CaptureIndex(_) => true,
        GroupKind::NonCapturing(flags) => flags.items.is_empty(),
        GroupKind::CaptureName { .. } => false,
    }
}

fn small(sequences: Sequences) -> Result<Sequences, String> {
    let pieces: usize = sequences.iter().map(|sequence| sequence.len() + 1).sum();
    if pieces > MOST {
        return Err("has too many alternatives, or repeats too much of them".to_owned());
    }
    Ok(sequences)
}

fn product(first: &Sequences, second: &Sequences) -> Result<Sequences, String> {
    if first.len() * second.len() > MOST {
        return small(vec![Vec::new(); MOST + 1]);
    }
    let with = |start: &Vec<Part>| -> Sequences {
        let ends = second.iter();
        ends.map(|end| [start.as_slice(), end].concat()).collect()
    };
    small(first.iter().flat_map(with).collect())
}

fn repeat(repetition: &Repetition) -> Result<Sequences, String> {
    if matches!(*repetition.ast, Ast::Repetition(_)) {
        return Err(refused("a repetition of a repetition"));
    }
    let (least, most) = bounds(&repetition.op.kind);
    let inner = expand(&repetition.ast)?;
    if let Some(any_of) = one_class(&inner) {
        let piece = Piece {
            least,
            most,
            ..any_of
        };
        return Ok(vec![vec![Part::Piece(piece)]]);
    }
    let is_piece = |part: &Part| matches!(part, Part::Piece(_));
    match most.filter(|most| usize::try_from(*most).is_ok_and(|most| most < MOST)) {
        Some(most) if inner.iter().flatten().all(is_piece) => unrolled(&inner, least, most),
        _ => Err("repeats a group without end: only single characters may be".to_owned()),
    }
}

fn bounds(kind: &RepetitionKind) -> (u32, Option<u32>) {
    match kind {
        RepetitionKind::ZeroOrOne => (0, Some(1)),
        RepetitionKind::ZeroOrMore => (0, None),
        RepetitionKind::OneOrMore => (1, None),
        RepetitionKind::Range(RepetitionRange::Exactly(count)) => (*count, Some(*count)),
        RepetitionKind::Range(RepetitionRange::AtLeast(least)) => (*least, None),
        RepetitionKind::Range(RepetitionRange::Bounded(least, most)) => (*least, Some(*most)),
    }
}

/// The class, if all alternatives are one character each.
fn one_class(sequences: &Sequences) -> Option<Piece> {
    let single = |sequence: &Vec<Part>| match sequence.as_slice() {
        [Part::Piece(piece)] if (piece.least, piece.most) == (1, Some(1)) => {
            Some(piece.any_of.clone())
        }
        _ => None,
    };
    let classes: Vec<Vec<(char, char)>> = sequences.iter().map(single).collect::<Option<_>>()?;
    Some(class(classes.concat()))
}

/// The alternatives, one after the other, as often as they may be.
fn unrolled(inner: &Sequences, least: u32, most: u32) -> Result<Sequences, String> {
    let (mut all, mut row) = (Vec::new(), vec![Vec::new()]);
    for count in 0..=most {
        if count >= least {
            all.extend(row.clone());
        }
        if count < most {
            row = product(&row, inner)?;
        }
    }
    small(all)
}

fn letter(literal: &Literal) -> Result<char, String> {
    match literal.kind {
        LiteralKind::Verbatim | LiteralKind::Meta | LiteralKind::Superfluous => Ok(literal.c),
        _ => Err(refused("a character by its code")),
    }
}

fn range(letter: char) -> (char, char) {
    (letter, letter)
}

/// One character of any of these ranges, which may overlap.
fn class(ranges: impl IntoIterator<Item = (char, char)>) -> Piece {
    let ranges = ranges.into_iter();
    piece(&ClassUnicode::new(
        ranges.map(|(first, last)| ClassUnicodeRange::new(first, last)),
    ))
}

fn piece(class: &ClassUnicode) -> Piece {
    let ranges = class.ranges().iter();
    Piece {
        any_of: ranges.map(|range| (range.start(), range.end())).collect(),
        least: 1,
        most: Some(1),
    }
}

fn bracketed(set: &ClassBracketed) -> Result<Piece, String> {
    let ClassSet::Item(item) = &set.kind else {
        return Err(refused("a class made of two others"));
    };
    let mut ranges = Vec::new();
    collect(item, &mut ranges)?;
    let ranges = ranges.into_iter();
    let ranges = ranges.map(|(first, last)| ClassUnicodeRange::new(first, last));
    let mut class = ClassUnicode::new(ranges);
    if set.negated {
        class.negate();
    }
    Ok(piece(&class))
}

fn collect(item: &ClassSetItem, ranges: &mut Vec<(char, char)>) -> Result<(), String> {
    match item {
        ClassSetItem::Empty(_) => {}
        ClassSetItem::Literal(literal) => ranges.push(range(letter(literal)?)),
        ClassSetItem::Range(range) => ranges.push((letter(&range.start)?, letter(&range.end)?)),
        ClassSetItem::Union(union) => {
            return union
                .items
                .iter()
                .try_for_each(|item| collect(item, ranges));
        }
        ClassSetItem::Ascii(_)
        | ClassSetItem::Unicode(_)
        | ClassSetItem::Perl(_)
        | ClassSetItem::Bracketed(_) => return Err(refused("a class in a class")),
    }
    Ok(())
}

#[cfg(test)]
mod tests;
