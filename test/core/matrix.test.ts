import { describe, expect, test } from '@jest/globals';
import { buildMatrix, type MatrixInput } from '../../core/submission/matrix.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { aTrack, compiled, type Play } from '../support/track-play.ts';

const ir = compiled(akipCycle);
const row = (name: string, play: Play): MatrixInput => ({ trackId: name, agencyId: name, name, state: play.state });

function agencies(): readonly MatrixInput[] {
  const [open, late, returned, waiting, done, stuck] = [aTrack(ir), aTrack(ir), aTrack(ir), aTrack(ir), aTrack(ir), aTrack(ir)];
  late.until('2026-07-20T05:00:00.000Z');
  for (const play of [returned, waiting, done]) play.sends();
  returned.finishes('member', 'return', { q1c: 'open' });
  for (const play of [waiting, done]) for (const tier of ['member', 'lead'] as const) play.finishes(tier, 'pass');
  done.closesMeeting();
  stuck.does('coordinator', { kind: 'suspend', reasonId: 'r' });
  return [row('Dinas Kesehatan', open), row('Dinas Sosial', late), row('Dinas Pendidikan', returned), row('Bappeda', waiting), row('Dinas PUPR', done), row('Satpol PP', stuck)];
}

describe('the matrix of agencies and stages', () => {
  const inputs = agencies();
  const names = (view: Parameters<typeof buildMatrix>[1]) => buildMatrix(inputs, view).rows.map(({ name }) => name);

  test('counts each column over all agencies', () => {
    const matrix = buildMatrix(inputs, { stages: ir.stages, filter: 'late' });
    expect(matrix).toMatchObject({ total: 6, late: 1, onTime: 83 });
    const counts = Object.fromEntries(matrix.stages.map(({ key, counts: each }) => [key, each]));
    expect(counts['isi']).toEqual({ locked: 0, current: 3, done: 3, late: 1 });
    expect(counts['anggota']).toEqual({ locked: 3, current: 1, done: 2, late: 0 });
    expect(counts['rakor']).toEqual({ locked: 4, current: 1, done: 1, late: 0 });
    expect(counts['perbaiki']).toEqual({ locked: 5, current: 0, done: 0, late: 0 });
    expect(counts['lhe']).toEqual({ locked: 5, current: 0, done: 1, late: 0 });
  });

  test('lets through what a filter, a column or a name asks for', () => {
    const { stages } = ir;
    expect(names({ stages })).toHaveLength(6);
    expect(names({ stages, filter: 'late' })).toEqual(['Dinas Sosial']);
    expect(names({ stages, filter: 'returned' })).toEqual(['Dinas Pendidikan']);
    expect(names({ stages, filter: 'meeting' })).toEqual(['Bappeda']);
    expect(names({ stages, filter: 'ended' })).toEqual(['Dinas PUPR']);
    expect(names({ stages, filter: 'stuck' })).toEqual(['Satpol PP']);
    expect(names({ stages, stage: 'anggota' })).toEqual(['Dinas Pendidikan']);
    expect(names({ stages, q: 'dinas p' })).toEqual(['Dinas Pendidikan', 'Dinas PUPR']);
  });

  test('a row says where it stands, with whom and until when', () => {
    const [returned] = buildMatrix(inputs, { stages: ir.stages, filter: 'returned' }).rows;
    expect(returned).toMatchObject({ status: 'returned', stage: 'anggota', round: 2, late: false, token: 't1', holder: { id: 'Operator instansi' }, dueAt: '2026-07-20T16:59:00.000Z' });
    expect(buildMatrix(inputs, { stages: ir.stages, filter: 'ended' }).rows[0]?.holder).toEqual({ id: 'Selesai', en: 'Finished' });
    expect(returned?.cells.slice(0, 4)).toEqual([{ status: 'done' }, { status: 'done' }, { status: 'current', phase: 'returned' }, { status: 'locked' }]);
  });

  test('of nobody has no share of punctual agencies', () => {
    expect(buildMatrix([], { stages: ir.stages })).toMatchObject({ total: 0, late: 0, onTime: null, rows: [] });
  });

  test('of 2,000 agencies is laid out within 50 ms', () => {
    const many = Array.from({ length: 2000 }, (_, i) => ({ ...(inputs[i % inputs.length] as MatrixInput), trackId: `k${i}` }));
    buildMatrix(many, { stages: ir.stages });
    const start = performance.now();
    expect(buildMatrix(many, { stages: ir.stages, filter: 'late' }).total).toBe(2000);
    expect(performance.now() - start).toBeLessThan(50);
  });
});
