"""What one person proposes of a claim, for another to decide on."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from accounts.rights import SignedInRequest, needs
from accounts.roles import Act
from claims.forms.fields import ReasonForm
from claims.forms.standing import AssessmentForm, MergerForm, SplitForm
from claims.models import Claim, Motion
from claims.motions import propose_assessment, propose_merger, propose_split
from claims.views.sheets import Done, Sheet, ask

PROPOSED = "Proposed. It waits for somebody else to approve it."


def _claim(pk: int) -> Claim:
    return get_object_or_404(Claim.objects.standing(), pk=pk)


def _sheet(claim: Claim, title: str) -> Sheet:
    return Sheet(title, "Propose", claim.get_absolute_url(), f"C-{claim.pk}: {claim.statement}")


@needs(Act.PROPOSE)
def withdraw_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose that it goes off the record."""
    claim = _claim(pk)
    form = ReasonForm(request.POST or None)

    def act() -> Done:
        motion = Motion(kind=Motion.Kind.WITHDRAWAL, claim=claim, reason=form.cleaned_data["reason"])
        return Done(motion.propose(by=request.user).get_absolute_url(), PROPOSED)

    return ask(request, form, act, _sheet(claim, f"Withdraw C-{pk}"))


@needs(Act.PROPOSE)
def merge_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose that it and another become one."""
    claim = _claim(pk)
    form = MergerForm(request.POST or None, claim=claim, initial={"other": request.GET.get("other", "")})

    def act() -> Done:
        motion = propose_merger(claim, by=request.user, **form.cleaned_data)
        return Done(motion.get_absolute_url(), PROPOSED)

    return ask(request, form, act, _sheet(claim, f"Merge C-{pk} with another claim"))


@needs(Act.PROPOSE)
def split_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose that some of its reports move to another claim."""
    claim = _claim(pk)
    form = SplitForm(request.POST or None, claim=claim, initial={"reports": request.GET.getlist("r")})

    def act() -> Done:
        motion = propose_split(claim, by=request.user, **form.cleaned_data)
        return Done(motion.get_absolute_url(), PROPOSED)

    return ask(request, form, act, _sheet(claim, f"Move reports of C-{pk} to another claim"))


@needs(Act.PROPOSE)
def assess_claim(request: SignedInRequest, pk: int) -> HttpResponse:
    """Propose a view of it."""
    claim = _claim(pk)
    form = AssessmentForm(request.POST or None)

    def act() -> Done:
        view = propose_assessment(claim, by=request.user, **form.cleaned_data)
        return Done(view.get_absolute_url(), PROPOSED)

    return ask(request, form, act, _sheet(claim, f"Assess C-{pk}"))
