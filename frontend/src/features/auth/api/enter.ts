import { useMutation, useQueryClient } from "@tanstack/react-query";
import { login, logout, logoutAll, register } from "@/api/sdk.gen";
import type { Credentials, Registration, SignedIn } from "@/api/types.gen";
import { meQuery } from "@/features/auth/api/me";
import { dropAccess, keepAccess } from "@/lib/access";
import { toApiError } from "@/lib/api-error";

function useEntering<T>(enter: (body: T) => Promise<SignedIn>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: enter,
    onSuccess: (grant) => {
      keepAccess(grant);
      queries.clear();
      queries.setQueryData(meQuery.queryKey, grant.user);
    },
  });
}

/** Sign in with address and password. */
export const useSignIn = () => useEntering((body: Credentials) => login({ body }));

/** Make an account and be signed in with it. */
export const useSignUp = () => useEntering((body: Registration) => register({ body }));

/** Sign out here, or everywhere. What this browser held is forgotten even when the server cannot be told. */
export function useSignOut() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (everywhere: boolean) => {
      try {
        await (everywhere ? logoutAll() : logout());
      } catch (error) {
        if (everywhere && toApiError(error).status !== 401) throw error;
      }
    },
    onSuccess: () => {
      dropAccess();
      queries.clear();
      queries.setQueryData(meQuery.queryKey, null);
    },
  });
}
