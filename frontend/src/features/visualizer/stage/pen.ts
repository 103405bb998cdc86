import type { Ink } from "@/features/visualizer/stage/ink";

export type Box = { x: number; y: number; w: number; h: number };

type Written = {
  size?: number;
  colour?: string;
  align?: CanvasTextAlign;
  bold?: boolean;
  most?: number;
  mono?: boolean;
};

/** Draws in one figure's box. */
export class Pen {
  constructor(
    readonly ctx: CanvasRenderingContext2D,
    readonly ink: Ink,
  ) {}

  text(value: string, x: number, y: number, written: Written = {}): void {
    const { size = 12, colour = this.ink.text, align = "center", bold = false, most = 0, mono = true } = written;
    const { ctx } = this;
    ctx.font = `${bold ? "600 " : ""}${size}px ${mono ? "ui-monospace, 'Liberation Mono', Menlo, monospace" : "ui-sans-serif, system-ui, sans-serif"}`;
    ctx.fillStyle = colour;
    ctx.textAlign = align;
    ctx.textBaseline = "middle";
    ctx.fillText(most ? shorten(value, most, size) : value, x, y);
  }

  /** A filled, perhaps bordered box with round corners. */
  box(x: number, y: number, w: number, h: number, fill: string, stroke = "", round = 3): void {
    const { ctx } = this;
    ctx.beginPath();
    if (ctx.roundRect) ctx.roundRect(x, y, w, h, Math.min(round, w / 2, h / 2));
    else ctx.rect(x, y, w, h);
    ctx.fillStyle = fill;
    ctx.fill();
    if (stroke) {
      ctx.strokeStyle = stroke;
      ctx.lineWidth = 1.5;
      ctx.stroke();
    }
  }

  /** A plain rectangle; round corners, which cost a path, only where they can be seen. */
  bar(x: number, y: number, w: number, h: number, fill: string): void {
    if (w > 14) this.box(x, y, w, h, fill, "", 2);
    else {
      this.ctx.fillStyle = fill;
      this.ctx.fillRect(x, y, w, h);
    }
  }

  line(x1: number, y1: number, x2: number, y2: number, colour = this.ink.line, width = 1.5): void {
    const { ctx } = this;
    ctx.beginPath();
    ctx.moveTo(x1, y1);
    ctx.lineTo(x2, y2);
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.stroke();
  }

  disc(x: number, y: number, radius: number, fill: string, stroke = "", width = 1.5): void {
    const { ctx } = this;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, Math.PI * 2);
    ctx.fillStyle = fill;
    ctx.fill();
    if (stroke) {
      ctx.strokeStyle = stroke;
      ctx.lineWidth = width;
      ctx.stroke();
    }
  }

  ring(x: number, y: number, radius: number, stroke: string, width: number): void {
    const { ctx } = this;
    ctx.beginPath();
    ctx.arc(x, y, radius, 0, Math.PI * 2);
    ctx.strokeStyle = stroke;
    ctx.lineWidth = width;
    ctx.stroke();
  }

  /** The head of an arrow that ends at a point, coming from another. */
  head(fromX: number, fromY: number, x: number, y: number, colour = this.ink.line, size = 6): void {
    const turn = Math.atan2(y - fromY, x - fromX);
    const { ctx } = this;
    ctx.beginPath();
    ctx.moveTo(x, y);
    ctx.lineTo(x - size * Math.cos(turn - 0.45), y - size * Math.sin(turn - 0.45));
    ctx.lineTo(x - size * Math.cos(turn + 0.45), y - size * Math.sin(turn + 0.45));
    ctx.closePath();
    ctx.fillStyle = colour;
    ctx.fill();
  }

  arrow(x1: number, y1: number, x2: number, y2: number, colour = this.ink.line): void {
    this.line(x1, y1, x2, y2, colour);
    this.head(x1, y1, x2, y2, colour);
  }

  /** A bow with heads at both ends: two elements change places. */
  bow(x1: number, x2: number, y: number, rise: number, colour: string): void {
    const { ctx } = this;
    const middle = (x1 + x2) / 2;
    ctx.beginPath();
    ctx.moveTo(x1, y);
    ctx.quadraticCurveTo(middle, y - rise * 2, x2, y);
    ctx.strokeStyle = colour;
    ctx.lineWidth = 2;
    ctx.stroke();
    this.head(x1 + (middle - x1) * 0.2, y - rise * 0.6, x1, y, colour, 8);
    this.head(x2 + (middle - x2) * 0.2, y - rise * 0.6, x2, y, colour, 8);
  }

  /** Names with a small triangle above them, each under its place; names at one place are joined. */
  cursors(cursors: { name: string; at: number }[], placeOf: (at: number) => number, y: number): void {
    const joined = new Map<number, string>();
    for (const { name, at } of cursors) joined.set(at, joined.has(at) ? `${joined.get(at)} ${name}` : name);
    const ends = [-1e9, -1e9, -1e9];
    for (const [at, names] of [...joined].sort((a, b) => a[0] - b[0])) {
      const x = placeOf(at);
      const half = names.length * 3.7 + 2;
      const row = Math.max(
        0,
        ends.findIndex((end) => x - half > end),
      );
      ends[row] = x + half;
      this.head(x, y + 12, x, y, this.ink.cursor, 8);
      this.text(names, x, y + 15 + row * 13, { size: 12, bold: true, colour: this.ink.cursor });
    }
  }
}

function shorten(text: string, width: number, size: number): string {
  const most = Math.max(1, Math.floor(width / (size * 0.61)));
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}

/** A colour between two hex colours. */
export function mix(from: string, to: string, part: number): string {
  const a = hex(from);
  const b = hex(to);
  const channel = (at: number) => Math.round((a[at] ?? 0) + ((b[at] ?? 0) - (a[at] ?? 0)) * part);
  return `rgb(${channel(0)},${channel(1)},${channel(2)})`;
}

function hex(colour: string): number[] {
  const text = colour.replace("#", "");
  return [0, 2, 4].map((at) => Number.parseInt(text.slice(at, at + 2), 16) || 0);
}
