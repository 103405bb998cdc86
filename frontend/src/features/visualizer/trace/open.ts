import type { TracePart, TraceSource } from "@/features/visualizer/trace/format";

/** Opens a trace in a worker, or in the page where there are none; returns the way to stop. */
export function openTrace(source: TraceSource, give: (part: TracePart) => void): () => void {
  if (typeof Worker === "undefined") {
    const abort = new AbortController();
    void import("@/features/visualizer/trace/load").then(({ loadTrace }) =>
      loadTrace(source, (part) => !abort.signal.aborted && give(part), abort.signal),
    );
    return () => abort.abort();
  }
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = (event: MessageEvent<TracePart>) => give(event.data);
  worker.onerror = () => give({ type: "failed", message: "The reader of traces could not be started." });
  const absolute = "url" in source ? { ...source, url: new URL(source.url, location.href).href } : source;
  worker.postMessage(absolute);
  return () => worker.terminate();
}
