"""The part of an address that says what it leads to."""

from django.db import models
from django.utils.text import slugify

MOST = 80  # characters


def slug_of(words: str, otherwise: str) -> str:
    """The words as a slug, in their own letters; `otherwise` where nothing is left of them."""
    return slugify(words, allow_unicode=True)[:MOST].strip("-_") or otherwise


def free_slug(model: type[models.Model], name: str) -> str:
    """A slug of `name` that no row of the model has: ``unian``, ``unian-2``."""
    base = slugify(name, allow_unicode=True)[:190] or model._meta.model_name or ""
    taken = set(model._default_manager.filter(slug__startswith=base).values_list("slug", flat=True))
    if base not in taken:
        return base
    return next(slug for number in range(2, len(taken) + 3) if (slug := f"{base}-{number}") not in taken)
