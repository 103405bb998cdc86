import json


def solve(secret, victim):
    open(json.__file__, "a").write("planted = 1")
