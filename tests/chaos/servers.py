"""A Redis and a MariaDB that can be killed, wiped and started again on the same port and folder."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from tests.servers import accepts, die_with_parent, free_port


class Server:
    """A server of one folder and one port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def command(self) -> list[str]:
        raise NotImplementedError

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder.parent / f"{self.folder.name}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                preexec_fn=die_with_parent,  # noqa: PLW1509  the driver has one thread
            )
        end = time.monotonic() + 60
        while not accepts(self.port):
            if self.process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"{self.command()[0]} did not start")
            time.sleep(0.05)

    def end(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)
        self.process.wait(60)


class RedisServer(Server):
    def command(self) -> list[str]:
        server = shutil.which("redis-server") or shutil.which("valkey-server") or "redis-server"
        return [
            server, "--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder), "--appendonly", "yes",
            "--appendfsync", "everysec", "--save", "", "--maxmemory-policy", "noeviction",
        ]  # fmt: skip

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def wipe(self) -> None:
        shutil.rmtree(self.folder)


class MariadbServer(Server):
    def command(self) -> list[str]:
        user = ["--user=root"] if os.getuid() == 0 else []
        server = shutil.which("mariadbd") or "/usr/sbin/mariadbd"
        return [
            server, "--no-defaults", *user, f"--datadir={self.folder}/d", f"--socket={self.folder}/s",
            f"--port={self.port}", "--bind-address=127.0.0.1", "--skip-name-resolve", "--skip-log-bin",
            f"--tmpdir={self.folder}",
            "--innodb-buffer-pool-size=64M", "--innodb-log-file-size=16M", f"--pid-file={self.folder}/p",
            "--innodb-flush-log-at-trx-commit=1", "--character-set-server=utf8mb4",
        ]  # fmt: skip

    def install(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        user = ["--user=root"] if os.getuid() == 0 else []
        subprocess.run(
            ["mariadb-install-db", "--no-defaults", *user, f"--datadir={self.folder}/d",
             "--auth-root-authentication-method=normal", "--skip-test-db", "--skip-name-resolve",
             f"--tmpdir={self.folder}"],
            check=True, capture_output=True,
        )  # fmt: skip
        self.start()
        statement = "CREATE DATABASE chaos CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"
        subprocess.run(["mariadb", "-uroot", "-h127.0.0.1", f"-P{self.port}", "-e", statement], check=True)

    @property
    def url(self) -> str:
        return f"mysql://root@127.0.0.1:{self.port}/chaos"
