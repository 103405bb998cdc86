def solve(secret, victim):
    print("\udc80")
    return "\udc80"
