// Jobs: submitted into the table and BullMQ, and listed.
import { createHash } from 'node:crypto';
import { Queue } from 'bullmq';
import { Router } from 'express';
import { inTransaction, pool } from './database.js';
import { HttpError } from './errors.js';
import { settings } from './settings.js';

const { hostname, port, pathname } = new URL(settings.redisUrl);
const queue = new Queue('peer-jobs', {
  connection: { host: hostname, port: Number(port), db: Number(pathname.slice(1) || 0) },
  defaultJobOptions: { removeOnComplete: { count: 100 }, removeOnFail: { count: 200 } },
});
const COLUMNS = `id, type, state, phase, problem_id, algorithm_id, input, progress, result, error, control, attempts,
  event_count, dollars, input_tokens, output_tokens, cpu_seconds, run_seconds, created_at, started_at, finished_at`;
const EMPTY = { phase: '', result: null, error: null, control: '', attempts: 0, event_count: 1, dollars: 0,
  input_tokens: 0, output_tokens: 0, cpu_seconds: 0, run_seconds: 0, started_at: null, finished_at: null };

export const jobs = Router();

jobs.post('/', async (request, response) => {
  const { type, algorithm_id: algorithmId } = request.body ?? {};
  if (type !== 'analyze' || !Number.isSafeInteger(algorithmId)) throw new HttpError(422, 'The job does not fit.');
  const key = request.get('idempotency-key') ?? null;
  const job = await submitJob(request.user.id, type, { algorithm_id: algorithmId, version: null, seed: 0 }, key);
  response.status(202).location(`/api/jobs/${job.id}`).json(job);
});

jobs.get('/', async (request, response) => {
  const limit = Number(request.query.limit ?? 20);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new HttpError(422, 'limit is from 1 to 100.');
  const [rows] = await pool.execute(
    `SELECT ${COLUMNS} FROM jobs WHERE user_id = ? ORDER BY created_at DESC, id DESC LIMIT ${limit + 1}`,
    [request.user.id],
  );
  const page = rows.slice(0, limit).map(viewJob);
  const last = page.at(-1);
  response.json({
    items: page,
    next_cursor: rows.length > limit ? `${last.created_at.toISOString()}.${last.id}` : null,
  });
});

async function submitJob(userId, type, input, key) {
  const hash = createHash('sha256').update(JSON.stringify([type, input])).digest('hex');
  const earlier = key && (await findByKey(userId, key, hash));
  if (earlier) return earlier;
  const [[algorithm]] = await pool.execute(
    `SELECT problem_id FROM algorithms WHERE id = ? AND (owner_id = ? OR visibility = 'public')`,
    [input.algorithm_id, userId],
  );
  if (!algorithm) throw new HttpError(404, 'There is no such algorithm.');
  const [[{ waiting }]] = await pool.execute(
    `SELECT COUNT(*) AS waiting FROM jobs WHERE user_id = ? AND state IN ('queued', 'running')`,
    [userId],
  );
  if (waiting >= settings.jobLimit) throw new HttpError(429, 'Too many of your jobs are waiting.');
  try {
    const job = await insertJob(userId, type, input, key, hash, algorithm.problem_id);
    await queue.add(type, { jobId: job.id }, { jobId: `job-${job.id}` });
    return job;
  } catch (error) {
    if (error.code !== 'ER_DUP_ENTRY') throw error;
    return findByKey(userId, key, hash);
  }
}

function insertJob(userId, type, input, key, hash, problemId) {
  return inTransaction(async (connection) => {
    const now = new Date();
    const [{ insertId }] = await connection.execute(
      `INSERT INTO jobs (user_id, type, state, phase, problem_id, algorithm_id, input, progress, idempotency_key,
         input_hash, control, priority, generation, attempts, worker, enqueued_at, event_count, dollars, input_tokens,
         output_tokens, cpu_seconds, run_seconds, request_id, created_at, updated_at)
       VALUES (?, ?, 'queued', '', ?, ?, ?, '{}', ?, ?, '', 0, 0, 0, '', ?, 1, 0, 0, 0, 0, 0, '', ?, ?)`,
      [userId, type, problemId, input.algorithm_id, JSON.stringify(input), key, hash, now, now, now],
    );
    const job = { ...EMPTY, id: insertId, type, state: 'queued', problem_id: problemId,
      algorithm_id: input.algorithm_id, input, progress: {}, created_at: now };
    await connection.execute(
      `INSERT INTO job_events (job_id, number, kind, body, created_at) VALUES (?, 1, 'state', ?, ?)`,
      [insertId, JSON.stringify({ job }), now],
    );
    return job;
  });
}

async function findByKey(userId, key, hash) {
  const [[row]] = await pool.execute(
    `SELECT ${COLUMNS}, input_hash FROM jobs WHERE user_id = ? AND idempotency_key = ?`,
    [userId, key],
  );
  if (!row) return null;
  const { input_hash, ...job } = row;
  if (input_hash !== hash) throw new HttpError(409, 'This key was used for another request.');
  return viewJob(job);
}

function viewJob(row) {
  return {
    ...row,
    input: JSON.parse(row.input),
    progress: JSON.parse(row.progress),
    result: row.result && JSON.parse(row.result),
    error: row.error && JSON.parse(row.error),
  };
}
