import type { Text } from '../../core/problem.ts';
import { verifyAudit } from '../../db/audit.ts';
import type { AuditCheck } from '../../db/audit.ts';
import { runCommand } from './place.ts';

const reasons = {
  hash: { id: 'isinya tidak cocok dengan sidiknya', en: 'its content does not match its hash' },
  prev: { id: 'tidak menyambung entri sebelumnya', en: 'it does not follow the entry before it' },
  gap: { id: 'ada entri sebelumnya yang hilang', en: 'an entry before it is missing' },
  id: { id: 'nomornya bukan miliknya', en: 'its number is not its own' },
} as const satisfies Record<NonNullable<AuditCheck['firstBad']>['why'], Text>;

/** Says how the audit log stands: whole, or the first entry that is not right and why. */
export function auditReport({ entries, firstBad }: AuditCheck): Text {
  if (firstBad === null) return { id: `${entries} entri, rantai utuh`, en: `${entries} entries, chain whole` };
  const why = reasons[firstBad.why];
  return { id: `entri rusak pertama: ${firstBad.id} (${why.id}); ${entries} entri sebelumnya benar`, en: `first bad entry: ${firstBad.id} (${why.en}); ${entries} entries before it are right` };
}

if (import.meta.main) {
  await runCommand(async ({ db }) => {
    const check = await verifyAudit(db);
    return { ...auditReport(check), ok: check.whole };
  });
}
