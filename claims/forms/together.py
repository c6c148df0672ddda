"""Several forms that are sent as one."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms
from django.forms.utils import ErrorDict, ErrorList
from django.utils.datastructures import MultiValueDict


class Together(forms.Form):
    """Valid when each of its `parts` is, and then the `rule` holds, which tells its errors to the parts.

    Fields are shown through the parts; errors are told of all.
    """

    def __init__(self, *parts: forms.BaseForm, rule: Callable[[], bool]) -> None:
        super().__init__()
        self.parts, self.rule = parts, rule
        self.fields = {name: field for part in reversed(parts) for name, field in part.fields.items()}

    def __iter__(self) -> Iterator[forms.BoundField]:
        for part in self.parts:
            yield from part

    def is_valid(self) -> bool:
        """Each part is asked, so that all that is wrong is told at once."""
        return False not in [part.is_valid() for part in self.parts] and self.rule()

    @property
    def errors(self) -> ErrorDict:
        """Of all parts; where two have a field of the same name, of the first."""
        return ErrorDict({name: said for part in reversed(self.parts) for name, said in part.errors.items()})

    def non_field_errors(self) -> ErrorList:
        """Of all parts."""
        return ErrorList([str(said) for part in self.parts for said in part.non_field_errors()])

    def add_error(self, field: str | None, error: Any) -> None:
        """To the first part that has the field."""
        next(part for part in self.parts if field is None or field in part.fields).add_error(field, error)

    def as_shown(self) -> MultiValueDict[str, str]:
        """What would be sent if nothing were changed."""
        held: MultiValueDict[str, str] = MultiValueDict()
        for field in self:
            value = field.value()
            given = value if isinstance(value, list | tuple) else [value]
            held.setlist(field.html_name, ["" if one is None else str(one) for one in given])
        return held

    def hidden_fields(self) -> list[forms.BoundField]:
        """Of all parts."""
        return [field for part in self.parts for field in part.hidden_fields()]
