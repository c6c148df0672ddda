"""What the ledger's tests ask for besides."""

import pytest

from ledger.changesets import seal_now
from tests.factories import OutletFactory


@pytest.fixture
def outlet(edith):
    """Any tracked row."""
    return OutletFactory(name="UNIAN")


@pytest.fixture
def sealed(outlet):
    """The changeset that added `outlet`, sealed though nothing is committed."""
    seal_now()
    return outlet.history.get().pgh_changeset
