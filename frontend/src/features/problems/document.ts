/** A problem file as JSON: the service's own documents hold more; what the form does not know is carried along. */
export type ProblemDocument = {
  format: string;
  kind?: "function" | "optimisation";
  title: string;
  statement: string;
  signature: string;
  tags?: string[];
  licence?: string;
  examples?: unknown[];
  tests?: unknown[];
  sealed?: unknown[];
  checker?: CheckerDocument | string;
  generator?: { source: string; smallest?: number; largest?: number };
  reference?: string;
  evaluator?: EvaluatorDocument;
  limits?: { cpu_seconds?: number; memory_mib?: number; [other: string]: unknown };
  [other: string]: unknown;
};

type CheckerDocument = {
  kind: string;
  relative?: number;
  absolute?: number;
  source?: string;
  [other: string]: unknown;
};

type EvaluatorDocument = {
  source: string;
  direction: "maximise" | "minimise";
  best_known?: number;
  best_known_source?: string;
  baselines?: unknown[];
  [other: string]: unknown;
};

/** A case in the form: its JSON as text, so that half-written values can stand there. */
export type CaseRow = { key: number; given: string; expected: string; note: string };

export type CaseList = "examples" | "tests" | "sealed";

/** The form's own state: text where people type. */
export type ProblemForm = {
  kind: "function" | "optimisation";
  title: string;
  tags: string[];
  statement: string;
  signature: string;
  examples: CaseRow[];
  tests: CaseRow[];
  sealed: CaseRow[];
  checker: string;
  tolerance: number;
  checkerSource: string;
  generator: string;
  smallest: number | "";
  largest: number | "";
  reference: string;
  evaluator: string;
  direction: "maximise" | "minimise";
  bestKnown: number | "";
  cpuSeconds: number;
  memoryMib: number;
  visibility: "private" | "link" | "public";
  /** What the form has no field for. */
  carried: Record<string, unknown>;
};

let lastKey = 0;

export function emptyRow(): CaseRow {
  lastKey += 1;
  return { key: lastKey, given: "", expected: "", note: "" };
}

export function emptyForm(): ProblemForm {
  return {
    kind: "function",
    title: "",
    tags: [],
    statement: "",
    signature: "",
    examples: [emptyRow(), emptyRow()],
    tests: [],
    sealed: [],
    checker: "exact",
    tolerance: 1e-9,
    checkerSource: "",
    generator: "",
    smallest: "",
    largest: "",
    reference: "",
    evaluator: "",
    direction: "maximise",
    bestKnown: "",
    cpuSeconds: 2,
    memoryMib: 256,
    visibility: "private",
    carried: {},
  };
}

const FORMAT = "algorist-problem/1";

/** Where a row's text is not JSON: the field and the mend. */
export type TextFault = { field: string; message: string };

/** The document that the form says, or where its text cannot be read. */
export function documentOf(form: ProblemForm): { document: ProblemDocument; faults: TextFault[] } {
  const faults: TextFault[] = [];
  const { checker: _, ...carried } = form.carried;
  const common = {
    ...carried,
    format: FORMAT,
    title: form.title.trim(),
    statement: form.statement,
    signature: form.signature.trim(),
    tags: form.tags,
    limits: {
      ...(form.carried.limits as object | undefined),
      cpu_seconds: form.cpuSeconds,
      memory_mib: form.memoryMib,
    },
  };
  const document: ProblemDocument =
    form.kind === "function" ? { ...common, ...functionPart(form, faults) } : { ...common, ...optimisationPart(form) };
  return { document, faults };
}

function functionPart(form: ProblemForm, faults: TextFault[]): Partial<ProblemDocument> {
  const part: Partial<ProblemDocument> = {};
  for (const list of ["examples", "tests", "sealed"] as const) {
    const rows = form[list].filter((row) => row.given.trim() || row.expected.trim());
    if (rows.length) part[list] = rows.map((row, at) => caseOf(row, `${list}[${at}]`, faults));
  }
  const checker = checkerOf(form);
  if (checker) part.checker = checker;
  if (form.generator.trim()) {
    part.generator = {
      source: form.generator,
      ...(form.smallest === "" ? {} : { smallest: form.smallest }),
      ...(form.largest === "" ? {} : { largest: form.largest }),
    };
  }
  if (form.reference.trim()) part.reference = form.reference;
  return part;
}

/** The checker that the form says; null where it is the one that holds when none is named. */
function checkerOf(form: ProblemForm): CheckerDocument | null {
  const { depth, ...kept } = (form.carried.checker ?? {}) as Partial<CheckerDocument>;
  const kind = form.checker;
  if (kind === "approximate") return { ...kept, kind, relative: form.tolerance, absolute: form.tolerance };
  if (kind === "custom") return { ...kept, kind, source: form.checkerSource };
  if (kind === "unordered") return { ...kept, kind, ...(depth ? { depth } : {}) };
  return Object.keys(kept).length ? { ...kept, kind } : null;
}

