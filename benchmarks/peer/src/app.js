// The app: middleware around routes.
import compression from 'compression';
import cors from 'cors';
import express from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import { algorithms } from './algorithms.js';
import { auth, authenticate } from './authentication.js';
import { answerError, HttpError } from './errors.js';
import { jobs } from './jobs.js';
import { settings } from './settings.js';

function aMinute(limit) {
  return rateLimit({ windowMs: 60_000, limit, standardHeaders: 'draft-7', legacyHeaders: false });
}

export function createApp() {
  const app = express();
  app.use(helmet());
  app.use(cors({ origin: ['http://localhost:5173'], credentials: true }));
  app.use(compression());
  app.use(express.json({ limit: '2mb' }));
  app.get('/health', (request, response) => response.json({ status: 'ok' }));
  app.use('/api', aMinute(settings.rateLimit));
  app.use('/api/auth', aMinute(settings.signInLimit), auth);
  app.use('/api/algorithms', authenticate, algorithms);
  app.use('/api/jobs', authenticate, jobs);
  app.use((request, response, next) => next(new HttpError(404, 'There is nothing here.')));
  app.use(answerError);
  return app;
}
