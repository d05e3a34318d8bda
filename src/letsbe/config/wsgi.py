"""The house as one WSGI application."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letsbe.config.settings")
# A page makes some ten thousand small things and drops them all: looking for rings among them
# every seven hundred, and through everything that was loaded, costs a tenth of the page.
_THINGS_BETWEEN_LOOKS = 20_000

application = get_wsgi_application()
gc.freeze()
gc.set_threshold(_THINGS_BETWEEN_LOOKS, 20, 20)
