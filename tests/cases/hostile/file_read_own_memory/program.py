def solve(secret, victim):
    return open("/proc/self/mem", "rb").read(1)
