"""Every way in besides the dashboard."""
