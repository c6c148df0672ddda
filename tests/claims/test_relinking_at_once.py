"""Of several people who correct one chain at once, one does; the others are told."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from claims.models import Attribution, AttributionLink
from sources.models.base import Stale
from tests.factories import AttributionFactory, OutletFactory, SpeakerFactory, edith


def correct(pk, speaker, editor, version):
    try:
        chain = [AttributionLink(relation="said_by", speaker=speaker)]
        Attribution.objects.get(pk=pk).relink(chain, by=editor, reason="Mine.", version=version)
        return speaker.pk
    except Stale:
        return None
    finally:
        connection.close()


def corrected_at_once(recorded, speakers, version):
    """Whose correction was kept; `version` None corrects without looking."""
    with ThreadPoolExecutor(len(speakers)) as pool:
        tried = [pool.submit(correct, recorded.pk, one, edith(), version) for one in speakers]
        return [kept for one in tried if (kept := one.result())]


def test_of_four_corrections_at_once_one_is_kept(committed):
    recorded, speakers = AttributionFactory(chain=[OutletFactory()]), [SpeakerFactory() for _ in range(4)]

    kept = corrected_at_once(recorded, speakers, recorded.chain_version())

    assert len(kept) == 1
    assert [link.speaker_id for link in recorded.links.all()] == kept


def test_without_the_version_the_last_would_silently_win(committed):
    recorded, speakers = AttributionFactory(chain=[OutletFactory()]), [SpeakerFactory() for _ in range(4)]

    kept = corrected_at_once(recorded, speakers, None)

    assert len(kept) == 4
    assert recorded.links.count() == 1
