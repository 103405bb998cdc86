import type { TracePart, TraceSource } from "@/features/visualizer/trace/format";
import { loadTrace } from "@/features/visualizer/trace/load";

// Fetching, inflating and parsing happen here, so that the page stays free to draw.
self.onmessage = (event: MessageEvent<TraceSource>) => {
  void loadTrace(event.data, (part: TracePart) => {
    const columns = part.type === "chunk" ? part.chunk : null;
    const moved = columns ? [columns.lines, columns.frames, columns.events, columns.depths, columns.swaps] : [];
    self.postMessage(part, { transfer: moved.map((array) => array.buffer as ArrayBuffer) });
  });
};
