"""Which system calls the zygote and its children may make: a large filter put on once, a small one for each child.

The large filter names what computing needs; a call that no computation has a reason for is reported to the parent by
seccomp's user notification (or kills, where there is no listener), and everything else gives EPERM.
"""

# ruff: noqa: SIM905 - long lists read better as words

import errno

from algorist.engine.sandbox import bpf
from algorist.engine.sandbox.syscalls import MACHINE, call_numbers

_COMPUTING = """
read write readv writev pread64 pwrite64 lseek close fstat newfstatat stat lstat statx access faccessat faccessat2
getdents64 open openat readlink readlinkat getcwd chdir fchdir statfs fstatfs ftruncate fsync fdatasync fadvise64
mkdir mkdirat rmdir unlink unlinkat rename renameat renameat2 symlink symlinkat copy_file_range umask
brk munmap mremap madvise mincore rt_sigaction rt_sigprocmask rt_sigreturn rt_sigpending rt_sigtimedwait sigaltstack
futex clock_gettime clock_getres clock_nanosleep nanosleep gettimeofday time times getrusage setitimer getitimer alarm
pause getpid gettid getuid geteuid getgid getegid getppid getgroups getpgrp getpgid getsid getrandom getrlimit uname
sysinfo sched_yield sched_getaffinity sched_getparam sched_getscheduler sched_get_priority_max sched_get_priority_min
getcpu exit exit_group poll ppoll select pselect6 epoll_create1 epoll_ctl epoll_wait epoll_pwait eventfd2 pipe2 dup
dup2 dup3 restart_syscall set_robust_list set_tid_address rseq membarrier
""".split()

# What the zygote needs after the large filter is on; the child's own filter takes it away again.
_FORKING = """
clone wait4 waitid pidfd_open sendmsg setrlimit prlimit64 prctl seccomp close_range
landlock_create_ruleset landlock_restrict_self kill tgkill tkill
""".split()

# A program that computes has no reason to ask for any of these: the first one ends its run.
_FORBIDDEN = """
socket socketpair connect bind listen accept accept4 sendto recvfrom sendmmsg recvmsg recvmmsg setsockopt
getsockopt getsockname getpeername shutdown fork vfork setsid execve execveat ptrace process_vm_readv process_vm_writev
pidfd_getfd pidfd_send_signal kcmp rt_sigqueueinfo rt_tgsigqueueinfo unshare setns mount umount2 pivot_root chroot bpf
perf_event_open userfaultfd io_uring_setup io_uring_enter io_uring_register io_setup io_submit keyctl add_key
request_key init_module finit_module delete_module kexec_load kexec_file_load open_by_handle_at name_to_handle_at
memfd_create memfd_secret mknod mknodat link linkat chmod fchmod fchmodat fchmodat2 chown fchown lchown fchownat
setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr utime utimes utimensat futimesat setuid setgid
setreuid setregid setresuid setresgid setgroups setfsuid setfsgid setpgid setpriority sched_setaffinity
sched_setscheduler sched_setparam sched_setattr ioprio_set shmget shmat shmctl semget semop semtimedop semctl msgget
msgsnd msgrcv msgctl mq_open mq_unlink mq_notify capset personality syslog acct quotactl reboot sethostname
setdomainname swapon swapoff iopl ioperm modify_ldt settimeofday clock_settime adjtimex clock_adjtime
landlock_add_rule open_tree move_mount fsopen fsconfig fsmount fspick mount_setattr process_madvise process_mrelease
inotify_init inotify_init1 fanotify_init vmsplice tee splice sendfile fallocate flock signalfd signalfd4
timerfd_create timer_create mlock mlock2 mlockall uselib ustat sysfs creat truncate vhangup lookup_dcookie
migrate_pages move_pages mbind set_mempolicy
""".split()
_UNKNOWN_HERE = ("clone3", "openat2")

