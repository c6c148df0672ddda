"""Telling people what happened to what they follow: each thing once, and nothing left out, whatever is killed when."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db import models, transaction
from django.http import QueryDict

from accounts.roles import Act
from claims.analysis.aspects import STANDING
from claims.models import Claim, ClaimTopic, Delivered, Notice, Watch
from claims.pages.claim_list import ClaimFilter, matching
from claims.touches import Touch, touches
from ledger.written import last_number
from sources.models import Outlet

AT_ONCE = 200  # changesets in one transaction


def deliver(at: datetime) -> int:
    """Write the notices of all that was recorded by now. Answers how many."""
    told = 0
    while (made := _deliver_some()) is not None:
        told += made
    return told


@transaction.atomic
def _deliver_some() -> int | None:
    """Of the next changesets; None when there are none. The notices and how far they go are one commit."""
    delivered = Delivered.objects.hold()
    upto = min(last_number(), delivered.upto + AT_ONCE)
    if upto <= delivered.upto:
        return None
    found = touches(delivered.upto, upto) if Watch.objects.exists() else []
    made = Notice.objects.bulk_create(notices(found), ignore_conflicts=True)
    delivered.move(upto)
    return len(made)


def notices(found: list[Touch]) -> Iterator[Notice]:
    """What each watch is to be told, in constant queries besides one for each saved search."""
    reach = Reach(found)
    for watch in Watch.objects.reached(reach.claims, reach.topics, reach.outlets):
        everything, wanted = watch.user.may(Act.READ_DRAFTS), {*watch.aspects, STANDING}
        for touch, outlet in reach.of(watch):
            told = wanted & touch.aspects(everything=everything, outlet=outlet)
            if told and touch.number > watch.since:
                public = told <= touch.aspects(everything=False, outlet=outlet)
                row = {"watch": watch, "changeset_id": touch.act, "claim_id": touch.claim}
                yield Notice(**row, aspects=sorted(told), is_public=public)


class Reach:
    """By what people follow, which of these touches are on it."""

    def __init__(self, found: list[Touch]) -> None:
        self._of_claim: dict[int, list[Touch]] = defaultdict(list)
        self._of_outlet: dict[int, list[Touch]] = defaultdict(list)
        for touch in found:
            self._of_claim[touch.claim].append(touch)
            for outlet in touch.outlets:
                self._of_outlet[outlet].append(touch)
        self._claims, self._outlets = _now(Claim, self._of_claim), _now(Outlet, self._of_outlet)
        self._in_topic: dict[int, set[int]] = defaultdict(set)
        for topic, claim in ClaimTopic.objects.filter(claim__in=self._of_claim).values_list("topic", "claim"):
            self._in_topic[topic].add(claim)
        self._matching: dict[str, set[int]] = {}
        self.claims, self.outlets, self.topics = set(self._claims), set(self._outlets), set(self._in_topic)

    def of(self, watch: Watch) -> Iterator[tuple[Touch, int | None]]:
        """The touches, and of whose reports alone they are told, if it is an outlet that is followed."""
        if watch.outlet_id:
            ways = [(touch, pk) for pk in self._outlets[watch.outlet_id] for touch in self._of_outlet[pk]]
            yield from ways
        elif watch.claim_id:
            yield from ((touch, None) for pk in self._claims[watch.claim_id] for touch in self._of_claim[pk])
        else:
            held = self._in_topic[watch.topic_id] if watch.topic_id else self._found_by(watch.search or "")
            yield from ((touch, None) for pk in sorted(held) for touch in self._of_claim[pk])

    def _found_by(self, search: str) -> set[int]:
        """Which of the claims are in a list as it is now."""
        if search not in self._matching:
            form = ClaimFilter(QueryDict(search))
            rows = matching(form) if form.is_valid() else Claim.objects.none()
            self._matching[search] = set(rows.filter(pk__in=self._of_claim).values_list("pk", flat=True))
        return self._matching[search]


def _now(model: type[models.Model], touched: Any) -> dict[int, set[int]]:
    """By each of these and all that was merged into them, by and by, the ones that were touched."""
    ways = {pk: {pk} for pk in touched}
    edge = set(ways)
    while edge:
        merged = model._default_manager.filter(merged_into__in=edge).values_list("pk", "merged_into")
        further = {pk: into for pk, into in merged if not ways[into] <= ways.get(pk, set())}
        for pk, into in further.items():
            ways[pk] = ways.get(pk, set()) | ways[into]
        edge = set(further)
    return ways
