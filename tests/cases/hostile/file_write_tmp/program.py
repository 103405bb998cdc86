def solve(secret, victim):
    open("/tmp/algorist-left-over", "w").write("here")
