/** Numbers, sizes, money and durations as people read them; "–" stands for what is not known. */
const NONE = "–";

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 4 });
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumSignificantDigits: 3 });

type Maybe<T> = T | null | undefined;

export function formatCount(value: Maybe<number>): string {
  return value === null || value === undefined ? NONE : whole.format(value);
}

export function formatCompact(value: Maybe<number>): string {
  return value === null || value === undefined ? NONE : compact.format(value);
}

/** A score or another measured number: four significant digits, exponents where they help. */
export function formatNumber(value: Maybe<number>): string {
  if (value === null || value === undefined || Number.isNaN(value)) return NONE;
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e9)) return value.toExponential(2).replace("e+", "e").replace("-", "−");
  return short.format(value).replace("-", "−");
}

export function formatSeconds(seconds: Maybe<number>): string {
  if (seconds === null || seconds === undefined) return NONE;
  if (seconds === 0) return "0 s";
  if (seconds < 0.000_1) return `${formatNumber(seconds * 1e6)} µs`;
  if (seconds < 1) return `${formatNumber(seconds * 1e3)} ms`;
  if (seconds < 60) return `${short.format(Math.round(seconds * 10) / 10)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function formatBytes(bytes: Maybe<number>): string {
  if (bytes === null || bytes === undefined) return NONE;
  const units = ["B", "kB", "MB", "GB", "TB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value >= 100 || unit === 0 ? Math.round(value) : Math.round(value * 10) / 10} ${units[unit]}`;
}

/** US dollars; what costs nothing says so, what has no known price does not pretend to. */
export function formatDollars(dollars: Maybe<number>): string {
  if (dollars === null || dollars === undefined) return "price unknown";
  if (dollars === 0) return "$0";
  return dollars < 0.01 ? `$${dollars.toPrecision(2)}` : `$${dollars.toFixed(2)}`;
}

export function formatPercent(part: Maybe<number>): string {
  return part === null || part === undefined ? NONE : `${short.format(Math.round(part * 1000) / 10)} %`;
}

/** "wrong_answer" → "wrong answer". */
export function formatWords(code: Maybe<string>): string {
  return code ? code.replaceAll("_", " ") : NONE;
}

export function pluralise(count: number, one: string, many = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : many}`;
}
