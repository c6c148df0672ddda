"""What the record refuses, in words for the person who tried."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, models
from psycopg import Error

MEANWHILE = "Somebody else wrote at the same moment. Save again."
STILL_USED = "Something else still refers to it, or it refers to something that is gone."
DEFAULT_MESSAGE = models.BaseConstraint.default_violation_error_message


class Refused(Exception):
    """The record does not allow this."""

    def __str__(self) -> str:
        """A sentence for the person who tried: the one given, else what the exception says of itself."""
        return super().__str__() or str(self.__doc__).partition("\n")[0]


def in_words(error: Exception) -> str:
    """One or more sentences. What is not a refusal but a fault is raised again."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, Refused):
        return str(error)
    cause = error.__cause__
    if not isinstance(error, DatabaseError) or not isinstance(cause, Error) or not cause.sqlstate:
        raise error
    return _of_database(error, cause, cause.sqlstate)


def _of_database(error: Exception, cause: Error, sqlstate: str) -> str:
    primary = cause.diag.message_primary or ""
    match sqlstate[:2]:
        case "40":
            return MEANWHILE
        case "22" | "LG":
            return _sentence(primary)
        case "23":
            if sqlstate == "23503":
                return STILL_USED
            return _rule(cause.diag.constraint_name or "") or _sentence(primary)
    raise error


def _rule(name: str) -> str:
    """What a constraint of ours says when it is broken; blank when `name` is the name of none."""
    found = [rule for model in apps.get_models() for rule in model._meta.constraints if rule.name == name]
    if not found:
        return ""
    if found[0].violation_error_message == DEFAULT_MESSAGE:
        return f"The record does not allow this: {name.replace('_', ' ')}."
    return str(found[0].get_violation_error_message())


def _sentence(message: str) -> str:
    return f"{message[:1].upper()}{message[1:].rstrip('.')}."
