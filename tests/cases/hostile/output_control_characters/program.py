def solve(secret, victim):
    print("\x1b]0;owned\x07\x00")
    return 1
