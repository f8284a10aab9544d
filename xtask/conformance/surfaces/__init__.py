"""The preparations of each surface that make a valid request succeed.

A document says which requests are well formed. It does not say which services an account has, which cards are
published for tests, or which invoices exist. Each module here puts such values into generated requests and leaves
everything else as it was generated. Requests that break the document on purpose are never touched.
"""
