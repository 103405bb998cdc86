class Late:
    def __del__(self):
        while True:
            pass


def solve(secret, victim):
    Late()
    return 1
