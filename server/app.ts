import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compression from 'compression';
import express, { type Express, type RequestHandler } from 'express';
import { pinoHttp } from 'pino-http';
import { problem } from '../core/problem.ts';
import { things } from '../core/things.ts';
import { errorHandler, sendProblem } from './answer.ts';
import { createAttempts } from './auth/attempts.ts';
import type { Deps } from './deps.ts';
import { mountRoutes } from './endpoint.ts';
import { healthz, readyz } from './health.ts';
import { liveEvents } from './live.ts';
import { createMetrics, metricsPage } from './metrics.ts';
import { apiDocs } from './openapi.ts';
import { interfacePages, safeHeaders } from './page.ts';
import { fileContent } from './routes/process/file-content.ts';
import { uploads } from './routes/process/uploads.ts';
import { routes } from './routes/all.ts';
import { validatorFile } from './routes/design/validator-file.ts';

export type AppOptions = { readonly isStopping?: () => boolean };

/** The whole server as one Express application; what it needs comes in from outside, so that tests run the same one. */
export function createApp(bare: Deps, { isStopping = () => false }: AppOptions = {}): Express {
  const metrics = createMetrics(bare);
  const deps = { ...bare, seen: metrics.seen, attempts: createAttempts(bare.db) };
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.set('trust proxy', deps.settings.trustProxy);

  app.use(noteArrival(deps));
  app.use(metrics.measure);
  app.use(requestLog(deps));
  app.use(safeHeaders(deps.settings));
  app.get('/healthz', healthz);
  app.get('/readyz', readyz(deps, isStopping));
  app.get('/metrics', metricsPage(metrics, deps));
  app.use('/api', noStore);
  app.all(/^\/api\/uploads(\/[^/]*)?$/, uploads(deps));
  app.get('/api/evidence/:fileId/content', fileContent(deps));
  app.get('/api/live', liveEvents(deps));
  app.use('/api', smaller(1), apiDocs());
  mountRoutes(app, deps, routes);
  app.use('/api', nothingHere);
  app.get('/forms/:hash/validator.js', validatorFile(deps));
  app.use(smaller(5), interfacePages(deps.settings));
  app.use(nothingHere);
  app.use(errorHandler(deps));
  return app;
}

/** Compresses what is worth it, for offices on slow lines; evidence and the live stream come before it and stay as they are. */
function smaller(level: number): RequestHandler {
  return compression({ level, threshold: 4_096, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: level } } });
}

/** The moment the first byte came decides about deadlines: it is taken before anything is read. */
function noteArrival({ now }: Deps): RequestHandler {
  return (request, _response, next) => {
    (request as { arrivedAt?: number }).arrivedAt = now();
    next();
  };
}

function requestLog({ log }: Deps): RequestHandler {
  return pinoHttp({
    logger: log,
    genReqId: () => randomUUID(),
    customLogLevel: (_request, response, error) => (error !== undefined || response.statusCode >= 500 ? 'error' : response.statusCode >= 400 ? 'info' : 'debug'),
    // No headers, no query: they may hold secrets and names.
    serializers: { req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, path: url.split('?')[0] }), res: ({ statusCode }: { statusCode: number }) => ({ statusCode }) },
    customProps: (request) => ({ personId: (request as { personId?: string }).personId }),
  });
}

const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

const nothingHere: RequestHandler = (request, response) => sendProblem(request, response, problem('notFound', { thing: things.address }));
