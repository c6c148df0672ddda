"""Rows of every kind for the administration to show, and the forms of its pages."""

from html.parser import HTMLParser

from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from claims.models import Assignment
from ledger.models import Changeset
from tests import factories as make

REGISTERED = sorted(admin.site._registry, key=lambda model: model._meta.label)


def fill(size: int) -> None:
    """At least one row for every page, and `size` rows in every list and in every table of parts."""
    outlets = [make.OutletFactory() for _ in range(size)]
    speakers = [make.SpeakerFactory() for _ in range(size)]
    topics = [make.TopicFactory() for _ in range(size)]
    claim = make.QuantityFactory(published=True, topics=topics)
    article = make.ArticleFactory(outlet=outlets[0])
    words = [f"allegedly {n} of them" for n in range(size)]
    make.SnapshotFactory(article=article, text=" ".join(words))
    reports = [make.AttributionFactory(claim=claim, article=article, quote=quote) for quote in words]
    make.SnapshotFactory(article=article, text=f"Later: {' '.join(words)}")
    chained = make.AttributionFactory(
        article=make.ArticleFactory(republishes=article),
        marks={"allegedly": "hedge", "council": "loaded", "Monday": "number"},
        chain=[*speakers, *outlets, *reports],
    )
    for n in range(size):
        make.FeedFactory(outlet=outlets[n])
        make.SpeakerRoleFactory(speaker=speakers[0], title=f"Minister {n}")
        make.CreditFactory(article=article, outlet=outlets[n], name=f"Agency {n}")
        make.AnnotationFactory(passage=reports[n].passages.get())
        make.AnnotationFactory(attribution=reports[n])
        make.TranslationFactory(passage=reports[n].passages.get())
        make.person(f"person{n}", "reader")
        make.ProposalFactory()
    _review(claim, reports, chained, size)


def _review(claim, reports, chained, size) -> None:
    dispute = make.DisputeFactory(claim=claim, positions=[f"side {n}" for n in range(size)])
    reference = make.CrossReferenceFactory(from_claim=claim)
    assessment = make.AssessmentFactory(claim=claim)
    for n, position in enumerate(dispute.positions.all()):
        passage = reports[n].passages.get()
        make.EvidenceFactory(dispute=dispute, position=position, passage=passage)
        make.EvidenceFactory(cross_reference=reference, article=make.ArticleFactory(), url=None)
        make.EvidenceFactory(assessment=assessment, passage=passage)
        make.DisputeFactory(attribution=reports[n])
        make.DisputeFactory(cross_reference=make.CrossReferenceFactory())
        make.AssessmentFactory()
        make.SameTextFactory()
        Assignment.objects.give(make.MotionFactory(), make.edith(), by=make.edith())
    split = make.MotionFactory(kind="split", claim=claim, other=make.ClaimFactory(), attributions=reports)
    assert split.attributions.count() == size
    claim.refresh_from_db()
    claim.revise(by=make.edith(), reason="Clearer", version=claim.version, statement="96.77% were for joining.")


def richest(model: type[Model]) -> Model:
    """The row of `model` with the most parts on its page."""
    made = admin.site.get_model_admin(model)
    rows = list(model._default_manager.all())
    keys = [(inline.model, column) for inline, (_, column) in zip(made.inlines, made.parts(), strict=True)]
    return max(rows, key=lambda row: sum(part.objects.filter(**{column: row}).count() for part, column in keys))


def address(row: Model | type[Model], page: str) -> str:
    """Of a page of the administration: changelist and add of a model, change, delete and history of a row."""
    name = f"admin:{row._meta.app_label}_{row._meta.model_name}_{page}"
    return reverse(name, args=[row.pk] if isinstance(row, Model) else [])


def filled_in(client: Client, page: str, **typed: str) -> dict[str, str]:
    """What a browser would send from the form on `page`, with some fields typed over."""
    reader = _FormReader()
    reader.feed(client.get(page).content.decode())
    return {**reader.fields, **typed}


def last_act() -> Changeset:
    """What was just written."""
    return Changeset.objects.order_by("id").last()


class _FormReader(HTMLParser):
    """Collects the fields of the form of the row; there are others on the page."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self.inside, self.select, self.area = False, "", ""

    def handle_starttag(self, tag, attributes) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.inside = given.get("id", "").endswith("_form")
        elif self.inside and tag == "option" and "selected" in given:
            self.fields[self.select] = given["value"]
        elif self.inside and given.get("name"):
            self._field(tag, given["name"], given)

    def _field(self, tag, name, given) -> None:
        self.select, self.area = name, name if tag == "textarea" else ""
        if tag != "input":
            self.fields[name] = ""
        elif given["type"] not in ("submit", "checkbox", "radio") or "checked" in given:
            self.fields[name] = given.get("value", "")

    def handle_endtag(self, tag) -> None:
        self.area = "" if tag == "textarea" else self.area

    def handle_data(self, data) -> None:
        if self.inside and self.area:
            self.fields[self.area] += data.removeprefix("\r\n").removeprefix("\n")
