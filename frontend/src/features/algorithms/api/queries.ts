import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  compareVersions,
  listAlgorithms,
  listAnalyses,
  listShares,
  listTraces,
  listVersions,
  readAlgorithm,
  readLineage,
  readProblemLineage,
  readShare,
  readVerdicts,
  readVersion,
} from "@/api/sdk.gen";
import type { ListAlgorithmsData } from "@/api/types.gen";

export type AlgorithmFilter = Omit<NonNullable<ListAlgorithmsData["query"]>, "cursor" | "limit">;

export const algorithmsQuery = (filter: AlgorithmFilter) =>
  infiniteQueryOptions({
    queryKey: ["algorithms", "list", filter],
    queryFn: ({ pageParam }) =>
      listAlgorithms({ query: { ...filter, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

const path = (id: number) => ({ path: { algorithm_id: id } });

export const algorithmQuery = (id: number) =>
  queryOptions({ queryKey: ["algorithm", id], queryFn: () => readAlgorithm(path(id)) });

export const versionsQuery = (id: number) =>
  queryOptions({ queryKey: ["algorithm", id, "versions"], queryFn: async () => (await listVersions(path(id))).items });

/** A version never changes. */
export const versionQuery = (id: number, number: number) =>
  queryOptions({
    queryKey: ["version", id, number],
    queryFn: () => readVersion({ path: { algorithm_id: id, number } }),
  });

export const differenceQuery = (id: number, before: number, after: number) =>
  queryOptions({
    queryKey: ["difference", id, before, after],
    queryFn: () => compareVersions({ ...path(id), query: { before, after } }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const verdictsQuery = (id: number, version: number) =>
  queryOptions({
    queryKey: ["verdicts", id, version],
    queryFn: () => readVerdicts({ ...path(id), query: { version } }),
  });

export const lineageQuery = (id: number) =>
  queryOptions({ queryKey: ["lineage", id], queryFn: () => readLineage(path(id)) });

export const problemLineageQuery = (problemId: number) =>
  queryOptions({
    queryKey: ["lineage", "problem", problemId],
    queryFn: () => readProblemLineage({ path: { problem_id: problemId } }),
  });

export const analysesQuery = (id: number) =>
  queryOptions({ queryKey: ["analyses", id], queryFn: async () => (await listAnalyses(path(id))).items });

export const tracesQuery = (id: number) =>
  queryOptions({ queryKey: ["traces", id], queryFn: async () => (await listTraces(path(id))).items });

export const sharesQuery = (id: number) =>
  queryOptions({ queryKey: ["algorithm", id, "shares"], queryFn: async () => (await listShares(path(id))).items });

export const sharedQuery = (slug: string) =>
  queryOptions({ queryKey: ["share", slug], queryFn: () => readShare({ path: { slug } }), retry: false });
