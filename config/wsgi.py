"""WSGI entry point: ``config.wsgi:application``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Threads that serve share connections; commands and tests have one of their own.
os.environ.setdefault("DATABASE_POOL", "1")
application = get_wsgi_application()
