import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import * as v from "valibot";
import {
  ADMIN_PARTS,
  FIGURES,
  ids,
  JOB_ORDERS,
  ORDERS,
  oneOf,
  pages,
  SETTINGS_PARTS,
  text,
  whole,
  yes,
} from "@/app/search";
import { Shell } from "@/app/shell/shell";
import { meQuery } from "@/features/auth/api/me";

/** What every route may ask for. */
export type RouteContext = { queries: QueryClient };

const root = createRootRouteWithContext<RouteContext>()({ component: Outlet });

// Before the door.
const door = v.object({ next: text, notice: text });
const doorPages = () => import("@/app/pages/door-pages");
const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: door,
  component: lazyRouteComponent(doorPages, "SignInPage"),
});
const signUp = createRoute({
  getParentRoute: () => root,
  path: "/sign-up",
  validateSearch: door,
  component: lazyRouteComponent(doorPages, "SignUpPage"),
});
const forgot = createRoute({
  getParentRoute: () => root,
  path: "/forgot",
  component: lazyRouteComponent(doorPages, "ForgotPage"),
});
const reset = createRoute({
  getParentRoute: () => root,
  path: "/reset-password",
  component: lazyRouteComponent(doorPages, "ResetPage"),
});
const verify = createRoute({
  getParentRoute: () => root,
  path: "/verify-email",
  component: lazyRouteComponent(doorPages, "VerifyPage"),
});
const share = createRoute({
  getParentRoute: () => root,
  path: "/s/$slug",
  validateSearch: v.looseObject({ tab: oneOf(["watch", "code", "measure", "problem"]) }),
  component: lazyRouteComponent(() => import("@/app/pages/share-page"), "SharePage"),
});

// Behind it.
const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href } });
    return { me };
  },
});
const within = () => inside;

