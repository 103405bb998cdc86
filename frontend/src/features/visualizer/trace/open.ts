import type { TracePart, TraceSource } from "@/features/visualizer/trace/format";
import type { WorkerMessage } from "@/features/visualizer/trace/worker";

/** `want` says which step is looked at, so that its part of the run comes first. */
export type OpenedTrace = { close: () => void; want: (step: number) => void };

/** Opens a trace in a worker, or in the page where there are none. */
export function openTrace(source: TraceSource, step: number, give: (part: TracePart) => void): OpenedTrace {
  if (typeof Worker === "undefined") return openHere(source, step, give);
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = (event: MessageEvent<TracePart>) => give(event.data);
  worker.onerror = () => give({ type: "failed", message: "The reader of traces could not be started." });
  const absolute = "url" in source ? { ...source, url: new URL(source.url, location.href).href } : source;
  const tell = (message: WorkerMessage) => worker.postMessage(message);
  tell({ source: absolute, step });
  return { close: () => worker.terminate(), want: (wanted) => tell({ want: wanted }) };
}

function openHere(source: TraceSource, step: number, give: (part: TracePart) => void): OpenedTrace {
  const abort = new AbortController();
  let wanted = step;
  void import("@/features/visualizer/trace/load").then(({ loadTrace }) =>
    loadTrace(source, (part) => !abort.signal.aborted && give(part), { signal: abort.signal, wanted: () => wanted }),
  );
  return {
    close: () => abort.abort(),
    want: (other) => {
      wanted = other;
    },
  };
}
