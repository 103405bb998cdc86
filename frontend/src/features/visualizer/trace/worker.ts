import type { TracePart, TraceSource } from "@/features/visualizer/trace/format";
import { loadTrace } from "@/features/visualizer/trace/load";

export type WorkerMessage = { source: TraceSource; step: number } | { want: number };

let wanted = 0;

// Fetching, inflating and parsing happen here, so that the page stays free to draw.
self.onmessage = (event: MessageEvent<WorkerMessage>) => {
  const message = event.data;
  if ("want" in message) {
    wanted = message.want;
    return;
  }
  wanted = message.step;
  const give = (part: TracePart) => {
    const columns = part.type === "chunk" ? part.chunk : null;
    const moved = columns ? [columns.lines, columns.frames, columns.events, columns.depths, columns.swaps] : [];
    self.postMessage(part, { transfer: moved.map((array) => array.buffer as ArrayBuffer) });
  };
  void loadTrace(message.source, give, { wanted: () => wanted });
};
