"""A mark for tests that ask Great Expectations."""

import pytest

from blocks._expectations import is_installed

needs_gx = pytest.mark.skipif(not is_installed(), reason="Great Expectations is not installed")
