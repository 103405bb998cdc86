def solve(secret, victim):
    while True:
        print("x" * 1000)
