"""Validates the exchanges that sandboxes recorded, each against its document.

`exchanges.py FOLDER FILE…`: the folder of bundled documents, and files of JSON lines. A file whose name begins with
`responses-` has the requests of clients that know other documents: only responses are judged.
"""

import collections
import json
import pathlib
import sys

import strict

SURFACES = ("public", "private", "cardgate", "paycross", "checkout", "reports")
# Faults that put another response in the provider's place.
REPLACING = {"status", "foreign"}


def read(documents, files):
    """The exchanges of documented operations, without pages for payers, and whether their requests are checked."""
    for file in files:
        for line in pathlib.Path(file).read_text().splitlines():
            exchange = json.loads(line)
            if exchange["operation"] in documents[exchange["surface"]].operations:
                yield exchange, not pathlib.Path(file).name.startswith("responses-")


def request(document, exchange):
    """The errors of the request."""
    name, headers = exchange["operation"], exchange["headers"]
    method = document.operations[name][0]
    wrong = [] if exchange["method"] == method else [f"the method {exchange['method']} is not {method}"]
    wrong += document.target(name, exchange["path"], headers)
    media = headers.get("content-type", "no media type")
    return wrong + document.request(name, exchange["request"], media)


def response(document, exchange):
    """The errors of the response, if the provider sent one."""
    if exchange["status"] is None or exchange["fault"] in REPLACING:
        return []
    return document.response(exchange["operation"], exchange["status"], exchange["response"])


def main(folder, *files):
    """Prints the errors, and the operations without a successful response."""
    documents = {name: json.loads((pathlib.Path(folder) / f"{name}.json").read_text()) for name in SURFACES}
    documents = {name: strict.Document(document) for name, document in documents.items()}
    wrong, pairs = collections.Counter(), collections.Counter()
    for exchange, judges_request in read(documents, files):
        document, place = documents[exchange["surface"]], (exchange["surface"], exchange["operation"])
        faults = [f"request: {fault}" for fault in request(document, exchange)] if judges_request else []
        faults += [f"response {exchange['status']}: {fault}" for fault in response(document, exchange)]
        wrong.update((*place, fault) for fault in faults)
        granted = exchange["status"] in range(200, 400) and exchange["fault"] not in REPLACING
        pairs[place] += judges_request and granted and not faults
    for (surface, operation, fault), count in wrong.most_common():
        print(f"{surface} {operation}, {count} times: {fault}")
    wanted = [(name, operation) for name in SURFACES for operation in documents[name].operations]
    missing = [" ".join(place) for place in wanted if not pairs[place]]
    for place in wanted:
        print(f"{' '.join(place):<32} {pairs[place]}")
    if wrong or missing:
        sys.exit(f"{wrong.total()} faults; without a valid pair: {', '.join(missing) or 'none'}")
    print(f"ok: {pairs.total()} valid pairs")


if __name__ == "__main__":
    main(*sys.argv[1:])
