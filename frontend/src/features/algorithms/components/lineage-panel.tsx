import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { LineageView } from "@/api/types.gen";
import type { LineageNode } from "@/components/lineage/lay-out";
import { Lineage } from "@/components/lineage/lineage";
import { BlockSkeleton, Loaded, Quiet } from "@/components/states";
import { lineageQuery } from "@/features/algorithms/api/queries";
import { formatNumber, formatWords } from "@/lib/format";

/** Ancestors and descendants. A click opens one; with shift it is compared with this. */
export function LineagePanel({ algorithmId, versionId }: { algorithmId: number; versionId: number }) {
  const lineage = useQuery(lineageQuery(algorithmId));
  return (
    <Loaded of={lineage} skeleton={<BlockSkeleton height={480} />}>
      {(data) => <Family lineage={data} algorithmId={algorithmId} versionId={versionId} />}
    </Loaded>
  );
}

function Family({ lineage, algorithmId, versionId }: { lineage: LineageView; algorithmId: number; versionId: number }) {
  const navigate = useNavigate();
  if (lineage.nodes.length < 2)
    return <Quiet>It has no ancestor and no descendant yet. Improve it, or combine it with another.</Quiet>;
  const open = (id: string, apart: boolean) => {
    const node = lineage.nodes.find((one) => String(one.version_id) === id);
    if (!node) return;
    if (apart && node.algorithm_id !== algorithmId)
      return void navigate({ to: "/compare", search: { a: algorithmId, b: node.algorithm_id } });
    void navigate({
      to: "/algorithms/$algorithmId",
      params: { algorithmId: node.algorithm_id },
      search: { v: node.number, tab: "lineage" },
    });
  };
  return (
    <>
      <Lineage nodes={familyNodes(lineage)} chosen={[String(versionId)]} onChoose={open} height="34rem" />
      <Quiet>A click opens a program; with the shift key it is compared with this one.</Quiet>
    </>
  );
}

/** The service's nodes and edges in the graph's words. */
export function familyNodes(lineage: LineageView): LineageNode[] {
  const parents = parentsByChild(lineage);
  return lineage.nodes.map((node) => ({
    id: String(node.version_id),
    label: `${node.algorithm_name} v${node.number}`,
    detail: node.score === null ? formatWords(node.verdict || "unverified") : formatNumber(node.score),
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
