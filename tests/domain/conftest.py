"""Settings of the property tests."""

from hypothesis import settings

# A machine with busy neighbours is no fault of the code, so no example has a deadline.
settings.register_profile("atelier", deadline=None)
settings.load_profile("atelier")
