def solve(secret, victim):
    open("algorist-left-over", "w").write("here")
