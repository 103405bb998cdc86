// What the environment says.
export const settings = {
  port: Number(process.env.PORT ?? 3000),
  databaseUrl: process.env.DATABASE_URL,
  redisUrl: process.env.REDIS_URL,
  jwtSecret: process.env.JWT_SECRET,
  rateLimit: Number(process.env.RATE_LIMIT_PER_MINUTE ?? 300),
  signInLimit: Number(process.env.SIGN_IN_LIMIT_PER_MINUTE ?? 10),
  jobLimit: Number(process.env.QUEUED_JOBS_PER_USER ?? 200),
  bcrypt: process.env.PEER_BCRYPT ?? 'js',
};

if (!settings.jwtSecret) throw new Error('JWT_SECRET must be set');
