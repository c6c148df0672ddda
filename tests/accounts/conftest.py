"""What the tests of signing in share."""

import pytest


@pytest.fixture(autouse=True)
def quick_hashes(settings) -> None:
    """Passwords are hashed in no time here; that Argon2 is what the site uses, tests/admin/test_people.py sees."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
