import type { Box, Pen } from "@/features/visualizer/stage/pen";
import type { CallNote } from "@/features/visualizer/trace/format";
import type { Timeline } from "@/features/visualizer/trace/timeline";

type Leaf = {
  note: CallNote;
  text: string;
  result: string;
  x: number;
  depth: number;
  parent: Leaf | null;
  live: boolean;
  more: number;
};

const MOST_CHILDREN = 7;
const MOST_LEAVES = 260;

/** The tree of calls up to a step: the path to here whole, of long rows of siblings the last ones and a count. */
export function drawCalls(pen: Pen, timeline: Timeline, step: number, order: number[], box: Box): void {
  const leaves = layCalls(timeline, step, order);
  if (leaves.length === 0) {
    pen.text("no call yet", box.x, box.y + 20, { align: "left", colour: pen.ink.faint, mono: false });
    return;
  }
  const across = Math.max(1, ...leaves.map((leaf) => leaf.x + 1));
  const deep = Math.max(1, ...leaves.map((leaf) => leaf.depth + 1));
  const dx = Math.min(box.w / across, 190);
  const dy = Math.max(Math.min((box.h - 12) / deep, 66), 12);
  const first = Math.max(0, deep - Math.floor((box.h - 12) / dy));
  const left = box.x + (box.w - dx * across) / 2;
  const at = (leaf: Leaf) => ({ x: left + (leaf.x + 0.5) * dx, y: box.y + 20 + (leaf.depth - first) * dy });
  for (const leaf of leaves) {
    if (!leaf.parent || leaf.depth <= first) continue;
    const from = at(leaf.parent);
    const to = at(leaf);
    pen.line(from.x, from.y + 12, to.x, to.y - 12, leaf.live ? pen.ink.cursor : pen.ink.line, leaf.live ? 2 : 1.2);
  }
  for (const leaf of leaves) if (leaf.depth >= first) drawLeaf(pen, leaf, at(leaf), dx - 6, dy);
}

function drawLeaf(pen: Pen, leaf: Leaf, { x, y }: { x: number; y: number }, room: number, dy: number): void {
  const wanted = Math.max(leaf.text.length, leaf.result.length) * 7 + 14;
  const width = Math.max(6, Math.min(wanted, room));
  const height = Math.min(26, dy - 4);
  pen.box(
    x - width / 2,
    y - height / 2,
    width,
    height,
    leaf.live ? pen.ink.soft : pen.ink.fill,
    leaf.live ? pen.ink.cursor : pen.ink.line,
    6,
  );
  if (width > 22 && height > 12) pen.text(leaf.text, x, y, { size: 11, most: width - 6 });
  if (leaf.result && leaf.result !== "·" && dy > 44 && width > 18)
    pen.text(`→ ${leaf.result}`, x, y + 22, { size: 10, colour: pen.ink.faint, most: width + 10 });
  if (leaf.more) pen.text(`+${leaf.more}`, x - width / 2 - 4, y - height / 2 - 6, { size: 10, colour: pen.ink.faint });
}

function layCalls(timeline: Timeline, step: number, order: number[]): Leaf[] {
  const children = new Map<number, CallNote[]>();
  const known = new Set<number>([0]);
  for (const note of timeline.calls) {
    if (note.step > step) break;
    if (known.has(note.frame)) continue; // a generator that resumes is not a new call
    known.add(note.frame);
    const siblings = children.get(note.parent);
    if (siblings) siblings.push(note);
    else children.set(note.parent, [note]);
  }
  const live = new Set(order);
  const leaves: Leaf[] = [];
  let column = 0;
  const place = (note: CallNote, depth: number, parent: Leaf | null, more: number): void => {
    const returned = timeline.returns.get(note.frame);
    const name = (timeline.header?.funcs[note.func]?.name ?? "?").split(".").at(-1) ?? "?";
    const result = returned && returned.step <= step ? returned.text : "";
    const leaf: Leaf = {
      note,
      text: `${name}(${note.text})`,
      result,
      x: 0,
      depth,
      parent,
      live: live.has(note.frame),
      more,
    };
    leaves.push(leaf);
    const all = children.get(note.frame) ?? [];
    const shown = leaf.live || leaves.length < MOST_LEAVES ? all.slice(-MOST_CHILDREN) : [];
    const start = column;
    shown.forEach((child, i) => {
      place(child, depth + 1, leaf, i === 0 ? all.length - shown.length : 0);
    });
    leaf.x = shown.length ? (start + column - 1) / 2 : column++;
  };
  const roots = children.get(0) ?? [];
  for (const root of roots.slice(-MOST_CHILDREN)) place(root, 0, null, 0);
  return leaves;
}
