import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { checkProblem } from "@/api/sdk.gen";
import { documentOf, type ProblemForm, type TextFault } from "@/features/problems/document";

export type Checked = {
  faults: TextFault[];
  signature: string | null;
  /** `unwritten`: too little is there for a check to be of use. */
  state: "unwritten" | "checking" | "wrong" | "right" | "unknown";
};

/** The service's own check of what stands in the form, a moment after the last key. */
export function useProblemCheck(form: ProblemForm): Checked {
  const { document, faults } = useMemo(() => documentOf(form), [form]);
  const settled = useSettled(document, 350);
  const begun = Boolean(form.title.trim() && form.signature.trim());
  const check = useQuery({
    queryKey: ["check-problem", settled],
    queryFn: () => checkProblem({ body: { document: settled as Record<string, unknown> } }),
    enabled: begun && faults.length === 0,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30_000,
    retry: false,
    placeholderData: (before) => before,
  });
  if (!begun) return { faults: [], signature: null, state: "unwritten" };
  if (faults.length) return { faults, signature: null, state: "wrong" };
  if (check.error) return { faults: [], signature: null, state: "unknown" };
  if (!check.data || check.isPlaceholderData || settled !== document) {
    return { faults: check.data?.errors ?? [], signature: check.data?.signature ?? null, state: "checking" };
  }
  return { faults: check.data.errors, signature: check.data.signature, state: check.data.ok ? "right" : "wrong" };
}

function useSettled<T>(value: T, wait: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), wait);
    return () => clearTimeout(timer);
  }, [value, wait]);
  return settled;
}
