import { lazy, Suspense, useMemo } from "react";
import { BlockSkeleton } from "@/components/states";
import type { RecordRun } from "@/features/visualizer/components/player";
import type { PlayerPlace } from "@/features/visualizer/trace/place";
import { accessToken } from "@/lib/access";

const Player = lazy(() => import("@/features/visualizer/components/player"));

type RunProps = {
  /** The path of the trace at the service, or of a file that is shipped. */
  url: string;
  source: string;
  title: string;
  place?: PlayerPlace;
  onPlaceChange?: (place: PlayerPlace) => void;
  linkTo?: (place: PlayerPlace) => string;
  onRecord?: RecordRun;
};

/** The player, which is loaded when there is something to play. */
export function RecordedRun({ url, ...rest }: RunProps) {
  const trace = useTrace(url);
  return (
    <Suspense fallback={<BlockSkeleton height={620} />}>
      <Player trace={trace} {...rest} />
    </Suspense>
  );
}

/** A trace as the player fetches it: with the token of the moment, and the same object for the same run. */
export function useTrace(url: string) {
  return useMemo(() => {
    const token = accessToken();
    return { url, ...(token ? { headers: { authorization: `Bearer ${token}` } } : {}) };
  }, [url]);
}
