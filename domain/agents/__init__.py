"""What an agent is, and which agents build a website."""
