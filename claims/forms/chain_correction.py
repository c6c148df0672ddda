"""The chain of a report on record, with the reason why it is corrected."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from claims.forms.chain import chain_form, steps_of
from claims.forms.fields import ReasonForm
from claims.forms.together import Together
from claims.models import Attribution, AttributionLink


class ChainCorrection(Together):
    """Rows as they stand, and an empty one. Words that show a step stand in the text that the report rests on."""

    def __init__(self, data: Mapping[str, Any] | None, report: Attribution) -> None:
        steps = steps_of(report.links.select_related("speaker", "outlet", "evidence"))
        self.chain = chain_form(data, report.words.all()[0].passage.snapshot, steps)
        self.why = ReasonForm(data)
        super().__init__(self.chain.management_form, *self.chain.forms, self.why, rule=lambda: True)

    @property
    def reason(self) -> str:
        """Why."""
        return str(self.why.cleaned_data["reason"])

    def links(self, by: User) -> list[AttributionLink]:
        """The steps in order, within an open changeset."""
        return list(self.chain.links(by))
