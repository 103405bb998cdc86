def solve(secret, victim):
    return open("/etc/passwd").read()
