"""What about it somebody follows, and how they are told."""

from typing import Any

from django import forms

from claims.models import Watch


class WatchForm(forms.ModelForm):
    """A search has a name besides."""

    aspects = forms.MultipleChoiceField(
        label="What about it",
        choices=Watch.Aspect.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text="Whatever you choose, you are told when a claim is published, withdrawn or merged.",
    )

    class Meta:
        model = Watch
        fields = ("name", "aspects", "frequency")
        widgets = {"frequency": forms.RadioSelect}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.search is None:
            del self.fields["name"]
        else:
            self.fields["name"].required = True
        if not self.instance.aspects:
            self.initial["aspects"] = list(Watch.Aspect.values)
