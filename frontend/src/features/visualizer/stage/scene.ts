import { drawBars, drawCells, drawPills, drawValues } from "@/features/visualizer/stage/draw-sequences";
import type { Draw, Scene } from "@/features/visualizer/stage/drawing";
import type { Figure, Kind } from "@/features/visualizer/stage/figures";
import type { Box, Pen } from "@/features/visualizer/stage/pen";
import type { TraceObject } from "@/features/visualizer/trace/state";

type Shapes = typeof import("@/features/visualizer/stage/shapes");

const PLAIN: Partial<Record<Kind, Draw>> = {
  bars: drawBars,
  cells: drawCells,
  text: drawCells,
  set: drawPills,
  map: drawPills,
  object: drawPills,
};

let shapes: Shapes | null = null;
let asked: Promise<void> | null = null;

/** The drawings that not every run needs; null, and a call when they are there, until they have been fetched. */
export function shapesOr(later: () => void): Shapes | null {
  if (!shapes) {
    asked ??= import("@/features/visualizer/stage/shapes").then((loaded) => {
      shapes = loaded;
    });
    void asked.then(later);
  }
  return shapes;
}

const WANTED: Record<Kind, number> = {
  bars: 190,
  cells: 78,
  grid: 300,
  tree: 280,
  linked: 200,
  graph: 320,
  heap: 220,
  set: 74,
  map: 108,
  object: 108,
  points: 320,
  rects: 300,
  circles: 300,
  text: 78,
  values: 200,
};
const LEAST: Record<Kind, number> = {
  ...WANTED,
  bars: 120,
  grid: 150,
  tree: 160,
  graph: 200,
  points: 180,
  heap: 130,
  linked: 90,
  values: 130,
  rects: 160,
  circles: 160,
};
const TITLE = 22;

const WIDE: ReadonlySet<Kind> = new Set(["bars", "graph", "tree", "heap", "values"]);
const TWO_COLUMNS = 620;
const USES: ReadonlySet<string> = new Set(["queue", "stack", "heap", "table"]);

/** The figures in columns: one, or two where they would not fit under each other and there is room beside. */
function columnsOf(figures: Figure[], width: number, height: number): Figure[][] {
  if (width < TWO_COLUMNS || figures.length < 2 || stackHeight(figures) <= height) return [figures];
  const columns: Figure[][] = [[], []];
  for (const figure of figures) {
    const [left = [], right = []] = columns;
    (stackHeight(left) <= stackHeight(right) ? left : right).push(figure);
  }
  return columns;
}

function stackHeight(figures: Figure[]): number {
  return figures.reduce((sum, figure) => sum + LEAST[figure.kind] + TITLE, 0);
}

/** How high the stage must be for its figures, at least. */
export function heightOf(figures: Figure[], width: number, height: number): number {
  return Math.max(...columnsOf(figures, width, height).map(stackHeight));
}

/** Draws the figures, the big kinds sharing what room is left. */
export function drawFigures(pen: Pen, scene: Scene, figures: Figure[], width: number, height: number): void {
  const columns = columnsOf(figures, width, height);
  const wide = (width - 16 * (columns.length - 1)) / columns.length;
  columns.forEach((column, at) => {
    drawColumn(pen, scene, column, { x: at * (wide + 16), y: 0, w: wide, h: height });
  });
}

function drawColumn(pen: Pen, scene: Scene, figures: Figure[], box: Box): void {
  const wishes = figures.map((figure) => WANTED[figure.kind] - LEAST[figure.kind]);
  const wish = wishes.reduce((sum, one) => sum + one, 0);
  const spare = Math.max(0, box.h - stackHeight(figures));
  const growing = figures.filter((figure) => WIDE.has(figure.kind)).length;
  let y = 0;
  figures.forEach((figure, at) => {
    const granted = wish ? Math.min(1, spare / wish) * (wishes[at] ?? 0) : 0;
    const more = growing && WIDE.has(figure.kind) ? Math.max(0, spare - wish) / growing : 0;
    const h = LEAST[figure.kind] + granted + more;
    drawFigure(pen, scene, figure, { x: box.x + 4, y: y + TITLE, w: box.w - 8, h });
    y += h + TITLE;
  });
}

/** A string as if it were a list of its letters. */
function lettersOf(scene: Scene, figure: Figure): TraceObject | undefined {
  const text = scene.state.frames.get(figure.frame)?.vars.get(figure.name);
  if (typeof text !== "string") return undefined;
  return { kind: "L", label: "", items: [...text], pairs: null, members: null, shape: null };
}

function drawFigure(pen: Pen, scene: Scene, figure: Figure, box: Box): void {
  if (figure.kind === "values") {
    drawValues(pen, scene, figure, box);
    return;
  }
  const object = figure.kind === "text" ? lettersOf(scene, figure) : scene.state.heap.get(figure.object);
  if (!object) return;
  pen.text(figure.name, box.x, box.y - 11, { align: "left", bold: true, size: 13 });
  const size = object.members?.size ?? object.pairs?.size ?? object.items.length;
  const nodes = figure.kind === "tree" || figure.kind === "linked";
  const said = USES.has(figure.use) ? figure.use : figure.kind;
  const note = nodes ? object.label : `${said} · ${object.shape?.join(" × ") ?? size}`;
  pen.text(note, box.x + figure.name.length * 8 + 12, box.y - 11, {
    align: "left",
    size: 11,
    colour: pen.ink.faint,
    mono: false,
  });
  const draw = PLAIN[figure.kind] ?? shapesOr(scene.again)?.DRAW_SHAPE[figure.kind];
  draw?.(pen, scene, figure, object, box);
}
