// Reads of algorithms.
import { Router } from 'express';
import { pool } from './database.js';
import { HttpError } from './errors.js';

const SUMMARY = `a.id, a.name, a.summary, a.problem_id, COALESCE(p.title, '') AS problem_title, a.tier, a.designer,
  a.verdict, a.verified, a.score, a.current_version AS version, a.visibility, a.created_at, a.updated_at,
  a.owner_id, f.algorithm_id AS favourite`;
const WHOLE = `${SUMMARY}, a.revision, a.job_id, v.id AS version_id, v.note, v.origin, v.source, v.passed, v.total,
  v.sealed_score, v.created_at AS version_created_at, v.proposal, v.evaluation, v.card,
  JSON_VALUE(p.document, '$.signature') AS signature,
  (SELECT COUNT(*) FROM algorithm_versions WHERE algorithm_id = a.id) AS version_count`;
const FROM = `FROM algorithms a
  LEFT JOIN problems p ON p.id = a.problem_id
  LEFT JOIN favourites f ON f.algorithm_id = a.id AND f.user_id = ?`;
const WITH_VERSION = `${FROM}
  JOIN algorithm_versions v ON v.algorithm_id = a.id AND v.number = a.current_version`;
const READABLE = `(a.owner_id = ? OR a.visibility = 'public')`;
const NEWEST = 'ORDER BY a.created_at DESC, a.id DESC';

export const algorithms = Router();

algorithms.get('/', async (request, response) => {
  const { id } = request.user;
  const cut = request.query.limit === undefined ? '' : `LIMIT ${pageSize(request.query.limit)}`;
  const [rows] = await pool.execute(`SELECT ${WHOLE} ${WITH_VERSION} WHERE ${READABLE} ${NEWEST} ${cut}`, [id, id]);
  const tags = await readTags(rows);
  response.json({ items: rows.map((row) => viewAlgorithm(row, tags.get(row.id), id)) });
});

algorithms.get('/summaries', async (request, response) => {
  const { id } = request.user;
  const limit = pageSize(request.query.limit ?? '20');
  const [rows] = await pool.execute(
    `SELECT ${SUMMARY} ${FROM} WHERE ${READABLE} ${NEWEST} LIMIT ${limit + 1}`,
    [id, id],
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const tags = await readTags(page);
  response.json({
    items: page.map((row) => summarise(row, tags.get(row.id), id)),
    next_cursor: rows.length > limit ? `${last.created_at.toISOString()}.${last.id}` : null,
  });
});

algorithms.get('/:id', async (request, response) => {
  const number = Number(request.params.id);
  if (!Number.isSafeInteger(number) || number < 1) throw new HttpError(422, 'The id is not a number.');
  const { id } = request.user;
  const [[row]] = await pool.execute(`SELECT ${WHOLE} ${WITH_VERSION} WHERE a.id = ? AND ${READABLE}`, [
    id,
    number,
    id,
  ]);
  if (!row) throw new HttpError(404, 'There is no such algorithm.');
  const tags = await readTags([row]);
  response.json(viewAlgorithm(row, tags.get(row.id), id));
});

function pageSize(text) {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) throw new HttpError(422, 'limit is from 1 to 100.');
  return limit;
}

async function readTags(rows) {
  const tags = new Map();
  if (rows.length === 0) return tags;
  const [found] = await pool.query('SELECT algorithm_id, tag FROM algorithm_tags WHERE algorithm_id IN (?) ORDER BY tag', [
    rows.map((row) => row.id),
  ]);
  for (const { algorithm_id, tag } of found) tags.set(algorithm_id, [...(tags.get(algorithm_id) ?? []), tag]);
  return tags;
}

function summarise({ owner_id, favourite, ...columns }, tags, userId) {
  return { ...columns, tags: tags ?? [], is_mine: owner_id === userId, is_favourite: favourite !== null };
}

function viewAlgorithm(row, tags, userId) {
  const { version_id, note, origin, source, passed, total, sealed_score, version_created_at, ...rest } = row;
  const { proposal, evaluation, card, ...columns } = rest;
  return {
    ...summarise(columns, tags, userId),
    signature: row.signature ?? '',
    current: {
      id: version_id,
      number: row.version,
      note,
      origin,
      tier: row.tier,
      designer: row.designer,
      verdict: row.verdict,
      verified: row.verified,
      passed,
      total,
      score: row.score,
      sealed_score,
      created_at: version_created_at,
      source,
      proposal: JSON.parse(proposal),
      evaluation: JSON.parse(evaluation),
      card: JSON.parse(card),
    },
  };
}
