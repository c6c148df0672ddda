from importlib import import_module

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class ClaimsConfig(AppConfig):
    name = "claims"

    def ready(self) -> None:
        # By name: this module needs the models, which are not there yet when this one is read.
        post_migrate.connect(import_module("claims.installation").install, sender=self)
