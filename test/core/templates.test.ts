import { describe, expect, test } from '@jest/globals';
import { compileCycle } from '../../core/cycle/compile.ts';
import { isJudged } from '../../core/cycle/moves/graph.ts';
import { agencyFacts, startState } from '../../core/cycle/start.ts';
import { redTests } from '../../core/form/form-tests.ts';
import { questionsOf } from '../../core/form/model.ts';
import { formProblems } from '../../core/form/problems.ts';
import { isGap, textRows } from '../../core/form/translation.ts';
import { templates } from '../../templates/index.ts';
import { aTrack, compiled, type Play } from '../support/track-play.ts';

const forms = templates.flatMap(({ key, forms: made }) => Object.entries(made).map(([form, make]) => [`${key}: ${form}`, make] as const));
const find = (key: string) => templates.find((each) => each.key === key)!.definition;

/** The identity of each compiled template, on every machine. A template that changes gets a new one here; nothing else may change it. */
const identities: Readonly<Record<string, string>> = {
  'akip-internal': '6886a02e94a7852503aa745e165cbf4c602c667004e9b01eeaad22963aefd267',
  'tl-pra-evaluasi': '5745bf8992097b1877dc24efa8f60de453cf54935114e0ff510d1448435e7991',
  'verifikasi-renstra': 'fb50057a37b9b5ddb6f82a266633d81e59911d9b777696fa4d62420e30170004',
  'laporan-tkpk': 'f9f2a13e54e0f62882ca069e055d8a8b559df52fba5c7fc5dc142a850f882578',
  'evaluasi-pj': '285f4bd5dd710f632a4d6c6377537ae910747703937d5a85d1a0823980035d1a',
  'zi-wbk': '36717cf48100ffe5707ba14bd1b9d0176f0acfe3468dcd8485b37158e9b5cd7a',
};

/** Every `{id, en}` inside a value that lacks one of its two texts. */
function untold(value: unknown, place = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const record = value as Record<string, unknown>;
  const lacks = 'en' in record && 'id' in record && typeof record['id'] === 'string' && (!record['id'].trim() || !String(record['en'] ?? '').trim());
  return [...(lacks ? [place] : []), ...Object.entries(record).flatMap(([key, inner]) => untold(inner, `${place}/${key}`))];
}

/** Goes on until the cycle waits for people. */
const handsIn = (play: Play) => { play.asks(); return play.sends(); };

describe('the templates', () => {
  test('say of every step whether what is sent there is judged: what is only kept is not called sent to the evaluators', () => {
    const sent = templates.map(({ definition }) => { const ir = compiled(definition); return [definition.key, Object.fromEntries(ir.nodes.filter(({ kind }) => kind === 'task').map(({ id, key }) => [key, isJudged(ir, id)]))]; });
    expect(Object.fromEntries(sent)).toEqual({
      'akip-internal': { fill: true, revise: true }, 'tl-pra-evaluasi': { record: false, resend: false, final: false, follow: true }, 'verifikasi-renstra': { draft: true },
      'laporan-tkpk': { report: true }, 'evaluasi-pj': { narrate: false, fill: true, revise: true }, 'zi-wbk': { prepare: false, monitor: true, fill: true, propose: false, revise: true },
    });
  });

  test('are six, each under its own key, and every form of a cycle is there', () => {
    expect(templates.map(({ key }) => key)).toEqual(['akip-internal', 'tl-pra-evaluasi', 'verifikasi-renstra', 'laporan-tkpk', 'evaluasi-pj', 'zi-wbk']);
    for (const { definition, forms: made } of templates) expect(Object.values(definition.forms).filter((form) => made[form] === undefined)).toEqual([]);
  });

  test.each(templates.map((each) => [each.key, each] as const))('%s compiles without a fault, the same to the byte on every machine, and speaks both languages', (key, { definition, title, about, basis }) => {
    const published = Object.fromEntries(Object.keys(definition.forms).map((form) => [form, `${form}:1`]));
    const [once, again] = [compileCycle(definition, { forms: published }), compileCycle(JSON.parse(JSON.stringify(definition)), { forms: published })];
    expect(once).not.toHaveProperty('faults');
    expect(again).toEqual(once);
    expect(once).toMatchObject({ snapshotId: identities[key] });
    expect(untold({ definition, title, about, basis })).toEqual([]);
  });

  test.each(forms)('%s can be published as it is, in both languages, and its own tests are green', (_name, make) => {
    const model = make();
    expect(formProblems(model).filter((each) => each.blocks).map(({ message }) => message.en)).toEqual([]);
    expect(redTests(model)).toEqual([]);
    expect(questionsOf(model).length).toBeGreaterThan(4);
    expect(textRows(model).filter(isGap)).toEqual([]);
  });
});

