export const VIEWS = ["data", "calls", "search"] as const;
/** What the stage shows: what the program holds, its calls, or what it has asked of the function it was given. */
export type View = (typeof VIEWS)[number];

/** Where one is in a run, as the URL says it; every part may be missing. */
export type PlayerPlace = {
  step?: number;
  speed?: number;
  /** Chosen pictures: `a:bars,dp:grid`. */
  stage?: string;
  /** The variable whose changes are looked for. */
  watch?: string;
  /** Lines with a breakpoint: `3,8`. */
  breaks?: string;
  view?: View;
  /** Two runs side by side: at the same part of the way (unsaid), or at the same step. */
  align?: "steps";
};

/** The place that untrusted search parameters name. */
export function placeSearch(search: Record<string, unknown>): PlayerPlace {
  const place: PlayerPlace = {};
  const step = whole(search.step, 10_000_000);
  const speed = whole(search.speed, 9);
  if (step !== null) place.step = step;
  if (speed) place.speed = speed;
  for (const key of ["stage", "watch", "breaks"] as const) {
    const text = search[key];
    if ((typeof text === "string" || typeof text === "number") && String(text).length <= 300) place[key] = String(text);
  }
  const view = VIEWS.find((one) => one === search.view);
  if (view) place.view = view;
  if (search.align === "steps") place.align = "steps";
  return place;
}

function whole(value: unknown, most: number): number | null {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isInteger(number) && number >= 0 ? Math.min(number, most) : null;
}

export function readBreaks(text: string | undefined): Set<number> {
  return new Set(
    (text ?? "")
      .split(",")
      .map(Number)
      .filter((line) => Number.isInteger(line) && line > 0),
  );
}

export function readChoices(text: string | undefined): Map<string, string> {
  const pairs = (text ?? "").split(",").map((part) => part.split(":"));
  return new Map(pairs.filter((pair): pair is [string, string] => pair.length === 2 && Boolean(pair[0])));
}

export function writeChoices(choices: Map<string, string>): string {
  return [...choices].map(([name, kind]) => `${name}:${kind}`).join(",");
}

/** This page's address with a place in its search parameters. */
export function addressOf(place: PlayerPlace): string {
  const url = new URL(location.href);
  for (const [key, value] of Object.entries(place)) url.searchParams.set(key, String(value));
  return url.href;
}
