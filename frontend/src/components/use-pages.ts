import { useEffect } from "react";

type Paged = {
  data: { pages: unknown[] } | undefined;
  hasNextPage: boolean;
  isFetching: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  fetchNextPage: () => unknown;
};

/**
 * Reads as many pages of a list as its address says, so that a reload and the way back show what was shown. What it
 * gives is for `MoreButton`: it writes the next number into the address.
 */
export function usePages(query: Paged, wanted: number | undefined, onWanted: (pages: number) => void) {
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const read = data?.pages.length ?? 0;
  const short = read > 0 && read < (wanted ?? 1);
  useEffect(() => {
    if (short && hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [short, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return {
    hasNextPage,
    isFetchingNextPage: query.isFetchingNextPage || (short && isFetching),
    // What the address asks for and could not be read is asked for again.
    fetchNextPage: () => (short ? fetchNextPage() : onWanted(read + 1)),
  };
}
