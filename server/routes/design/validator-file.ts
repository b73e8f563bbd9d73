import type { RequestHandler } from 'express';
import type { Deps } from '../../deps.ts';

/** Serves the validators compiled at publish. The address is the content's hash, so it may be kept for ever. */
export function validatorFile({ db }: Pick<Deps, 'db'>): RequestHandler {
  return async (request, response, next) => {
    const hash = String(request.params['hash'] ?? '');
    const version = /^[0-9a-f]{64}$/.test(hash) ? await db.formVersions.findOne({ hash }, { validatorCode: 1 }).lean() : null;
    if (!version?.validatorCode) return next();
    response.type('text/javascript').setHeader('cache-control', 'public, max-age=31536000, immutable');
    response.send(version.validatorCode);
  };
}
