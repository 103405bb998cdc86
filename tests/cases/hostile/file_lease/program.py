import fcntl, os


def solve(secret, victim):
    fcntl.fcntl(os.open(os.__file__, os.O_RDONLY), 1024, 0)
