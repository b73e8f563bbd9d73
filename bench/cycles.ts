import { chromium, type Page } from 'playwright-core';
import { calendarOf } from '../core/cycle/calendar.ts';
import { compileDesign } from '../core/cycle/compile.ts';
import { holidayYears } from '../core/cycle/holidays.ts';
import type { CycleDefinition } from '../core/cycle/ir.ts';
import { step } from '../core/cycle/step.ts';
import { startState } from '../core/cycle/start.ts';
import { computeClock } from '../core/cycle/calendar.ts';
import type { TrackEvent, TrackState } from '../core/cycle/track.ts';
import { addStep } from '../core/design/edit.ts';
import type { RehearsalPlan } from '../core/rehearsal/plan.ts';
import { rehearsing } from '../core/rehearsal/run.ts';
import { findChromium } from '../engines/chromium.ts';
import { build } from '../engines/built.ts';
import { templates } from '../templates/index.ts';
import { aCrowd } from './crowd.ts';
import { must } from './http.ts';
import { aPlace } from './place.ts';
import { type Figure, median, quantile, report } from './table.ts';
import { timed } from './timed.ts';

// `npm run bench:cycles`: the pure core, the rehearsal, and a cycle of 200 steps in the designer and through publishing.
const say = (line: string) => { process.stderr.write(`${line}\n`); };
const figures: Figure[] = [];
const add = (figure: Figure) => { figures.push(figure); };
const definitionOf = (key: string) => templates.find((each) => each.key === key)!.definition;
const compiledOf = (definition: CycleDefinition) => {
  const compiled = compileDesign(definition);
  if ('faults' in compiled) throw new Error(compiled.faults.map(({ message }) => message.en).join('\n'));
  return compiled;
};
const calendar = calendarOf(holidayYears);

/** The events of one track that is returned twice, with the states they met. */
function anHistory(ir: RehearsalPlan['ir']): readonly (readonly [TrackState, TrackEvent])[] {
  const plan = planOf(ir, 1, { punctual: 0, late: 0, returnedTwice: 1, silent: 0 });
  const playing = rehearsing(plan);
  let done = playing.next();
  while (!done.done) done = playing.next();
  let state = startState(ir, { snapshotId: 's', pemdaId: 'p', cycleId: 'c', trackId: 'k', agencyId: 'a0', opened: [], facts: { 'agency.kind': 'dinas' } });
  const pairs: (readonly [TrackState, TrackEvent])[] = [];
  const take = (event: TrackEvent): void => {
    pairs.push([state, event]);
    const result = step(ir, state, event);
    state = result.state;
    for (const effect of result.effects) {
      if (effect.kind === 'computeDue') take({ kind: 'dueComputed', token: effect.token, node: effect.node, at: effect.anchor, clock: computeClock(effect.rule, effect.anchor, { calendar, zone: 'WIB', purpose: effect.purpose }) });
      if (effect.kind === 'score') take({ kind: 'scored', token: effect.token, as: effect.as, total: '73.00', grade: 'BB', facts: {}, at: plan.startsAt });
      if (effect.kind === 'publish') take({ kind: 'published', token: effect.token, at: plan.startsAt });
    }
  };
  take({ kind: 'started', at: plan.startsAt });
  for (const { command } of done.value.given[0]!) take({ kind: 'command', command });
  return pairs;
}

function planOf(ir: RehearsalPlan['ir'], agencies: number, mix: RehearsalPlan['mix']): RehearsalPlan {
  return { ir, calendar, zone: 'WIB', seed: 1, vacant: [], mix, startsAt: '2026-01-05T01:00:00.000Z', until: '2026-12-31T16:59:00.000Z', agencies: Array.from({ length: agencies }, (_, i) => ({ key: `a${i}`, name: `OPD ${i}`, kind: 'dinas', reviewers: { member: `m${i % 10}`, lead: 'l', controller: 'd', inspector: 'i' }, staffed: { operator: true, head: true } })) };
}

