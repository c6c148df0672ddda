"""Migration operations."""

import pgtrigger.migrations
from django.db.migrations.state import ProjectState


class AddTrigger(pgtrigger.migrations.AddTrigger):
    """pgtrigger's own, without building the model anew: a compiled trigger needs nothing of it.

    With 300 triggers that saves two thirds of the time that an empty database takes to migrate.
    """

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Note the trigger in the model's options."""
        options = state.models[app_label, self.model_name].options
        options["triggers"] = [*options.get("triggers", []), self.trigger]
