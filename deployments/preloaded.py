"""What builders have from birth: imported once, in the process they are all copies of."""

import importlib
import threading

from blocks.harper import load

_proofreader = threading.Thread(target=load)
_proofreader.start()  # without Python's lock, so that it takes no time of the imports

importlib.import_module("flows.website")  # beside it

_proofreader.join()