describe('the paths of the five cycles', () => {
  test('pra evaluasi: the secretariat records the result, an agency follows up and is returned once', () => {
    const ir = compiled(find('tl-pra-evaluasi'));
    const state = (kind: string) => startState(ir, { snapshotId: 's', pemdaId: 'p', cycleId: 'c', trackId: 'k1', agencyId: 'dinkes', opened: [], facts: agencyFacts(kind) });
    const office = aTrack(ir, { state: state('sekretariat') });
    office.take({ kind: 'started', at: office.now });
    expect(office.place).toBe('record/open');
    office.sends('operator');
    expect([office.place, office.state.facts['score.preliminary']]).toEqual(['together/waitingOpen', '73']);
    office.take({ kind: 'stageOpened', stage: 'kirim', at: office.now });
    expect(office.place).toBe('resend/open');
    office.sends('operator');
    expect(office.place).toBe('final/open');
    office.sends('operator');
    expect([office.state.ended?.outcome, office.state.facts['score.final']]).toEqual(['finished', '73']);
    const agency = aTrack(ir, { state: state('kecamatan') });
    agency.take({ kind: 'started', at: agency.now });
    expect(agency.place).toBe('assign/atGate');
    agency.does('coordinator', { kind: 'decideGate', token: agency.token!.id, outcome: 'passWithNotes', reasonId: 'r' });
    agency.closesMeeting('rakor');
    handsIn(agency);
    agency.finishes('member', 'return', { jiwa: 'open' });
    expect(agency.place).toBe('verify/returned');
    agency.sends('head');
    agency.finishes('member', 'pass', { jiwa: 'accepted' });
    expect(agency.state.ended?.outcome).toBe('finished');
  });

  test('renstra: the wave waits together, and rounds go on until everything conforms', () => {
    const play = aTrack(compiled(find('verifikasi-renstra')));
    handsIn(play);
    expect(play.place).toBe('together/waitingOpen');
    play.take({ kind: 'stageOpened', stage: 'raker', at: play.now });
    play.closesMeeting('raker');
    for (const tier of ['member', 'lead'] as const) {
      play.finishes(tier, 'return', { uji: 'open' });
      play.sends('head');
      play.finishes(tier, 'pass', { uji: 'accepted' });
    }
    expect([play.state.ended?.outcome, play.state.returnsUsed]).toEqual(['verified', 2]);
  });

  test('renstra: after five rounds a draft that still does not conform ends as such, not with the coordinator', () => {
    const play = aTrack(compiled(find('verifikasi-renstra')));
    handsIn(play);
    play.take({ kind: 'stageOpened', stage: 'raker', at: play.now });
    play.closesMeeting('raker');
    for (let round = 1; round <= 5; round += 1) {
      play.finishes('member', 'return', { rencana: 'open' });
      play.sends('head');
    }
    expect(play.finishes('member', 'return', { rencana: 'open' })).toMatchObject({ problem: 'noRoundsLeft', details: { max: 5 } });
    play.finishes('member', 'pass', { rencana: 'open' });
    play.finishes('lead', 'pass');
    expect([play.state.ended?.outcome, play.state.returnsUsed, play.state.facts['openNotes']]).toEqual(['notConforming', 5, 1]);
  });

  test('TKPK: a reporter without a head sends by itself and is returned for too many recipients', () => {
    const play = aTrack(compiled(find('laporan-tkpk')));
    play.sends('operator');
    play.finishes('member', 'return', { rincian: 'open' });
    play.sends('operator');
    play.finishes('member', 'pass', { rincian: 'accepted' });
    expect(play.place).toBe('meeting/inMeeting');
    play.closesMeeting('rakor');
    expect(play.state.ended?.outcome).toBe('reported');
  });

  test('Pj: the coordinating office writes the narrative and is done', () => {
    const ir = compiled(find('evaluasi-pj'));
    const office = aTrack(ir, { state: startState(ir, { snapshotId: 's', pemdaId: 'p', cycleId: 'c', trackId: 'k1', agencyId: 'dinkes', opened: [], facts: agencyFacts('sekretariat') }) });
    office.take({ kind: 'started', at: office.now });
    expect(office.place).toBe('narrate/open');
    handsIn(office);
    expect(office.state.ended?.outcome).toBe('narrated');
  });

  test('Pj: notes of the ministry go to the meeting and back until accepted', () => {
    const play = aTrack(compiled(find('evaluasi-pj')));
    handsIn(play);
    play.finishes('member', 'pass');
    play.does('coordinator', { kind: 'decideGate', token: play.token!.id, outcome: 'passWithNotes', reasonId: 'r' });
    play.decides('return', 'inflasi_sumber');
    play.closesMeeting('rakor');
    expect(play.place).toBe('revise/open');
    play.sends('operator');
    play.finishes('member', 'pass', { inflasi_sumber: 'accepted' });
    expect(play.state.ended?.outcome).toBe('finished');
  });

  const proposes = (wbk: boolean, wbbm = false) => {
    const play = aTrack(compiled(find('zi-wbk')), { facts: { 'threshold.decided.wbk': wbk, 'threshold.decided.wbbm': wbbm } });
    const gate = (outcome: 'pass' | 'passWithNotes' | 'fail') => play.does('coordinator', { kind: 'decideGate', token: play.token!.id, outcome, reasonId: 'r' });
    gate('pass');
    play.sends('operator');
    play.sends('operator');
    expect(play.place).toBe('mentor/submitted');
    play.finishes('member', 'return', { kemajuan: 'open' });
    play.sends('operator');
    play.finishes('member', 'pass', { kemajuan: 'accepted' });
    handsIn(play);
    play.finishes('member', 'return', { p1_tim_1: 'open' });
    play.sends('head');
    for (const tier of ['member', 'lead', 'controller'] as const) play.finishes(tier, 'pass', { p1_tim_1: 'accepted' });
    return { play, gate };
  };

  test('ZI: a unit above every bound is proposed, passes with notes and repairs them in 5 working days', () => {
    const { play, gate } = proposes(true);
    expect(play.place).toBe('meeting/inMeeting');
    play.closesMeeting('rakor');
    play.sends('operator');
    gate('passWithNotes');
    expect(play.place).toBe('notes/inMeeting');
    play.decides('return', 'p5_spip_2');
    play.closesMeeting('catatan');
    expect([play.place, play.token?.clock?.dueAt.slice(0, 10)]).toEqual(['revise/open', '2026-07-13']);
    play.sends('operator');
    play.finishes('member', 'pass', { p5_spip_2: 'accepted' });
    expect(play.place).toBe('result/atGate');
    gate('pass');
    expect(play.state.ended?.outcome).toBe('finished');
  });

  test('ZI: a unit that is WBK already is proposed by the bounds of WBBM', () => {
    expect(proposes(false, true).play.place).toBe('meeting/inMeeting');
  });

  test('ZI: a unit that fails the preliminary evaluation goes to guidance', () => {
    const { play, gate } = proposes(true);
    play.closesMeeting('rakor');
    play.sends('operator');
    expect(play.place).toBe('preliminary/atGate');
    gate('fail');
    expect(play.state.ended?.outcome).toBe('guidance');
  });

  test('ZI: a unit with one area below 60 per cent, or an administrative requirement unmet, goes to guidance, whatever its total', () => {
    const { play } = proposes(false);
    expect(play.state.ended?.outcome).toBe('guidance');
  });
});
