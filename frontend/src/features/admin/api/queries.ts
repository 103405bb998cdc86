import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import {
  listAllJobs,
  listAuditEntries,
  listDesigners,
  listSettings,
  listUsers,
  listWorkers,
  readHealth,
  readQueue,
  readStatistics,
} from "@/api/sdk.gen";
import type { ListAllJobsData, ListAuditEntriesData, ListUsersData } from "@/api/types.gen";

type Wanted<D extends { query?: object }> = Omit<NonNullable<D["query"]>, "cursor" | "limit">;
const page = (cursor: string) => ({ limit: 50, ...(cursor ? { cursor } : {}) });
const pages = {
  initialPageParam: "",
  getNextPageParam: (last: { next_cursor?: string | null }) => last.next_cursor ?? undefined,
};

export const usersQuery = (wanted: Wanted<ListUsersData>) =>
  infiniteQueryOptions({
    queryKey: ["admin", "users", wanted],
    queryFn: ({ pageParam }) => listUsers({ query: { ...wanted, ...page(pageParam) } }),
    ...pages,
  });

export const allJobsQuery = (wanted: Wanted<ListAllJobsData>) =>
  infiniteQueryOptions({
    queryKey: ["admin", "jobs", wanted],
    queryFn: ({ pageParam }) => listAllJobs({ query: { ...wanted, ...page(pageParam) } }),
    ...pages,
  });

export const auditQuery = (wanted: Wanted<ListAuditEntriesData>) =>
  infiniteQueryOptions({
    queryKey: ["admin", "audit", wanted],
    queryFn: ({ pageParam }) => listAuditEntries({ query: { ...wanted, ...page(pageParam) } }),
    ...pages,
  });

// Counters only, never lists: cheap to ask for, and what an administrator watches.
const watched = { refetchInterval: 3_000, staleTime: 0 };

export const statisticsQuery = queryOptions({
  queryKey: ["admin", "statistics"],
  queryFn: () => readStatistics(),
  refetchInterval: 10_000,
});
export const healthQuery = queryOptions({
  queryKey: ["admin", "health"],
  queryFn: () => readHealth(),
  refetchInterval: 10_000,
});
export const queueQuery = queryOptions({ queryKey: ["admin", "queue"], queryFn: () => readQueue(), ...watched });
export const workersQuery = queryOptions({ queryKey: ["admin", "workers"], queryFn: () => listWorkers(), ...watched });
export const designersQuery = queryOptions({ queryKey: ["admin", "designers"], queryFn: () => listDesigners() });
export const runtimeSettingsQuery = queryOptions({ queryKey: ["admin", "settings"], queryFn: () => listSettings() });
