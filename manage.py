"""Django's commands for this house; `./letsbe manage` calls it."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "letsbe.config.settings")
    execute_from_command_line(sys.argv)
