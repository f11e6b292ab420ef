"""A process that ends at once, imported by the one builders are copies of, and by nobody else.

What it holds would be freed piece by piece, and whoever reads what the command says waits for that,
0.9 s. The builders themselves end otherwise.
"""

import atexit
import os

atexit.register(os._exit, 0)
