// How long it takes to lay out lineages of different sizes; prints figures and judges nothing. The graph draws only what
// is in view, so that the layout is what grows with a family.
import { createServer } from "vite";

const SIZES = [200, 1000, 2000, 5000];
const TURNS = 15;

/** A family as searches make them: mostly chains and branches, some hybrids, a few beginnings. */
function makeFamily(count) {
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  return Array.from({ length: count }, (_, at) => {
    const recent = () => String(Math.max(0, at - 1 - Math.floor(random() ** 2 * Math.min(at, 60))));
    const parents =
      at === 0 || random() < 0.02 ? [] : random() < 0.15 ? [...new Set([recent(), recent()])] : [recent()];
    return { id: String(at), label: `v${at}`, detail: "", tone: "plain", parents };
  });
}

const server = await createServer({
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: "custom",
  logLevel: "error",
});
try {
  const { placeLineage } = await server.ssrLoadModule("/src/components/lineage/lay-out.ts");
  for (const size of SIZES) {
    const family = makeFamily(size);
    const times = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const begun = performance.now();
      placeLineage(family);
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    const lanes = Math.max(...placeLineage(family).map((node) => node.lane)) + 1;
    console.log(
      `${size} versions in ${lanes} lanes: p50 ${times[TURNS >> 1].toFixed(1)} ms, most ${times[TURNS - 1].toFixed(1)} ms`,
    );
  }
} finally {
  await server.close();
}
