//! The objects of `OpenAPI` 3.0.3 besides schemas, with every key that each may have. The lint accepts a key that is
//! generated, a key that only documents, and a key with its default value; it refuses every other.

use super::{Holds, Kind};
use Holds::{Always, Anything, Component, Flag, List, Map, Never, Object, OneOf, Schema, Text};

const TEXTS: Holds = List(&Text);
const EXAMPLES: Holds = Map(&Object(&EXAMPLE));
const CONTENT: Holds = Map(&Object(&MEDIA));
const NO_LINK: Holds = Never("put the link into the description");
const NO_STYLE: Holds = Never("no other way of writing than the usual one is known");
const NOT_REUSED: Holds = Never("write it where it is used");
const ONE_SERVER: Holds = Never("a client sends all calls to one server: name it for the document");
const PER_OPERATION: Holds = Never("write it in each operation");
const NO_METHOD: Holds = Never("this method is not supported in a path");

/// A surface's document.
pub static DOCUMENT: Kind = Kind {
    name: "the document",
    group: None,
    keys: &[
        ("openapi", Text),
        ("info", Object(&INFO)),
        ("servers", List(&Object(&SERVER))),
        ("security", List(&Map(&TEXTS))),
        ("tags", List(&Object(&TAG))),
        ("paths", Map(&Object(&PATH))),
        ("components", Object(&OWN_COMPONENTS)),
        ("externalDocs", NO_LINK),
    ],
    needs: &["openapi", "info", "paths"],
};

/// The document of the schemas that several surfaces use.
pub static SHARED_DOCUMENT: Kind = Kind {
    name: "the shared document",
    group: None,
    keys: &[
        ("openapi", Text),
        ("info", Object(&INFO)),
        ("servers", List(&Object(&SERVER))),
        (
            "security",
            List(&Never("the shared document has no operations")),
        ),
        (
            "paths",
            Map(&Never("the shared document has no operations")),
        ),
        ("components", Object(&SHARED_COMPONENTS)),
    ],
    needs: &["openapi", "info", "paths"],
};

static INFO: Kind = Kind {
    name: "`info`",
    group: None,
    keys: &[
        ("title", Text),
        ("version", Text),
        ("description", Text),
        ("license", Object(&NAMED)),
        ("contact", Object(&NAMED)),
        ("termsOfService", NO_LINK),
    ],
    needs: &["title", "version"],
};

static NAMED: Kind = Kind {
    name: "a licence or contact",
    group: None,
    keys: &[("name", Text), ("url", Text), ("email", Text)],
    needs: &["name"],
};

static SERVER: Kind = Kind {
    name: "a server",
    group: None,
    keys: &[
        ("url", Text),
        ("description", Text),
        ("variables", Map(&Object(&VARIABLE))),
    ],
    needs: &["url"],
};

static VARIABLE: Kind = Kind {
    name: "a server's variable",
    group: None,
    keys: &[("default", Text), ("description", Text), ("enum", TEXTS)],
    needs: &["default"],
};

static TAG: Kind = Kind {
    name: "a tag",
    group: None,
    keys: &[
        ("name", Text),
        ("description", Text),
        ("externalDocs", NO_LINK),
    ],
    needs: &["name"],
};

static PATH: Kind = Kind {
    name: "a path",
    group: None,
    keys: &[
        ("get", Object(&OPERATION)),
        ("post", Object(&OPERATION)),
        ("put", Object(&OPERATION)),
        ("patch", Object(&OPERATION)),
        ("delete", Object(&OPERATION)),
        ("head", NO_METHOD),
        ("options", NO_METHOD),
        ("trace", NO_METHOD),
        ("$ref", Never("write the path out")),
        ("summary", PER_OPERATION),
        ("description", PER_OPERATION),
        ("parameters", PER_OPERATION),
        ("servers", ONE_SERVER),
    ],
    needs: &[],
};

static OPERATION: Kind = Kind {
    name: "an operation",
    group: None,
    keys: &[
        ("operationId", Text),
        ("summary", Text),
        ("description", Text),
        ("tags", TEXTS),
        ("parameters", List(&Object(&PARAMETER))),
        ("requestBody", Object(&BODY)),
        ("responses", Map(&Object(&RESPONSE))),
        ("callbacks", Map(&Map(&Object(&CALLBACK_PATH)))),
        ("deprecated", Flag),
        (
            "security",
            Never("a client has one kind of credentials for all calls: name it for the document"),
        ),
        ("servers", ONE_SERVER),
        ("externalDocs", NO_LINK),
    ],
    needs: &["responses"],
};

