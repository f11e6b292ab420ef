"""What things are and the rules between them: no Prefect, no I/O, no clock."""
