"""An outlet added where it is needed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator

from accounts.models import User
from sources.ingestion.addresses import registrable
from sources.models import Outlet
from sources.models.outlet import COUNTRY
from sources.slugs import free_slug
from sources.tags import LANGUAGE


class OutletInPlace(forms.Form):
    """One on record, or the name of one that is added."""

    outlet: forms.ModelChoiceField = forms.ModelChoiceField(
        Outlet.objects.standing(),
        required=False,
        empty_label="found by the address",
        help_text="Leave it to the address, choose, or add one below.",
    )
    outlet_name = forms.CharField(label="Name of a new outlet", required=False, max_length=200)
    outlet_kind = forms.ChoiceField(label="Kind", choices=Outlet.Kind.choices, initial=Outlet.Kind.WEBSITE)
    country = forms.CharField(
        label="Country (ISO 3166-1)",
        required=False,
        validators=[RegexValidator(COUNTRY, "Two capital letters of ISO 3166-1, such as UA.")],
        widget=forms.TextInput({"size": 3}),
    )
    outlet_languages = forms.CharField(
        label="Languages", required=False, max_length=200, help_text="BCP 47 tags, with commas: uk, en."
    )
    rights = forms.ChoiceField(label="What readers see", choices=Outlet.Rights.choices, initial=Outlet.Rights.EXCERPT)

    def clean_outlet_name(self) -> str:
        """The name of an outlet on record names that one."""
        name: str = self.cleaned_data["outlet_name"]
        held = Outlet.objects.named(name) if name else None
        if held and not self.cleaned_data.get("outlet"):
            self.cleaned_data["outlet"] = held
        return "" if held else name

    def clean_outlet_languages(self) -> list[str]:
        """As a list. Raises ValidationError for what is no tag."""
        tags = [tag.strip() for tag in self.cleaned_data["outlet_languages"].split(",") if tag.strip()]
        for tag in tags:
            RegexValidator(LANGUAGE, f"“{tag[:35]}” is not a BCP 47 tag, such as uk.")(tag)
        return tags

    def outlet_at(self, url: str, *, by: User) -> Outlet | None:
        """The outlet meant, added when it is new, with the domain of its address. Raises ValidationError."""
        data: dict[str, Any] = self.cleaned_data
        if data.get("outlet") or not data["outlet_name"]:
            return data.get("outlet")
        outlet = Outlet(
            name=data["outlet_name"],
            slug=free_slug(Outlet, data["outlet_name"]),
            kind=data["outlet_kind"],
            country=data["country"],
            languages=data["outlet_languages"],
            rights=data["rights"],
            domains=[registrable(url)] if url else [],
        )
        try:
            return outlet.enter(by=by, reason="Add outlet")
        except ValidationError as error:
            raise ValidationError({"outlet_name": error.messages}) from error
