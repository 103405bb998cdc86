class Meta(type):
    def __getattribute__(cls, name):
        raise SystemExit(name)


class Slippery(metaclass=Meta):
    pass


def solve(secret, victim):
    return Slippery()
