"""How a dispute is raised, heard and closed."""

from django.urls import path

from claims.views import bringing, disputing

urlpatterns = [
    path("c/<int:pk>/dispute/", disputing.on_claim, name="claim-dispute"),
    path("r/<int:pk>/dispute/", disputing.on_report, name="report-dispute"),
    path("x/<int:pk>/dispute/", disputing.on_reference, name="reference-dispute"),
    path("d/<int:pk>/say/", disputing.say, name="dispute-say"),
    path("d/<int:pk>/ask/", disputing.ask_somebody, name="dispute-ask"),
    path("d/<int:pk>/answered/", disputing.answered, name="dispute-answered"),
    path("d/<int:pk>/take-up/", disputing.take_up, name="dispute-take-up"),
    path("d/<int:pk>/rule/", disputing.rule, name="dispute-rule"),
    path("d/<int:pk>/withdraw/", disputing.withdraw, name="dispute-withdraw"),
    path("d/<int:pk>/reopen/", disputing.reopen, name="dispute-reopen"),
    path("d/<int:pk>/position/", disputing.add_position, name="dispute-position"),
    path("d/<int:pk>/evidence/", disputing.add_evidence, name="dispute-evidence"),
    path("positions/<int:pk>/edit/", disputing.edit_position, name="position-edit"),
    path("evidence/<int:pk>/edit/", bringing.edit_evidence, name="evidence-edit"),
    path("evidence/<int:pk>/withdraw/", bringing.withdraw_evidence, name="evidence-withdraw"),
]
