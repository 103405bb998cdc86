import type { VersionView } from "@/api/types.gen";
import type { CaseRow } from "@/components/cases/case-results";
import type { ProposalWords } from "@/components/proposal/proposal-view";

/** How a program's cost grows, as it was measured. */
export type Growth = {
  points: {
    size: number;
    cpu_seconds: number | null;
    memory_bytes?: number | null;
    operations?: number | null;
    repeats?: number;
    problem?: string;
  }[];
  fits?: { growth_class: string; error: number; allowed: boolean }[];
  exponent?: number | null;
  exponent_low?: number | null;
  exponent_high?: number | null;
  classes?: string[];
  operations_classes?: string[];
  memory_classes?: string[];
  claimed?: string;
  claim_holds?: boolean | null;
  statement?: string;
  reason?: string;
};

/** What reading the program finds. */
export type Findings = {
  lines?: number;
  code_lines?: number;
  complexity?: number;
  functions?: { name: string; line: number; lines: number; complexity: number; parameters: number }[];
  unused?: { name: string; kind: string; line: number; confidence: number }[];
  imports?: string[];
  foreign_imports?: string[];
  recursive?: string[];
  deepest_loop?: number;
  problem?: string;
};

/** What a result is worth, in full. */
export type ResultCard = {
  label?: string;
  statement?: string;
  confidence?: string | null;
  splits?: { split: string; passed: number; total: number; score?: number | null }[];
  gap?: number | null;
  cross_check?: {
    checked?: number;
    agreed?: number;
    sizes?: number[];
    difference?: string;
    reason?: string;
    /** All of it in words; cards of older versions have none. */
    statement?: string;
  } | null;
  baselines?: {
    kind: string;
    name: string;
    score?: number | null;
    sealed_score?: number | null;
    share?: number | null;
    better?: boolean | null;
    wins?: number;
    losses?: number;
    ties?: number;
    note?: string;
    /** False for a baseline that was not run; the note then says why. */
    ran?: boolean;
  }[];
  shift?: { group: string; score: number | null; baselines?: [string, number | null][]; loses?: boolean }[];
  warnings?: string[];
  /** What was left out since measuring had used its CPU seconds. */
  not_measured?: string[];
  /** CPU seconds after the search: hidden tests, cross-check, baselines, shift test. */
  measuring_seconds?: number;
  candidates?: number;
  duplicates?: number;
  troubles?: number;
  usage?: { input_tokens?: number; output_tokens?: number; dollars?: number | null; cpu_seconds?: number };
  sandbox_tier?: string;
};

export type Evaluation = {
  verdict?: string;
  results?: CaseRow[];
  passed?: number;
  total?: number;
  score?: number | null;
  cpu_seconds?: number;
  memory_bytes?: number;
  tier?: string;
};

/** The loose parts of a version, typed; each may be empty for a program that a person brought. */
export function readVersionParts(version: VersionView): {
  proposal: ProposalWords;
  evaluation: Evaluation;
  card: ResultCard;
} {
  return {
    proposal: version.proposal as ProposalWords,
    evaluation: version.evaluation as Evaluation,
    card: version.card as ResultCard,
  };
}
