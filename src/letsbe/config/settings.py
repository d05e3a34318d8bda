"""Django's settings, made from one typed environment and from nothing else."""

import os

from csp.constants import NONE, SELF

from letsbe.config import databases, environment
from letsbe.people.rules import TRIES_COUNTED_FOR
from letsbe.safety.rules import LEFT_COOKIE
from letsbe.vault import root

ENVIRONMENT = environment.read(os.environ)
DATA_DIR = ENVIRONMENT.data_dir
EXIT_URL = ENVIRONMENT.exit_url
PUBLIC_URL = ENVIRONMENT.public_url
IS_DEMO = ENVIRONMENT.is_demo
# On PostgreSQL several processes serve one house.
IS_SHARED = bool(ENVIRONMENT.database_url)
# Empty: no language model is asked for anything.
PRACTICE_MODEL_URL = ENVIRONMENT.practice_model_url
PRACTICE_MODEL_NAME = ENVIRONMENT.practice_model_name
# None: mail is laid into a folder, one file each, and goes nowhere.
MAIL_SERVER = ENVIRONMENT.mail_server
MAIL_FROM = ENVIRONMENT.mail_from
MAIL_FOLDER = DATA_DIR / "outbox"

HOUSE_DATABASE = DATA_DIR / "house.sqlite3"
KEYS_DATABASE = DATA_DIR / "keys" / "keys.sqlite3"
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
KEYS_DATABASE.parent.mkdir(mode=0o700, exist_ok=True)
# Without its key a house that holds words must not start as if it were new.
ROOT_KEY = root.read_or_make(
    ENVIRONMENT.root_key_file, may_make=not IS_SHARED and not KEYS_DATABASE.exists()
)
SECRET_KEY = root.derive(ROOT_KEY, "django").hex()

DEBUG = False
ALLOWED_HOSTS = ENVIRONMENT.hosts
ROOT_URLCONF = "letsbe.config.urls"
WSGI_APPLICATION = "letsbe.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

ROOMS = [
    *("ui", "vault", "journal", "people", "live", "reminders", "relationships", "practice"),
    *("interviews", "introductions", "agreements", "endings", "handovers"),
    *("conversations", "meetings", "steering", "safety", "today"),
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    *(f"letsbe.{room}" for room in ROOMS),
    *(["letsbe.demo"] if IS_DEMO else []),
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "letsbe.safety.middleware.HelpStaysInReach",
    "letsbe.config.refusals.InWords",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "letsbe.people.middleware.SignedInOrAskedTo",
    "letsbe.people.middleware.InTheirTimeZone",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [environment.PACKAGE / room / "templates" for room in [*ROOMS, "demo"]],
        "OPTIONS": {
            "environment": "letsbe.config.jinja.house_environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "letsbe.today.context.places",
            ],
        },
    },
]

DATABASES = (
    {
        "default": databases.postgresql(ENVIRONMENT.database_url),
        "keys": databases.postgresql(ENVIRONMENT.keys_database_url),
    }
    if IS_SHARED
    else {
        "default": databases.sqlite(HOUSE_DATABASE),
        "keys": databases.sqlite(KEYS_DATABASE),
    }
)
DATABASE_ROUTERS = ["letsbe.vault.router.KeysApart"]

_IN_MEMORY = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": _IN_MEMORY, "OPTIONS": {"MAX_ENTRIES": 10_000}},
    # Guesses are counted apart: a flood of pages or sessions must not push a count out.
    "tries": {
        "BACKEND": "letsbe.config.counts.SharedCounts" if IS_SHARED else _IN_MEMORY,
        "LOCATION": "counts",
        # A shared count begins its time anew when it is raised: as long as it is counted.
        "TIMEOUT": int(2 * TRIES_COUNTED_FOR.total_seconds()),
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
}

# A task is a row, stored with the deed that asks for it; reminders.jobs does them.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
# What works inside the server; `./letsbe manage work` is the same in a process of its own.
WORKER = "letsbe.reminders.jobs.beside.AllBeside"
# Functions `(*, at)` done once a day, whatever the number of processes.
DAILY = [
    "letsbe.reminders.jobs.daily.prune",
    "letsbe.meetings.actions.ahead.make_all_ahead",
    "letsbe.steering.jobs.look_for_drift",
]

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["letsbe.people.backend.ByAddress"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Written in safety, read by people before they come: config wires the two.
PROGRAMME_PAGE = "letsbe.safety.queries.programme_page"
# How far each conversation and each note has come: told to every page that connects.
LIVE_HEADS = [
    "letsbe.conversations.queries.heads_of",
    "letsbe.meetings.queries.heads.heads_of",
]
# After Leave the streams, like the pages, answer nothing.
LIVE_UNLESS_COOKIE = LEFT_COOKIE
LOGIN_URL = "people:sign_in"
LOGIN_REDIRECT_URL = "today:today"

# A session that one process ended must not live on in the memory of another.
SESSION_ENGINE = f"django.contrib.sessions.backends.{'db' if IS_SHARED else 'cached_db'}"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "form"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.is_https
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CSRF_FAILURE_VIEW = "letsbe.people.views.strays.not_from_here"
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.is_https else 0
SECURE_SSL_REDIRECT = False
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENVIRONMENT.is_https else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# A file is read where it arrives, and never lies on a disk.
FILE_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = ["letsbe.config.uploads.InMemoryOrNotAtAll"]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]
LOCALE_PATHS = [environment.PACKAGE / "locale"]
TIME_ZONE = ENVIRONMENT.time_zone
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_paths": {"()": "letsbe.config.logs.WithoutPaths"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["without_paths"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A made-up Host is answered with 400; a log full of them helps nobody.
    "loggers": {"django.security.DisallowedHost": {"handlers": [], "propagate": False}},
}