const home = createRoute({
  getParentRoute: within,
  path: "/",
  component: lazyRouteComponent(() => import("@/app/pages/home-page"), "HomePage"),
});
const problems = createRoute({
  getParentRoute: within,
  path: "/problems",
  validateSearch: v.object({
    q: text,
    tag: text,
    kind: oneOf(["function", "optimisation"]),
    mine: yes,
    sort: oneOf(ORDERS),
    pages,
  }),
  component: lazyRouteComponent(() => import("@/app/pages/problems-page"), "ProblemsPage"),
});
const newProblem = createRoute({
  getParentRoute: within,
  path: "/problems/new",
  validateSearch: v.object({ example: text, draft: whole }),
  component: lazyRouteComponent(() => import("@/app/pages/problem-form-page"), "NewProblemPage"),
});
const problem = createRoute({
  getParentRoute: within,
  path: "/problems/$problemId",
  params: { parse: (p) => ({ problemId: Number(p.problemId) }) },
  validateSearch: v.object({ tab: oneOf(["leaderboard", "statement", "lineage", "jobs"]) }),
  component: lazyRouteComponent(() => import("@/app/pages/problem-page"), "ProblemPage"),
});
const editProblem = createRoute({
  getParentRoute: within,
  path: "/problems/$problemId/edit",
  params: { parse: (p) => ({ problemId: Number(p.problemId) }) },
  component: lazyRouteComponent(() => import("@/app/pages/problem-form-page"), "EditProblemPage"),
});
const design = createRoute({
  getParentRoute: within,
  path: "/problems/$problemId/design",
  params: { parse: (p) => ({ problemId: Number(p.problemId) }) },
  component: lazyRouteComponent(() => import("@/app/pages/design-page"), "DesignPage"),
});
const jobs = createRoute({
  getParentRoute: within,
  path: "/jobs",
  validateSearch: v.object({
    state: oneOf(["queued", "running", "paused", "succeeded", "failed", "cancelled"]),
    type: oneOf(["draft", "generate", "synthesize", "improve", "analyze", "trace", "export"]),
    sort: oneOf(JOB_ORDERS),
    pages,
  }),
  component: lazyRouteComponent(() => import("@/app/pages/jobs-page"), "JobsPage"),
});
const job = createRoute({
  getParentRoute: within,
  path: "/jobs/$jobId",
  params: { parse: (p) => ({ jobId: Number(p.jobId) }) },
  validateSearch: v.object({
    tab: oneOf(["progress", "candidates", "lineage", "log", "input"]),
    step: whole,
    part: oneOf(["code", "verdicts", "idea", "exchange"]),
    x: oneOf(["evaluations", "time"]),
  }),
  component: lazyRouteComponent(() => import("@/app/pages/job-page"), "JobPage"),
});
const algorithms = createRoute({
  getParentRoute: within,
  path: "/algorithms",
  validateSearch: v.object({
    q: text,
    tag: text,
    tier: text,
    verified: oneOf(["verified", "fits_examples", "unverified"]),
    problem: whole,
    mine: yes,
    favourites: yes,
    sort: oneOf(ORDERS),
    pages,
  }),
  component: lazyRouteComponent(() => import("@/app/pages/algorithms-page"), "AlgorithmsPage"),
});
const algorithm = createRoute({
  getParentRoute: within,
  path: "/algorithms/$algorithmId",
  params: { parse: (p) => ({ algorithmId: Number(p.algorithmId) }) },
  // Loose: the player keeps its own state in the address, and only it knows those words.
  validateSearch: v.looseObject({
    v: whole,
    tab: oneOf(["code", "explanation", "watch", "measure", "tests", "versions", "lineage", "analysis"]),
    from: whole,
    trace: whole,
  }),
  component: lazyRouteComponent(() => import("@/app/pages/algorithm-page"), "AlgorithmPage"),
});
const compare = createRoute({
  getParentRoute: within,
  path: "/compare",
  validateSearch: v.looseObject({ a: whole, b: whole, input: whole, tab: oneOf(["watch", "diff", "measure"]) }),
  component: lazyRouteComponent(() => import("@/app/pages/compare-page"), "ComparePage"),
});
const synthesis = createRoute({
  getParentRoute: within,
  path: "/synthesis",
  validateSearch: v.object({ problem: whole, from: ids }),
  component: lazyRouteComponent(() => import("@/app/pages/synthesis-page"), "SynthesisPage"),
});
const analysis = createRoute({
  getParentRoute: within,
  path: "/analysis/$problemId",
  params: { parse: (p) => ({ problemId: Number(p.problemId) }) },
  component: lazyRouteComponent(() => import("@/app/pages/analysis-page"), "AnalysisPage"),
});
const analytics = createRoute({
  getParentRoute: within,
  path: "/analytics",
  validateSearch: v.object(FIGURES),
  component: lazyRouteComponent(() => import("@/app/pages/analytics-page"), "AnalyticsPage"),
});
const exportsRoute = createRoute({
  getParentRoute: within,
  path: "/exports",
  component: lazyRouteComponent(() => import("@/app/pages/exports-page"), "ExportsPage"),
});
const settings = createRoute({
  getParentRoute: within,
  path: "/settings",
  validateSearch: v.object({ part: oneOf(SETTINGS_PARTS) }),
  component: lazyRouteComponent(() => import("@/app/pages/settings-page"), "SettingsPage"),
});
const admin = createRoute({
  getParentRoute: within,
  path: "/admin",
  validateSearch: v.object({
    part: oneOf(ADMIN_PARTS),
    q: text,
    role: oneOf(["user", "admin"]),
    locked: yes,
    state: text,
    type: text,
    actor: whole,
    action: text,
    subject: text,
    ...FIGURES,
  }),
  beforeLoad: ({ context }) => {
    if (context.me.role !== "admin") throw redirect({ to: "/" });
  },
  component: lazyRouteComponent(() => import("@/app/pages/admin-page"), "AdminPage"),
});

/** Every page and its address. */
export const routeTree = root.addChildren([
  signIn,
  signUp,
  forgot,
  reset,
  verify,
  share,
  inside.addChildren([
    home,
    problems,
    newProblem,
    problem,
    editProblem,
    design,
    jobs,
    job,
    algorithms,
    algorithm,
    compare,
    synthesis,
    analysis,
    analytics,
    exportsRoute,
    settings,
    admin,
  ]),
]);
