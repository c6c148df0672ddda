"""What a reader may ask of the list of disputes."""

from django import forms

from claims.models import Dispute

STATES = [("", "Any state"), ("open", "Open"), ("closed", "Closed")]
SINGLE = [choice for choice in Dispute.State.choices if choice[0] != Dispute.State.OPEN]


class DisputeFilter(forms.Form):
    """Unknown values are errors in words. ``open`` takes in those under review."""

    state = forms.ChoiceField(required=False, choices=[*STATES, *SINGLE])
    ground = forms.ChoiceField(required=False, choices=[("", "Any ground"), *Dispute.Ground.choices])
