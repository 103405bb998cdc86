import { Text } from "@mantine/core";
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
  if (!verdict) return <Mark>not judged</Mark>;
  const tone: Tone =
    verdict === "accepted" ? "good" : verdict === "starved" || verdict === "internal_error" ? "warn" : "bad";
  return <Mark tone={tone}>{VERDICTS[verdict] ?? formatWords(verdict)}</Mark>;
}

/** Whether a paired test showed one to be better than another; where it did not, nothing was shown to be worse either. */
export function BetterMark({ better }: { better: boolean | null | undefined }) {
  if (better === true) return <Mark tone="good">better</Mark>;
  return <Mark>{better === false ? "not shown better" : "not decided"}</Mark>;
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

/** By whom a program was designed, in one phrase that names each thing once. */
export function designedBy(tier: string | null | undefined, designer: string | null | undefined): string {
  const name = designerName(tier, designer);
  if (!name) return tierWords(tier);
  if (tier === "person") return name;
  if (tier === "catalogue") return `${tierWords(tier)}: ${name}`;
  return tier === "model" ? `designed by ${name}` : `${name}, ${tierWords(tier)}`;
}

/** The designer's name without the kind, for where the kind stands beside it: `catalogue: kadane` is `kadane`. */
export function designerName(tier: string | null | undefined, designer: string | null | undefined): string {
  if (!designer || designer === tier) return "";
  const kind = `${tier}: `;
  return designer.startsWith(kind) ? designer.slice(kind.length) : designer;
}

/** By whom a program was designed. */
export function tierWords(tier: string | null | undefined): string {
  return tier ? (TIERS[tier] ?? formatWords(tier)) : "–";
}

/** The designer in a row: its name over its kind, or the kind alone. */
export function Designer({ tier, designer }: { tier: string; designer: string }) {
  const name = designerName(tier, designer);
  return (
    <>
      {name && <Text size="sm">{name}</Text>}
      <Text size={name ? "xs" : "sm"} c="dimmed">
        {tierWords(tier)}
      </Text>
    </>
  );
}
