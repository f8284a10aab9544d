//! Refuses what would be generated wrongly, naming document, operation and field.

mod body;
mod construct;
mod description;
mod grammar;
mod inline;
mod keyword;
mod limit;
mod marker;
mod meaning;
mod name;
mod node;
mod operation;
mod parameter;
mod place;
mod secret;
mod shape;
mod walk;

use std::collections::BTreeSet;
use std::fmt;

use crate::document::{Documents, file_of};
use crate::error::{Error, Result};
use crate::yaml::Oddity;

pub use node::{Node, Role};
use place::Place;

/// Something in a document that must be changed before it can be generated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The document's name, without folder and ending.
    pub document: String,
    /// The operation through which the place is reached.
    pub operation: Option<String>,
    /// The place: from the operation down to the field, or a component.
    pub place: String,
    /// The problem, and the correct form.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", file_of(&self.document))?;
        if let Some(operation) = &self.operation {
            write!(f, "{operation}: ")?;
        }
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// A rule: a check of one schema in its place.
type Rule = fn(&Node<'_>) -> Option<String>;

/// All rules for schemas. Each has a test with a document that it refuses.
const RULES: [Rule; 29] = [
    keyword::unsupported,
    keyword::unknown_type,
    keyword::misplaced,
    construct::unknown_format,
    construct::nullable_without_type,
    construct::nullable_component,
    construct::additional_properties,
    construct::list_without_items,
    construct::required_twice,
    construct::deprecated,
    construct::read_only,
    construct::parameter,
    shape::inline_object,
    shape::unknown_one_of,
    shape::nameless,
    shape::alias,
    shape::all_of,
    shape::required_property,
    shape::leaf_component,
    shape::null_in_a_collection,
    marker::bare_number,
    marker::money,
    marker::extensible_enum,
    marker::by_type,
    marker::closed_enum_in_response,
    marker::core,
    meaning::status,
    meaning::decline,
    secret::secret,
];

/// Checks all documents.
///
/// # Errors
///
/// All problems found, each once.
pub fn lint(documents: &Documents) -> Result<()> {
    let mut problems = BTreeSet::new();
    for document in documents.surfaces() {
        problems.extend(operation::check(documents, document));
    }
    for document in documents.all() {
        problems.extend(reading(documents, document));
        problems.extend(grammar::check(documents, document));
        problems.extend(name::clashes(documents, document));
        problems.extend(inline::clashes(documents, document));
    }
    for node in walk::nodes(documents, &mut problems) {
        let found = RULES
            .iter()
            .chain(&description::RULES)
            .chain(&name::RULES)
            .chain(&limit::RULES)
            .filter_map(|rule| rule(&node));
        problems.extend(found.map(|message| node.site.problem(message)));
    }
    let problems = once_per_place(problems);
    if problems.is_empty() {
        Ok(())
    } else {
        Err(Error::Lint(problems))
    }
}

/// The problems found while the document was read.
fn reading(documents: &Documents, document: &str) -> Vec<Problem> {
    let problem = |odd: &Oddity| {
        let Place { operation, path } = Place::of(documents.get(document), &odd.path);
        Problem {
            document: document.to_owned(),
            operation,
            place: path,
            message: odd.message.clone(),
        }
    };
    documents.oddities(document).iter().map(problem).collect()
}

/// Keeps each problem once, with the first operation that reaches its schema.
fn once_per_place(problems: BTreeSet<Problem>) -> Vec<Problem> {
    let mut seen = BTreeSet::new();
    problems
        .into_iter()
        .filter(|problem| {
            let component = problem.place.rsplit_once(" (").map_or(
                format!("{:?} {}", problem.operation, problem.place),
                |(_, component)| component.to_owned(),
            );
            seen.insert((problem.document.clone(), component, problem.message.clone()))
        })
        .collect()
}

#[cfg(test)]
mod tests;
