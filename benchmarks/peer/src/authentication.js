// Signing in, and the check of the token on every other route.
import { createHash, randomBytes } from 'node:crypto';
import { Router } from 'express';
import jwt from 'jsonwebtoken';
import { pool } from './database.js';
import { HttpError } from './errors.js';
import { settings } from './settings.js';

const { default: bcrypt } = await import(settings.bcrypt === 'native' ? 'bcrypt' : 'bcryptjs');
const DUMMY = await bcrypt.hash('no such account', 10);
const DAY = 86_400_000;

export function authenticate(request, response, next) {
  const [scheme, token] = (request.get('authorization') ?? '').split(' ');
  if (scheme !== 'Bearer' || !token) throw new HttpError(401, 'Sign in first.');
  try {
    const claims = jwt.verify(token, settings.jwtSecret, { algorithms: ['HS256'] });
    request.user = { id: Number(claims.sub), role: claims.role };
  } catch {
    throw new HttpError(401, 'The token is not good.');
  }
  next();
}

export const auth = Router();

auth.post('/login', async (request, response) => {
  const { email, password } = request.body ?? {};
  if (typeof email !== 'string' || typeof password !== 'string' || password.length > 72) {
    throw new HttpError(422, 'Send an e-mail address and a password.');
  }
  const [[user]] = await pool.execute('SELECT * FROM users WHERE email = ?', [email.trim().toLowerCase()]);
  const right = await bcrypt.compare(password, user?.password_hash ?? DUMMY);
  if (!user || !right || user.locked_at) throw new HttpError(401, 'The e-mail address or the password is wrong.');
  const refreshToken = await openSession(user, request);
  const token = jwt.sign({ sub: String(user.id), role: user.role }, settings.jwtSecret, { expiresIn: '1h' });
  response.cookie('refresh', refreshToken, { httpOnly: true, sameSite: 'strict', maxAge: 30 * DAY });
  response.json({ access_token: token, user: { id: user.id, email: user.email, name: user.name, role: user.role } });
});

async function openSession(user, request) {
  const token = randomBytes(32).toString('base64url');
  const now = new Date();
  await pool.execute('UPDATE users SET last_sign_in_at = ?, updated_at = ? WHERE id = ?', [now, now, user.id]);
  await pool.execute(
    `INSERT INTO sessions (id, user_id, refresh_hash, user_agent, address, created_at, rotated_at, expires_at,
       revoked_reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')`,
    [
      randomBytes(18).toString('base64url'),
      user.id,
      createHash('sha256').update(token).digest('hex'),
      (request.get('user-agent') ?? '').slice(0, 255),
      request.ip,
      now,
      now,
      new Date(now.getTime() + 30 * DAY),
    ],
  );
  return token;
}
