//! Routes: a method and a path with the handler of their operation.

use crate::http::{Call, Handled};
use crate::state::State;

/// The parameters of a path that are tokens: of a saved card, and of a page.
const TOKENS: [&str; 2] = ["{card}", "{checkout}"];

pub(crate) type Handler = fn(&mut State, &Call) -> Handled;

/// An operation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Route {
    pub(crate) method: &'static str,
    /// The path below the surface's prefix; `{…}` is any one segment.
    pub(crate) template: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) handler: Handler,
}

impl Route {
    pub(crate) const fn new(
        method: &'static str,
        template: &'static str,
        operation: &'static str,
        handler: Handler,
    ) -> Self {
        Self {
            method,
            template,
            operation,
            handler,
        }
    }

    /// The values of the parameters, if the path matches this template.
    pub(crate) fn matches(&self, path: &str) -> Option<Vec<String>> {
        let (mut wanted, mut given) = (self.template.split('/'), path.split('/'));
        let mut params = Vec::new();
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return Some(params),
                (Some(name), Some(value)) if name.starts_with('{') && !value.is_empty() => {
                    params.push(decoded(value));
                }
                (Some(name), Some(value)) if name == value => {}
                _ => return None,
            }
        }
    }

    /// The path and query of a call, with the tokens of the path masked. The prefix of the surface can come
    /// before the template.
    pub(crate) fn without_tokens(&self, target: &str) -> String {
        let (path, query) = target.split_at(target.find('?').unwrap_or(target.len()));
        let (body, end) = path.split_at(path.trim_end_matches('/').len());
        let mut segments: Vec<&str> = body.split('/').collect();
        let template = self.template.rsplit('/');
        for (name, segment) in template.zip(segments.iter_mut().rev()) {
            if TOKENS.contains(&name) {
                *segment = "***";
            }
        }
        format!("{}{end}{query}", segments.join("/"))
    }
}

/// One path segment, percent-decoded. A plus stays a plus.
fn decoded(segment: &str) -> String {
    let form = format!("v={}", segment.replace('+', "%2B").replace('&', "%26"));
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&form).unwrap_or_default();
    pairs.into_iter().map(|(_, value)| value).collect()
}
