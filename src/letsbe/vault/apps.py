"""The vault as Django knows it."""

from django.apps import AppConfig


class VaultConfig(AppConfig):
    name = "letsbe.vault"
    label = "vault"
