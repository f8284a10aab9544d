"""Hooks for Schemathesis: they make requests that can succeed, and count the responses."""

import atexit
import collections
import importlib
import json
import os
import pathlib

import schemathesis
import strict
from schemathesis.core.failures import AcceptedNegativeData

SURFACE = importlib.import_module(f"surfaces.{os.environ['TOLLGATE_SURFACE']}")
DOCUMENT = strict.Document(json.loads(pathlib.Path(os.environ["TOLLGATE_DOCUMENT"]).read_text()))

responses = collections.defaultdict(collections.Counter)


@schemathesis.hook
def before_call(context, case, kwargs):
    """Changes a valid request into one that can succeed."""
    if case.meta is None or case.meta.generation.mode.is_positive:
        SURFACE.prepare(operation_id(case), case)


@schemathesis.hook
def after_call(context, case, response):
    """Counts the responses of each operation."""
    if case.method.upper() == case.operation.method.upper():
        responses[operation_id(case)][response.status_code] += 1


@schemathesis.check
def strict_validator(ctx, response, case):
    """Checks every documented response, and the bodies of valid requests, with a second validator."""
    name = operation_id(case)
    if case.method.upper() != case.operation.method.upper():
        return
    faults = []
    if str(response.status_code) in case.operation.definition.raw["responses"]:
        media = response.headers.get("content-type", [""])[0]
        is_json = media.startswith("application/json")
        faults += DOCUMENT.response(name, response.status_code, response.json() if is_json else None)
    if case.meta is not None and case.meta.generation.mode.is_positive:
        body = None if isinstance(case.body, schemathesis.core.NotSet) else case.body
        faults += DOCUMENT.request(name, body, case.media_type or "application/json")
    assert not faults, faults


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Lets the sandbox take what the providers take: 1 for "1", "1" for 1, null for an absent field, a part of a query."""
    if not isinstance(failure, AcceptedNegativeData):
        return True
    words = failure.message.lower()
    return not any(accepted in words for accepted in ("incorrect type", "became null", "query"))


def operation_id(case):
    """The operation's name in its document."""
    return case.operation.definition.raw["operationId"]


@atexit.register
def write_responses():
    """Prints the counts for the program that started the run."""
    pathlib.Path(os.environ["TOLLGATE_RESPONSES"]).write_text(json.dumps(responses))
