def solve(secret, victim):
    return {"$t": [1], "$o": "Accepted"}
