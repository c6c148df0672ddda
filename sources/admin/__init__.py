"""Outlets, speakers, articles and their texts in the administration."""

from sources.admin import articles, feeds, jobs, outlets, snapshots, speakers

__all__ = ["articles", "feeds", "jobs", "outlets", "snapshots", "speakers"]
