import { drawCalls } from "@/features/visualizer/stage/draw-calls";
import { drawGraph } from "@/features/visualizer/stage/draw-graph";
import { drawGrid } from "@/features/visualizer/stage/draw-grid";
import { drawHeap, drawLinked, drawTree } from "@/features/visualizer/stage/draw-nodes";
import { drawCircles, drawPoints, drawRects } from "@/features/visualizer/stage/draw-points";
import { drawSearch } from "@/features/visualizer/stage/draw-search";
import type { Draw } from "@/features/visualizer/stage/drawing";
import type { Kind } from "@/features/visualizer/stage/figures";
import type { Pen } from "@/features/visualizer/stage/pen";
import type { Timeline } from "@/features/visualizer/trace/timeline";

// A chunk of its own: fetched when a run first shows one of these.

export { drawSearch };

/** The drawings beyond rows of elements, by kind. */
export const DRAW_SHAPE: Partial<Record<Kind, Draw>> = {
  grid: drawGrid,
  tree: drawTree,
  linked: drawLinked,
  graph: drawGraph,
  heap: drawHeap,
  points: drawPoints,
  rects: drawRects,
  circles: drawCircles,
};

/** The tree of calls over the whole stage. */
export function drawCallTree(pen: Pen, timeline: Timeline, step: number, order: number[], w: number, h: number): void {
  drawCalls(pen, timeline, step, order, { x: 4, y: 4, w: w - 8, h: h - 8 });
}
