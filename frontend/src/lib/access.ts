import { ApiError, errorFromResponse, unreachable } from "@/lib/api-error";

/**
 * The access token lives in this module's memory and nowhere else; the refresh token is a cookie that scripts cannot
 * read. A reload therefore begins with one refresh.
 */
let token = "";
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

// Says only that a sign-in happened here once, so that a visitor who never signed in does not ask for a refresh.
const HINT = "algorist.signed-in";

export type AccessGrant = { access_token: string };

/** The current access token, or "" when there is none. */
export function accessToken(): string {
  return token;
}

/** Whether a refresh is worth asking for. */
export function mayBeSignedIn(): boolean {
  try {
    return token !== "" || localStorage.getItem(HINT) !== null;
  } catch {
    return true;
  }
}

/** Keep a token that the server just gave. */
export function keepAccess(grant: AccessGrant): void {
  token = grant.access_token;
  remember(true);
}

/** Forget the token, and tell who listens that the person is signed out. */
export function dropAccess(): void {
  token = "";
  remember(false);
  for (const listener of listeners) listener();
}

/** Be told when access is lost; returns how to stop. */
export function onAccessLost(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function remember(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(HINT, "1");
    else localStorage.removeItem(HINT);
  } catch {
    // Storage refused: the next visit asks for a refresh that may not be needed.
  }
}

/** Trade the cookie for a new token; many callers share one request. False: signed out. */
export function refreshAccess(): Promise<boolean> {
  refreshing ??= oneTabAtATime(askForRefresh).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

// The refresh cookie changes with each use, so two tabs must not use the same one at once.
function oneTabAtATime(ask: () => Promise<boolean>): Promise<boolean> {
  if (!("locks" in navigator)) return ask();
  return navigator.locks.request("algorist-refresh", ask) as Promise<boolean>;
}

async function askForRefresh(): Promise<boolean> {
  let response: Response;
  try {
    response = await fetch(new URL("/api/auth/refresh", location.origin), {
      method: "POST",
      credentials: "same-origin",
      headers: { "x-requested-with": "algorist" },
    });
  } catch {
    throw unreachable();
  }
  if (response.ok) {
    keepAccess((await response.json()) as AccessGrant);
    return true;
  }
  if (response.status === 401 || response.status === 403) {
    dropAccess();
    return false;
  }
  throw await errorFromResponse(response);
}

/** Whether an error means that the person has to sign in. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}
