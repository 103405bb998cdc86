// The whole service, private to this run: its own folder, its own port, the embedded defaults.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Starts everything and waits until it is ready; E2E_URL and E2E_PASSWORD name one that runs already. */
export async function startService() {
  if (process.env.E2E_URL)
    return { base: process.env.E2E_URL, password: process.env.E2E_PASSWORD, stop: async () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "algorist-e2e-"));
  const port = await freePort();
  const said = [];
  const child = spawn(process.env.PYTHON ?? "../.venv/bin/python", ["-m", "algorist", "up"], {
    env: {
      ...process.env,
      PYTHONPATH: "../src",
      ALGORIST_DATA_DIR: folder,
      ALGORIST_PORT: String(port),
      ALGORIST_FRONTEND_DIR: "dist",
      ALGORIST_RATE_LIMIT_PER_MINUTE: "100000",
      ALGORIST_SIGN_IN_LIMIT_PER_MINUTE: "1000",
    },
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => said.push(String(text)));
  const base = `http://127.0.0.1:${port}`;
  const stop = async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGINT");
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 240; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the service ended:\n${said.join("")}`);
    // The first account's password is printed once a first algorithm has been designed.
    if (said.join("").includes("Sign in as")) {
      const password = readFileSync(join(folder, "first-account.txt"), "utf8").split("\n")[1].trim();
      return { base, password, stop };
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  await stop();
  throw new Error(`the service was not ready in time:\n${said.join("")}`);
}
