"""Outlets, speakers, articles and their texts in the administration."""

from sources.admin import articles, outlets, snapshots, speakers

__all__ = ["articles", "outlets", "snapshots", "speakers"]
