"""The HTTP API for tenants: their projects, briefs, runs, releases, grades and costs."""
