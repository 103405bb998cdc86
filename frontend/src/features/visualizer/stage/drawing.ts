import type { Figure } from "@/features/visualizer/stage/figures";
import type { Box, Pen } from "@/features/visualizer/stage/pen";
import type { Func, Hints } from "@/features/visualizer/trace/format";
import type { TraceObject, TraceState } from "@/features/visualizer/trace/state";

/** What a drawing needs to know; `tween` goes from 0 to 1 while elements change places; `again` draws anew. */
export type Scene = { state: TraceState; hints: Hints | undefined; funcs: Func[]; tween: number; again: () => void };

export type Draw = (pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box) => void;
