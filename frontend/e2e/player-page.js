// The built page with recorded runs from files and no service behind it: for looking at the player and for timing it.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

/** What `/api/shares/NAME` answers for a run of the folder. */
function sharedRun(folder, name) {
  const index = existsSync(`${folder}/digests.json`) ? JSON.parse(readFileSync(`${folder}/digests.json`, "utf8")) : {};
  const source = index[name]?.source ?? readFileSync(`${folder}/${name}.py`, "utf8");
  const now = "2026-01-01T00:00:00Z";
  const bytes = statSync(`${folder}/${name}.algotrace.gz`).size;
  const trace = {
    id: 1,
    version: 1,
    label: name,
    input: null,
    steps: 0,
    size_bytes: bytes,
    truncated: "",
    created_at: now,
  };
  return {
    name,
    summary: "",
    problem_title: name,
    statement: "",
    signature: "",
    analyses: [],
    version: {
      id: 1,
      number: 1,
      note: "",
      origin: "import",
      tier: "",
      designer: "",
      verdict: "",
      verified: "",
      passed: 0,
      total: 0,
      score: null,
      sealed_score: null,
      job_id: null,
      created_at: now,
      source,
      proposal: {},
      evaluation: {},
      card: {},
    },
    trace: { ...trace, url: `/api/shares/${name}/trace` },
  };
}

/** One byte range as the service gives it, else the whole. */
function sendTrace(request, response, file, log) {
  const size = statSync(file).size;
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const headers = { "content-type": "application/x-algotrace", "accept-ranges": "bytes" };
  let [start, end] = [0, size];
  if (from) [start, end] = [Number(from), to ? Math.min(size, Number(to) + 1) : size];
  else if (to) start = Math.max(0, size - Number(to));
  const part = from !== undefined && (from || to) && start < end;
  if (part) headers["content-range"] = `bytes ${start}-${end - 1}/${size}`;
  log.push({ at: Date.now(), bytes: end - start });
  response.writeHead(part ? 206 : 200, { ...headers, "content-length": end - start });
  createReadStream(file, { start, end: end - 1 }).pipe(response);
}

/** Serves a built page and a folder of traces; `/s/NAME` plays one. `asked` tells each piece of a trace that was fetched. */
export async function servePlayer(folder, dist = "dist") {
  const asked = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://local").pathname;
    const share = /^\/api\/shares\/([\w-]+)(\/trace)?$/.exec(path);
    if (share?.[2]) return sendTrace(request, response, `${folder}/${share[1]}.algotrace.gz`, asked);
    if (path.startsWith("/api")) {
      response.writeHead(share ? 200 : 401, { "content-type": "application/json" });
      return response.end(JSON.stringify(share ? sharedRun(folder, share[1]) : { detail: "signed out" }));
    }
    const file = join(dist, path);
    const found = extname(path) && existsSync(file) ? file : join(dist, "index.html");
    response.writeHead(200, { "content-type": TYPES[extname(found)] ?? "application/octet-stream" });
    return createReadStream(found).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { base: `http://127.0.0.1:${server.address().port}`, asked, stop: () => server.close() };
}
