//! Parameters of 3-D Secure and of payment pages in HTML forms.

use tollgate_core::outcome::ChallengeForm;
use tollgate_types::Token;

/// A form whose action, method, fields and button come from the bytes, each ended by a zero byte.
pub fn html(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split('\0');
    let mut next = || parts.next().unwrap_or_default();
    let (action, method, button) = (next(), next(), next());
    let rest: Vec<_> = parts.collect();
    let pairs = rest.chunks(2).filter_map(|pair| match pair {
        [name, value] => Some(((*name).to_owned(), Token::new(*value))),
        _ => None,
    });
    let fields: Vec<_> = pairs.collect();
    let method = if method.is_empty() { "POST" } else { method };
    for action in [action, "https://issuer.example/acs?a=%22%3E"] {
        if let Some(form) = ChallengeForm::checked(action, method, fields.clone()) {
            is_whole(&form.to_html(button));
        }
    }
}

/// Whether the HTML is one form with hidden fields and a button, and nothing that a value has broken out of.
pub fn is_whole(html: &str) {
    let inner = html
        .strip_prefix("<form ")
        .and_then(|it| it.strip_suffix("</button></form>"));
    let inner = inner.unwrap_or_else(|| panic!("no form: {html}"));
    let mut tags = inner.split('<');
    let has_text = |tag: &str| {
        tag.split_once('>')
            .is_some_and(|(_, text)| !text.is_empty())
    };
    let form = tags.next().unwrap_or_default();
    assert!(is_tag(form, 4) && !has_text(form), "{form}");
    let mut has_button = false;
    for tag in tags {
        assert!(!has_button, "a tag after the button: {tag}");
        has_button = tag.starts_with("button ");
        let attributes = if has_button { 1 } else { 3 };
        let is_known = has_button || tag.starts_with("input type=\"hidden\" name=\"");
        assert!(is_known && is_tag(tag, attributes), "{tag}");
        assert!(has_button || !has_text(tag), "text between tags: {tag}");
    }
    assert!(has_button, "{html}");
}

/// Whether a tag ends where it should, with this many attributes in double quotes.
fn is_tag(tag: &str, attributes: usize) -> bool {
    let Some((head, text)) = tag.split_once('>') else {
        return false;
    };
    let plain = |text: &str| !text.contains(['"', '\'', '>']) && text.is_ascii();
    head.matches('"').count() == 2 * attributes && !head.contains('\'') && plain(text)
}
