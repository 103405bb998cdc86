import * as v from "valibot";

/** Parts of addresses: what does not fit is dropped, so that a mistyped address still opens its page. */
export const text = v.fallback(v.optional(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), undefined);
export const whole = v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))), undefined);
/** How many pages of a list are shown; a list is not for scrolling through thousands of rows. */
export const pages = v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(40))), undefined);
export const yes = v.fallback(v.optional(v.boolean()), undefined);
export const ids = v.fallback(v.optional(v.array(v.pipe(v.number(), v.integer(), v.minValue(1)))), undefined);
/** A day, such as 2026-03-01. */
export const day = v.fallback(v.optional(v.pipe(v.string(), v.isoDate())), undefined);
export const oneOf = <const T extends readonly string[]>(words: T) =>
  v.fallback(v.optional(v.picklist(words)), undefined);

/** The window of figures, and which use of jobs is drawn. */
export const FIGURES = {
  from: day,
  to: day,
  bucket: oneOf(["day", "week", "month"]),
  use: oneOf(["dollars", "tokens", "cpu"]),
};

/** The parts of the settings page. */
export const SETTINGS_PARTS = [
  "profile",
  "security",
  "sessions",
  "tokens",
  "keys",
  "notifications",
  "look",
  "data",
] as const;

/** The parts of the admin page. */
export const ADMIN_PARTS = [
  "overview",
  "analytics",
  "users",
  "jobs",
  "queue",
  "workers",
  "designers",
  "audit",
  "settings",
] as const;

/** The orders of the lists that can be changed, and of those whose rows only come. */
export const ORDERS = ["newest", "oldest", "changed"] as const;
export const JOB_ORDERS = ["newest", "oldest"] as const;
