class Liar(list):
    def __iter__(self):
        return iter([42])

    def __getitem__(self, at):
        return 42


def solve(secret, victim):
    return Liar([1])
