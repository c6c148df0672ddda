"""Jobs have pages of their own at the desk; how the worker keeps them is nobody's business here."""

from django.contrib import admin
from django_tasks_db.models import DBTaskResult

admin.site.unregister(DBTaskResult)
