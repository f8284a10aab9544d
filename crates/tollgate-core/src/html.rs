//! Forms as HTML, without script, so that they work under a strict content security policy.

use std::fmt::{self, Write};

use url::Url;

/// A form with hidden fields and a button.
///
/// Browsers replace the query of a GET form's action by its fields, so there the query becomes fields too. They send a
/// form in the encoding of its page unless it names its own, and may fill in earlier values again.
pub(crate) fn form<'a>(
    action: &str,
    is_post: bool,
    fields: impl Iterator<Item = (&'a str, &'a str)>,
    button: &str,
) -> String {
    let method = if is_post { "POST" } else { "GET" };
    let (action, query) = if is_post {
        (action.to_owned(), Vec::new())
    } else {
        without_query(action)
    };
    let mut html = format!(
        "<form method=\"{method}\" action=\"{}\" accept-charset=\"utf-8\" autocomplete=\"off\">",
        Escaped(&action)
    );
    for (name, value) in &query {
        hidden(&mut html, name, value);
    }
    for (name, value) in fields {
        hidden(&mut html, name, value);
    }
    // Writing to a String cannot fail.
    let _ = write!(
        html,
        "<button type=\"submit\">{}</button></form>",
        Escaped(button)
    );
    html
}

fn hidden(html: &mut String, name: &str, value: &str) {
    let (name, value) = (Escaped(name), Escaped(value));
    let _ = write!(
        html,
        "<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"
    );
}

fn without_query(action: &str) -> (String, Vec<(String, String)>) {
    let Ok(mut url) = Url::parse(action) else {
        return (action.to_owned(), Vec::new());
    };
    let query = url.query_pairs().into_owned().collect();
    url.set_query(None);
    (url.into(), query)
}

/// Escapes a text into ASCII, so that the page may have any encoding.
struct Escaped<'a>(&'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                // Browsers read numbers up to this one as other letters.
                other if other > '\u{9f}' => write!(f, "&#{};", u32::from(other))?,
                other => f.write_char(other)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_of_a_get_form_becomes_fields() {
        let html = form(
            "https://pay.example/hpp/?cpi=a%26b",
            false,
            [("x", "'1'")].into_iter(),
            "Pay",
        );
        assert_eq!(
            html,
            "<form method=\"GET\" action=\"https://pay.example/hpp/\" accept-charset=\"utf-8\" autocomplete=\"off\">\
             <input type=\"hidden\" name=\"cpi\" value=\"a&amp;b\">\
             <input type=\"hidden\" name=\"x\" value=\"&#39;1&#39;\">\
             <button type=\"submit\">Pay</button></form>"
        );
    }

    #[test]
    fn the_query_of_a_post_form_stays() {
        let html = form("https://pay.example/?a=1&b=2", true, [].into_iter(), "<>");
        assert_eq!(
            html,
            "<form method=\"POST\" action=\"https://pay.example/?a=1&amp;b=2\" accept-charset=\"utf-8\" autocomplete=\"off\">\
             <button type=\"submit\">&lt;&gt;</button></form>"
        );
    }

    #[test]
    fn letters_are_escaped_for_a_page_of_any_encoding() {
        let html = form("https://pay.example/", true, [].into_iter(), "Ж\u{80}€");
        assert!(html.contains(">&#1046;\u{80}&#8364;<"), "{html}");
    }
}
