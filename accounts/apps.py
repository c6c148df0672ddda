from importlib import import_module

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    name = "accounts"

    def ready(self) -> None:
        # By name: these modules need the models, which are not there yet when this one is read.
        import_module("accounts.checks")
        user_logged_in.connect(import_module("accounts.sessions").begin)
