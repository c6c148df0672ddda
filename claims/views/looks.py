"""Another look at what a changed claim left behind."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.models import Look
from claims.models.proposed import NotWaiting
from claims.views.sheets import Done, press, redirect


@require_POST
@needs(Act.EDIT)
def confirm(request: SignedInRequest, pk: int) -> HttpResponse:
    """It still holds. Leads back to where it stands."""
    look = get_object_or_404(Look, pk=pk)

    def act() -> Done:
        look.confirm(by=request.user)
        return Done(look.get_absolute_url(), "Confirmed.")

    try:
        return press(request, act)
    except NotWaiting:
        messages.info(request, "Somebody confirmed this already.")
    return redirect(look.get_absolute_url())
