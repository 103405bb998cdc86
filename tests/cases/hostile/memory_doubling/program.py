def solve(secret, victim):
    text = "x"
    while True:
        text += text
