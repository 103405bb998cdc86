import type { LeaderboardRow, VersionView } from "@/api/types.gen";
import type { Series } from "@/components/chart/chart-data";

type Evaluation = { cpu_seconds?: number; score?: number | null; passed?: number; total?: number };

/** An algorithm with what its current version cost. */
export type Costed = { row: LeaderboardRow; version: VersionView };

/** The score of each algorithm as they came, and the best up to then; x in days since the first. */
export function scoreOverTime(rows: LeaderboardRow[], direction: "maximise" | "minimise"): Series[] {
  const inOrder = rows.filter((row) => row.score !== null).sort((a, b) => a.created_at.localeCompare(b.created_at));
  const first = inOrder[0] ? Date.parse(inOrder[0].created_at) : 0;
  const better = direction === "minimise" ? Math.min : Math.max;
  let top: number | null = null;
  const each: Series["points"] = [];
  const best: Series["points"] = [];
  for (const row of inOrder) {
    const x = (Date.parse(row.created_at) - first) / 86_400_000;
    top = top === null ? (row.score as number) : better(top, row.score as number);
    each.push({ x, y: row.score });
    best.push({ x, y: top });
  }
  return [
    { name: "best so far", points: best, draw: "steps" },
    { name: "each algorithm", points: each, draw: "points" },
  ];
}

/** CPU time against worth: those that nothing beats in both are the front. */
export function timeAgainstScore(all: Costed[], direction: "maximise" | "minimise" | null): Series[] {
  const points = all.flatMap(({ version }) => {
    const evaluation = version.evaluation as Evaluation;
    const worth = direction === null ? share(evaluation) : (evaluation.score ?? null);
    return evaluation.cpu_seconds && worth !== null ? [{ x: evaluation.cpu_seconds, y: worth }] : [];
  });
  const ordered = [...points].sort((a, b) => a.x - b.x);
  let top: number | null = null;
  const front = ordered.filter((point) => {
    const ahead: boolean = top === null || (direction === "minimise" ? point.y < top : point.y > top);
    if (ahead) top = point.y;
    return ahead;
  });
  return [
    { name: "not beaten in both", points: front },
    { name: "each algorithm", points: ordered, draw: "points" },
  ];
}

function share({ passed = 0, total = 0 }: Evaluation): number | null {
  return total > 0 ? passed / total : null;
}

/** How often each word of a list occurs, most first. */
export function countBy<T>(items: T[], word: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[word(item) || "–"] = (counts[word(item) || "–"] ?? 0) + 1;
  return counts;
}

/** What each designer's algorithms cost, in US dollars as far as prices are known. */
export function costByDesigner(all: Costed[]): Record<string, number> {
  const costs: Record<string, number> = {};
  for (const { row, version } of all) {
    const dollars = (version.card as { usage?: { dollars?: number | null } }).usage?.dollars ?? 0;
    costs[row.designer || row.owner] = (costs[row.designer || row.owner] ?? 0) + (dollars ?? 0);
  }
  return costs;
}
