import { accessToken, mayBeSignedIn, refreshAccess } from "@/lib/access";
import { errorFromResponse, unreachable } from "@/lib/api-error";

/** Paths that must not be answered by a refresh: a wrong password is not an expired token. */
const NEVER_REFRESHED = /\/api\/auth\/(login|register|refresh|logout|forgot|reset|verify-email)$/;

/**
 * `fetch` for the generated client: adds the token, renews it once when it has run out, and throws an `ApiError` for
 * every answer that is not a success.
 */
export async function request(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const asked = new Request(input, init);
  const open = NEVER_REFRESHED.test(new URL(asked.url).pathname);
  if (!open && !accessToken() && mayBeSignedIn()) await refreshAccess();
  // A request can be sent once; the spare is for the second try.
  const spare = asked.clone();
  const answer = await send(asked);
  if (answer.status === 401 && !open && mayBeSignedIn() && (await refreshAccess())) return checked(await send(spare));
  return checked(answer);
}

async function send(asked: Request): Promise<Response> {
  const token = accessToken();
  if (token) asked.headers.set("authorization", `Bearer ${token}`);
  asked.headers.set("x-requested-with", "algorist");
  try {
    return await fetch(asked);
  } catch (thrown) {
    if (asked.signal.aborted) throw thrown;
    throw unreachable();
  }
}

async function checked(response: Response): Promise<Response> {
  if (!response.ok) throw await errorFromResponse(response);
  return response;
}
