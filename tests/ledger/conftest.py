"""What the ledger's tests ask for besides."""

import pytest

from accounts.models import User
from ledger.changesets import seal_now
from ledger.models import Changeset
from sources.models import Outlet
from tests.factories import OutletFactory


@pytest.fixture
def outlet(edith: User) -> Outlet:
    """Any tracked row."""
    return OutletFactory(name="UNIAN")


@pytest.fixture
def sealed(outlet: Outlet) -> Changeset:
    """The changeset that added `outlet`, sealed though nothing is committed."""
    seal_now()
    return outlet.history.get().pgh_changeset
