"""Every page of the house, mounted here and nowhere else."""

from django.conf import settings
from django.urls import include, path

ROOMS = [
    *("people", "safety", "today", "relationships", "practice", "interviews", "introductions"),
    *(
        "agreements",
        "endings",
        "handovers",
        "reminders",
        "conversations",
        "meetings",
        "steering",
    ),
]
urlpatterns = [path("", include(f"letsbe.{room}.urls")) for room in ROOMS]
if settings.IS_DEMO:
    urlpatterns.append(path("", include("letsbe.demo.urls")))

handler400 = "letsbe.config.refusals.not_understood"
handler403 = "letsbe.config.refusals.not_allowed"
handler404 = "letsbe.config.refusals.not_here"
handler500 = "letsbe.safety.views.trouble"
