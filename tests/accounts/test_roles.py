"""The table of rights, as domain.md §6 has it."""

import pytest

from accounts.models import User
from accounts.roles import RIGHTS, Act, NotAllowed, Role

EDITORS = {Role.EDITOR, Role.REVIEWER, Role.ADMIN}
REVIEWERS = {Role.REVIEWER, Role.ADMIN}
TABLE = {
    Act.READ_DRAFTS: EDITORS,
    Act.EDIT: EDITORS,
    Act.PUBLISH: EDITORS,
    Act.DISPUTE: EDITORS,
    Act.PROPOSE: EDITORS,
    Act.NAME_CONFIDENTIAL: EDITORS,
    Act.RULE: REVIEWERS,
    Act.APPROVE: REVIEWERS,
    Act.ADMINISTER: {Role.ADMIN},
}


@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("role", Role)
def test_a_role_has_the_rights_of_the_table_and_no_other(role, act):
    assert User(role=role).may(act) == (role in TABLE[act])


def test_every_role_and_every_act_is_in_the_table():
    assert set(TABLE) == set(Act)
    assert set(RIGHTS) == set(Role)


@pytest.mark.parametrize("act", Act)
def test_who_may_not_sign_in_may_nothing(act):
    assert not User(role=Role.ADMIN, is_active=False).may(act)


def test_what_somebody_may_not_is_said_in_a_sentence():
    with pytest.raises(NotAllowed, match=r"^You may not rule on a dispute\.$"):
        User(role=Role.EDITOR).must(Act.RULE)


def test_what_somebody_may_passes_in_silence():
    User(role=Role.REVIEWER).must(Act.RULE)


@pytest.mark.parametrize("role", Role)
def test_only_administrators_see_the_administration(role):
    user = User(role=role)

    assert user.is_staff == user.has_perm("claims.add_claim") == user.has_module_perms("claims") == (role == Role.ADMIN)
