"""Addresses of pages, as editors give them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from sources.ingestion.addresses import parts_of


class AddressField(forms.CharField):
    """The address of a web page; ``https://`` is added where no scheme is given."""

    widget = forms.URLInput

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=2000, **options)

    def to_python(self, value: Any) -> str:
        """Raises ValidationError for what leads to no page."""
        given = super().to_python(value)
        if not given:
            return ""
        scheme = given.partition(":")[0] if "://" in given or ":" in given.partition(".")[0] else ""
        if scheme and scheme.lower() not in ("http", "https"):
            raise ValidationError("Only http and https links are accepted.")
        address = given if scheme else f"https://{given}"
        _check_port(address)
        URLValidator(["http", "https"], message=f"“{given[:80]}” is not an address.")(address)
        return address


def _check_port(address: str) -> None:
    try:
        port = parts_of(address).port
    except ValueError as error:
        raise ValidationError("Port must be 1–65535.") from error
    if port == 0:
        raise ValidationError("Port must be 1–65535.")
