"""Sending an editor's form as a browser does."""

from uuid import uuid4

from django.forms import Form


def fields_of(form: Form) -> dict[str, object]:
    """What the form would send as it is shown."""
    shown = {bound.html_name: bound.value() for bound in form}
    return {name: "" if value is None else value for name, value in shown.items()}


def send(client, url, /, *, token=None, leave_out=(), **changes):
    """Fill in the form at `url` with `changes` and send it."""
    page = client.get(url)
    sent = fields_of(page.context["form"]) | {"token": token or str(page.context["token"])}
    if "version" in page.context:
        sent["version"] = str(page.context["version"])
    return client.post(url, {k: v for k, v in (sent | changes).items() if k not in leave_out})


def new_token() -> str:
    """A token that no form had yet."""
    return str(uuid4())
