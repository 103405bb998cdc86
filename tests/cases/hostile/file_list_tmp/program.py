import os
import sys


def solve(secret, victim):
    way = {part for path in sys.path for part in path.split("/")}
    strange = [name for name in os.listdir("/tmp") if name not in way]
    if not strange:
        raise RuntimeError("nothing but the way to the interpreter")
    return strange
