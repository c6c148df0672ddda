"""Outlets, speakers, articles and their texts."""

from typing import Any

import factory

from accounts.models import User
from sources.models import Article, Credit, Feed, Outlet, Passage, Snapshot, Speaker, SpeakerRole
from tests.factories.base import RecordFactory

TEXT = "KYIV. The council met on Monday. Some 80 settlements lie in the region, it said. Nobody else was asked."


class OutletFactory(RecordFactory):
    class Meta:
        model = Outlet

    name = factory.Sequence("Outlet {}".format)
    slug = factory.Sequence("outlet-{}".format)


class SpeakerFactory(RecordFactory):
    class Meta:
        model = Speaker

    name = factory.Sequence("Speaker {}".format)


class SpeakerRoleFactory(RecordFactory):
    class Meta:
        model = SpeakerRole

    speaker = factory.SubFactory(SpeakerFactory)
    title = "Foreign Minister"


class ArticleFactory(RecordFactory):
    class Meta:
        model = Article

    outlet = factory.SubFactory(OutletFactory)
    title = factory.Sequence("Headline {}".format)
    language = "en"


class CreditFactory(RecordFactory):
    class Meta:
        model = Credit

    article = factory.SubFactory(ArticleFactory)
    kind = Credit.Kind.PHOTO
    name = "PAP"


class FeedFactory(RecordFactory):
    class Meta:
        model = Feed

    outlet = factory.SubFactory(OutletFactory)
    url = factory.Sequence("https://example.com/{}.rss".format)

    @classmethod
    def act(cls, row: Feed, by: User, **_: Any) -> Feed:
        return row.add(by=by)


class SnapshotFactory(RecordFactory):
    """Captured as an editor captures it."""

    class Meta:
        model = Snapshot

    article = factory.SubFactory(ArticleFactory)
    text = TEXT

    @classmethod
    def act(cls, row: Snapshot, by: User, **_: Any) -> Snapshot:
        return Snapshot.objects.capture(row.article, row.text, by=by, raw=row.raw, media_type=row.media_type)


class PassageFactory(RecordFactory):
    """The words `exact`, found in a text that holds them."""

    class Meta:
        model = Passage

    exact = "Some 80 settlements lie in the region"
    snapshot = factory.SubFactory(SnapshotFactory, text=factory.SelfAttribute("..exact"))

    @classmethod
    def act(cls, row: Passage, by: User, **_: Any) -> Passage:
        return row.snapshot.quote(row.exact, by=by)
