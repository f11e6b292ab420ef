"""The motifs, by family: each function draws one onto a sheet."""
