import { type MouseEvent, type RefObject, useEffect, useRef } from "react";
import classes from "@/features/visualizer/components/player.module.css";
import { setText } from "@/features/visualizer/components/set-text";
import type { Playback } from "@/features/visualizer/playback/playback";
import { valueText } from "@/features/visualizer/trace/values";

const MOST_FRAMES = 12;
/** While one moves fast the innermost frames are enough to see and all that there is time for. */
const MOST_FRAMES_MOVING = 3;

/** The frames on the stack, innermost first, with their variables; what the step changed stands out. */
export function VariablesPane({ playback }: { playback: Playback }) {
  const box = useRef<HTMLDivElement>(null);
  useKeptHeight(box);
  useEffect(() => playback.onRead(() => box.current && paintFrames(box.current, playback)), [playback]);
  useEffect(
    () =>
      playback.subscribe(() => {
        if (box.current) markWatched(box.current, playback.watch);
      }),
    [playback],
  );
  const choose = (event: MouseEvent) => {
    const row = (event.target as HTMLElement).closest<HTMLElement>("[data-name]");
    if (row?.dataset.name) playback.watchName(row.dataset.name);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the rows inside are buttons, which the keyboard clicks
    // biome-ignore lint/a11y/noStaticElementInteractions: likewise
    <div ref={box} className={classes.frames} onClick={choose} />
  );
}

/** The pane does not shrink while one moves, so that the page below does not jump. */
function useKeptHeight(box: RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let width = 0;
    let height = 0;
    const resized = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const size = entry.contentRect;
      height = size.width === width ? Math.max(height, size.height) : 0;
      width = size.width;
      element.style.minHeight = height ? `${height}px` : "";
    });
    resized.observe(element);
    return () => resized.disconnect();
  }, [box]);
}

type Row = { name: string; text: string; changed: boolean };

function paintFrames(box: HTMLElement, playback: Playback): void {
  if (playback.timeline.steps === 0) return;
  const { state, timeline } = playback;
  const order = [...state.order]
    .reverse()
    .filter((number, at) => at === 0 || number !== 0 || hasVariables(playback, number));
  const shown = order.slice(0, playback.hurrying ? MOST_FRAMES_MOVING : MOST_FRAMES);
  while (box.children.length > shown.length + 1) box.lastElementChild?.remove();
  shown.forEach((number, at) => {
    const frame = state.frames.get(number);
    const section = (box.children[at] as HTMLElement | undefined) ?? makeSection(box);
    const func = timeline.header?.funcs[frame?.func ?? 0]?.name ?? "";
    setText(section.firstElementChild, func === "<module>" ? "module" : func);
    const rows = [...(frame?.vars ?? [])].map(([name, value]): Row => {
      const changed = state.changes.variables.has(`${number}:${name}`) || touches(playback, value);
      return { name, text: valueText(state.heap, value, 120), changed };
    });
    if (state.returned?.frame === number) {
      rows.push({ name: "→ returns", text: valueText(state.heap, state.returned.value, 120), changed: true });
    }
    paintRows(section, rows, playback.watch);
  });
  paintRest(box, shown.length, order.length - shown.length);
}

function hasVariables(playback: Playback, number: number): boolean {
  return (playback.state.frames.get(number)?.vars.size ?? 0) > 0;
}

function touches(playback: Playback, value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && "$" in value && playback.state.changes.objects.has(value.$ as number)
  );
}

function makeSection(box: HTMLElement): HTMLElement {
  const section = document.createElement("section");
  const title = document.createElement("h2");
  section.append(title);
  box.append(section);
  return section;
}

function paintRows(section: HTMLElement, rows: Row[], watch: string): void {
  while (section.children.length > rows.length + 1) section.lastElementChild?.remove();
  rows.forEach((row, at) => {
    let element = section.children[at + 1] as HTMLElement | undefined;
    if (!element) {
      element = document.createElement("button");
      element.setAttribute("type", "button");
      element.append(document.createElement("span"), document.createElement("code"));
      section.append(element);
    }
    if (element.dataset.name !== row.name) {
      element.dataset.name = row.name;
      element.title = `Follow ${row.name}: [ and ] go to its changes`;
      setText(element.firstElementChild, row.name);
    }
    setText(element.lastElementChild, row.text);
    if (element.dataset.changed !== String(row.changed)) element.dataset.changed = String(row.changed);
    const pressed = String(watch === row.name);
    if (element.getAttribute("aria-pressed") !== pressed) element.setAttribute("aria-pressed", pressed);
  });
}

/** The outer frames that are not listed, as a number; the same element is kept as the last one. */
function paintRest(box: HTMLElement, at: number, more: number): void {
  while (box.children.length > at + (more > 0 ? 1 : 0)) box.lastElementChild?.remove();
  if (more <= 0) return;
  const rest = box.children[at] ?? makeSection(box);
  setText(rest.firstElementChild, `and ${more} outer ${more === 1 ? "call" : "calls"}`);
  while (rest.children.length > 1) rest.lastElementChild?.remove();
}

function markWatched(box: HTMLElement, watch: string): void {
  for (const row of box.querySelectorAll<HTMLElement>("[data-name]")) {
    row.setAttribute("aria-pressed", String(row.dataset.name === watch));
  }
}
