import { queryOptions, useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { readMe } from "@/api/sdk.gen";
import type { Me } from "@/api/types.gen";
import { isSignedOut, mayBeSignedIn } from "@/lib/access";

/** Who is signed in; null is nobody. */
export const meQuery = queryOptions({
  queryKey: ["me"],
  queryFn: async (): Promise<Me | null> => {
    if (!mayBeSignedIn()) return null;
    try {
      return await readMe();
    } catch (error) {
      if (isSignedOut(error)) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** The person, or null while that is not known or nobody is signed in. */
export function useMe(): Me | null {
  return useQuery(meQuery).data ?? null;
}

/** The person, on pages that only exist signed in. */
export function useSignedIn(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error("this page needs somebody signed in");
  return data;
}
