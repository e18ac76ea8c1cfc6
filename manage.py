#!/usr/bin/env python
"""Django's command line. `./dev manage …` calls it with the embedded default's environment."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ita_portal.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
