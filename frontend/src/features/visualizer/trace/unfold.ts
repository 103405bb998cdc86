import type { ChunkDocument, FoldedChunk, Op } from "@/features/visualizer/trace/format";

const FIRST_KIND = 48;
/** Signs of arguments that no column holds: the frame on top of the stack, the next new number. */
const TOLD = "=#";

/** A chunk of 1.2 as 1.1 writes it: a line, an event and the operations of each step, in order. */
export function unfold({ kinds, kind: steps, args, frame, ...shown }: FoldedChunk): ChunkDocument {
  const opened = kinds.map(([line, event, ...forms], number) => {
    const columns = (args[number] ?? []).values();
    return { line, event, forms: forms.map((form) => openForm(form, columns)) };
  });
  const stack = [...shown.key.order];
  const newest: Record<string, number> = { n: 0, c: 0 };
  const document: ChunkDocument = { ...shown, line: [], ev: "", frame: [], ops: [] };
  const events: number[] = [];
  let leaving: number[] = [];
  let [gap, lastLine, lastFrame] = [0, 0, 0];
  for (let i = 0; i < shown.n; i++) {
    for (const gone of leaving) if (stack.includes(gone)) stack.splice(stack.lastIndexOf(gone), 1);
    leaving = [];
    const kind = opened[steps.charCodeAt(i) - FIRST_KIND];
    if (!kind) throw new Error("The trace names a kind of step that it does not have.");
    const ops = kind.forms.map((build) => {
      const op = build(stack, newest);
      const [letter, number] = op as [string, number];
      if (letter in newest) newest[letter] = number;
      if (letter === "c") stack.push(number);
      else if (letter === "r" || letter === "y") leaving.push(number);
      return op;
    });
    const here = (stack.at(-1) ?? 0) + (frame[i] ?? 0);
    document.line.push(kind.line - lastLine);
    document.frame.push(here - lastFrame);
    events.push(kind.event);
    [lastLine, lastFrame] = [kind.line, here];
    if (ops.length) {
      document.ops.push([gap, ...ops]);
      gap = 0;
    }
    gap += 1;
  }
  document.ev = events.join("");
  return document;
}

type Build = (stack: number[], newest: Record<string, number>) => Op;

function openForm(form: string, columns: Iterator<unknown>): Build {
  const [letter = "", ...signs] = form;
  const next = signs.map((sign) => (TOLD.includes(sign) ? null : openColumn(sign, columns.next().value)));
  return (stack, newest) => {
    const op: Op = [letter];
    signs.forEach((sign, i) => {
      if (sign === "=") op.push(stack.at(-1) ?? 0);
      else if (sign === "#") op.push((newest[letter] ?? 0) + 1);
      else if (sign === "*") op.push(...((next[i]?.() ?? []) as unknown[]));
      else op.push(next[i]?.());
    });
    return op;
  };
}

/** Gives the items of a column one after another, and the last one again and again. */
function openColumn(sign: string, written: unknown): () => unknown {
  const items: unknown[] = Array.isArray(written) ? written : [written];
  let at = 0;
  let sum = 0;
  return () => {
    const item = items[Math.min(at++, items.length - 1)];
    if (sign === "+" || sign === "$") sum += item as number;
    if (sign === "+") return sum;
    if (sign === "$" || sign === "&") return { $: sign === "$" ? sum : item };
    return sign === "~" ? openPath(item as number[]) : item;
  };
}

/** Places written as differences from twice the one before; those from the end are as they are. */
function openPath(doubled: number[]): number[] {
  let before = 0;
  return doubled.map((place) => {
    before = place < 0 ? place : place + 2 * before;
    return before;
  });
}
