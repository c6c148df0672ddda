"""Who is quoted."""

import pytest

from tests.factories import SpeakerFactory, SpeakerRoleFactory, person
from tests.raw import refused

pytestmark = pytest.mark.usefixtures("rows")


@pytest.mark.parametrize(
    ("constraint", "columns"),
    [
        ("speaker_named", {"name": ""}),
        ("speaker_wikidata", {"wikidata_id": "Q0"}),
        ("speaker_confidential_described", {"confidential": True}),
    ],
)
def test_the_database_refuses_a_speaker(constraint, columns):
    with refused(constraint):
        SpeakerFactory(**columns)


def test_the_database_refuses_a_role_held_at_no_date():
    with refused("role_held_edtf"):
        SpeakerRoleFactory(held="since spring")


def test_a_role_knows_its_first_and_last_day():
    role = SpeakerRoleFactory(held="2020-03-04/2024-09")

    role.refresh_from_db()

    assert (str(role.held_from), str(role.held_to)) == ("2020-03-04", "2024-09-30")


def test_the_name_of_a_confidential_speaker_is_shown_to_editors_only(edith, rosa):
    speaker = SpeakerFactory(name="A. Name", confidential=True, description="an official in Sumy")

    assert speaker.shown_to(edith) == "A. Name"
    assert speaker.shown_to(rosa) == speaker.shown_to(person("rita", "reader")) == "an official in Sumy"
    assert "Name" not in str(speaker)


def test_a_speaker_who_is_not_confidential_is_named_to_everybody(rosa):
    assert SpeakerFactory(name="A. Name", description="an official").shown_to(rosa) == "A. Name"
