import type { JobView, StepView } from "@/api/types.gen";

/** One draft in the table of what was tried and what came of it. */
export type DraftRow = {
  number: number;
  kind: "draft" | "mend";
  drafter: string;
  title: string;
  passed: boolean;
  words: string;
  signature?: string;
  assumptions?: string[];
  checks?: { name: string; passed: boolean; words: string }[];
};

/** What came of drafting: which drafts passed their tests, best first, and all that were tried. */
export type DraftResult = { statement: string; offers: number[]; tried: DraftRow[] };

/** The result of a draft job; null until it has one. */
export function readDraftResult(job: JobView): DraftResult | null {
  const result = job.result as Partial<DraftResult> | null;
  return result?.statement
    ? { statement: result.statement, offers: result.offers ?? [], tried: result.tried ?? [] }
    : null;
}

/** The problem that a stored draft states, in the shape of a problem file; null where it could not be read as one. */
export function draftedDocument(step: StepView): Record<string, unknown> | null {
  const document = step.document as { report?: { document?: Record<string, unknown> | null } | null };
  return document.report?.document ?? null;
}

const TESTS: Record<string, string> = {
  readable: "It is a complete problem",
  examples: "The brute force gives the examples' answers",
  generator: "The generator gives valid, different inputs",
  oracle: "The brute force answers every input",
  solution: "A solution written apart agrees with it",
  mutants: "Programs with a small mistake are rejected",
  hostile: "Programs that solve nothing are rejected",
};

/** The tests in the order in which they are run; the first that fails ends them. */
export const TESTS_IN_ORDER = Object.keys(TESTS);

/** What a test of a draft asks, in words. */
export function testWords(name: string): string {
  return TESTS[name] ?? name;
}

/** Who drafted it, and whether it is a first draft or a mended one. */
export function drafterWords(row: DraftRow): string {
  const [kind, name] = row.drafter.split(": ");
  if (kind === "catalogue" && name) return `from the catalogue: ${name.replaceAll("_", " ")}`;
  return row.kind === "mend" ? `mended by ${row.drafter}` : `drafted by ${row.drafter}`;
}
