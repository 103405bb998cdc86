import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import {
  beginSecondFactor,
  confirmSecondFactor,
  disableSecondFactor,
  readSecondFactor,
  renewRecoveryCodes,
} from "@/api/sdk.gen";
import type { SecondFactorProof } from "@/api/types.gen";
import { meQuery } from "@/features/auth/api/me";

/** Whether there is a second factor, and how many recovery codes are left. */
export const secondFactorQuery = queryOptions({ queryKey: ["second-factor"], queryFn: () => readSecondFactor() });

/** A secret for the authenticator, for the password. */
export const useBeginSecondFactor = () =>
  useMutation({ mutationFn: (password: string) => beginSecondFactor({ body: { password } }) });

function useChanging<T, R>(change: (body: T) => Promise<R>, onDone: (result: R) => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (result) => {
      // First, since recovery codes are given once: what is asked anew takes the form that asked for them away.
      onDone(result);
      for (const queryKey of [secondFactorQuery.queryKey, meQuery.queryKey, ["sessions"]])
        void queries.invalidateQueries({ queryKey });
    },
  });
}

type OnCodes = (codes: string[]) => void;

/** Turn it on with a first code: gives the recovery codes, this once. */
export const useConfirmSecondFactor = (onCodes: OnCodes) =>
  useChanging(
    (code: string) => confirmSecondFactor({ body: { code } }),
    (made) => onCodes(made.codes),
  );

/** New recovery codes in the place of the old. */
export const useRenewRecoveryCodes = (onCodes: OnCodes) =>
  useChanging(
    (body: SecondFactorProof) => renewRecoveryCodes({ body }),
    (made) => onCodes(made.codes),
  );

/** Turn it off. */
export const useDisableSecondFactor = (onDone: () => void) =>
  useChanging((body: SecondFactorProof) => disableSecondFactor({ body }), onDone);
