"""What somebody tried of late, so that it can be too often."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class Tries(models.Model):
    """When it was tried. The key names nobody; a row is deleted some time after `until` (accounts.limits)."""

    key = models.CharField(max_length=64, primary_key=True)
    at = ArrayField(models.DateTimeField())
    refused = models.BooleanField("whether the latest one was one too many")
    until = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name_plural = "tries"

    def __str__(self) -> str:
        return f"{len(self.at)} until {self.until:%H:%M}"
