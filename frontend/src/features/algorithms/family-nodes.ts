import type { LineageView } from "@/api/types.gen";
import type { LineageNode } from "@/components/lineage/lay-out";
import { formatNumber, formatWords } from "@/lib/format";

/** The service's nodes and edges in the graph's words. */
export function familyNodes(lineage: LineageView): LineageNode[] {
  const parents = parentsByChild(lineage);
  return lineage.nodes.map((node) => ({
    id: String(node.version_id),
    label: `${node.algorithm_name} v${node.number}`,
    detail: node.score === null ? formatWords(node.verdict || "not judged") : formatNumber(node.score),
    generation: node.generation,
    tone: node.verdict === "accepted" ? "good" : node.verdict ? "bad" : "plain",
    parents: parents.get(node.version_id) ?? [],
  }));
}

function parentsByChild(lineage: LineageView): Map<number, string[]> {
  const parents = new Map<number, string[]>();
  for (const edge of lineage.edges) parents.set(edge.child, [...(parents.get(edge.child) ?? []), String(edge.parent)]);
  return parents;
}
