"""What a machine suggests."""

from typing import Any

import factory

from accounts.models import User
from claims.models import Proposal, SameText
from sources.models import Snapshot
from tests.factories.base import RecordFactory
from tests.factories.sources import SnapshotFactory


class ProposalFactory(RecordFactory):
    """The first words of a text, as a passage to check."""

    class Meta:
        model = Proposal

    kind = Proposal.Kind.CLAIM_IN_PASSAGE
    snapshot = factory.SubFactory(SnapshotFactory)
    start = 6
    end = 33
    score = 0.5
    method = "test-1"
    fingerprint = factory.Sequence("{:064}".format)

    @classmethod
    def act(cls, row: Proposal, by: User, **_: Any) -> Proposal:
        row.article = row.snapshot.article if row.snapshot else None
        Proposal.objects.add([row], by=by)
        return Proposal.objects.get(fingerprint=row.fingerprint)


def suggestion(snapshot: Snapshot, **given: Any) -> Proposal:
    """One not put forward yet."""
    held = {"kind": Proposal.Kind.CLAIM_IN_PASSAGE, "start": 6, "end": 33, "fingerprint": "f" * 64}
    return Proposal(snapshot=snapshot, article=snapshot.article, **{**held, **given})


class SameTextFactory(RecordFactory):
    """Two texts that share a passage."""

    class Meta:
        model = SameText

    other_text = factory.SubFactory(SnapshotFactory)
    text = factory.SubFactory(SnapshotFactory)
    article = factory.SelfAttribute("text.article")
    other = factory.SelfAttribute("other_text.article")
    kind = SameText.Kind.SHARED
    words = 20
    places = factory.LazyFunction(lambda: [[0, 33, 0, 33, 7]])
    share = "0.500"
