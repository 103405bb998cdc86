import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { RecordedRun } from "@/app/watch/recorded-run";
import { BlockSkeleton, Loaded } from "@/components/states";
import type { PlayerPlace } from "@/features/visualizer/trace/place";

/** A recorded run that is shipped with the page, so that the first thing seen is a run and not a form. */
export function Demo() {
  const [place, setPlace] = useState<PlayerPlace>({});
  const source = useQuery({
    queryKey: ["demo"],
    queryFn: async () => (await fetch("/demo/quick-sort.py")).text(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded of={source} skeleton={<BlockSkeleton height={620} />}>
      {(text) => (
        <RecordedRun
          url="/demo/quick-sort.algotrace"
          source={text}
          title="Quick sort on 16 numbers"
          place={place}
          onPlaceChange={setPlace}
        />
      )}
    </Loaded>
  );
}
