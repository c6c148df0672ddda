"""A PostgreSQL of the project's own, for the demo, the tests and the checks: see __main__.py."""
