//! Checks the documents against the sample exchanges of the sources.

use std::{collections::BTreeSet, fs};

use serde_json::Value;

use crate::{
    document::{self, Schema},
    place::places,
    same::difference,
    subject::{self, Subject},
    validator::Validator,
};

/// A sample as a media type names it.
struct Sample {
    document: &'static str,
    /// The place of the media type in the document.
    place: String,
    /// The name of the media type's schema.
    schema: &'static str,
    /// The file's path under `spec/`.
    file: &'static str,
}

#[test]
fn every_file_is_named_and_every_named_file_exists() {
    let named: BTreeSet<_> = samples()
        .iter()
        .map(|sample| sample.file.to_owned())
        .collect();
    assert_eq!(named, files());
}

#[test]
fn a_file_stands_where_its_name_says() {
    let samples = samples();
    for sample in &samples {
        let document = document::path_of(sample.document);
        let surface = format!("examples/{}/", document.trim_end_matches(".yaml"));
        assert!(sample.file.starts_with(&surface), "{sample}");
        // A callback's body may also have the form of a look-up's response, so one fitting place is enough.
        let is_request = sample.file.contains(".request.");
        let fits = |other: &Sample| other.place.contains("/requestBod") == is_request;
        let mut places = samples.iter().filter(|other| other.file == sample.file);
        assert!(places.any(fits), "{sample}");
    }
}

#[test]
fn every_sample_is_valid() {
    for sample in samples() {
        let checked = Validator::of(sample.schema()).check(&sample.value());
        checked.unwrap_or_else(|error| panic!("{sample}: {error}"));
    }
}

#[test]
fn no_sample_has_a_field_which_its_schema_lacks() {
    for sample in samples() {
        let value = sample.value();
        for place in places(sample.schema(), &value) {
            let fields = value.pointer(&place.pointer).and_then(Value::as_object);
            let fields = fields.filter(|_| place.schema.values().is_none());
            for field in fields.into_iter().flat_map(|fields| fields.keys()) {
                let known =
                    place.schema.property(field).is_some() || place.schema.get("type").is_none();
                assert!(known, "{sample}: {}/{field}", place.pointer);
            }
        }
    }
}

#[test]
fn every_sample_comes_back_with_no_field_lost() {
    let subjects = subject::all();
    for sample in samples() {
        let value = sample.value();
        let back = (sample.subject(&subjects).recode)(&value)
            .unwrap_or_else(|error| panic!("{sample}: {error}"));
        if let Some(difference) = difference(sample.schema(), &value, &back) {
            panic!("{sample}: {difference}");
        }
    }
}

/// Included objects of an invoice are free, and `x-by-type` names a schema for each type.
#[test]
fn what_comes_along_is_what_the_schema_of_its_type_says() {
    let (subjects, resource) = (
        subject::all(),
        document::schema("shared", "IncludedResource"),
    );
    let by_type = resource
        .get("x-by-type")
        .expect("the types that are published");
    let mut seen = BTreeSet::new();
    for sample in samples() {
        let value = sample.value();
        for item in value["included"].as_array().into_iter().flatten() {
            let parts = &by_type[item["type"].as_str().expect("a type")];
            for (part, reference) in parts.as_object().expect("a published type") {
                let name = name_of(reference);
                let is_it = |it: &&subject::Subject| (it.document, it.name) == ("shared", name);
                let subject = subjects.iter().find(is_it);
                let back = (subject.expect("a generated type").recode)(&item[part]);
                let schema = document::schema("shared", name);
                let difference = difference(schema, &item[part], &back.expect("readable"));
                assert_eq!(difference, None, "{sample}: {name}");
                let checked = Validator::of(document::schema("shared", name)).check(&item[part]);
                checked.unwrap_or_else(|error| panic!("{sample}: {name}: {error}"));
                seen.insert(name.to_owned());
            }
        }
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
}

fn name_of(reference: &Value) -> &str {
    let reference = reference["$ref"].as_str().expect("a reference");
    reference.rsplit('/').next().unwrap_or(reference)
}

impl Sample {
    /// The schema of the media type, or of its documents the one that this sample is.
    fn schema(&self) -> Schema {
        document::schema(self.document, self.name())
    }

    fn name(&self) -> &'static str {
        let schema = &document::document(self.document)["components"]["schemas"][self.schema];
        let branches = schema["oneOf"].as_array().into_iter().flatten();
        let names = branches.filter_map(|branch| branch["$ref"].as_str()?.rsplit('/').next());
        let value = self.value();
        let is_it = |name: &&str| {
            let document = document::schema(self.document, name);
            Validator::of(document).check(&value).is_ok()
        };
        names.into_iter().find(is_it).unwrap_or(self.schema)
    }

    fn value(&self) -> Value {
        let path = document::root().join("spec").join(self.file);
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{self}: {error}"));
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{self}: {error}"))
    }

    fn subject<'a>(&self, subjects: &'a [Subject]) -> &'a Subject {
        let of = |document| {
            let named =
                |subject: &&Subject| (subject.document, subject.name) == (document, self.name());
            subjects.iter().find(named)
        };
        of(self.document)
            .or_else(|| of("shared"))
            .unwrap_or_else(|| panic!("{self}: no type was generated from {}", self.name()))
    }
}

impl std::fmt::Display for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}: {}", self.document, self.place, self.file)
    }
}

fn samples() -> Vec<Sample> {
    let mut all = Vec::new();
    for document in document::NAMES {
        collect(document, "", document::written(document), &mut all);
    }
    all
}

fn collect(document: &'static str, place: &str, node: &'static Value, all: &mut Vec<Sample>) {
    let examples = node.get("examples").and_then(Value::as_object);
    for example in examples.into_iter().flat_map(|examples| examples.values()) {
        let schema = node["schema"]["$ref"].as_str();
        let schema = schema.and_then(|reference| reference.rsplit('/').next());
        all.push(Sample {
            document,
            place: place.to_owned(),
            schema: schema.unwrap_or_else(|| panic!("{document}: {place}: no schema is named")),
            file: example["externalValue"]
                .as_str()
                .and_then(|path| path.strip_prefix("../"))
                .unwrap_or_else(|| panic!("{document}: {place}: an example is not a file")),
        });
    }
    let children: Vec<_> = match node {
        Value::Object(fields) => fields
            .iter()
            .map(|(key, node)| (key.clone(), node))
            .collect(),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(index, node)| (index.to_string(), node))
            .collect(),
        _ => Vec::new(),
    };
    for (key, node) in children {
        collect(document, &format!("{place}/{key}"), node, all);
    }
}

fn files() -> BTreeSet<String> {
    let examples = document::root().join("spec/examples");
    let entries = |path| {
        fs::read_dir(path)
            .expect("a folder of samples")
            .map(|entry| entry.expect("a sample").path())
    };
    entries(examples)
        .flat_map(entries)
        .flat_map(entries)
        .map(|path| {
            let root = document::root().join("spec");
            path.strip_prefix(root)
                .expect("under spec/")
                .to_string_lossy()
                .into_owned()
        })
        .collect()
}
