def place_queens(n):
    return list(range(n))
