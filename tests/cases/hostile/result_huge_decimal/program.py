from decimal import Decimal


def solve(secret, victim):
    return {Decimal("1E+999999")}
