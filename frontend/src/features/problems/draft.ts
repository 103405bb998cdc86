import { emptyForm, type ProblemForm } from "@/features/problems/document";

const PLACE = "algorist.problem-draft";

/** What was typed and not kept yet, from this browser; null when there is none. */
export function readDraft(): ProblemForm | null {
  try {
    const kept = localStorage.getItem(PLACE);
    return kept ? { ...emptyForm(), ...(JSON.parse(kept) as Partial<ProblemForm>) } : null;
  } catch {
    return null;
  }
}

export function keepDraft(form: ProblemForm): void {
  try {
    if (form.title || form.statement || form.signature) localStorage.setItem(PLACE, JSON.stringify(form));
  } catch {
    // Storage is full or refused: the draft then lives as long as the page.
  }
}

export function dropDraft(): void {
  try {
    localStorage.removeItem(PLACE);
  } catch {
    // Nothing was kept either.
  }
}
