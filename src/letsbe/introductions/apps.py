"""The place of introductions among Django's apps."""

from django.apps import AppConfig


class IntroductionsConfig(AppConfig):
    name = "letsbe.introductions"
    label = "introductions"
