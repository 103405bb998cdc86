/** The colours of the stage, read from the style sheet so that they follow light and dark. */
export type Ink = Record<
  "text" | "faint" | "line" | "fill" | "bar" | "changed" | "compared" | "read" | "cursor" | "soft" | "ground" | "heat",
  string
>;

const NAMES = [
  "text",
  "faint",
  "line",
  "fill",
  "bar",
  "changed",
  "compared",
  "read",
  "cursor",
  "soft",
  "ground",
  "heat",
] as const;

export function readInk(element: Element): Ink {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--v-${name}`).trim() || "#888888";
  return Object.fromEntries(NAMES.map((name) => [name, read(name)])) as Ink;
}