static CALLBACK_PATH: Kind = Kind {
    name: "a callback",
    group: None,
    keys: &[("post", Object(&CALLBACK))],
    needs: &["post"],
};

static CALLBACK: Kind = Kind {
    name: "a callback",
    group: None,
    keys: &[
        ("operationId", Text),
        ("summary", Text),
        ("description", Text),
        ("tags", TEXTS),
        ("security", List(&Map(&TEXTS))),
        ("parameters", List(&Object(&PARAMETER))),
        ("requestBody", Object(&BODY)),
        ("responses", Map(&Object(&RESPONSE))),
    ],
    needs: &["requestBody", "responses"],
};

static PARAMETER: Kind = Kind {
    name: "a parameter",
    group: Some("parameters"),
    keys: &[
        ("name", Text),
        ("in", OneOf(&["path", "query", "header"])),
        ("description", Text),
        ("required", Flag),
        ("schema", Schema),
        ("style", Text),
        ("explode", Flag),
        ("allowReserved", Always(false)),
        ("allowEmptyValue", Always(false)),
        ("deprecated", Always(false)),
        ("example", Anything),
        ("examples", EXAMPLES),
        ("content", Never("give it a `schema`")),
        ("x-transport", Flag),
    ],
    needs: &["name", "in", "schema"],
};

static HEADER: Kind = Kind {
    name: "a header of a response",
    group: None,
    keys: &[
        ("description", Text),
        ("required", Flag),
        ("schema", Schema),
        ("example", Anything),
        ("style", NO_STYLE),
        ("explode", NO_STYLE),
        ("content", Never("give it a `schema`")),
    ],
    needs: &["schema"],
};

static BODY: Kind = Kind {
    name: "a request's body",
    group: Some("requestBodies"),
    keys: &[
        ("description", Text),
        ("required", Always(true)),
        ("content", CONTENT),
    ],
    needs: &["required", "content"],
};

static RESPONSE: Kind = Kind {
    name: "a response",
    group: Some("responses"),
    keys: &[
        ("description", Text),
        ("headers", Map(&Object(&HEADER))),
        ("content", CONTENT),
        ("links", Never("a client follows no links")),
    ],
    needs: &[],
};

static MEDIA: Kind = Kind {
    name: "a content type",
    group: None,
    keys: &[
        ("schema", Schema),
        ("example", Anything),
        ("examples", EXAMPLES),
        ("encoding", NO_STYLE),
    ],
    needs: &["schema"],
};

static EXAMPLE: Kind = Kind {
    name: "an example",
    group: None,
    keys: &[
        ("summary", Text),
        ("description", Text),
        ("value", Anything),
        ("externalValue", Text),
    ],
    needs: &[],
};

/// The components that a `$ref` can name, besides schemas.
pub static COMPONENTS: [&Kind; 3] = [&PARAMETER, &BODY, &RESPONSE];

static OWN_COMPONENTS: Kind = Kind {
    name: "`components`",
    group: None,
    keys: &[
        ("schemas", Map(&Schema)),
        ("responses", Map(&Component)),
        ("parameters", Map(&Component)),
        ("requestBodies", Map(&Component)),
        ("securitySchemes", Map(&Object(&SCHEME))),
        ("examples", NOT_REUSED),
        ("headers", NOT_REUSED),
        ("links", NOT_REUSED),
        ("callbacks", NOT_REUSED),
    ],
    needs: &[],
};

static SHARED_COMPONENTS: Kind = Kind {
    name: "the shared `components`",
    group: None,
    keys: &[("schemas", Map(&Schema))],
    needs: &["schemas"],
};

static SCHEME: Kind = Kind {
    name: "a security scheme",
    group: None,
    keys: &[
        ("type", OneOf(&["http"])),
        ("scheme", OneOf(&["basic", "bearer"])),
        ("description", Text),
        ("bearerFormat", Text),
    ],
    needs: &["type", "scheme"],
};
