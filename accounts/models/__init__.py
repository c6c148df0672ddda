"""People, and how often somebody tried something."""

from accounts.models.tries import Tries
from accounts.models.user import User, UserManager, Visitor, may

__all__ = ["Tries", "User", "UserManager", "Visitor", "may"]
