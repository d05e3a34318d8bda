"""The place of steering among Django's apps."""

from django.apps import AppConfig


class SteeringConfig(AppConfig):
    name = "letsbe.steering"
    label = "steering"
