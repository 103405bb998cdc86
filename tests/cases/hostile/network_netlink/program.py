import socket


def solve(secret, victim):
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
