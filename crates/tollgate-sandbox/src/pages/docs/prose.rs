//! Descriptions: plain sentences with words in backticks.

use crate::http::Html;

/// A description as a paragraph; nothing where there is none.
pub(super) fn prose(text: &str) -> Html {
    if text.trim().is_empty() {
        return Html::default();
    }
    let paragraphs = text.split("\n\n").map(|text| Html::tag("p", words(text)));
    paragraphs.collect()
}

/// A description within a sentence or a cell.
pub(super) fn words(text: &str) -> Html {
    let pieces = text.split('`').enumerate();
    pieces
        .map(|(place, piece)| match place % 2 {
            1 => Html::code(piece),
            _ => Html::text(piece),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::prose;
    use crate::http::Html;

    #[test]
    fn words_in_backticks_are_code() {
        let expected = Html::tag(
            "p",
            Html::from([Html::text("Send "), Html::code("a<b"), Html::text(".")]),
        );
        assert_eq!(prose("Send `a<b`."), expected);
        assert_eq!(prose(" "), Html::default());
    }
}
