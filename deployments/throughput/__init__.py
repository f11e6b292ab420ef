"""The worker that runs many builds in one process, each an ordinary flow run of its own."""
