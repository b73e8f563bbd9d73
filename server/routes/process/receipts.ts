import { api } from '../../../core/api.ts';
import { isProblem, problem } from '../../../core/problem.ts';
import { findByNumber, loadConfirmation, loadSubmission } from '../../../db/submissions.ts';
import { route, type Call } from '../../endpoint.ts';
import { reachCase } from '../../reach.ts';
import { receiptNumber, receiptOf } from '../../receipt.ts';

/** Gives the receipt of a submission to those who see its case. */
export async function ofReceipt(call: Pick<Call<typeof api.receipt>, 'deps' | 'person' | 'scope' | 'params' | 'at'>) {
  const { deps, person, scope, params } = call;
  const unknown = problem('notFound', { thing: { id: 'Tanda terima', en: 'The receipt' } });
  const version = await loadSubmission(deps.db, person.pemdaId, params.receiptId);
  if (version === undefined) return unknown;
  const found = await reachCase({ deps, person, scope }, version.trackId);
  return isProblem(found) ? unknown : receiptOf(call, version, { ...found, confirmation: await loadConfirmation(deps.db, person.pemdaId, version._id) });
}

/** Anybody may ask whether a number is genuine; it tells nothing but the moment. */
async function verify({ deps, params, attempts, address }: Call<typeof api.verifyReceipt>) {
  const tooMany = await attempts.count('verify', address);
  if (tooMany !== undefined) return tooMany;
  const wanted = params.code.trim().toUpperCase();
  const start = /^TT-\d{4}-([0-9A-Z]{8})-\d+-[0-9A-F]{8}$/.exec(wanted)?.[1]?.toLowerCase();
  const found = start === undefined ? [] : await findByNumber(deps.db, start);
  const genuine = found.find((version) => receiptNumber(version) === wanted && version.status === 'confirmed');
  return genuine === undefined ? { genuine: false, at: null, number: null } : { genuine: true, at: genuine.receivedAt, number: wanted };
}

export const receiptRoutes = { receipt: route(api.receipt, ofReceipt), verifyReceipt: route(api.verifyReceipt, verify) };
