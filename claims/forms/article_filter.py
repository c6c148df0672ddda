"""What a reader may ask of the list of articles."""

from django import forms

from sources.models import Outlet

TEXTS = [("", "All articles"), ("changed", "Text changed after capture")]


class ArticleFilter(forms.Form):
    """Unknown values are errors in words."""

    q = forms.CharField(label="Words", required=False, max_length=500, widget=forms.TextInput({"type": "search"}))
    outlet = forms.ModelChoiceField(
        Outlet.objects.standing().order_by("name"), required=False, empty_label="Any outlet"
    )
    texts = forms.ChoiceField(label="Show", required=False, choices=TEXTS)
