/** One field of a form that the server refused, and why. */
export type FieldError = { field: string; message: string };

type ProblemDocument = {
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  request_id?: string;
  errors?: FieldError[];
};

/**
 * A request that failed, in words for a person. `status` is 0 when no answer came at all. `code` is stable, so that
 * no caller reads prose; `retryAfter` is in seconds.
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly requestId: string;
  readonly fields: FieldError[];
  readonly retryAfter: number | null;

  constructor(status: number, document: ProblemDocument, retryAfter: number | null = null) {
    super(document.detail || document.title || `The server answered ${status}.`);
    this.name = "ApiError";
    this.status = status;
    this.code = document.code ?? (status ? `http_${status}` : "unreachable");
    this.title = document.title ?? "The request failed";
    this.requestId = document.request_id ?? "";
    this.fields = document.errors ?? [];
    this.retryAfter = retryAfter;
  }

  /** Whether asking again, unchanged, could succeed. */
  get mayRetry(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** Reads a failed response: problem+json where it is that, else what the status says. */
export async function errorFromResponse(response: Response): Promise<ApiError> {
  const waits = Number(response.headers.get("retry-after"));
  const retryAfter = Number.isFinite(waits) && waits > 0 ? waits : null;
  const document = await readDocument(response);
  const requestId = document.request_id ?? response.headers.get("x-request-id") ?? "";
  return new ApiError(response.status, { ...document, request_id: requestId }, retryAfter);
}

async function readDocument(response: Response): Promise<ProblemDocument> {
  try {
    const body: unknown = await response.json();
    if (typeof body === "object" && body !== null) return body as ProblemDocument;
  } catch {
    // Not JSON: a proxy's page, or nothing. The status alone must do.
  }
  return { title: response.status >= 500 ? "The server had a fault" : "The request was refused" };
}

/** What went wrong, whatever was thrown. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof TypeError && /fetch|network/i.test(thrown.message)) return unreachable();
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new ApiError(0, { title: "Something went wrong on this page", detail: message, code: "page_fault" });
}

/** No answer came: the server is away or the network is. */
export function unreachable(): ApiError {
  return new ApiError(0, {
    title: "No answer from the server",
    detail: "The server could not be reached.",
    code: "unreachable",
  });
}

const ADVICE: Record<number, string> = {
  0: "Check that the server is running and that you are online, then try again.",
  401: "Sign in again; what you typed on this page stays.",
  403: "Your account may not do this. Ask an administrator if it should.",
  404: "It may have been deleted, or it belongs to someone else. Check the address.",
  409: "It changed in the meantime. Reload it and look again.",
  413: "It is too large. Send less at once.",
  422: "Correct the marked fields and send it again.",
  429: "That was too often in a short time. Wait a little, then try again.",
};

/** The next thing to try, in one sentence. */
export function adviceFor(error: ApiError): string {
  if (error.code === "page_fault") return "Reload the page. If it happens again, report it with what you did.";
  if (error.code === "second_factor_needed") return "Then come back to this page.";
  if (error.status === 429 && error.retryAfter) return `Wait ${Math.ceil(error.retryAfter)} s, then try again.`;
  const known = ADVICE[error.status];
  if (known) return known;
  return error.status >= 500
    ? "Try again in a moment. If it stays, give the request id to whoever runs this server."
    : "Check what was sent and try again.";
}
