import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { estimateJob } from "@/api/sdk.gen";
import type { Estimate } from "@/api/types.gen";
import type { JobRequest } from "@/features/jobs/api/commands";
import { formatDollars, formatSeconds, pluralise } from "@/lib/format";

/** What a job is likely to take, from jobs like it; where nothing is known it says so. */
export function EstimateLine({ request }: { request: JobRequest }) {
  const key = JSON.stringify(request);
  const [asked, setAsked] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(key), 400);
    return () => clearTimeout(timer);
  }, [key]);
  const estimate = useQuery({
    queryKey: ["estimate", asked],
    queryFn: () => estimateJob({ body: JSON.parse(asked) as JobRequest }),
    retry: false,
    placeholderData: (before) => before,
  });
  if (!estimate.data) return <span />;
  return (
    <Text size="sm" c="dimmed" style={{ flex: "1 1 16rem" }}>
      {estimateWords(estimate.data)}
    </Text>
  );
}

/** The estimate as a sentence. */
export function estimateWords(estimate: Estimate): string {
  const ahead =
    estimate.ahead > 0
      ? ` ${pluralise(estimate.ahead, "job")} of yours ${estimate.ahead === 1 ? "is" : "are"} before it.`
      : "";
  if (!estimate.based_on) return `No job like it has ended yet, so its time and cost are not known.${ahead}`;
  const parts = [
    estimate.seconds !== null && `about ${formatSeconds(estimate.seconds)}`,
    estimate.dollars !== null && formatDollars(estimate.dollars),
    estimate.candidates !== null && pluralise(estimate.candidates, "candidate"),
  ].filter(Boolean);
  return `Likely ${parts.join(", ")} (from ${pluralise(estimate.based_on, "job")} like it).${ahead}`;
}
