import { QueryClient } from "@tanstack/react-query";

/** State arrives by events, so nothing is fetched again on a timer or because a window was focused. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, refetchOnWindowFocus: false, retry: 1, retryDelay: 400 },
      mutations: { retry: 0 },
    },
  });
}
