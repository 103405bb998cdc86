import py_compile, json


def solve(secret, victim):
    py_compile.compile(json.__file__)
