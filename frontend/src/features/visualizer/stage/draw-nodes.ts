import type { Scene } from "@/features/visualizer/stage/drawing";
import { childKeys, type Figure, nextKey, pointersTo } from "@/features/visualizer/stage/figures";
import type { Box, Pen } from "@/features/visualizer/stage/pen";
import { refOf, type Value } from "@/features/visualizer/trace/format";
import type { TraceObject, TraceState } from "@/features/visualizer/trace/state";
import { valueText } from "@/features/visualizer/trace/values";

type Node = { id: number; label: string; x: number; y: number; parent: Node | null; changed: boolean };

const MOST_NODES = 400;
const NAMED = ["key", "val", "value", "data", "name", "item", "char", "label", "freq", "id"];

/** What to write on a node: the attribute that is named like a value, else its first plain one. */
export function nodeLabel(state: TraceState, object: TraceObject): string {
  const pairs = [...(object.pairs?.values() ?? [])].filter(([, value]) => !refOf(value) && value !== null);
  const named = pairs.find(([key]) => NAMED.includes(String(key).replace(/^_+/, "").toLowerCase()));
  const found = (named ?? pairs[0])?.[1];
  return found === undefined ? object.label.slice(0, 4) : valueText(state.heap, found, 8).replaceAll("'", "");
}

function attribute(object: TraceObject, name: string): Value {
  return object.pairs?.get(`"${name}`)?.[1] ?? null;
}

/** The children of a node, with the side they hang on; dicts and lists of children are looked through. */
function childrenOf(state: TraceState, object: TraceObject): [number, number][] {
  const keys = childKeys(object);
  if (keys.length === 2) {
    return keys.map((key, side): [number, number] => [refOf(attribute(object, key)), side]).filter(([id]) => id > 0);
  }
  const holder = state.heap.get(refOf(attribute(object, keys[0] ?? "")));
  const values = holder?.pairs ? [...holder.pairs.values()].map((pair) => pair[1]) : (holder?.items ?? []);
  return values.map((value): [number, number] => [refOf(value), -1]).filter(([id]) => state.heap.has(id));
}

/** Every root that variables of the stack point to: nodes that no other shown node has as a child. */
function rootsOf(
  state: TraceState,
  fits: (object: TraceObject) => boolean,
  next: (object: TraceObject) => number[],
  shown: number,
): number[] {
  const candidates = [...new Set([...pointersTo(state).keys(), ...heldByOthers(state, fits)])].filter((id) =>
    fitsAt(state, id, fits),
  );
  const inner = new Set<number>();
  const seen = new Set<number>();
  const waiting = [...candidates];
  while (waiting.length && seen.size < MOST_NODES * 2) {
    const id = waiting.pop() ?? 0;
    const object = state.heap.get(id);
    if (!object || seen.has(id)) continue;
    seen.add(id);
    const after = next(object).filter((child) => child !== id);
    for (const child of after) inner.add(child);
    waiting.push(...after);
  }
  const roots = candidates.filter((id) => !inner.has(id));
  return roots.length ? roots : [candidates[0] ?? shown];
}

/** What objects of other classes hold: the root that a tree object keeps in an attribute. */
function heldByOthers(state: TraceState, fits: (object: TraceObject) => boolean): number[] {
  const holders = [...state.heap.values()].filter((object) => object.kind === "O" && !fits(object));
  return holders.flatMap((object) => [...(object.pairs?.values() ?? [])].map((pair) => refOf(pair[1])));
}

function fitsAt(state: TraceState, id: number, fits: (object: TraceObject) => boolean): boolean {
  const object = state.heap.get(id);
  return object?.kind === "O" && !object.label.startsWith("class ") && fits(object);
}

/** Trees, each node under its parent; variables that point at a node stand beside it. */
export function drawTree(pen: Pen, scene: Scene, figure: Figure, _object: TraceObject, box: Box): void {
  const { state } = scene;
  const roots = rootsOf(
    state,
    (object) => childKeys(object).length > 0,
    (object) => childrenOf(state, object).map(([id]) => id),
    figure.object,
  );
  drawNodes(pen, scene, layTrees(state, roots), box);
}

/** Places: across by the order of leaves (for two children, of a walk from left to right), down by depth. */
function layTrees(state: TraceState, roots: number[]): Node[] {
  const nodes: Node[] = [];
  const seen = new Set<number>();
  let column = 0;
  const place = (id: number, depth: number, parent: Node | null): void => {
    const object = state.heap.get(id);
    if (!object || seen.has(id) || nodes.length >= MOST_NODES || depth > 60) return;
    seen.add(id);
    const node: Node = {
      id,
      label: nodeLabel(state, object),
      x: 0,
      y: depth,
      parent,
      changed: state.changes.objects.has(id),
    };
    nodes.push(node);
    const children = childrenOf(state, object);
    const binary = childKeys(object).length === 2;
    const first = column;
    for (const [child] of children.filter(([, side]) => side < 1)) place(child, depth + 1, node);
    node.x = binary || children.length === 0 ? column++ : (first + column - 1) / 2;
    for (const [child] of children.filter(([, side]) => side === 1)) place(child, depth + 1, node);
  };
  for (const root of roots) place(root, 0, null);
  return nodes;
}

