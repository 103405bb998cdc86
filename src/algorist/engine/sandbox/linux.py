"""Raw kernel interfaces by ctypes, used on both sides of the wall; stdlib only."""

import ctypes
import errno
import os
import struct

from algorist.engine.sandbox.syscalls import NUMBERS

LIBC = ctypes.CDLL(None, use_errno=True)

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38

CLONE_NEWNS = 0x20000
CLONE_NEWUTS = 0x4000000
CLONE_NEWIPC = 0x8000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT = 1, 2, 4, 8, 32
MS_BIND, MS_REC, MS_PRIVATE = 4096, 16384, 1 << 18
MNT_DETACH = 2

_SECCOMP_SET_MODE_FILTER = 1
_SECCOMP_GET_ACTION_AVAIL = 2
_SECCOMP_FILTER_FLAG_NEW_LISTENER = 8
_SECCOMP_IOCTL_NOTIF_RECV = 0xC0502100
_NOTIFICATION_BYTES = 80
_CAPABILITY_VERSION = 0x20080522
_LAST_CAPABILITY = 63


def system_call(name: str, *args: int | ctypes.c_char_p) -> int:
    """Make a system call by its name.

    Raises:
        OSError: it failed; the message begins with the call's name. ENOSYS where this machine has no such call.

    """
    number = NUMBERS.get(name)
    if number is None:
        raise OSError(errno.ENOSYS, f"{name}: {os.strerror(errno.ENOSYS)}")
    words = [ctypes.c_long(a) if isinstance(a, int) else a for a in args]
    result = int(LIBC.syscall(ctypes.c_long(number), *words))
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return result


def prctl(option: int, value: int = 0) -> None:
    """Set one attribute of this process (`PR_...`)."""
    if LIBC.prctl(ctypes.c_int(option), ctypes.c_ulong(value), *[ctypes.c_ulong(0)] * 3) < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"prctl {option}: {os.strerror(code)}")


def close_descriptors_from(first: int) -> None:
    """Close every descriptor from `first` on."""
    try:
        system_call("close_range", first, 0x7FFFFFFF, 0)
    except OSError:
        os.closerange(first, 65536)


def drop_capabilities() -> None:
    """Give up every capability, the bounding set included, for good."""
    for capability in range(_LAST_CAPABILITY):
        try:
            prctl(PR_CAPBSET_DROP, capability)
        except OSError:
            break
    header = ctypes.create_string_buffer(struct.pack("Ii", _CAPABILITY_VERSION, 0), 8)
    nothing = ctypes.create_string_buffer(24)
    system_call("capset", ctypes.addressof(header), ctypes.addressof(nothing))


def mount(source: str, target: str, kind: str, flags: int, options: str = "") -> None:
    """Mount a file system; empty words are passed as NULL."""
    words = [text.encode() if text else None for text in (source, target, kind)]
    if LIBC.mount(*words, ctypes.c_ulong(flags), options.encode() if options else None) < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"mount {target}: {os.strerror(code)}")


def unmount(target: str) -> None:
    """Detach a mount now, and free it when nobody uses it."""
    if LIBC.umount2(target.encode(), ctypes.c_int(MNT_DETACH)) < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"umount2 {target}: {os.strerror(code)}")


def pivot_root(new_root: str, old_root: str) -> None:
    """Make `new_root` the root and put the old one at `old_root`."""
    system_call("pivot_root", ctypes.c_char_p(new_root.encode()), ctypes.c_char_p(old_root.encode()))


def install_filter(program: bytes, *, listen: bool) -> int:
    """Put a seccomp filter (packed `sock_filter`s) on this process; gives the listener's descriptor where asked."""
    code = ctypes.create_string_buffer(program, len(program))
    header = ctypes.create_string_buffer(struct.pack("HxxxxxxQ", len(program) // 8, ctypes.addressof(code)), 16)
    flags = _SECCOMP_FILTER_FLAG_NEW_LISTENER if listen else 0
    return system_call("seccomp", _SECCOMP_SET_MODE_FILTER, flags, ctypes.addressof(header))


def has_filter_action(action: int) -> bool:
    """Whether the kernel knows a seccomp action."""
    word = ctypes.c_uint32(action)
    try:
        system_call("seccomp", _SECCOMP_GET_ACTION_AVAIL, 0, ctypes.addressof(word))
    except OSError:
        return False
    return True


def receive_notification(listener: int) -> tuple[int, int, tuple[int, ...]] | None:
    """Take one notification of a refused call: the caller's pid as seen here, the call's number, its six arguments.

    None when the caller is gone already. Blocks when there is nothing to take.
    """
    buffer = ctypes.create_string_buffer(_NOTIFICATION_BYTES)
    if LIBC.ioctl(ctypes.c_int(listener), ctypes.c_ulong(_SECCOMP_IOCTL_NOTIF_RECV), buffer) < 0:
        return None
    _, pid, _, number, _, _, *args = struct.unpack("QIIiIQ6Q", buffer.raw)
    return pid, number, tuple(args)


def cpu_clock(pid: int) -> int:
    """The clock id of another process's CPU time: nanoseconds, all its threads, no permission needed.

    The kernel's CPUCLOCK_SCHED encoding of a pid in a clock id.
    """
    return (~pid << 3) | 2
