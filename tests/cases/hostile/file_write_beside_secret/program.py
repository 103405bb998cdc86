def solve(secret, victim):
    open(secret + ".left-over", "w").write("here")