_LOCAL_SOCKET = 1
_CLONE_THREAD = 0x10000
_PROT_EXEC, _MAP_ANONYMOUS = 4, 0x20
# F_DUPFD F_GETFD F_SETFD F_GETFL F_SETFL F_DUPFD_CLOEXEC F_GETPIPE_SZ; not F_SETOWN, F_SETSIG, F_SETLEASE, F_SETPIPE_SZ
_DESCRIPTOR_COMMANDS = [0, 1, 2, 3, 4, 1030, 1032]
# FIONREAD FIONCLEX FIOCLEX FIONBIO; to all else the answer is "not a terminal"
_DEVICE_COMMANDS = [0x541B, 0x5450, 0x5451, 0x5421]
# PR_SET_NAME PR_GET_NAME
_HARMLESS_ATTRIBUTES = [15, 16]
_PID_MARK = 0x5A17C0DE
_REFUSED = bpf.ERRNO | errno.EPERM


def zygote_filter(*, notify: bool, machine: str = MACHINE) -> bytes:
    """The large filter, which every child inherits."""
    forbidden = bpf.NOTIFY if notify else bpf.KILL_PROCESS
    checked = {
        # No anonymous executable memory: code comes from files only.
        "mmap": bpf.when_both_have((2, _PROT_EXEC), (3, _MAP_ANONYMOUS), _REFUSED),
        "mprotect": bpf.when_argument_has(2, _PROT_EXEC, _REFUSED, bpf.ALLOW),
        "pkey_mprotect": bpf.give(_REFUSED),
        "fcntl": bpf.when_argument_is(1, _DESCRIPTOR_COMMANDS, forbidden),
        # The C library looks for a name service by a local socket before it reads a file; innocent imports do that.
        "socket": bpf.when_argument_is(0, [_LOCAL_SOCKET], forbidden, bpf.ERRNO | errno.EACCES),
        "ioctl": bpf.when_argument_is(1, _DEVICE_COMMANDS, bpf.ERRNO | errno.ENOTTY),
        **{name: bpf.give(bpf.ERRNO | errno.ENOSYS) for name in _UNKNOWN_HERE},
        **{name: bpf.give(bpf.ALLOW) for name in (*_COMPUTING, *_FORKING)},
        **{name: bpf.give(forbidden) for name in _FORBIDDEN if name != "socket"},
    }
    return _assemble(checked, _REFUSED, machine)


def _assemble(rules: dict[str, bpf.Rule], default: int, machine: str) -> bytes:
    program, numbers = bpf.prologue(machine), call_numbers(machine)
    for name, rule in rules.items():
        if name in numbers:
            program += bpf.on_call(numbers[name], rule)
    return bpf.pack_program(program + bpf.give(default))


class ChildFilter:
    """The small filter of a child: what only the zygote may do ends here, and signals reach only the child itself.

    Built once; `for_pid` writes the child's own pid into it, since assembling it costs more than a fork.
    """

    def __init__(self, machine: str = MACHINE) -> None:
        only_self = bpf.when_argument_is(0, [_PID_MARK], _REFUSED)
        rules = {name: bpf.give(_REFUSED) for name in _FORKING}
        rules |= {
            "clone": bpf.when_argument_has(0, _CLONE_THREAD, bpf.ERRNO | errno.EAGAIN, _REFUSED),
            "kill": only_self,
            "tkill": only_self,
            "tgkill": only_self,
            "prctl": bpf.when_argument_is(0, _HARMLESS_ATTRIBUTES, _REFUSED),
            "prlimit64": bpf.when_argument_is_null(2, _REFUSED),
        }
        self._program = _assemble(rules, bpf.ALLOW, machine)
        mark = _PID_MARK.to_bytes(4, "little")
        self._places = [at + 4 for at in range(0, len(self._program), 8) if self._program[at + 4 : at + 8] == mark]

    def for_pid(self, pid: int) -> bytes:
        """The filter for the child of this pid, as the child itself knows it."""
        program = bytearray(self._program)
        for place in self._places:
            program[place : place + 4] = pid.to_bytes(4, "little")
        return bytes(program)
