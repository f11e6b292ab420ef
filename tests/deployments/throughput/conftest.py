"""One real Prefect server for all that the worker does with it."""

from tests.prefect_server import prefect_api, served_home

__all__ = ["prefect_api", "served_home"]
