// Byte budgets of the built page, gzip 9, kB of 1,024 bytes. They do not depend on the machine, so they are a gate.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const manifest = JSON.parse(readFileSync("dist/.vite/manifest.json", "utf8"));

const weigh = (files) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length, 0) / 1024;

/** The chunk and everything that it cannot do without. */
function reach(key, seen = new Set()) {
  if (seen.has(key)) return seen;
  seen.add(key);
  for (const next of manifest[key].imports ?? []) reach(next, seen);
  return seen;
}

const filesOf = (keys) => new Set([...keys].map((key) => manifest[key].file));
const stylesOf = (keys) => new Set([...keys].flatMap((key) => manifest[key].css ?? []));
const shell = reach("index.html");
/** What a lazy part adds to the page that shows it. */
function more(key, page) {
  const there = new Set([...shell, ...(page ? reach(`src/app/pages/${page}-page.tsx`) : [])]);
  return new Set([...reach(key)].filter((one) => !there.has(one)));
}

// What the first page needs beyond the shell counts too: a list route is what most people open first.
const listRoutes = ["problems", "algorithms", "jobs"].map((name) => `src/app/pages/${name}-page.tsx`);
const heaviest = listRoutes
  .map((key) => new Set([...shell, ...reach(key)]))
  .sort((a, b) => weigh(filesOf(b)) - weigh(filesOf(a)))[0];

const rows = [
  ["initial route, JavaScript", weigh(filesOf(heaviest)), 175],
  ["initial route, styles", weigh(stylesOf(heaviest)), 20],
  ["player", weigh(filesOf(more("src/features/visualizer/components/player.tsx", "algorithm"))), 15],
  ["editor", weigh(filesOf(more("src/components/code/code-mirror.tsx", "algorithm"))), 130],
  ["chart", weigh(filesOf(more("src/components/chart/uplot-chart.tsx", "algorithm"))), 25],
  ["lineage", weigh(filesOf(more("src/components/lineage/lineage-graph.tsx", "algorithm"))), 65],
  ["prose", weigh(filesOf(more("src/components/markdown/markdown-html.tsx", "algorithm"))), 30],
  ["palette", weigh(filesOf(more("src/app/shell/palette.tsx"))), 50],
];

let over = false;
for (const [name, weight, budget] of rows) {
  const broken = weight > budget;
  over ||= broken;
  console.log(`${broken ? "OVER" : "ok  "}  ${name.padEnd(26)} ${weight.toFixed(1).padStart(6)} of ${budget} kB`);
}
const lock = readFileSync("package-lock.json", "utf8");
if (/"resolved"/.test(lock)) {
  console.error("package-lock.json holds addresses of a registry: run npm install with this folder's .npmrc");
  over = true;
}
process.exit(over ? 1 : 0);
