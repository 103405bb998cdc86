import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import type { JobView, Me, StepSummary } from "@/api/types.gen";
import { dropAccess, keepAccess } from "@/lib/access";

/** Somebody. */
export const ada: Me = {
  id: 1,
  email: "ada@example.test",
  name: "Ada",
  role: "user",
  email_verified: true,
  second_factor: false,
  preferences: { theme: "system", motion: "system" },
  created_at: "2026-01-01T00:00:00Z",
};

const emptyPage = () => HttpResponse.json({ items: [], next_cursor: null });

/** The service as far as a test does not say otherwise: empty lists, and a door that opens. */
export const service = setupServer(
  http.post("*/api/auth/login", () => HttpResponse.json({ access_token: "token", expires_in: 900, user: ada })),
  http.post("*/api/auth/refresh", () => problemAnswer(401, { title: "Sign in first" })),
  http.get("*/api/auth/me", () => HttpResponse.json(ada)),
  http.post("*/api/auth/socket-ticket", () => problemAnswer(503, { title: "Not available at the moment" })),
  http.get("*/api/problems/examples", () => HttpResponse.json([])),
  http.get("*/api/problems", emptyPage),
  http.get("*/api/algorithms", emptyPage),
  http.get("*/api/jobs", emptyPage),
);

/** A failure as the service tells it. */
export function problemAnswer(status: number, document: object) {
  return HttpResponse.json(
    { status, code: `http_${status}`, ...document },
    { status, headers: { "content-type": "application/problem+json" } },
  );
}

/** As after signing in. */
export function signedIn(): void {
  keepAccess({ access_token: "token" });
}

export function signedOut(): void {
  dropAccess();
}

/** A job, with what a test wants to be otherwise. */
export function makeJob(change: Partial<JobView> = {}): JobView {
  return {
    id: 7,
    type: "generate",
    state: "running",
    phase: "designing",
    control: "",
    problem_id: 1,
    algorithm_id: null,
    input: {},
    progress: { done: 1, total: 20, best: null, note: "", steps: 1, seconds_left: null },
    result: null,
    error: null,
    attempts: 1,
    dollars: 0,
    input_tokens: 0,
    output_tokens: 0,
    cpu_seconds: 0,
    run_seconds: 0,
    event_count: 3,
    created_at: "2026-01-01T00:00:00Z",
    started_at: "2026-01-01T00:00:01Z",
    finished_at: null,
    ...change,
  };
}

export function makeStep(number: number, change: Partial<StepSummary> = {}): StepSummary {
  return {
    number,
    kind: "sample",
    strategy: "bandit",
    name: `candidate ${number}`,
    designer: "offline",
    verdict: "wrong_answer",
    score: null,
    passed: 1,
    total: 4,
    is_best: false,
    duplicate_of: null,
    candidate: number,
    parents: [],
    created_at: "2026-01-01T00:00:02Z",
    ...change,
  };
}
