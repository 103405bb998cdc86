import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { LineageView } from "@/api/types.gen";
import { Lineage } from "@/components/lineage/lineage";
import { BlockSkeleton, Loaded, Quiet } from "@/components/states";
import { lineageQuery } from "@/features/algorithms/api/queries";
import { familyNodes } from "@/features/algorithms/family-nodes";

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
