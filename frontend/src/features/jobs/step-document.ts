import type { StepView } from "@/api/types.gen";

/** The parts of a stored step that the page shows; every one may be missing from an older step. */
export type StepDocument = {
  candidate?: { number?: number; proposal?: Proposal; evaluation?: Evaluation; parents?: number[] } | null;
  trouble?: Trouble | null;
  usage?: Usage;
  stop?: string | null;
};

export type Proposal = {
  name?: string;
  idea?: string;
  explanation?: string;
  steps?: string[];
  pseudocode?: string;
  claimed_complexity?: string;
  complexity_reason?: string;
  weaknesses?: string[];
  references?: string[];
  confidence?: string | null;
  questions?: { args: string; answers: string[] }[];
  prompt?: string;
  reply?: string;
  usage?: Usage;
  tier?: string;
  designer?: string;
};

export type Usage = { input_tokens?: number; output_tokens?: number; dollars?: number | null; cpu_seconds?: number };

export type Evaluation = {
  verdict?: string;
  results?: CaseResult[];
  passed?: number;
  total?: number;
  score?: number | null;
  sealed_score?: number | null;
  cpu_seconds?: number;
  memory_bytes?: number;
  cached?: boolean;
  tier?: string;
};

export type CaseResult = {
  name: string;
  split: string;
  verdict: string;
  args?: string;
  expected?: string;
  got?: string;
  difference?: string;
  fault?: { kind: string; message: string; traceback?: string; line?: number | null } | null;
  score?: number | null;
  baseline_score?: number | null;
  cpu_seconds?: number;
  memory_bytes?: number;
};

export type Trouble = {
  code?: string;
  message?: string;
  designer?: string;
  prompt?: string;
  reply?: string;
  usage?: Usage;
};

/** The step's document, typed. */
export function readDocument(step: StepView): StepDocument {
  return step.document as StepDocument;
}
