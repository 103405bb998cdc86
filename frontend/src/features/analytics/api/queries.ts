import { queryOptions } from "@tanstack/react-query";
import {
  readAllDesigners,
  readAllGains,
  readAllGrowth,
  readAllJobs,
  readAllSolving,
  readAllVerdicts,
  readFailures,
  readOwnDesigners,
  readOwnGains,
  readOwnGrowth,
  readOwnJobs,
  readOwnSolving,
  readOwnVerdicts,
  readPeople,
  readQueueTimes,
  readStorage,
} from "@/api/sdk.gen";
import type { FigureWindow } from "@/features/analytics/figure-window";

/** Whose figures: one's own, or those of all people together. */
export type Scope = "own" | "all";

const READERS = {
  own: {
    jobs: readOwnJobs,
    solving: readOwnSolving,
    designers: readOwnDesigners,
    verdicts: readOwnVerdicts,
    gains: readOwnGains,
    growth: readOwnGrowth,
  },
  all: {
    jobs: readAllJobs,
    solving: readAllSolving,
    designers: readAllDesigners,
    verdicts: readAllVerdicts,
    gains: readAllGains,
    growth: readAllGrowth,
  },
};

const keyOf = (scope: Scope, name: string, asked: FigureWindow) => ["analytics", scope, name, asked];

// Another window keeps the old figures on the screen until it has come.
const kept = { placeholderData: <T>(before: T | undefined) => before };

export const jobsFiguresQuery = (scope: Scope, asked: FigureWindow) =>
  queryOptions({
    queryKey: keyOf(scope, "jobs", asked),
    queryFn: () => READERS[scope].jobs({ query: asked }),
    ...kept,
  });
export const solvingFiguresQuery = (scope: Scope, asked: FigureWindow) =>
  queryOptions({
    queryKey: keyOf(scope, "solving", asked),
    queryFn: () => READERS[scope].solving({ query: asked }),
    ...kept,
  });
export const designerFiguresQuery = (scope: Scope, asked: FigureWindow) =>
  queryOptions({
    queryKey: keyOf(scope, "designers", asked),
    queryFn: () => READERS[scope].designers({ query: asked }),
    ...kept,
  });
export const verdictFiguresQuery = (scope: Scope, asked: FigureWindow) =>
  queryOptions({
    queryKey: keyOf(scope, "verdicts", asked),
    queryFn: () => READERS[scope].verdicts({ query: asked }),
    ...kept,
  });
export const gainFiguresQuery = (scope: Scope, asked: FigureWindow) =>
  queryOptions({
    queryKey: keyOf(scope, "gains", asked),
    queryFn: () => READERS[scope].gains({ query: asked }),
    ...kept,
  });
export const growthFiguresQuery = (scope: Scope, asked: FigureWindow) =>
  queryOptions({
    queryKey: keyOf(scope, "growth", asked),
    queryFn: () => READERS[scope].growth({ query: asked }),
    ...kept,
  });
export const peopleFiguresQuery = (asked: FigureWindow) =>
  queryOptions({ queryKey: keyOf("all", "people", asked), queryFn: () => readPeople({ query: asked }), ...kept });
export const queueFiguresQuery = (asked: FigureWindow) =>
  queryOptions({ queryKey: keyOf("all", "queue", asked), queryFn: () => readQueueTimes({ query: asked }), ...kept });
export const failureFiguresQuery = (asked: FigureWindow) =>
  queryOptions({ queryKey: keyOf("all", "failures", asked), queryFn: () => readFailures({ query: asked }), ...kept });
export const storageFiguresQuery = (asked: FigureWindow) =>
  queryOptions({ queryKey: keyOf("all", "storage", asked), queryFn: () => readStorage({ query: asked }), ...kept });

/** Where a table is to be had as CSV. */
export function csvPath(scope: Scope, name: string, asked: FigureWindow): string {
  const path = scope === "all" ? "/api/admin/analytics" : "/api/analytics";
  return `${path}/${name}?${new URLSearchParams({ ...asked, format: "csv" })}`;
}
