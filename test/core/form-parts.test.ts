import { describe, expect, test } from '@jest/globals';
import { check } from '../../core/form/check.ts';
import type { FormModel } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { formOf, part } from '../../core/form/parts.ts';
import { agencyPart, partFor, reviewersOwn, seenBy } from '../../core/form/seen-by.ts';
import { outcomeOf } from '../../core/form/try.ts';
import { renstraForm } from '../../templates/renstra/form.ts';
import { tinyForm } from '../../templates/tiny/form.ts';

const words = (title: string) => ({ words: [title, title] as const });
/** A form with a part of its reviewers, a question of the head alone, and one the operator does not see. */
const shared: FormModel = formOf('bersama', [
  part('akar', { type: 'form', children: ['h1', 'h2'], ...words('Bersama') }),
  part('h1', { type: 'page', children: ['s1'], ...words('Instansi') }),
  part('s1', { type: 'section', children: ['isi', 'kepala', 'rahasia'], ...words('Isian') }),
  part('isi', { kind: 'shortText', required: true, ...words('Isi') }),
  part('kepala', { kind: 'shortText', required: true, edit: ['head'], ...words('Pernyataan kepala') }),
  part('rahasia', { kind: 'shortText', see: ['head'], ...words('Catatan kepala') }),
  part('h2', { type: 'page', children: ['s2'], ...words('Penilai') }),
  part('s2', { type: 'section', edit: ['evaluator'], children: ['uji'], ...words('Uji') }),
  part('uji', { kind: 'yesNo', required: true, ...words('Sesuai?') }),
], { rules: [{ id: 'r1', effect: 'warn', when: true, targets: ['uji', 'isi'] }, { id: 'r2', effect: 'warn', when: true, targets: ['uji'] }] });

describe('who answers which part of a form', () => {
  test('an agency gets the form without what its reviewers answer: no page, no demand, no rule of it is left', () => {
    const own = agencyPart(shared);
    expect(Object.keys(own.byId)).toEqual(expect.arrayContaining(['h1', 'isi', 'kepala', 'rahasia']));
    for (const gone of ['h2', 's2', 'uji']) expect(own.byId).not.toHaveProperty(gone);
    expect(own.byId['akar']!.children).toEqual(['h1']);
    expect(own.rules.map(({ id, targets }) => [id, targets])).toEqual([['r1', ['isi']]]);
    expect(check(own, { data: { s1: { isi: 'a', kepala: 'b' } }, evidence: {} }).items).toEqual([]);
    expect([...reviewersOwn(shared)]).toEqual(['uji']);
  });

  test('a role gets no question it does not see, and only reads what another fills in', () => {
    expect(partFor(shared, 'operator').byId).not.toHaveProperty('rahasia');
    expect(partFor(shared, 'head').byId).toHaveProperty('rahasia');
    expect([seenBy(shared, 'operator').readOnly.has('kepala'), seenBy(shared, 'head').readOnly.has('kepala')]).toEqual([true, false]);
  });

  test('a question that neither the agency nor its reviewers may answer keeps the form from being published', () => {
    const lost = { ...shared, byId: { ...shared.byId, uji: { ...shared.byId['uji']!, edit: ['coordinator' as const] } } };
    expect(formProblems(lost).filter(({ name }) => name === 'nobodyFills')).toMatchObject([{ nodeId: 'uji', blocks: true, place: 'edit' }]);
    const unseen = { ...shared, byId: { ...shared.byId, isi: { ...shared.byId['isi']!, see: ['evaluator' as const] } } };
    expect(formProblems(unseen).filter(({ name }) => name === 'nobodyFills')).toMatchObject([{ nodeId: 'isi' }]);
    expect(formProblems(shared).filter(({ name }) => name === 'nobodyFills')).toEqual([]);
  });

  test('a form that leaves nothing to others is given as it is', () => {
    const model = tinyForm();
    expect(agencyPart(model)).toBe(model);
    expect(partFor(model, 'operator')).toBe(model);
    expect(reviewersOwn(model).size).toBe(0);
  });

  test('Renstra: forms A and B are the agency’s, form C is the verifier’s, and its tests ask only for what an agency sends', () => {
    const model = renstraForm();
    expect([...reviewersOwn(model)]).toEqual(['uji', 'kesimpulan']);
    expect(Object.keys(agencyPart(model).byId).filter((id) => id.startsWith('h_'))).toEqual(['h_a', 'h_b']);
    expect(outcomeOf(model, { data: {}, evidence: {} }).errors).toEqual(['periode', 'rencana', 'akar']);
  });
});
