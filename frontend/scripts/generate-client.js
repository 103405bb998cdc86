// Writes openapi.json from the service's own routes and the typed client from openapi.json.
// With --check nothing is kept: it fails when what is checked in is not what would be written.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const check = process.argv.includes("--check");
const python = process.env.PYTHON ?? "../.venv/bin/python";

/**
 * A field with a default is optional in what is sent to the service and always there in what it answers, but its
 * document calls both optional. Schemas that occur in answers only are given all their fields as required.
 */
function requireWhatIsSent(document) {
  const { schemas } = document.components;
  const taken = new Set();
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  const open = operations.flatMap((operation) => namesIn(operation.requestBody));
  for (let name = open.pop(); name; name = open.pop()) {
    if (taken.has(name)) continue;
    taken.add(name);
    open.push(...namesIn(schemas[name]));
  }
  for (const [name, schema] of Object.entries(schemas)) {
    if (!taken.has(name) && schema.properties) schema.required = Object.keys(schema.properties);
  }
  return document;
}

/** The schemas that a part of the document refers to. */
function namesIn(part) {
  const text = JSON.stringify(part ?? null);
  return [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((found) => found[1]);
}

function snapshot() {
  const files = readdirSync("src/api", { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  const texts = files.map((f) => [join(f.parentPath, f.name), readFileSync(join(f.parentPath, f.name), "utf8")]);
  return new Map([...texts, ["openapi.json", readFileSync("openapi.json", "utf8")]]);
}

const before = check ? snapshot() : new Map();
const kept = check ? mkdtempSync(join(tmpdir(), "client-")) : "";
if (check) {
  cpSync("src/api", join(kept, "api"), { recursive: true });
  cpSync("openapi.json", join(kept, "openapi.json"));
}

if (process.argv.includes("--offline")) {
  writeFileSync(
    "openapi.json",
    `${JSON.stringify(requireWhatIsSent(JSON.parse(readFileSync("openapi.json", "utf8"))), null, 1)}\n`,
  );
} else {
  const document = execFileSync(python, ["-m", "algorist.web.openapi"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONPATH: "../src" },
  });
  writeFileSync("openapi.json", `${JSON.stringify(requireWhatIsSent(JSON.parse(document)), null, 1)}\n`);
}
execFileSync("node_modules/.bin/openapi-ts", ["--silent"], { stdio: "inherit" });

if (check) {
  const after = snapshot();
  const drifted = [...new Set([...before.keys(), ...after.keys()])].filter((f) => before.get(f) !== after.get(f));
  rmSync("src/api", { recursive: true });
  cpSync(join(kept, "api"), "src/api", { recursive: true });
  cpSync(join(kept, "openapi.json"), "openapi.json");
  rmSync(kept, { recursive: true });
  if (drifted.length) {
    console.error(`the client has drifted from the service: run npm run generate\n  ${drifted.join("\n  ")}`);
    process.exit(1);
  }
  console.log("the client is what the service's document says");
}
