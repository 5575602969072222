"""How Hypothesis runs here: no clock decides a test, and a green run is green again."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Two cores shared by several processes make any deadline a coin toss.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", parent=settings.get_profile("house"), derandomize=True)
settings.load_profile("house" if os.environ.get("EXPLORE") else "ci")
