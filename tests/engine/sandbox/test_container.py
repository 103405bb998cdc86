"""The hostile suite inside a container as Docker makes one: no user namespaces, few capabilities, its own filter.

The profile here refuses what Docker's default profile refuses and matters to a sandbox; it is not Docker's file.
"""

import json
import os
import shutil
import subprocess
import tempfile
import uuid
from pathlib import Path

import pytest

from . import hostile
from .test_hostile import SOURCES, interpreter_of_everybody

REFUSED = """
unshare setns mount umount2 pivot_root move_mount open_tree fsopen fsconfig fsmount fspick mount_setattr chroot
pidfd_getfd kcmp process_madvise io_uring_setup io_uring_enter io_uring_register keyctl add_key request_key bpf
perf_event_open userfaultfd init_module finit_module delete_module kexec_load kexec_file_load open_by_handle_at reboot
swapon swapoff sethostname setdomainname settimeofday clock_settime acct iopl ioperm syslog quotactl personality
""".split()  # noqa: SIM905
NAMESPACE_FLAGS = [0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000, 0x40000000]
CAPABILITIES = """
CAP_CHOWN CAP_DAC_OVERRIDE CAP_FSETID CAP_FOWNER CAP_MKNOD CAP_NET_RAW CAP_SETGID CAP_SETUID CAP_SETFCAP CAP_SETPCAP
CAP_NET_BIND_SERVICE CAP_SYS_CHROOT CAP_KILL CAP_AUDIT_WRITE
""".split()  # noqa: SIM905
SYSTEM_FOLDERS = ("/usr", "/lib", "/lib64", "/bin", "/etc", "/opt")


def container_filter():
    flagged = [
        {
            "names": ["clone"],
            "action": "SCMP_ACT_ERRNO",
            "errnoRet": 1,
            "args": [{"index": 0, "value": flag, "valueTwo": flag, "op": "SCMP_CMP_MASKED_EQ"}],
        }
        for flag in NAMESPACE_FLAGS
    ]
    plain = [
        {"names": REFUSED, "action": "SCMP_ACT_ERRNO", "errnoRet": 1},
        {"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38},
    ]
    return {"defaultAction": "SCMP_ACT_ALLOW", "syscalls": [*plain, *flagged]}


def bind(path):
    return {"destination": path, "type": "bind", "source": path, "options": ["rbind", "ro"]}


def container_config(command, uid, filter_profile):
    """A container of Docker's shape whose files are this machine's, read-only."""
    folders = [str(Path(p)) for p in (*SYSTEM_FOLDERS, SOURCES, Path(hostile.__file__).parents[2]) if Path(p).is_dir()]
    capabilities = CAPABILITIES if uid == 0 else []
    sets = ("bounding", "effective", "permitted")
    return {
        "ociVersion": "1.0.2",
        "process": {
            "terminal": False,
            "user": {"uid": uid, "gid": uid},
            "args": command,
            "env": ["PATH=/usr/bin:/bin", f"PYTHONPATH={SOURCES}", "HOME=/tmp"],
            "cwd": "/",
            "capabilities": dict.fromkeys(sets, capabilities),
            "noNewPrivileges": False,
        },
        "root": {"path": "rootfs", "readonly": True},
        "hostname": "box",
        "mounts": [
            *(
                {"destination": path, "type": "tmpfs", "source": "tmpfs", "options": ["mode=1777"]}
                for path in ("/tmp", "/dev")
            ),
            {"destination": "/proc", "type": "proc", "source": "proc"},
            {"destination": "/dev/shm", "type": "tmpfs", "source": "shm", "options": ["mode=1777"]},
            *map(bind, folders),
        ],
        "linux": {
            "namespaces": [{"type": kind} for kind in ("pid", "network", "ipc", "uts", "mount")],
            "seccomp": filter_profile,
            "maskedPaths": ["/proc/kcore", "/proc/keys"],
            "readonlyPaths": ["/proc/sys"],
        },
    }


def run_in_container(command, uid, filter_profile):
    name = f"algorist-test-{uuid.uuid4().hex[:8]}"
    with tempfile.TemporaryDirectory() as bundle:
        config = container_config(command, uid, filter_profile)
        root = Path(bundle, "rootfs")
        for mount in config["mounts"]:
            root.joinpath(mount["destination"].lstrip("/")).mkdir(parents=True, exist_ok=True)
        root.joinpath("tmp").chmod(0o1777)  # runc gives a tmpfs the rights of the folder below it
        Path(bundle, "config.json").write_text(json.dumps(config))
        try:
            return subprocess.run(
                ["runc", "run", "--bundle", bundle, name],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
                timeout=250,
            )
        finally:
            subprocess.run(["runc", "delete", "--force", name], capture_output=True, check=False)


@pytest.mark.slow
@pytest.mark.timeout(300)
@pytest.mark.skipif(os.getuid() != 0 or not shutil.which("runc"), reason="needs root and runc")
@pytest.mark.parametrize("uid", [0, 1001])
def test_hostile_programs_do_no_harm_in_a_container(uid):
    python = interpreter_of_everybody()
    if python is None:
        pytest.skip("no interpreter that an ordinary user can run")
    if run_in_container(["/bin/true"], uid, container_filter()).returncode:
        pytest.skip("containers cannot be made here")
    command = [python, "-B", str(Path(hostile.__file__)), "standard", str(hostile.FOLDER), "contained"]
    done = run_in_container(command, uid, container_filter())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []
    refused = run_in_container([*command[:3], "strong", *command[4:]], uid, container_filter())
    assert "unshare" in refused.stderr