function pureFigures(): void {
  const { ir } = compiledOf(definitionOf('akip-internal'));
  const pairs = anHistory(ir);
  const rate = (work: () => void) => {
    const began = performance.now();
    let turns = 0;
    while (performance.now() - began < 1_500) { work(); turns += 1; }
    return (turns * pairs.length * 1_000) / (performance.now() - began);
  };
  rate(() => { for (const [state, event] of pairs) step(ir, state, event); });
  const steps = median([1, 2, 3].map(() => rate(() => { for (const [state, event] of pairs) step(ir, state, event); })));
  const reference = median([1, 2, 3].map(() => rate(() => { for (const [state] of pairs) structuredClone(state); })));
  add({ id: 'step-rate', what: `step murni, ${pairs.length} peristiwa satu jalur AKIP`, value: steps, unit: '/s', bar: { atLeast: 200_000 } });
  add({ id: 'step-ratio', what: 'terhadap pembanding: menyalin keadaan saja (structuredClone)', value: steps / reference, unit: 'kali' });
  for (const [agencies, bar] of [[200, 10], [2_000, 90]] as const) {
    say(`gladi resik ${agencies} instansi …`);
    const zi = compiledOf(definitionOf('zi-wbk')).ir;
    const began = performance.now();
    const playing = rehearsing(planOf(zi, agencies, { punctual: 60, late: 20, returnedTwice: 15, silent: 5 }));
    let done = playing.next();
    let most = 0;
    for (let n = 0; !done.done; done = playing.next(), n += 1) if (n % 100 === 0) most = Math.max(most, process.memoryUsage().rss / 1_048_576);
    add({ id: `rehearsal-${agencies}`, what: `gladi ZI ${agencies} instansi, ${done.value.happenings.length} kejadian sampai ${done.value.endsAt.slice(0, 10)}`, value: (performance.now() - began) / 1_000, unit: 's', bar: { atMost: bar } });
    add({ id: `rehearsal-mem-${agencies}`, what: 'ingatan proses selama gladi', value: Math.max(most, process.memoryUsage().rss / 1_048_576), unit: 'MB', bar: { atMost: 500 } });
  }
}

/** The TKPK cycle with notices in a row until it has 200 steps. */
function longCycle(): CycleDefinition {
  let definition = definitionOf('laporan-tkpk');
  while (definition.nodes.length < 200) definition = addStep(definition, 'notify', 'report').definition;
  return definition;
}

async function designerFigures(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const boxes = page.getByRole('region', { name: 'Diagram' }).getByRole('button');
  await boxes.first().waitFor();
  const [select, move, undo]: [number[], number[], number[]] = [[], [], []];
  for (let i = 0; i < 25; i += 1) {
    const box = boxes.nth(3 + (i % 9));
    select.push(await timed(page, 'click', () => box.click()));
    move.push(await timed(page, 'keydown', () => page.keyboard.press('Alt+ArrowRight')));
    undo.push(await timed(page, 'keydown', () => page.keyboard.press('Control+z')));
  }
  for (const [id, what, values] of [['select', 'pilih', select], ['move', 'pindah', move], ['undo', 'urungkan', undo]] as const) {
    add({ id: `designer-${id}`, what: `perancang, 200 langkah: ${what} (median)`, value: median(values), unit: 'ms' });
    add({ id: `designer-${id}-p95`, what: `perancang, 200 langkah: ${what} (p95)`, value: quantile(values, 0.95), unit: 'ms', bar: { atMost: 50 } });
  }
}

pureFigures();
await build(new URL('../', import.meta.url).pathname, 'admin-ui', say);
const executablePath = await findChromium(say);
const place = await aPlace();
const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'] });
try {
  const crowd = await aCrowd(place.db, 1);
  const ask = <T>(method: string, path: string, more: { readonly body?: unknown; readonly rev?: number } = {}) => must<T>({ base: place.base, cookie: crowd.administrator, method, path, ...more } as never);
  const { cycleId, rev } = await ask<{ cycleId: string; rev: number }>('POST', '/api/cycles', { body: { templateKey: 'laporan-tkpk' } });
  const saved = await ask<{ rev: number }>('PUT', `/api/cycles/${cycleId}/design`, { rev, body: { definition: longCycle() } });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'id-ID' });
  const [name = '', value = ''] = crowd.administrator.split('=');
  await context.addCookies([{ name, value, url: place.base }]);
  say('perancang, 200 langkah …');
  await designerFigures(await context.newPage(), `${place.base}/admin/cycles/${cycleId}/design`);
  const { setup, rev: now } = await ask<{ setup: Record<string, unknown>; rev: number }>('GET', `/api/cycles/${cycleId}`);
  await ask('PUT', `/api/cycles/${cycleId}`, { rev: Math.max(now, saved.rev), body: { ...setup, agencyIds: [crowd.heads[0]!.agencyId], assignments: [{ agencyId: crowd.heads[0]!.agencyId, reviewers: crowd.seats }] } });
  const began = performance.now();
  await ask('POST', `/api/cycles/${cycleId}/launch`, { body: {} });
  add({ id: 'publish-200', what: 'terbit dan mulai siklus 200 langkah, sampai dijawab', value: performance.now() - began, unit: 'ms', bar: { atMost: 1_000 } });
} finally {
  await browser.close();
  await place.stop();
}
await report(figures);
