/** The window that figures are of, as the address has it and as the service is asked for it. */
export type Bucket = "day" | "week" | "month";

/** What the address says; what is missing is the usual. */
export type WindowSearch = { from?: string | undefined; to?: string | undefined; bucket?: Bucket | undefined };

export type FigureWindow = { from: string; to: string; bucket: Bucket; zone: string };

export const BUCKETS: readonly Bucket[] = ["day", "week", "month"];
export const PRESETS: readonly [string, number][] = [
  ["7 days", 7],
  ["30 days", 30],
  ["90 days", 90],
  ["A year", 365],
];
const USUAL_DAYS = 30;
// The most that fit side by side and can still be told apart; the service gives up to 400.
const MOST_DAYS = 120;
const MOST_WEEKS = 840;
const DAY = 86_400_000;

/** The time zone of this browser, in which days begin. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** The days of a window that ends today. */
export function lastDays(days: number, now: Date = new Date()): { from: string; to: string } {
  const to = dayOf(now);
  return { from: numberToDay(dayToNumber(to) - days + 1), to };
}

/** The whole window from what the address says of it. */
export function openWindow(search: WindowSearch, now: Date = new Date()): FigureWindow {
  const to = search.to ?? dayOf(now);
  const from = search.from ?? numberToDay(dayToNumber(to) - USUAL_DAYS + 1);
  return { from, to, bucket: search.bucket ?? usualBucket(from, to), zone: ownZone() };
}

/** Days for a few months, weeks for a few years, then months. */
export function usualBucket(from: string, to: string): Bucket {
  const days = dayToNumber(to) - dayToNumber(from) + 1;
  return days <= MOST_DAYS ? "day" : days <= MOST_WEEKS ? "week" : "month";
}

/** A day as a whole number, for the axis of a chart. */
export function dayToNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

export function numberToDay(number: number): string {
  return new Date(Math.round(number) * DAY).toISOString().slice(0, 10);
}

const shortDay = new Intl.DateTimeFormat("en", { day: "numeric", month: "short", timeZone: "UTC" });
const longDay = new Intl.DateTimeFormat("en", { month: "short", year: "numeric", timeZone: "UTC" });

/** A place on the axis as people say it. */
export function formatBucket(number: number, bucket: Bucket): string {
  const day = new Date(Math.round(number) * DAY);
  return bucket === "month" ? longDay.format(day) : shortDay.format(day);
}

export const BUCKET_NAMES: Record<Bucket, string> = { day: "day", week: "week from", month: "month" };

function dayOf(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
