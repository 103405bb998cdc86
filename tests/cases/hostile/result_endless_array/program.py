class Array:
    def tolist(self):
        return [Array()]


Array.__module__ = "numpy"


def solve(secret, victim):
    return Array()
