import { useComputedColorScheme } from "@mantine/core";
import { Background, Controls, type Edge, Handle, type Node, type NodeProps, Position, ReactFlow } from "@xyflow/react";
import { useMemo } from "react";
import "@xyflow/react/dist/base.css";
import { type LineageNode, type PlacedNode, placeLineage } from "@/components/lineage/lay-out";
import classes from "@/components/lineage/lineage.module.css";

const COLUMN = 216;
const LANE = 76;

type Card = Node<{ placed: PlacedNode; chosen: boolean }, "program">;

export type LineageGraphProps = {
  nodes: LineageNode[];
  chosen: string[];
  /** `apart`: the shift key was down, so the person wants to compare. */
  onChoose: (id: string, apart: boolean) => void;
  height?: string | undefined;
};

/** The graph itself. Loaded lazily: see `lineage.tsx`. */
export default function LineageGraph({ nodes, chosen, onChoose, height }: LineageGraphProps) {
  const scheme = useComputedColorScheme("light");
  const placed = useMemo(() => placeLineage(nodes), [nodes]);
  const edges = useMemo(() => edgesOf(placed), [placed]);
  const cards = useMemo(() => placed.map((one) => cardOf(one, chosen.includes(one.id))), [placed, chosen]);
  return (
    <div className={classes.frame} style={{ "--lineage-height": height }}>
      <ReactFlow
        nodes={cards}
        edges={edges}
        nodeTypes={nodeTypes}
        colorMode={scheme}
        fitView
        fitViewOptions={{ maxZoom: 1, minZoom: 0.35 }}
        minZoom={0.08}
        onlyRenderVisibleElements
        nodesDraggable={false}
        nodesConnectable={false}
        onNodeClick={(event, node) => onChoose(node.id, event.shiftKey)}
        proOptions={{ hideAttribution: true }}
        aria-label="Lineage: from left to right, each program after those it came from"
      >
        <Background gap={24} />
        <Controls showInteractive={false} />
      </ReactFlow>
    </div>
  );
}

function cardOf(placed: PlacedNode, chosen: boolean): Card {
  return {
    id: placed.id,
    type: "program",
    position: { x: placed.column * COLUMN, y: placed.lane * LANE },
    data: { placed, chosen },
    width: 168,
    height: 50,
    ariaLabel: `${placed.label}${placed.best ? ", the best" : ""}${placed.detail ? `, ${placed.detail}` : ""}`,
  };
}

function edgesOf(placed: PlacedNode[]): Edge[] {
  const known = new Set(placed.map((one) => one.id));
  return placed.flatMap((one) =>
    one.parents
      .filter((parent) => known.has(parent))
      .map((parent) => ({ id: `${parent}-${one.id}`, source: parent, target: one.id, focusable: false })),
  );
}

function ProgramCard({ data: { placed, chosen } }: NodeProps<Card>) {
  const marks = [
    classes.node,
    classes[placed.tone] ?? "",
    placed.best ? classes.best : "",
    chosen ? classes.chosen : "",
  ];
  return (
    <div className={marks.join(" ")}>
      <Handle type="target" position={Position.Left} className={classes.handle} />
      <b>{placed.label}</b>
      <span>{placed.detail || " "}</span>
      <Handle type="source" position={Position.Right} className={classes.handle} />
    </div>
  );
}

const nodeTypes = { program: ProgramCard };
