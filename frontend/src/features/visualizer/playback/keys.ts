import type { Playback } from "@/features/visualizer/playback/playback";
import type { PageKey } from "@/lib/page-keys";

/** The player's keys; each is a button too. `copyLink` is the page's. */
export function playerKeys(playback: Playback, copyLink: () => void): PageKey[] {
  const { timeline } = playback;
  const go = (step: number) => {
    if (playback.playing) playback.pause();
    playback.go(step);
  };
  return [
    { press: " ", words: "Play or pause", run: () => playback.toggle() },
    { press: "ArrowRight", words: "One step on", run: () => go(playback.step + 1) },
    { press: "ArrowLeft", words: "One step back", run: () => go(playback.step - 1) },
    { press: "shift+ArrowRight", words: "Step over a call", run: () => go(timeline.over(playback.step, 1)) },
    { press: "shift+ArrowLeft", words: "Step back over a call", run: () => go(timeline.over(playback.step, -1)) },
    { press: "ArrowUp", words: "Out of this call", run: () => go(timeline.out(playback.step)) },
    { press: "ArrowDown", words: "Into the next call", run: () => go(timeline.call(playback.step, 1)) },
    { press: "Home", words: "To the first step", run: () => go(0) },
    { press: "End", words: "To the last step", run: () => go(playback.lastStep) },
    {
      press: "[",
      words: "Previous change of the variable",
      run: () => go(timeline.change(playback.step, -1, playback.watched)),
    },
    {
      press: "]",
      words: "Next change of the variable",
      run: () => go(timeline.change(playback.step, 1, playback.watched)),
    },
    { press: "n", words: "Next swap", run: () => go(timeline.swap(playback.step, 1)) },
    { press: "N", words: "Previous swap", run: () => go(timeline.swap(playback.step, -1)) },
    { press: "b", words: "Breakpoint on this line", run: () => playback.toggleBreak(playback.state.line) },
    { press: "m", words: "Marker at this step", run: () => playback.toggleMarker() },
    { press: "s", words: "Copy a link to this step", run: copyLink },
    ...Array.from({ length: 9 }, (_, at) => ({
      press: String(at + 1),
      words: `Speed ${at + 1}`,
      run: () => playback.setSpeed(at + 1),
    })),
  ];
}
