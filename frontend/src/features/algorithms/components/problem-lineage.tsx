import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { GitFork } from "lucide-react";
import { useState } from "react";
import type { LineageView } from "@/api/types.gen";
import { Lineage } from "@/components/lineage/lineage";
import { BlockSkeleton, EmptyState, Loaded, Quiet } from "@/components/states";
import { problemLineageQuery } from "@/features/algorithms/api/queries";
import { familyNodes } from "@/features/algorithms/family-nodes";
import { pluralise } from "@/lib/format";

/** All versions of all algorithms of a problem, those that failed included. */
export function ProblemLineage({ problemId }: { problemId: number }) {
  const lineage = useQuery(problemLineageQuery(problemId));
  return (
    <Loaded of={lineage} skeleton={<BlockSkeleton height={480} />}>
      {(data) =>
        data.nodes.length ? (
          <Versions lineage={data} />
        ) : (
          <EmptyState icon={<GitFork size={22} />} title="No algorithm yet">
            With the first algorithms it stands here which version came from which.
          </EmptyState>
        )
      }
    </Loaded>
  );
}

function Versions({ lineage }: { lineage: LineageView }) {
  const navigate = useNavigate();
  const [chosen, setChosen] = useState<string | null>(null);
  const find = (id: string | null) => lineage.nodes.find((one) => String(one.version_id) === id);
  const open = (id: string, apart: boolean) => {
    const node = find(id);
    const other = find(chosen);
    if (!node) return;
    if (!apart)
      return void navigate({
        to: "/algorithms/$algorithmId",
        params: { algorithmId: node.algorithm_id },
        search: { v: node.number, tab: "lineage" },
      });
    if (other && other.algorithm_id !== node.algorithm_id)
      return void navigate({ to: "/compare", search: { a: other.algorithm_id, b: node.algorithm_id } });
    setChosen(id);
  };
  return (
    <>
      <Lineage nodes={familyNodes(lineage)} chosen={chosen ? [chosen] : []} onChoose={open} height="34rem" />
      <Quiet>{sentence(lineage)} A click opens one; with the shift key two are chosen and compared.</Quiet>
    </>
  );
}

/** What the graph shows, in words. */
export function sentence({ nodes }: LineageView): string {
  const algorithms = new Set(nodes.map((node) => node.algorithm_id)).size;
  const failed = nodes.filter((node) => node.verdict && node.verdict !== "accepted").length;
  const dead = failed ? `, ${failed} of them did not pass` : "";
  return `${pluralise(nodes.length, "version")} of ${pluralise(algorithms, "algorithm")}${dead}.`;
}
