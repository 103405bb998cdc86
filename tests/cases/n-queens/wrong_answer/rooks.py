def place_queens(n):
    return [(2 * i + 1) % n if n % 2 else (2 * i + (2 * i >= n)) % n for i in range(n)]
