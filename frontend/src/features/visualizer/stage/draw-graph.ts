import type { Scene } from "@/features/visualizer/stage/drawing";
import type { Figure } from "@/features/visualizer/stage/figures";
import type { Box, Pen } from "@/features/visualizer/stage/pen";
import { refOf, type Value } from "@/features/visualizer/trace/format";
import { keyText, type TraceObject } from "@/features/visualizer/trace/state";
import { valueText } from "@/features/visualizer/trace/values";

type Edge = { from: number; to: number; weight: string };
type Net = { keys: Value[]; edges: Edge[] };
type Point = { x: number; y: number };

const MOST = 120;
const places = new Map<string, Point[]>();

/** A mapping or list of neighbours as a net of nodes; sets and maps beside it colour and label the nodes. */
export function drawGraph(pen: Pen, scene: Scene, figure: Figure, object: TraceObject, box: Box): void {
  const net = readNet(scene, object);
  const points = placesOf(net).map(({ x, y }) => ({
    x: box.x + 26 + x * (box.w - 52),
    y: box.y + 24 + y * (box.h - 48),
  }));
  const both = new Set(net.edges.map((edge) => `${edge.from}-${edge.to}`));
  for (const edge of net.edges) drawEdge(pen, edge, points, both.has(`${edge.to}-${edge.from}`));
  const known = knownOf(scene, figure);
  const radius = net.keys.length > 40 ? 9 : 16;
  net.keys.forEach((key, at) => {
    const { x, y } = points[at] ?? { x: 0, y: 0 };
    const name = valueText(scene.state.heap, key, 6).replaceAll("'", "");
    const { names, visited, notes } = known(key);
    pen.disc(
      x,
      y,
      radius,
      visited ? pen.ink.heat : pen.ink.ground,
      names.length ? pen.ink.cursor : pen.ink.bar,
      names.length ? 3 : 1.5,
    );
    if (radius > 10) pen.text(name, x, y + 0.5, { size: 12, most: radius * 2 });
    if (names.length) pen.text(names.join(" "), x, y - radius - 8, { size: 11, bold: true, colour: pen.ink.cursor });
    if (notes) pen.text(notes, x, y + radius + 9, { size: 10, colour: pen.ink.faint });
  });
}

function drawEdge(pen: Pen, edge: Edge, points: Point[], mutual: boolean): void {
  const from = points[edge.from];
  const to = points[edge.to];
  if (!from || !to || edge.from === edge.to) return;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const ux = (to.x - from.x) / length;
  const uy = (to.y - from.y) / length;
  const end = { x: to.x - ux * 17, y: to.y - uy * 17 };
  pen.line(from.x, from.y, end.x, end.y, pen.ink.line);
  if (!mutual) pen.head(from.x, from.y, end.x, end.y, pen.ink.faint, 7);
  if (edge.weight) {
    const x = from.x + (to.x - from.x) * 0.42;
    const y = from.y + (to.y - from.y) * 0.42;
    pen.box(x - edge.weight.length * 3.5 - 3, y - 8, edge.weight.length * 7 + 6, 16, pen.ink.ground, "", 4);
    pen.text(edge.weight, x, y, { size: 10, colour: pen.ink.faint });
  }
}

function readNet(scene: Scene, object: TraceObject): Net {
  const entries: [Value, Value][] = object.pairs
    ? [...object.pairs.values()]
    : object.items.map((item, at): [Value, Value] => [at, item]);
  const keys = entries.slice(0, MOST).map(([key]) => key);
  const numbers = new Map(keys.map((key, at): [string, number] => [keyText(key), at]));
  const edges: Edge[] = [];
  const numberOf = (key: Value): number => {
    const text = keyText(key);
    let found = numbers.get(text);
    if (found === undefined && keys.length < MOST) {
      found = keys.length;
      keys.push(key);
      numbers.set(text, found);
    }
    return found ?? -1;
  };
  for (const [key, value] of entries.slice(0, MOST)) {
    const from = numberOf(key);
    for (const [target, weight] of neighbours(scene, value)) {
      const to = numberOf(target);
      if (to >= 0) edges.push({ from, to, weight });
    }
  }
  return { keys, edges };
}

