import { describe, expect, test } from '@jest/globals';
import { buildOverview } from '../../core/submission/overview.ts';
import { akipCycle } from '../../templates/akip/cycle.ts';
import { aTrack, compiled, type Play } from '../support/track-play.ts';

const ir = compiled(akipCycle);
const late = aTrack(ir);
late.until('2026-07-20T05:00:00.000Z');
const done = aTrack(ir);
done.sends();
for (const tier of ['member', 'lead'] as const) done.finishes(tier, 'pass');
done.closesMeeting();
const input = (agency: string, cycle: string, play: Play) => ({ trackId: `${cycle}.${agency}`, agencyId: agency, name: `Dinas ${agency}`, state: play.state });
const cycle = (cycleId: string, inputs: readonly ReturnType<typeof input>[]) => ({ cycleId, title: { id: cycleId, en: cycleId }, stages: ir.stages, inputs });
const cycles = [cycle('akip', [input('Sosial', 'akip', late), input('Kesehatan', 'akip', done)]), cycle('zi', [input('Kesehatan', 'zi', aTrack(ir))])];

describe('all running cycles at once', () => {
  test('has one row per agency, by name, and one cell per cycle; who takes no part has none', () => {
    const { rows, total } = buildOverview(cycles);
    expect(total).toBe(2);
    expect(rows.map(({ name, cells }) => [name, cells.map((cell) => cell?.trackId ?? null)])).toEqual([['Dinas Kesehatan', ['akip.Kesehatan', 'zi.Kesehatan']], ['Dinas Sosial', ['akip.Sosial', null]]]);
  });

  test('a cell says where the agency stands, with whom, until when, and whether it is late or over', () => {
    const [health, social] = buildOverview(cycles).rows;
    expect(social?.cells[0]).toMatchObject({ stage: { id: 'Isi' }, status: 'open', late: true, dueAt: '2026-07-15T16:59:00.000Z', holder: { id: 'Operator instansi' } });
    expect(health?.cells).toMatchObject([{ status: 'ended', holder: { id: 'Selesai' }, dueAt: null }, { status: 'open', late: false }]);
  });

  test('counts are over everybody, rows over those of whom a filter or a name lets a case through, with all their cases', () => {
    const { cycles: counted, rows, total } = buildOverview(cycles, { filter: 'late' });
    expect(counted).toMatchObject([{ cycleId: 'akip', total: 2, late: 1 }, { cycleId: 'zi', total: 1, late: 0 }]);
    expect([total, rows.map(({ name }) => name)]).toEqual([2, ['Dinas Sosial']]);
    expect(buildOverview(cycles, { filter: 'ended' }).rows.map(({ cells }) => cells.map((cell) => cell?.trackId ?? null))).toEqual([['akip.Kesehatan', 'zi.Kesehatan']]);
    expect(buildOverview(cycles, { q: 'kese' }).rows).toHaveLength(1);
  });

  test('of nothing is empty', () => {
    expect(buildOverview([])).toEqual({ cycles: [], total: 0, rows: [] });
  });
});
