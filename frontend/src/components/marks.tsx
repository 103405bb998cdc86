import type { ReactNode } from "react";
import classes from "@/components/marks.module.css";
import { formatWords } from "@/lib/format";

export type Tone = "good" | "bad" | "warn" | "calm" | "plain";

/** A word with a colour; the word alone says it too. */
export function Mark({ tone = "plain", live = false, children }: { tone?: Tone; live?: boolean; children: ReactNode }) {
  return (
    <span className={`${classes.mark} ${classes[tone] ?? ""} ${live ? classes.live : ""}`}>
      {live && <span className={classes.dot} aria-hidden />}
      {children}
    </span>
  );
}

const VERDICTS: Record<string, string> = {
  load_error: "import or syntax error",
  starved: "starved (retry)",
};

/** Accepted, or in which way not. */
export function VerdictMark({ verdict }: { verdict: string | null | undefined }) {
  if (!verdict) return <Mark>unverified</Mark>;
  const tone: Tone =
    verdict === "accepted" ? "good" : verdict === "starved" || verdict === "internal_error" ? "warn" : "bad";
  return <Mark tone={tone}>{VERDICTS[verdict] ?? formatWords(verdict)}</Mark>;
}

const STATES: Record<string, Tone> = {
  queued: "plain",
  waiting: "plain",
  running: "calm",
  pausing: "warn",
  paused: "warn",
  cancelling: "warn",
  stopping: "warn",
  succeeded: "good",
  finished: "good",
  done: "good",
  ready: "good",
  failed: "bad",
  cancelled: "plain",
  expired: "plain",
};

const LIVE = new Set(["running", "pausing", "cancelling", "stopping"]);

/** The state of a job or an export. */
export function StateMark({ state }: { state: string }) {
  return (
    <Mark tone={STATES[state] ?? "plain"} live={LIVE.has(state)}>
      {formatWords(state)}
    </Mark>
  );
}

const TIERS: Record<string, string> = {
  model: "designed by a model",
  catalogue: "from the catalogue",
  synthesis: "synthesised",
  heuristic_search: "found by search",
  person: "written by a person",
};

/** By whom a program was designed, in one phrase: the name where there is one, since it says more than the kind. */
export function designedBy(tier: string | null | undefined, designer: string | null | undefined): string {
  if (!designer) return tierWords(tier);
  return designer.startsWith("catalogue") || tier === "person" ? designer : `${designer}, ${tierWords(tier)}`;
}

/** By whom a program was designed. */
export function tierWords(tier: string | null | undefined): string {
  return tier ? (TIERS[tier] ?? formatWords(tier)) : "–";
}