function neighbours(scene: Scene, value: Value): [Value, string][] {
  const holder = scene.state.heap.get(refOf(value));
  const text = (weight: Value | undefined) => (weight === undefined ? "" : valueText(scene.state.heap, weight, 6));
  if (holder?.pairs) return [...holder.pairs.values()].map(([key, weight]) => [key, text(weight)]);
  const items = holder ? (holder.members ? [...holder.members.values()] : holder.items) : inline(value);
  return items.map((item): [Value, string] => {
    const pair = inline(item);
    return pair.length === 2 ? [pair[0] ?? null, text(pair[1])] : [item, ""];
  });
}

function inline(value: Value): Value[] {
  return typeof value === "object" && value !== null && "t" in value ? value.t : [];
}

type Known = { names: string[]; visited: boolean; notes: string };

/** What the other variables say of a node: who points at it, whether it was seen, what is noted of it. */
function knownOf(scene: Scene, figure: Figure): (key: Value) => Known {
  const { order, frames, heap } = scene.state;
  const variables = order.slice(-2).flatMap((number) => [...(frames.get(number)?.vars ?? [])]);
  const held = variables.map(([, value]) => heap.get(refOf(value)));
  const sets = held.filter((object) => object?.members);
  const maps = held.filter((object, at) => object?.kind === "D" && refOf(variables[at]?.[1]) !== figure.object);
  return (key) => {
    const text = keyText(key);
    const notes = maps.map((map) => map?.pairs?.get(text)?.[1]).filter((value) => value !== undefined && !refOf(value));
    const shown = notes.slice(0, 2).map((value) => valueText(heap, value ?? null, 8));
    const names = variables.filter(([, value]) => !refOf(value) && keyText(value) === text).map(([name]) => name);
    const plain = typeof key === "string" || typeof key === "number";
    return {
      names: plain ? [...new Set(names)].slice(0, 3) : [],
      visited: sets.some((set) => set?.members?.has(text)),
      notes: shown.join(" · "),
    };
  };
}

/** Places between 0 and 1: a ring for few nodes, else a ring relaxed by springs; the same net always looks the same. */
function placesOf(net: Net): Point[] {
  const count = net.keys.length;
  const id = `${count}:${net.edges.map((edge) => `${edge.from}-${edge.to}`).join()}`;
  const known = places.get(id);
  if (known) return known;
  const points = net.keys.map((_, at) => {
    const turn = (at / Math.max(1, count)) * Math.PI * 2 - Math.PI / 2;
    return { x: 0.5 + Math.cos(turn) * 0.46, y: 0.5 + Math.sin(turn) * 0.46 };
  });
  if (count > 6) relax(points, net.edges);
  if (places.size > 200) places.clear();
  places.set(id, points);
  return points;
}

function relax(points: Point[], edges: Edge[]): void {
  const rest = 0.9 / Math.sqrt(points.length);
  for (let round = 0; round < 160; round++) {
    const heat = 0.06 * (1 - round / 160);
    const pull = points.map(() => ({ x: 0, y: 0 }));
    points.forEach((a, i) => {
      points.forEach((b, j) => {
        if (i === j) return;
        const far = Math.hypot(a.x - b.x, a.y - b.y) || 0.001;
        push(pull[i], a, b, (rest * rest) / far / far);
      });
    });
    for (const { from, to } of edges) {
      const a = points[from];
      const b = points[to];
      if (!a || !b || from === to) continue;
      const far = Math.hypot(a.x - b.x, a.y - b.y) || 0.001;
      push(pull[from], a, b, -far / rest);
      push(pull[to], b, a, -far / rest);
    }
    points.forEach((point, i) => {
      const force = pull[i] ?? { x: 0, y: 0 };
      const size = Math.hypot(force.x, force.y) || 1;
      const step = Math.min(heat, size * 0.02) / size;
      point.x = Math.min(1, Math.max(0, point.x + force.x * step));
      point.y = Math.min(1, Math.max(0, point.y + force.y * step));
    });
  }
}

function push(pull: Point | undefined, a: Point, b: Point, force: number): void {
  if (!pull) return;
  pull.x += (a.x - b.x) * force;
  pull.y += (a.y - b.y) * force;
}
