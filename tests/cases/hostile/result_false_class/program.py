class Liar:
    @property
    def __class__(self):
        return int

    def __int__(self):
        return 42

    __index__ = __int__


def solve(secret, victim):
    return Liar()
