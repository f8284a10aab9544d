"""A second, strict reader of the documents: openapi-schema-validator checks requests and responses.

The sandbox records no secrets. A masked card number is judged as one of sixteen digits; where a secret was, `***`,
its place is judged and its text is not.
"""

import datetime
import decimal
import re
import urllib.parse

from openapi_schema_validator import OAS30Validator, oas30_format_checker

FORMATS = type(oas30_format_checker)(())
FORMATS.checkers = dict(oas30_format_checker.checkers)

MASK = "***"
MASKED_NUMBER = re.compile(r"^\d{6}\*{6}\d{4}$")


@FORMATS.checks("uri")
def is_uri(value):
    """An absolute address."""
    return not isinstance(value, str) or bool(urllib.parse.urlsplit(value).scheme)


@FORMATS.checks("date", ValueError)
def is_date(value):
    """A day of the calendar."""
    return not isinstance(value, str) or bool(datetime.date.fromisoformat(value))


@FORMATS.checks("decimal", decimal.InvalidOperation)
def is_decimal(value):
    """A finite decimal, be it a number or a text."""
    return not isinstance(value, str) or decimal.Decimal(value).is_finite()


class Document:
    """One document, with the requests and responses of its operations."""

    def __init__(self, document):
        self._components = document["components"]
        self._validators = {}
        self.operations = {}
        for path, item in document["paths"].items():
            for method, operation in item.items():
                self.operations[operation["operationId"]] = (method.upper(), path, operation)

    def request(self, name, body, media="application/json"):
        """The errors of a request's body."""
        content = self._resolved(self.operations[name][2].get("requestBody", {"content": {}}))
        if not content["content"]:
            return [] if body is None else ["a body that is not documented"]
        if body is None:
            return ["no body"] if content.get("required") else []
        return self._body(content["content"], media, body)

    def response(self, name, status, body, media="application/json"):
        """The errors of a response. An empty body has no media type to check."""
        responses = self.operations[name][2]["responses"]
        if str(status) not in responses:
            return [f"the status {status} is not documented"]
        content = self._resolved(responses[str(status)]).get("content", {})
        if body is None:
            return [] if set(content) - {"application/json"} or not content else ["no body"]
        return self._body(content, media, body)

    def target(self, name, target, headers):
        """The errors of a path, its query and the headers."""
        _, path, operation = self.operations[name]
        raw, _, query = target.partition("?")
        pattern = re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(path))
        found = re.fullmatch(f".*{pattern}/?", raw)
        if MASK in raw:
            return []
        if not found:
            return [f"{raw} is not {path}"]
        given = {
            "path": {key: urllib.parse.unquote(value) for key, value in found.groupdict().items()},
            "query": dict(urllib.parse.parse_qsl(query, keep_blank_values=True)),
            "header": {key.lower(): value for key, value in headers.items()},
        }
        parameters = [self._resolved(parameter) for parameter in operation.get("parameters", [])]
        known = {parameter["name"] for parameter in parameters if parameter["in"] == "query"}
        unknown = [f"the query's {key} is not documented" for key in given["query"].keys() - known]
        return unknown + [fault for each in parameters for fault in self._parameter(each, given)]

    def _parameter(self, parameter, given):
        name = parameter["name"].lower() if parameter["in"] == "header" else parameter["name"]
        value = given[parameter["in"]].get(name)
        if value is None:
            return [f"{parameter['name']} is missing"] if parameter.get("required") else []
        return self._faults(parameter["schema"], self._read(parameter["schema"], value))

    def _body(self, content, media, body):
        media = media.partition(";")[0].strip().lower()
        if media not in content:
            return [f"the media type {media} is not documented"]
        schema = content[media]["schema"]
        if media == "application/x-www-form-urlencoded":
            fields = self._resolved(schema).get("properties", {})
            body = {key: self._read(fields.get(key, {}), value) for key, value in body.items()}
        return self._faults(schema, unmasked(body))

    def _read(self, schema, text):
        """The number or boolean that a text represents, if the document requires one."""
        kind = self._resolved(schema).get("type")
        try:
            if kind in ("integer", "number"):
                return int(text) if kind == "integer" else float(text)
        except ValueError:
            return text
        return {"true": True, "false": False}.get(text, text) if kind == "boolean" else text

    def _resolved(self, value):
        while "$ref" in value:
            kind, name = value["$ref"].split("/")[-2:]
            value = self._components[kind][name]
        return value

    def _faults(self, schema, value):
        validator = self._validators.get(id(schema))
        if validator is None:
            whole = {"components": self._components, "allOf": [schema]}
            validator = self._validators[id(schema)] = OAS30Validator(whole, format_checker=FORMATS)
        return [explained(error) for error in validator.iter_errors(value) if is_real(error)]


def unmasked(value):
    """The value with masked card numbers filled up with zeroes."""
    if isinstance(value, dict):
        return {key: unmasked(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unmasked(item) for item in value]
    return value.replace("*", "0") if isinstance(value, str) and MASKED_NUMBER.match(value) else value


def is_real(error):
    """Whether an error is about more than the text of a mask."""
    if error.instance == MASK:
        return False
    branches = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    return all(any(map(is_real, inner)) for inner in branches.values())


def explained(error):
    """An error in a line, with the innermost reasons."""
    inner = "; ".join(explained(each) for each in error.context[:6])
    place = "/".join(map(str, error.absolute_path))
    return f"{place}: {error.message[:200]}" + (f" ({inner})" if inner else "")
