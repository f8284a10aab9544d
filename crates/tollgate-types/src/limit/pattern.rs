//! Patterns without a library for them: the generator takes each one apart.

/// Characters of one class, so many in a row.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// The class: ranges of characters, first and last included.
    pub any_of: &'static [(char, char)],
    /// How many there are at least.
    pub least: usize,
    /// How many there are at most.
    pub most: usize,
}

impl Piece {
    fn holds(&self, letter: char) -> bool {
        let in_range = |(first, last): &(char, char)| (*first..=*last).contains(&letter);
        self.any_of.iter().any(in_range)
    }
}

/// Whether the whole text is one of the alternatives, each a sequence of pieces.
///
/// The work grows with the text times the number of pieces, whatever the text is, and no copy of it is made.
pub fn matches(text: &str, alternatives: &[&[Piece]]) -> bool {
    let length = text.chars().count();
    alternatives.iter().any(|sequence| {
        let mut ends = vec![false; length + 1];
        ends[0] = true;
        for piece in *sequence {
            ends = after(piece, text, &ends);
        }
        ends[length]
    })
}

/// Where the piece can end, if it can begin at each of these places.
fn after(piece: &Piece, text: &str, begins: &[bool]) -> Vec<bool> {
    // How many ranges of ends open at each place, less those that close there.
    let mut opened = vec![0_isize; begins.len() + 1];
    let places = (0..begins.len()).rev();
    let letters = std::iter::once(None).chain(text.chars().rev().map(Some));
    let mut run = 0;
    for (place, letter) in places.zip(letters) {
        let fits = letter.is_some_and(|letter| piece.holds(letter));
        run = if fits { run + 1 } else { 0 };
        if begins[place] && run >= piece.least {
            opened[place + piece.least] += 1;
            opened[place + run.min(piece.most) + 1] -= 1;
        }
    }
    let mut open = 0;
    let mut ends = opened.into_iter().map(|change| {
        open += change;
        open > 0
    });
    ends.by_ref().take(begins.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGIT: &[(char, char)] = &[('0', '9')];
    const LETTER: &[(char, char)] = &[('A', 'Z'), ('a', 'z'), ('ä', 'ü')];

    const fn piece(any_of: &'static [(char, char)], least: usize, most: usize) -> Piece {
        Piece {
            any_of,
            least,
            most,
        }
    }

    #[test]
    fn a_piece_is_repeated_within_its_bounds() {
        let digits = piece(DIGIT, 3, 4);
        for (text, fits) in [
            ("", false),
            ("12", false),
            ("123", true),
            ("1234", true),
            ("12345", false),
            ("12a", false),
            ("123a", false),
            ("a123", false),
            ("123\n", false),
            ("१२३", false),
        ] {
            assert_eq!(matches(text, &[&[digits]]), fits, "{text}");
        }
    }

    #[test]
    fn pieces_share_what_both_can_hold() {
        let any = [
            piece(LETTER, 0, usize::MAX),
            piece(LETTER, 2, 2),
            piece(DIGIT, 0, 1),
        ];
        for (text, fits) in [
            ("a", false),
            ("ab", true),
            ("abcdü1", true),
            ("ab12", false),
        ] {
            assert_eq!(matches(text, &[&any]), fits, "{text}");
        }
        let nothing: &[Piece] = &[];
        assert!(matches("", &[nothing]) && !matches("a", &[nothing]) && !matches("", &[]));
        assert!(matches("1", &[nothing, &[piece(DIGIT, 1, 1)]]));
    }

    #[test]
    fn a_long_text_takes_no_longer_than_it_is() {
        let any = piece(LETTER, 0, usize::MAX);
        let text = "a".repeat(100_000);
        assert!(matches(&text, &[&[any, any, any, any]]));
        assert!(!matches(&text, &[&[any, any, any, piece(DIGIT, 1, 1)]]));
    }
}
