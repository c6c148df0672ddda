"""Pure functions over plain data. Nothing here knows the ORM."""
