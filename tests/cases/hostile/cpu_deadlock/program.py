import threading


def solve(secret, victim):
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
