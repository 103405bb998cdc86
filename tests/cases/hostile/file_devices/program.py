import os


def solve(secret, victim):
    opened = []
    for name in (
        "mem",
        "kmem",
        "kmsg",
        "port",
        "tty",
        "ptmx",
        "fuse",
        "kvm",
        "vda",
        "sda",
        "net/tun",
        "console",
        "shm/x",
    ):
        try:
            os.open("/dev/" + name, os.O_RDWR)
            opened.append(name)
        except OSError:
            pass
    return opened or "nothing"
