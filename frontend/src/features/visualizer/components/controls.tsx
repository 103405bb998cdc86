import {
  ArrowDownToLine,
  ArrowLeftRight,
  ArrowUpFromLine,
  Bookmark,
  ChevronFirst,
  ChevronLast,
  CornerLeftDown,
  CornerRightDown,
  Link2,
  Pause,
  Play,
  StepBack,
  StepForward,
} from "lucide-react";
import type { ReactNode } from "react";
import classes from "@/features/visualizer/components/player.module.css";
import { useVersion } from "@/features/visualizer/components/use-playback";
import { playerKeys } from "@/features/visualizer/playback/keys";
import type { Playback } from "@/features/visualizer/playback/playback";
import { usePageKeys } from "@/lib/page-keys";

const SIZE = 18;
const BACK: Record<string, ReactNode> = {
  Home: <ChevronFirst size={SIZE} />,
  ArrowLeft: <StepBack size={SIZE} />,
};
const ON: Record<string, ReactNode> = {
  ArrowRight: <StepForward size={SIZE} />,
  End: <ChevronLast size={SIZE} />,
};
const MORE: Record<string, ReactNode> = {
  "shift+ArrowLeft": <CornerLeftDown size={SIZE} />,
  "shift+ArrowRight": <CornerRightDown size={SIZE} />,
  ArrowUp: <ArrowUpFromLine size={SIZE} />,
  ArrowDown: <ArrowDownToLine size={SIZE} />,
  "[": <span>[</span>,
  "]": <span>]</span>,
  N: <ArrowLeftRight size={15} />,
  n: <ArrowLeftRight size={SIZE} />,
  m: <Bookmark size={SIZE} />,
  s: <Link2 size={SIZE} />,
};
const WRITTEN: Record<string, string> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  "shift+ArrowLeft": "Shift ←",
  "shift+ArrowRight": "Shift →",
};

type ControlsProps = { playback: Playback; copyLink: () => void; compact?: boolean };

/** Every way to move, as buttons; each says its key. */
export function Controls({ playback, copyLink, compact = false }: ControlsProps) {
  useVersion(playback);
  const keys = playerKeys(playback, copyLink);
  usePageKeys(keys);
  const button = (press: string, icon: ReactNode) => {
    const key = keys.find((one) => one.press === press);
    return key ? <KeyButton key={press} press={press} words={key.words} run={key.run} icon={icon} /> : null;
  };
  return (
    <div className={classes.controls}>
      <div className={classes.buttons}>
        {Object.entries(BACK).map(([press, icon]) => button(press, icon))}
        <button
          type="button"
          className={classes.play}
          title={`${playback.playing ? "Pause" : "Play"} (Space)`}
          aria-label={playback.playing ? "Pause" : "Play"}
          onClick={() => playback.toggle()}
        >
          {playback.playing ? <Pause size={20} /> : <Play size={20} />}
        </button>
        {Object.entries(ON).map(([press, icon]) => button(press, icon))}
      </div>
      <label className={classes.speed}>
        <span>Speed</span>
        <input
          type="range"
          min={1}
          max={9}
          value={playback.speed}
          aria-label="Speed"
          onChange={(event) => playback.setSpeed(Number(event.currentTarget.value))}
        />
        <b>{playback.speed}</b>
      </label>
      {!compact && (
        <div className={classes.buttons}>{Object.entries(MORE).map(([press, icon]) => button(press, icon))}</div>
      )}
    </div>
  );
}

type KeyButtonProps = { press: string; words: string; run: () => void; icon: ReactNode };

function KeyButton({ press, words, run, icon }: KeyButtonProps) {
  return (
    <button
      type="button"
      className={classes.move}
      title={`${words} (${WRITTEN[press] ?? press})`}
      aria-label={words}
      onClick={run}
    >
      {icon}
    </button>
  );
}
