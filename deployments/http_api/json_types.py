"""Types of bodies as JSON has them: a text is no number, and neither is a truth."""

from typing import Annotated

from pydantic import BeforeValidator, StrictBool, StrictFloat


def _number(given: object) -> object:
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ValueError("Input should be a valid integer")  # pydantic's own words
    return given


Integer = Annotated[int, BeforeValidator(_number)]
"""A whole number, also when it is written as `5.0`."""
Number = StrictFloat
Truth = StrictBool
