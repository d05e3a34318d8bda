"""The place of interviews among Django's apps."""

from django.apps import AppConfig


class InterviewsConfig(AppConfig):
    name = "letsbe.interviews"
    label = "interviews"
