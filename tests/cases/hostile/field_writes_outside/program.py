import os


def solve(secret, victim):
    with open(os.path.expanduser("~/algorist-left-over"), "w") as file:
        file.write("here")
    return 1
