// Errors that have an answer, and the middleware that gives it.
export class HttpError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

// Express knows error handlers by their four parameters.
export function answerError(error, request, response, next) {
  if (response.headersSent) return next(error);
  const status = error.status ?? 500;
  if (status >= 500) console.error(error);
  response.status(status).json({ error: status >= 500 ? 'Something went wrong.' : error.message });
}
