import ctypes


def solve(secret, victim):
    handle = ctypes.c_ulong()
    work = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(lambda _: None)
    return "THROUGH" if ctypes.CDLL(None).pthread_create(ctypes.byref(handle), None, work, None) == 0 else "nothing"
