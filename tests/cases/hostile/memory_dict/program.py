def solve(secret, victim):
    kept = {}
    while True:
        kept[len(kept)] = [0] * 1000
