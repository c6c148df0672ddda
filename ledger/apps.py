from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class LedgerConfig(AppConfig):
    name = "ledger"

    def ready(self) -> None:
        # By name: these modules need the models, which are not there yet when this one is read.
        import_module("ledger.checks")
        post_migrate.connect(import_module("ledger.installation").install, sender=self)
