"""Agents that write what the pages say, from facts only."""
