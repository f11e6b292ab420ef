"""Agents that turn decisions and copy into files."""
