"""Units of work Prefect retries, caches and shows."""
