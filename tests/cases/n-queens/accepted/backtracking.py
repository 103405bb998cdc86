def place_queens(n):
    def extend(placed):
        if len(placed) == n:
            return placed
        for column in range(n):
            if all(column != c and abs(column - c) != len(placed) - row for row, c in enumerate(placed)):
                found = extend(placed + [column])
                if found:
                    return found
        return None

    return extend([]) or []
