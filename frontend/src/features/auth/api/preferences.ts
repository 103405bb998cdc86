import { useMutation, useQueryClient } from "@tanstack/react-query";
import { changeProfile } from "@/api/sdk.gen";
import type { Me, Preferences } from "@/api/types.gen";
import { meQuery } from "@/features/auth/api/me";

/** What a person chose, and how to change it; the page shows the change before the service has answered. */
export function usePreferences(me: Me) {
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (preferences: Preferences) => changeProfile({ body: { preferences } }),
    onMutate: (preferences) => {
      const changed: Me = { ...me, preferences };
      queries.setQueryData(meQuery.queryKey, changed);
    },
    onSuccess: (changed) => queries.setQueryData(meQuery.queryKey, changed),
    onError: () => void queries.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
  const set = (change: Partial<Preferences>) => save.mutate({ ...me.preferences, ...change });
  return { set, error: save.error };
}
