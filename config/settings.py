"""Settings of the site. What differs between machines comes from the environment (docs/operations.md)."""

import os
from pathlib import Path

from django.utils.csp import CSP

from config.environment import databases, mailers, secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DEBUG = os.environ.get("DEBUG") == "1"
SECRET_KEY = secret_key(BASE_DIR / ".run")
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
# Where the site is, for links in mails that no request asks for.
SITE_URL = os.environ.get("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}").rstrip("/")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

INSTALLED_APPS = [
    "config.admin.SiteAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "django_tasks_db",
    "pgtrigger",
    "pghistory",
    "ledger",
    "accounts",
    "sources",
    "claims",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.methods.only_known_methods",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accounts.sessions.SessionMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "accounts.limits.TooOftenMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.theme.theme",
                "claims.views.follow.unread",
            ],
        },
    }
]

DATABASES = databases()
DATABASE_ROUTERS = ["ledger.routing.Migrations"]
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}  # `manage.py work` works on them
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# History: whole statements at once, never rewritten, under our own changesets (ledger/).
PGHISTORY_APPEND_ONLY = True
PGHISTORY_INSTALL_CONTEXT_FUNC_ON_MIGRATE = True

# More functions that suggest passages: dotted names (docs/suggestions.md).
CLAIMLINE_PROPOSERS: list[str] = []

# Signing in: flows of allauth, forms and limits of our own (accounts/).
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["accounts.backend.UsernameOrMail"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_RESET_TIMEOUT = 60 * 60
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "accounts.passwords.MaximumLength"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 15}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "accounts.passwords.NotOfSiteWords"},
]
SESSION_COOKIE_AGE = 30 * 60  # since the last sign of somebody; twelve hours in all (accounts/sessions.py)
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser at the latest
ACCOUNT_EMAIL_VERIFICATION = "none"  # a person's one address is in their own row
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Claimline: "
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
ACCOUNT_RATE_LIMITS = False  # accounts/limits.py counts in the database
ACCOUNT_FORMS = {
    "login": "accounts.sign_in.SignInForm",
    "reauthenticate": "accounts.sign_in.AgainForm",
    "change_password": "accounts.sign_in.NewPasswordForm",
    "set_password": "accounts.sign_in.FirstPasswordForm",
    "reset_password": "accounts.sign_in.AskForMailForm",
    "reset_password_from_key": "accounts.sign_in.MailedPasswordForm",
}
# The header in which the site's own proxy says where a request comes from; without one, the socket says.
ALLAUTH_TRUSTED_CLIENT_IP_HEADER = os.environ.get("CLIENT_IP_HEADER")

MAILERS = mailers(os.environ.get("MAIL_URL", ""))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("MAIL_FROM", "Claimline <noreply@localhost>")

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = os.environ.get("STATIC_ROOT")  # only for those who collect
WHITENOISE_USE_FINDERS = True  # serves static/ as it is, so that nothing needs collecting

# No inline script or style anywhere, so no nonce: readers' pages stay cacheable.
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
    "object-src": [CSP.NONE],
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"

# Behind TLS: HTTPS=1. The demo runs on plain http://localhost.
HTTPS = os.environ.get("HTTPS") == "1"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# Browsers take a cookie of this prefix over TLS only, for this host only.
COOKIE_PREFIX = "__Host-" if HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
KNOWN_BROWSER_COOKIE_NAME = f"{COOKIE_PREFIX}known"
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
CSRF_COOKIE_HTTPONLY = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"without rows": {"()": "config.logs.WithoutRows"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "without rows"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # htmldate says at each turn of a job that another package has one cache fewer than it knows; Django has handlers
    # of its own while DEBUG is on
    "loggers": {"htmldate.meta": {"level": "CRITICAL"}, "django": {"handlers": []}},
}
