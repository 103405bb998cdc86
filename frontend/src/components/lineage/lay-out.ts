/** A program in a lineage, as the graph needs it. */
export type LineageNode = {
  id: string;
  label: string;
  detail?: string;
  /** How many steps from the first ancestor; worked out from the parents where it is not given. */
  generation?: number;
  tone: "good" | "bad" | "plain";
  best?: boolean;
  parents: string[];
};

export type PlacedNode = LineageNode & { column: number; lane: number };

/**
 * Places a lineage on a grid: column = generation, lane = family. A child goes on in its first parent's lane when
 * that is still free there, else a new lane opens; time and memory grow with nodes + edges.
 */
export function placeLineage(nodes: LineageNode[]): PlacedNode[] {
  const known = new Set(nodes.map((node) => node.id));
  const columns = generations(nodes, known);
  const ordered = [...nodes].sort((a, b) => (columns.get(a.id) ?? 0) - (columns.get(b.id) ?? 0));
  const laneEnds: number[] = [];
  const lanes = new Map<string, number>();
  return ordered.map((node) => {
    const column = columns.get(node.id) ?? 0;
    const family = node.parents.find((parent) => known.has(parent));
    const lane = chooseLane(laneEnds, column, family === undefined ? undefined : lanes.get(family));
    laneEnds[lane] = column;
    lanes.set(node.id, lane);
    return { ...node, column, lane };
  });
}

function chooseLane(laneEnds: number[], column: number, family: number | undefined): number {
  if (family !== undefined && (laneEnds[family] ?? -1) < column) return family;
  // Siblings stay near their family; a lane that ended may be used again.
  const from = family ?? 0;
  for (let lane = from; lane < laneEnds.length; lane += 1) {
    if ((laneEnds[lane] ?? -1) < column - 1) return lane;
  }
  return laneEnds.length;
}

function generations(nodes: LineageNode[], known: Set<string>): Map<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const columns = new Map<string, number>();
  const open = new Set<string>();
  for (const start of nodes) {
    const stack = [start.id];
    while (stack.length) {
      const id = stack[stack.length - 1] as string;
      const node = byId.get(id) as LineageNode;
      const parents = node.parents.filter((parent) => known.has(parent));
      const missing = parents.find((parent) => !columns.has(parent) && !open.has(parent));
      if (columns.has(id) || missing === undefined) {
        if (!columns.has(id)) {
          const after = parents.map((parent) => (columns.get(parent) ?? -1) + 1);
          columns.set(id, node.generation ?? Math.max(0, ...after));
        }
        open.delete(id);
        stack.pop();
      } else {
        open.add(id);
        stack.push(missing);
      }
    }
  }
  return columns;
}
