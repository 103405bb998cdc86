// Runs dependency-cruiser and also asserts that it saw the modules: with a compiler it does not know it passes
// silently on none at all.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

const run = spawnSync(
  "node_modules/.bin/depcruise",
  ["src", "--config", ".dependency-cruiser.cjs", "--output-type", "json"],
  {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  },
);
if (run.error) throw run.error;
if (!run.stdout.startsWith("{")) {
  console.error(run.stderr || run.stdout);
  process.exit(1);
}
const { summary, modules } = JSON.parse(run.stdout);
const cruised = modules.filter((m) => /^src\/.*\.tsx?$/.test(m.source)).length;
const present = readdirSync("src", { recursive: true }).filter((f) => /\.tsx?$/.test(f) && !f.endsWith(".d.ts")).length;
for (const v of summary.violations) console.error(`${v.rule.name}: ${v.from} → ${v.to}`);
if (cruised < present) {
  console.error(`only ${cruised} of ${present} modules were cruised: the contracts were not checked`);
  process.exit(1);
}
if (summary.violations.length) process.exit(1);
console.log(`contracts hold over ${cruised} modules`);
