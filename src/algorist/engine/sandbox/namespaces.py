"""Namespaces: a root folder that holds the interpreter and nothing else, no network, no other process."""

# Paths are plain strings here: descriptors and kernel calls have no use for others.
# ruff: noqa: PTH103, PTH106, PTH112, PTH114, PTH115, PTH120, PTH211

import os
import select
import signal
from collections.abc import Sequence

from algorist.engine.sandbox import linux

_ALL = (
    linux.CLONE_NEWUSER
    | linux.CLONE_NEWPID
    | linux.CLONE_NEWNET
    | linux.CLONE_NEWIPC
    | linux.CLONE_NEWUTS
    | linux.CLONE_NEWNS
)
# The new root is built on top of /proc, of all folders: an interpreter is never below it, and it is there already.
_SCAFFOLD = "/proc"
_KEPT_FLAGS = (
    (os.ST_NOSUID, linux.MS_NOSUID),
    (os.ST_NODEV, linux.MS_NODEV),
    (os.ST_NOEXEC, linux.MS_NOEXEC),
    (os.ST_NOATIME, 1024),
    (os.ST_NODIRATIME, 2048),
    (os.ST_RELATIME, 1 << 21),
)
_PARENT_CHECK_SECONDS = 2.0


class HalfwayError(RuntimeError):
    """Namespaces were entered and something then failed: this process must not go on."""


def enter_namespaces(uid: int) -> None:
    """Move this process into new user, pid, net, ipc, uts and mount namespaces, as `uid` there.

    Root maps itself as well, since only the owner of a folder can bind what lies below a closed one; it gives itself up
    later. The pid namespace begins with the next fork.

    Raises:
        OSError: the kernel does not allow it; nothing has changed then.
        HalfwayError: it allowed the first half.

    """
    outer_uid, outer_gid = os.getuid(), os.getgid()
    ready, told = os.pipe()
    linux.prctl(linux.PR_SET_DUMPABLE, 1)  # else /proc/self/uid_map belongs to root
    target = os.getpid()
    writer = os.fork()
    if writer == 0:
        _write_maps_and_exit(ready, told, target, (uid, outer_uid, outer_gid))
    os.close(ready)
    try:
        linux.system_call("unshare", _ALL)
        os.write(told, b"!")
    finally:
        os.close(told)
        _, status = os.waitpid(writer, 0)
    if status:
        raise HalfwayError("the user namespace's id maps could not be written")


def _write_maps_and_exit(ready: int, told: int, target: int, ids: tuple[int, int, int]) -> None:
    """Write the id maps from outside: only a process that stayed behind may map two ids."""
    status = 1
    try:
        os.close(told)
        if os.read(ready, 1):
            uid, outer_uid, outer_gid = ids
            if outer_uid:
                _write(f"/proc/{target}/setgroups", "deny")
            _write(f"/proc/{target}/uid_map", _map(uid, outer_uid))
            _write(f"/proc/{target}/gid_map", _map(uid, outer_gid if outer_uid else 0))
        status = 0
    finally:
        os._exit(status)


def _map(inner: int, outer: int) -> str:
    return f"{inner} {outer} 1" if outer else f"0 0 1\n{inner} {inner} 1"


def _write(path: str, text: str) -> None:
    descriptor = os.open(path, os.O_WRONLY)
    try:
        os.write(descriptor, text.encode())
    finally:
        os.close(descriptor)


def fork_first_process(keep_closed: int, worker: int) -> None:
    """Fork pid 1 of the new pid namespace and go on there; the process outside waits for it and ends with it.

    `worker` is the pid of whoever started us: it may be gone by now, so it cannot be asked for here.
    """
    first = os.fork()
    if first == 0:
        linux.prctl(linux.PR_SET_PDEATHSIG, signal.SIGKILL)
        return
    os.close(keep_closed)
    handle = os.pidfd_open(first)
    waiting = select.poll()
    waiting.register(handle, select.POLLIN)
    while not waiting.poll(_PARENT_CHECK_SECONDS * 1000):
        if os.getppid() != worker:  # the worker is gone: so is everything here
            os._exit(0)
    _, status = os.waitpid(first, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def build_root(readable: Sequence[str], devices: Sequence[str]) -> None:
    """Make a small read-only root of the given paths and move into it; the host's files are gone afterwards.

    Raises:
        OSError: a step failed.

    """
    linux.mount("", "/", "", linux.MS_REC | linux.MS_PRIVATE)
    linux.mount("tmpfs", _SCAFFOLD, "tmpfs", linux.MS_NOSUID | linux.MS_NODEV, "size=1m,mode=755")
    for link in ("/lib", "/lib64", "/usr/lib64", "/bin"):
        if os.path.islink(link):
            os.makedirs(os.path.dirname(_SCAFFOLD + link), exist_ok=True)
            os.symlink(os.readlink(link), _SCAFFOLD + link)
    for path in readable:
        _bind(path, required=True)
    for path in devices:
        _bind(path, required=False)
    os.makedirs(_SCAFFOLD + "/.old")
    os.chdir(_SCAFFOLD)
    linux.pivot_root(".", ".old")
    os.chdir("/")
    linux.unmount("/.old")
    os.rmdir("/.old")
    flags = linux.MS_REMOUNT | linux.MS_RDONLY | linux.MS_NOSUID | linux.MS_NODEV
    linux.mount("", "/", "", flags, "size=1m,mode=755")


def _bind(path: str, *, required: bool) -> None:
    target = _SCAFFOLD + path
    if os.path.isdir(path):
        os.makedirs(target, exist_ok=True)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o644))
    linux.mount(path, target, "", linux.MS_BIND | linux.MS_REC)
    found = os.statvfs(target).f_flag
    # What the host's mount has on must stay on, or the kernel refuses the remount.
    kept = sum(flag for seen, flag in _KEPT_FLAGS if found & seen)
    try:
        linux.mount("", target, "", linux.MS_BIND | linux.MS_REMOUNT | linux.MS_RDONLY | kept)
    except OSError:
        if required:
            raise
