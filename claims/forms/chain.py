"""The chain of a report: on whose word it stands, nearest first, a row a step."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User
from claims.forms.parties import KINDS, Party, known, new_party, party
from claims.forms.words import in_figures, span_of
from claims.models import AttributionLink
from sources.anchoring import Span, place
from sources.models import Outlet, Snapshot, Speaker

MOST = 12
ADD_ROW = "add_row"


class ChainRow(forms.Form):
    """One step. Who is named is looked up; a new speaker or outlet is added when a kind is chosen."""

    relation = forms.ChoiceField(choices=AttributionLink.Relation.choices)
    who = forms.CharField(
        label="Speaker, outlet or report",
        required=False,
        max_length=200,
        widget=forms.TextInput({"list": "parties", "autocomplete": "off", "dir": "auto"}),
    )
    new = forms.ChoiceField(label="This is", choices=KINDS, required=False)
    evidence = forms.CharField(
        label="Words that show it", required=False, max_length=2000, widget=forms.TextInput({"dir": "auto"})
    )
    description = forms.CharField(
        label="Confidential: shown in place of the name",
        required=False,
        max_length=300,
        widget=forms.TextInput({"dir": "auto"}),
    )
    at = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, snapshot: Snapshot | None = None, within: Span | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.snapshot, self.within = snapshot, within
        self.target: Party | None = None
        self.shown_by: Span | None = None

    def clean(self) -> None:
        """Find whom the row names, or make them, and the words that show it."""
        who, evidence = self.cleaned_data.get("who", ""), self.cleaned_data.get("evidence", "")
        if evidence and self.snapshot:
            self._find(evidence, self.snapshot.text)
        if who:
            self._name(who, self.cleaned_data.get("new", ""))
        elif evidence:
            self.add_error("who", "Say who it is that these words name.")

    def _find(self, evidence: str, text: str) -> None:
        try:
            self.shown_by = place(text, evidence, at=span_of(self.cleaned_data.get("at", "")), within=self.within)
        except ValueError as error:
            self.add_error("evidence", str(error))

    def _name(self, who: str, kind: str) -> None:
        try:
            self.target = party(who, outlets_first=self.cleaned_data.get("relation") != "said_by")
        except ValidationError as error:
            self.add_error("who", error)
            return
        if self.target is None and kind:
            self.target = new_party(who, kind, description=self.cleaned_data.get("description", ""))
        elif self.target is None:
            self.add_error("new", f"“{who[:80]}” is not on record. Choose what it is, to add it.")

    def link(self, by: User) -> AttributionLink:
        """The step, not saved; its new speaker and its words are."""
        assert self.target is not None
        target = known(self.target, by)
        name = {Speaker: "speaker", Outlet: "outlet"}.get(type(target), "source")
        evidence = self.snapshot.passage(self.shown_by, by=by) if self.snapshot and self.shown_by else None
        return AttributionLink(relation=self.cleaned_data["relation"], evidence=evidence, **{name: target})


class BaseChain(forms.BaseFormSet):
    """The rows; those that name nobody count for nothing."""

    def links(self, by: User) -> list[AttributionLink]:
        """The steps in order, within an open changeset."""
        return [row.link(by) for row in self.forms if row.target]


Chain = forms.formset_factory(ChainRow, formset=BaseChain, extra=1, max_num=MOST, absolute_max=MOST)


def chain_form(
    data: Mapping[str, Any] | None,
    snapshot: Snapshot | None,
    steps: Iterable[Mapping[str, str]],
    within: Span | None = None,
) -> Any:
    """The rows as sent, with one more when that was asked for; otherwise these `steps` and an empty row."""
    sent: Any = data
    if sent is not None and ADD_ROW in sent:
        sent = sent.copy()
        total = str(sent.get("chain-TOTAL_FORMS", "1"))
        sent["chain-TOTAL_FORMS"] = str(min(MOST, int(total) + 1 if total.isdecimal() and len(total) < 3 else 1))
    given = {"snapshot": snapshot, "within": within}
    return Chain(sent, prefix="chain", initial=list(steps), form_kwargs=given)


def steps_of(links: Iterable[AttributionLink]) -> list[dict[str, str]]:
    """A chain on record, as rows are filled in."""
    return [
        {
            "relation": link.relation,
            "who": link.speaker.name if link.speaker else link.outlet.name if link.outlet else f"R-{link.source_id}",
            "evidence": link.evidence.exact if link.evidence else "",
            "at": in_figures(Span(link.evidence.start, link.evidence.end)) if link.evidence else "",
        }
        for link in links
    ]


def suggested_steps(name: str, words: str) -> list[dict[str, str]]:
    """The speaker that a passage seems to name; as somebody new, when nobody goes by that name."""
    if not name:
        return []
    step = {"relation": AttributionLink.Relation.SAID_BY, "who": name[:200], "evidence": name if name in words else ""}
    return [step if Speaker.objects.going_by(name).exists() else {**step, "new": Speaker.Kind.PERSON}]
