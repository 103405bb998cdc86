import { lazy, Suspense } from "react";
import type { LineageGraphProps } from "@/components/lineage/lineage-graph";
import { BlockSkeleton } from "@/components/states";

const LineageGraph = lazy(() => import("@/components/lineage/lineage-graph"));

/** Where programs came from, the dead included. */
export function Lineage(props: LineageGraphProps) {
  return (
    <Suspense fallback={<BlockSkeleton height={384} />}>
      <LineageGraph {...props} />
    </Suspense>
  );
}
