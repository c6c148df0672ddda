"""How the language of a text is written: a BCP 47 tag, such as ``uk``."""

LANGUAGE = r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
