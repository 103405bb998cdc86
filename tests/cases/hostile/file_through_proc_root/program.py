def solve(secret, victim):
    return open("/proc/self/root/etc/passwd").read()
