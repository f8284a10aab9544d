//! HTML by hand. Only this file turns text into HTML, and it escapes all text.

use std::fmt::Display;

/// A piece of HTML that is safe to send.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Html(String);

impl Html {
    /// Text, escaped.
    pub(crate) fn text(value: impl Display) -> Self {
        Self(escaped(&value.to_string()))
    }

    /// Markup from the sandbox's own source.
    pub(crate) fn markup(markup: &'static str) -> Self {
        Self(markup.to_owned())
    }

    /// An element around a piece.
    pub(crate) fn tag(name: &'static str, inner: impl Into<Self>) -> Self {
        Self::tag_with(name, &[], inner)
    }

    /// An element with attributes, whose values are escaped.
    pub(crate) fn tag_with(
        name: &'static str,
        attributes: &[(&'static str, &str)],
        inner: impl Into<Self>,
    ) -> Self {
        let attributes = listed(attributes);
        let inner = inner.into().0;
        Self(format!("<{name}{attributes}>{inner}</{name}>"))
    }

    /// An element without content.
    pub(crate) fn void(name: &'static str, attributes: &[(&'static str, &str)]) -> Self {
        Self(format!("<{name}{}>", listed(attributes)))
    }

    pub(crate) fn code(value: impl Display) -> Self {
        Self::tag("code", Self::text(value))
    }

    pub(crate) fn link(target: &str, words: impl Display) -> Self {
        Self::tag_with("a", &[("href", target)], Self::text(words))
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<I: IntoIterator<Item = Html>>(pieces: I) -> Self {
        Self(pieces.into_iter().map(|piece| piece.0).collect())
    }
}

impl<const N: usize> From<[Html; N]> for Html {
    fn from(pieces: [Html; N]) -> Self {
        pieces.into_iter().collect()
    }
}

fn listed(attributes: &[(&'static str, &str)]) -> String {
    attributes
        .iter()
        .fold(String::new(), |listed, (key, value)| {
            format!("{listed} {key}=\"{}\"", escaped(value))
        })
}

/// A table with a caption. Each row has as many cells as there are headings.
pub(crate) fn table(caption: &str, headings: &[&str], rows: Vec<Vec<Html>>) -> Html {
    let heading = |words: &&str| Html::tag_with("th", &[("scope", "col")], Html::text(words));
    let row = |cells: Vec<Html>| {
        let cells = cells.into_iter().map(|cell| Html::tag("td", cell));
        Html::tag("tr", cells.collect::<Html>())
    };
    let head = Html::tag("tr", headings.iter().map(heading).collect::<Html>());
    let table = Html::from([
        Html::tag("caption", Html::text(caption)),
        Html::tag("thead", head),
        Html::tag("tbody", rows.into_iter().map(row).collect::<Html>()),
    ]);
    // A wide table scrolls by itself, also by keyboard.
    let scrolls = [
        ("class", "wide"),
        ("role", "region"),
        ("tabindex", "0"),
        ("aria-label", caption),
    ];
    Html::tag_with("div", &scrolls, Html::tag("table", table))
}

/// A whole page for the payer, around its body. It works without script.
pub(crate) fn page(title: &str, body: &Html) -> String {
    let heading = Html::tag("h1", Html::text(title));
    let main = Html::tag("main", [heading, body.clone()]);
    framed(
        title,
        "",
        &Html::tag_with("body", &[("class", "narrow")], main),
    )
}

/// A whole page, with more in its head.
pub(crate) fn framed(title: &str, head: &'static str, body: &Html) -> String {
    let title = Html::tag("title", Html::text(title)).0;
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         {title}<link rel=\"icon\" href=\"data:,\">\
         <link rel=\"stylesheet\" href=\"/style.css\">{head}</head>{}</html>\n",
        body.0
    )
}

/// Text escaped for HTML, also for attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::Html;

    #[test]
    fn text_cannot_become_markup() {
        let made = Html::tag_with(
            "a",
            &[("href", "\"><script>")],
            Html::text("<b title='x'>&"),
        );
        assert_eq!(
            made.0,
            "<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b title=&#39;x&#39;&gt;&amp;</a>"
        );
    }
}
