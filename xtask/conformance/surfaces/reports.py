"""PayCross's reports: times and cursors that exist. The document allows a thirteenth month, and words of no letters."""

WORDS = {"date_type": "created_at", "status": "all", "payment_method_type": "credit_card"}
MOMENTS = ("manual_correction_from", "manual_correction_to")
CURSORS = ("starting_after", "ending_before")


def prepare(operation, case):
    """Changes a valid request into one that can succeed, in either version."""
    params = case.body["report_params"]
    for name, word in WORDS.items():
        params[name] = params[name] if params[name].strip() else word
    params.update({"date": "2026-04-02", "from": "2026-04-02", "to": "2035-04-02", "time_zone": "UTC"})
    for name in MOMENTS + CURSORS:
        if params.get(name) is None:
            params.pop(name, None)
        else:
            params[name] = "2026-04-02 14:32:33" if name in MOMENTS else "1"
