import ctypes


def solve(secret, victim):
    b = ctypes.create_string_buffer(64)
    ctypes.CDLL(None).process_vm_readv(victim, b, 1, b, 1, 0)
