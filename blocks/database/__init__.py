"""The application's database: what it holds, who may see what, and how it is reached."""
