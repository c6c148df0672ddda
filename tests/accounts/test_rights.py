"""A view is closed to who may not, and leads back where one was."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.test import RequestFactory
from django.views.decorators.http import require_POST
from django_htmx.middleware import HtmxDetails

from accounts.models import User
from accounts.rights import needs, public, signed_in
from accounts.roles import Act, NotAllowed, Role

PAGE = "http://testserver/c/1/?sort=date#R-2"


def answered(request):
    return HttpResponse(str(request.user))


rule = needs(Act.RULE)(answered)


def asked(user, method="GET", **headers):
    request = RequestFactory().generic(method, "/desk/?mine=1", headers=headers)
    request.user = user
    request.htmx = HtmxDetails(request)
    return request


def test_who_may_is_let_in():
    assert rule(asked(User(username="rhys", role=Role.REVIEWER))).content == b"rhys"


def test_who_may_not_is_told_what_it_needs():
    with pytest.raises(NotAllowed, match="rule on a dispute"):
        rule(asked(User(role=Role.EDITOR)))


def test_who_is_not_signed_in_is_sent_to_sign_in_and_comes_back():
    assert rule(asked(AnonymousUser())).headers["Location"] == "/accounts/login/?next=/desk/%3Fmine%3D1"


def test_somebody_signed_in_needs_no_right_where_none_is_asked_for():
    assert signed_in(answered)(asked(User(username="nora", role=Role.READER))).content == b"nora"
    assert signed_in(answered)(asked(AnonymousUser())).status_code == 302


def test_a_sent_form_leads_back_to_its_page():
    answer = rule(asked(AnonymousUser(), "POST", Referer=PAGE))

    assert answer.headers["Location"] == "/accounts/login/?next=/c/1/%3Fsort%3Ddate%23R-2"


@pytest.mark.parametrize("page", ["https://evil.example/c/1/", "//evil.example", "javascript:alert(1)", ""])
def test_a_foreign_page_is_never_led_back_to(page):
    assert rule(asked(AnonymousUser(), "POST", Referer=page)).headers["Location"] == "/accounts/login/?next=/"


def test_a_swap_is_told_to_leave_the_page():
    answer = rule(asked(AnonymousUser(), **{"HX-Request": "true", "HX-Current-URL": PAGE}))

    assert (answer.status_code, "Location" in answer.headers) == (200, False)
    assert answer.headers["HX-Redirect"] == "/accounts/login/?next=/c/1/%3Fsort%3Ddate%23R-2"


@pytest.mark.parametrize(
    ("view", "said"), [(public(answered), "public"), (signed_in(answered), "signed in"), (require_POST(rule), Act.RULE)]
)
def test_a_view_says_what_it_needs(view, said):
    assert (view.needs, view.login_required) == (said, False)
