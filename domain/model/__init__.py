"""What is asked of a language model, what it answers, and what that costs."""