function drawNodes(pen: Pen, scene: Scene, nodes: Node[], box: Box): void {
  const widest = Math.max(1, ...nodes.map((node) => node.x)) + 1;
  const deepest = Math.max(0, ...nodes.map((node) => node.y)) + 1;
  const dx = Math.min(box.w / widest, 74);
  const dy = Math.min((box.h - 20) / deepest, 64);
  const radius = Math.max(3, Math.min(17, dx * 0.46, dy * 0.36));
  const left = box.x + (box.w - dx * widest) / 2;
  const at = (node: Node) => ({ x: left + (node.x + 0.5) * dx, y: box.y + 22 + node.y * dy });
  for (const node of nodes) {
    if (node.parent) pen.line(at(node.parent).x, at(node.parent).y, at(node).x, at(node).y, pen.ink.line);
  }
  const pointers = pointersTo(scene.state);
  for (const node of nodes) drawNode(pen, node, at(node), radius, pointers.get(node.id) ?? []);
}

function drawNode(pen: Pen, node: Node, { x, y }: { x: number; y: number }, radius: number, names: string[]): void {
  const stroke = names.length ? pen.ink.cursor : node.changed ? pen.ink.changed : pen.ink.bar;
  pen.disc(x, y, radius, node.changed ? pen.ink.soft : pen.ink.fill, stroke, names.length ? 2.5 : 1.5);
  if (radius > 7) pen.text(node.label, x, y + 0.5, { size: radius > 13 ? 12 : 10, most: radius * 2 + 4 });
  if (names.length && radius > 5)
    pen.text(names.join(" "), x, y - radius - 8, { size: 11, bold: true, colour: pen.ink.cursor });
}

/** Chains of nodes, a row each, with the variables that point into them. */
export function drawLinked(pen: Pen, scene: Scene, figure: Figure, _object: TraceObject, box: Box): void {
  const { state } = scene;
  const following = (object: TraceObject) => refOf(attribute(object, nextKey(object) ?? ""));
  const roots = rootsOf(
    state,
    (object) => nextKey(object) !== null,
    (object) => [following(object)].filter((id) => id > 0),
    figure.object,
  );
  const pointers = pointersTo(state);
  const seen = new Set<number>();
  roots.slice(0, 8).forEach((root, row) => {
    let x = box.x + 24;
    const y = box.y + 24 + row * 62;
    let id = root;
    while (id && !seen.has(id) && state.heap.has(id) && x < box.x + box.w - 60) {
      x = drawLink(pen, state, id, x, y, pointers.get(id) ?? []);
      seen.add(id);
      id = following(state.heap.get(id) as TraceObject);
    }
    const end = !id ? "None" : seen.has(id) ? "↩ joins the above" : "…";
    pen.text(end, x + 2, y + 15, { align: "left", size: 12, colour: pen.ink.faint });
  });
}

/** One box and the arrow out of it; gives the place of the next. */
function drawLink(pen: Pen, state: TraceState, id: number, x: number, y: number, names: string[]): number {
  const object = state.heap.get(id);
  if (!object) return x;
  const text = nodeLabel(state, object);
  const width = Math.max(40, text.length * 8 + 18);
  const changed = state.changes.objects.has(id);
  const stroke = names.length ? pen.ink.cursor : changed ? pen.ink.changed : pen.ink.bar;
  pen.box(x, y, width, 30, changed ? pen.ink.soft : pen.ink.fill, stroke, 5);
  pen.text(text, x + width / 2, y + 15, { size: 13 });
  if (names.length) pen.text(names.join(" "), x + width / 2, y - 10, { size: 11, bold: true, colour: pen.ink.cursor });
  pen.arrow(x + width, y + 15, x + width + 24, y + 15, changed ? pen.ink.changed : pen.ink.faint);
  return x + width + 28;
}

/** A list as the complete binary tree that a heap makes of it. */
export function drawHeap(pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box): void {
  const count = Math.min(object.items.length, 255);
  const levels = Math.max(1, Math.ceil(Math.log2(count + 1)));
  const dy = Math.min((box.h - 24) / levels, 62);
  const touched = scene.state.changes.objects.get(figure.object);
  const placeOf = (at: number) => {
    const level = Math.floor(Math.log2(at + 1));
    const across = at + 1 - 2 ** level;
    return { x: box.x + ((across + 0.5) / 2 ** level) * Math.min(box.w, 900), y: box.y + 20 + level * dy };
  };
  for (let at = 1; at < count; at++) {
    const from = placeOf((at - 1) >> 1);
    const to = placeOf(at);
    pen.line(from.x, from.y, to.x, to.y);
  }
  for (let at = 0; at < count; at++) {
    const { x, y } = placeOf(at);
    const text = valueText(scene.state.heap, object.items[at] ?? null, 14, 1);
    const width = Math.max(
      28,
      Math.min(text.length * 7 + 12, (Math.min(box.w, 900) / 2 ** Math.floor(Math.log2(at + 1))) * 0.95),
    );
    const changed = touched?.has(at) ?? false;
    pen.box(
      x - width / 2,
      y - 13,
      width,
      26,
      changed ? pen.ink.soft : pen.ink.fill,
      changed ? pen.ink.changed : pen.ink.bar,
      13,
    );
    if (width > 20) pen.text(text, x, y, { size: 11, most: width - 6 });
  }
  if (count === 0) pen.text("empty", box.x, box.y + 20, { align: "left", colour: pen.ink.faint, mono: false });
}
