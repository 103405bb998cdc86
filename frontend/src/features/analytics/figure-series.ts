import type { JobsRow, QueueRow, SolvingRow, VerdictsRow } from "@/api/types.gen";
import type { Series } from "@/components/chart/chart-data";
import { dayToNumber } from "@/features/analytics/figure-window";
import { formatWords } from "@/lib/format";

/** One line a name over all buckets: where there is no row, nothing happened. */
export function countSeries<R extends { bucket: string }>(
  buckets: string[],
  rows: R[],
  nameOf: (row: R) => string,
  amount: (row: R) => number,
): Series[] {
  const totals = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const line = totals.get(nameOf(row)) ?? new Map<string, number>();
    line.set(row.bucket, (line.get(row.bucket) ?? 0) + amount(row));
    totals.set(nameOf(row), line);
  }
  const size = (line: Map<string, number>) => [...line.values()].reduce((sum, value) => sum + value, 0);
  return [...totals]
    .sort((a, b) => size(b[1]) - size(a[1]))
    .map(([name, line]) => ({
      name: formatWords(name),
      points: buckets.map((bucket) => ({ x: dayToNumber(bucket), y: line.get(bucket) ?? 0 })),
    }));
}

/** A line through what is known; where nothing is, there is a gap, not a zero. */
export function valueSeries<R extends { bucket: string | null }>(
  buckets: string[],
  rows: R[],
  lines: [string, (row: R) => number | null][],
): Series[] {
  const found = new Map(rows.map((row) => [row.bucket, row]));
  return lines.map(([name, value]) => ({
    name,
    points: buckets.map((bucket) => {
      const row = found.get(bucket);
      return { x: dayToNumber(bucket), y: row ? value(row) : null };
    }),
  }));
}

export const jobsByOutcome = (buckets: string[], rows: JobsRow[]) =>
  countSeries(
    buckets,
    rows,
    (row) => row.outcome,
    (row) => row.jobs,
  );

export const verdictsOverTime = (buckets: string[], rows: VerdictsRow[]) =>
  countSeries(
    buckets,
    rows,
    (row) => row.verdict,
    (row) => row.candidates,
  );

/** What jobs used: each of these over time. */
export const USES = {
  dollars: (row: JobsRow) => row.dollars,
  tokens: (row: JobsRow) => row.input_tokens + row.output_tokens,
  cpu: (row: JobsRow) => row.cpu_seconds,
} as const;
export type Use = keyof typeof USES;

export const usedOverTime = (buckets: string[], rows: JobsRow[], use: Use) =>
  countSeries(buckets, rows, (row) => row.type, USES[use]);

export const shareSolved = (buckets: string[], rows: SolvingRow[]) =>
  valueSeries(buckets, rows, [["share solved", (row) => row.share]]);

export const timeToSolved = (buckets: string[], rows: SolvingRow[]) =>
  valueSeries(buckets, rows, [
    ["median", (row) => row.seconds_p50],
    ["95th percentile", (row) => row.seconds_p95],
  ]);

export const waitingTimes = (buckets: string[], rows: QueueRow[]) =>
  valueSeries(buckets, rows, [
    ["waiting, median", (row) => row.waiting_p50],
    ["waiting, 95th percentile", (row) => row.waiting_p95],
    ["running, median", (row) => row.running_p50],
    ["running, 95th percentile", (row) => row.running_p95],
  ]);

/** Sums by a word, for bars. */
export function sumBy<R>(rows: R[], word: (row: R) => string, amount: (row: R) => number): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of rows) sums[word(row)] = (sums[word(row)] ?? 0) + amount(row);
  return sums;
}

/** "3 solved, 1 failed": the names with the most first. */
export function tell(sums: Record<string, number>): string {
  return Object.entries(sums)
    .filter(([, value]) => value > 0)
    .sort((a, b) => b[1] - a[1])
    .map(([name, value]) => `${value} ${formatWords(name)}`)
    .join(", ");
}
