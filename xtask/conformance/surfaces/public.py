"""The Public API: the account's public key, its services, and invoices that exist."""

from . import private, sandbox


def prepare(operation, case):
    """Changes a valid request into one that can succeed."""
    if operation == "getInvoice":
        case.path_parameters["id"] = sandbox.create_invoice()["id"]
        return
    case.body["public_key"] = sandbox.INFO["public_key"]
    if operation == "createPayoutPrerequest":
        case.body["amount"] = private.amount(case.body["amount"])
    if operation in ("createInvoice", "processInvoice"):
        create(case.body)


def create(fields):
    """An invoice or a form for a service of the account."""
    fields["service"] = "payment_card_usd_hpp"
    fields["currency"] = "USD"
    fields["amount"] = private.amount(fields["amount"])
    if "reference_id" in fields:
        fields["reference_id"] = private.unique(fields["reference_id"])
    if "expires" in fields:
        fields["expires"] = int(private.tomorrow().timestamp())
    if any(name.startswith("customer[") for name in fields):
        fields.setdefault("customer[reference_id]", sandbox.CUSTOMER)