function optimisationPart(form: ProblemForm): Partial<ProblemDocument> {
  const carried = form.carried.evaluator as EvaluatorDocument | undefined;
  return {
    kind: "optimisation",
    evaluator: {
      ...carried,
      source: form.evaluator,
      direction: form.direction,
      ...(form.bestKnown === "" ? {} : { best_known: form.bestKnown }),
    },
  };
}

function caseOf(row: CaseRow, field: string, faults: TextFault[]): unknown {
  const given = readJson(`[${row.given}]`, `${field}.args`, faults) as unknown[] | undefined;
  const expected = readJson(row.expected, `${field}.expected`, faults);
  const note = row.note ? { note: row.note } : {};
  // A class is called several times: its rows hold one list of calls, [["name", [arguments]], …].
  const calls = given?.length === 1 && isCalls(given[0]) ? { calls: given[0] } : { args: given };
  return { ...calls, expected, ...note };
}

function isCalls(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((call) => Array.isArray(call) && typeof call[0] === "string" && Array.isArray(call[1]))
  );
}

function readJson(text: string, field: string, faults: TextFault[]): unknown {
  try {
    return JSON.parse(text);
  } catch {
    faults.push({
      field,
      message: text.trim() === "" ? "write a value" : 'write it as JSON: 3, "abc", [1, 2], true, null',
    });
    return undefined;
  }
}

/** The form for a document: the other way round. */
export function formOf(document: ProblemDocument, visibility: ProblemForm["visibility"] = "private"): ProblemForm {
  const { format, kind, title, statement, signature, tags, examples, tests, sealed, evaluator } = document;
  const { checker, generator, reference, ...rest } = document;
  const known = { format, kind, title, statement, signature, tags, examples, tests, sealed };
  const carried = Object.fromEntries(Object.entries(rest).filter(([name]) => !(name in known)));
  return {
    ...emptyForm(),
    kind: kind ?? (evaluator ? "optimisation" : "function"),
    title,
    statement,
    signature,
    tags: tags ?? [],
    examples: rowsOf(examples),
    tests: rowsOf(tests),
    sealed: rowsOf(sealed),
    ...checkerFields(checker),
    generator: generator?.source ?? "",
    smallest: generator?.smallest ?? "",
    largest: generator?.largest ?? "",
    reference: reference ?? "",
    ...(evaluator ? evaluatorFields(evaluator) : {}),
    cpuSeconds: document.limits?.cpu_seconds ?? 2,
    memoryMib: document.limits?.memory_mib ?? 256,
    visibility,
    carried: { ...carried, ...checkerRest(checker) },
  };
}

/** What a checker says beyond the form's own fields: how deep order does not matter, what is judged. */
function checkerRest(checker: ProblemDocument["checker"]): { checker?: Record<string, unknown> } {
  if (!checker || typeof checker === "string") return {};
  const { kind: _, relative: __, absolute: ___, source: ____, ...rest } = checker;
  return Object.keys(rest).length ? { checker: rest } : {};
}

function checkerFields(
  checker: ProblemDocument["checker"],
): Pick<ProblemForm, "checker" | "tolerance" | "checkerSource"> {
  const judged = typeof checker === "string" ? { kind: checker } : checker;
  return {
    checker: judged?.kind ?? (judged?.source ? "custom" : "exact"),
    tolerance: judged?.relative ?? 1e-9,
    checkerSource: judged?.source ?? "",
  };
}

function evaluatorFields(evaluator: EvaluatorDocument): Pick<ProblemForm, "evaluator" | "direction" | "bestKnown"> {
  return { evaluator: evaluator.source, direction: evaluator.direction, bestKnown: evaluator.best_known ?? "" };
}

function rowsOf(cases: unknown[] | undefined): CaseRow[] {
  return (cases ?? []).map((one) => {
    const { args, calls, expected, note } = one as {
      args?: unknown[];
      calls?: unknown;
      expected?: unknown;
      note?: string;
    };
    const given =
      calls === undefined ? (args ?? []).map((arg) => JSON.stringify(arg)).join(", ") : JSON.stringify(calls);
    return { ...emptyRow(), given, expected: JSON.stringify(expected) ?? "", note: note ?? "" };
  });
}

/** The faults that belong to a field: `examples[1]` also takes those of `examples[1].args[0]`. */
export function faultsOf(faults: TextFault[], field: string): string | null {
  const found = faults.filter(
    (fault) => fault.field === field || fault.field.startsWith(`${field}.`) || fault.field.startsWith(`${field}[`),
  );
  return found.length ? found.map((fault) => placed(fault, field)).join("; ") : null;
}

function placed(fault: TextFault, field: string): string {
  const rest = fault.field.slice(field.length).replace(/^\./, "");
  return rest && !/^(source|kind)$/.test(rest) ? `${rest}: ${fault.message}` : fault.message;
}
