"""The invented people of the demo: the only ones a visitor may be."""

from django.conf import settings
from django.db import models


class Figure(models.Model):
    """Somebody invented, by the short name under which the stories tell of them."""

    key = models.SlugField(primary_key=True)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    position = models.PositiveSmallIntegerField()
