import { useEffect, useRef } from "react";

/** A key of the page: how it is pressed (`mod+K`, `g p`, `/`), what it does in words, and the doing. */
export type PageKey = { press: string; words: string; run: () => void };

type Listener = () => void;

const active = new Map<symbol, PageKey[]>();
const listeners = new Set<Listener>();
let snapshot: PageKey[] = [];

function publish(): void {
  snapshot = [...active.values()].flat();
  for (const listener of listeners) listener();
}

/** The keys that work now, for the page that lists them. */
export const pageKeys = {
  read: (): PageKey[] => snapshot,
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Gives the page these keys while the component is there. Keys are not heard inside fields, but for those with mod. */
export function usePageKeys(keys: PageKey[]): void {
  const latest = useRef(keys);
  latest.current = keys;
  const shape = keys.map((key) => `${key.press}\t${key.words}`).join("\n");
  useEffect(() => {
    const id = Symbol("keys");
    const listed = shape.split("\n").filter(Boolean);
    active.set(
      id,
      listed.map((line, at) => {
        const [press = "", words = ""] = line.split("\t");
        return { press, words, run: () => latest.current[at]?.run() };
      }),
    );
    publish();
    return () => {
      active.delete(id);
      publish();
    };
  }, [shape]);
}

let pending = "";
let pendingSince = 0;

/** One key press against the keys that work now; true when it was one of them. */
export function handleKey(event: KeyboardEvent): boolean {
  const pressed = nameOf(event);
  const writing = isWriting(event.target);
  const sequence = Date.now() - pendingSince < 1200 ? `${pending} ${pressed}` : pressed;
  pending = "";
  for (const wanted of [sequence, pressed]) {
    const found = snapshot.findLast((key) => key.press === wanted && (!writing || key.press.startsWith("mod+")));
    if (found) {
      event.preventDefault();
      found.run();
      return true;
    }
  }
  if (!writing && snapshot.some((key) => key.press.startsWith(`${pressed} `))) {
    pending = pressed;
    pendingSince = Date.now();
  }
  return false;
}

function nameOf(event: KeyboardEvent): string {
  const mod = event.metaKey || event.ctrlKey ? "mod+" : "";
  const alt = event.altKey ? "alt+" : "";
  // `?` already says that shift was down.
  const shift = event.shiftKey && event.key.length > 1 ? "shift+" : "";
  return `${mod}${alt}${shift}${event.key.length === 1 && mod ? event.key.toUpperCase() : event.key}`;
}

function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) ||
    target.closest(".cm-editor") !== null
  );
}
