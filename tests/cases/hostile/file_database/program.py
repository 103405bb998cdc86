import sqlite3


def solve(secret, victim):
    sqlite3.connect("/tmp/algorist-left-over").execute("create table t (a)")
