//! A violation of a schema, described without the value.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use std::fmt;

/// The field, and Paymega's message about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    /// The path to the field.
    pub(crate) path: Vec<String>,
    pub(crate) message: String,
    /// The gateway's message.
    pub(crate) phrase: String,
    /// The keyword of the schema.
    pub(super) keyword: String,
}

impl Violation {
    pub(super) fn of(error: &ValidationError<'_>) -> Self {
        let branches = match error.kind() {
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => context.as_slice(),
            _ => &[],
        };
        // The alternative with the longest path is most likely the intended one.
        let inner = branches.iter().flatten().map(Self::of);
        let best = inner.max_by_key(|violation| violation.path.len());
        let path = Self::path(error);
        match best.filter(|best| best.path.len() > path.len()) {
            Some(best) => best,
            None => Self {
                path,
                message: message(error.kind()),
                phrase: phrase(error.kind()),
                keyword: error.kind().keyword().to_owned(),
            },
        }
    }

    /// The schema itself is unusable. Tests see this as a violation.
    pub(super) fn of_document() -> Self {
        Self {
            path: Vec::new(),
            message: "The schema cannot be compiled.".to_owned(),
            phrase: "cannot be checked".to_owned(),
            keyword: "$schema".to_owned(),
        }
    }

    fn path(error: &ValidationError<'_>) -> Vec<String> {
        let pointer = error.instance_path().as_str();
        let steps = pointer.split('/').skip(1);
        let mut path: Vec<String> = steps
            .map(|step| step.replace("~1", "/").replace("~0", "~"))
            .collect();
        if let Kind::Required { property } = error.kind() {
            path.extend(property.as_str().map(str::to_owned));
        }
        path
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} breaks {}", self.path.join("."), self.keyword)
    }
}

fn message(kind: &Kind) -> String {
    match kind {
        Kind::Required { .. } => "This value should not be blank.".to_owned(),
        Kind::Type {
            kind: TypeKind::Single(wanted),
        } => format!("This value should be of type {wanted}."),
        Kind::Minimum { limit } => {
            format!("This value should be greater than or equal to {limit}.")
        }
        Kind::ExclusiveMinimum { limit } => format!("This value should be greater than {limit}."),
        Kind::Maximum { limit } => format!("This value should be less than or equal to {limit}."),
        Kind::MinLength { limit } => format!("This value should have {limit} characters or more."),
        Kind::MaxLength { limit } => format!("This value should have {limit} characters or less."),
        Kind::Enum { .. } => "The value you selected is not a valid choice.".to_owned(),
        _ => "This value is not valid.".to_owned(),
    }
}

fn phrase(kind: &Kind) -> String {
    match kind {
        Kind::Required { .. } | Kind::MinLength { .. } => "can't be blank".to_owned(),
        Kind::Type {
            kind: TypeKind::Single(wanted),
        } => match wanted.to_string().as_str() {
            vowel @ ("integer" | "array" | "object") => format!("must be an {vowel}"),
            other => format!("must be a {other}"),
        },
        Kind::Minimum { limit } => format!("must be greater than or equal to {limit}"),
        Kind::MaxLength { limit } => format!("is too long (maximum is {limit} characters)"),
        _ => "is invalid".to_owned(),
    }
}
