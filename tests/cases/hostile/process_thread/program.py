import threading


def solve(secret, victim):
    threading.Thread(target=print).start()
