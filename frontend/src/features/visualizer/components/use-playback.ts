import { useReducedMotion } from "@mantine/hooks";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { Playback } from "@/features/visualizer/playback/playback";
import type { TraceSource } from "@/features/visualizer/trace/format";
import { openTrace } from "@/features/visualizer/trace/open";
import type { PlayerPlace } from "@/features/visualizer/trace/place";

const REST_MS = 400;

/** A playback of the trace, at the place that the URL says, which hears of the place when it rests. */
export function usePlayback(
  trace: TraceSource,
  place: PlayerPlace,
  onPlaceChange?: (place: PlayerPlace) => void,
): Playback {
  const [playback] = useState(() => new Playback());
  const calm = useReducedMotion();
  playback.calm = calm;
  const first = useRef(place);
  const key = "url" in trace ? trace.url : trace.bytes;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address or the bytes say which trace it is
  useEffect(() => {
    playback.timeline.clear();
    playback.take(first.current);
    const opened = openTrace(trace, first.current.step ?? 0, (part) => {
      playback.timeline.add(part);
      playback.grown();
    });
    playback.onMissing = opened.want;
    return () => {
      opened.close();
      playback.stop();
    };
  }, [playback, key]);
  useTellPlace(playback, onPlaceChange);
  useFollowPlace(playback, place);
  return playback;
}

/** Tells the place once it has rested. */
function useTellPlace(playback: Playback, onPlaceChange: ((place: PlayerPlace) => void) | undefined): void {
  const tell = useRef(onPlaceChange);
  tell.current = onPlaceChange;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = playback.subscribe(() => {
      clearTimeout(timer);
      if (!playback.playing && playback.timeline.steps > 0)
        timer = setTimeout(() => tell.current?.(playback.place), REST_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [playback]);
}

/** Goes where the URL goes when it is not the player that moved it. */
function useFollowPlace(playback: Playback, place: PlayerPlace): void {
  const text = JSON.stringify(place);
  const heard = useRef(text);
  useEffect(() => {
    if (heard.current === text) return;
    heard.current = text;
    const asked = JSON.parse(text) as PlayerPlace;
    if (JSON.stringify(playback.place) !== JSON.stringify({ step: 0, ...asked })) playback.take(asked);
  }, [playback, text]);
}

/** Renders again when something that changes seldom has changed. */
export function useVersion(playback: Playback): number {
  return useSyncExternalStore(playback.subscribe, () => playback.version);
}
