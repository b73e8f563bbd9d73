import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { api, type EndpointName } from '../../core/api.ts';
import { formatDate } from '../../core/cycle/dates.ts';
import { cycleBlocks, meetingBlocks, trackBlocks, type PaperBlock } from '../../core/report/paper.ts';
import type { Actor } from '../support/cast.ts';
import { bare, readPdf } from '../support/pdf-text.ts';
import { aServer, type TestServer } from '../support/server.ts';
import { aCycle, fillsIn, grades, handsIn, type Story } from '../support/story.ts';

/** Every word of the content: headings, sentences, and each cell. */
const wordsOf = (blocks: readonly PaperBlock[]): readonly string[] => blocks.flatMap((block) => (block.kind === 'table' ? [block.caption ?? '', ...block.columns, ...block.lines.flat(), ...(block.total ?? [])] : block.kind === 'list' ? block.lines : [block.text]));

describe('documents as PDF', () => {
  let server: TestServer;
  let story: Story;
  let coordinator: Actor;
  let meetingId: string;
  let receiptId: string;

  beforeAll(async () => {
    server = await aServer({ worker: true });
    story = await aCycle(server, ['dinkes', 'disdik']);
    await fillsIn(story, 'dinkes', grades);
    ({ receiptId } = await handsIn(story, 'dinkes'));
    coordinator = await story.as('koordinator');
    ({ meetingId } = await coordinator.does('addMeeting', { params: { cycleId: story.cycleId }, body: { title: 'Rakor TL', startsAt: '2026-08-03T02:00:00.000Z', place: 'Aula', mode: 'onsite' } }));
  });
  afterAll(async () => server?.close());

  const downloads = async (name: EndpointName, params: Readonly<Record<string, string>>, query = '', who = coordinator) => {
    const response = await fetch(`${server.base}${api[name].path.replace(/:(\w+)/g, (_, part: string) => params[part] ?? '')}${query}`, { headers: { cookie: who.cookie, origin: server.base } });
    return { status: response.status, type: response.headers.get('content-type'), as: response.headers.get('content-disposition'), bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const saysAll = async (bytes: Uint8Array, blocks: readonly PaperBlock[]) => {
    const { words } = await readPdf(bytes);
    expect(wordsOf(blocks).filter((each) => !words.includes(bare(each)))).toEqual([]);
    return words;
  };

  test('the document of an agency says every figure of its page, and is named after the agency', async () => {
    const params = { trackId: story.trackOf('dinkes') };
    const page = await coordinator.does('trackReport', { params });
    const { status, type, as, bytes } = await downloads('trackReportPdf', params);
    expect({ status, type, as }).toEqual({ status: 200, type: 'application/pdf', as: 'attachment; filename=surat-dinas-kesehatan-2026-konsep.pdf' });
    expect(page.scores[0]!.shown).toBe('63,00');
    const words = await saysAll(bytes, trackBlocks(page));
    for (const part of [page.hash, '63,00', ...page.letterhead.lines, ...page.opening, page.closing]) expect(words).toContain(bare(part));
  });

  test('the report of a cycle says every figure of its page, bears the number its writer gave it and lies on the sheet asked for', async () => {
    const params = { cycleId: story.cycleId };
    const page = await coordinator.does('cycleReport', { params });
    const { as, bytes } = await downloads('cycleReportPdf', params, `?number=${encodeURIComponent('700/12/IJ/2026')}&size=F4`);
    expect(as).toBe('attachment; filename=laporan-evaluasi-akip-internal-2026-konsep.pdf');
    expect(await saysAll(bytes, cycleBlocks(page))).toContain('Nomor:700/12/IJ/2026');
    expect(Buffer.from(bytes).toString('latin1')).toContain('/MediaBox [0 0 609.45 935.43]');
  });

  test('the record of a meeting says what its page says', async () => {
    const page = await coordinator.does('meetingRecord', { params: { meetingId } });
    const { as, bytes } = await downloads('meetingRecordPdf', { meetingId });
    expect(as).toBe('attachment; filename=berita-acara-rapat-koordinasi-3-agustus-2026-konsep.pdf');
    expect(await saysAll(bytes, meetingBlocks(page, 'WIB'))).toContain(bare(page.opening[0]!));
  });

  test('a receipt bears the letterhead, its number, the moment with its zone, the whole fingerprint and where to check it', async () => {
    const head = await story.as('kepala.dinkes');
    const page = await head.does('receipt', { params: { receiptId } });
    const { as, bytes } = await downloads('receiptPdf', { receiptId }, '', head);
    expect(as).toBe(`attachment; filename=tanda-terima-${page.number.toLowerCase()}.pdf`);
    const { words, pages, title } = await readPdf(bytes);
    expect([pages.length, title]).toEqual([1, `Tanda terima ${page.number}`]);
    for (const part of [page.number, page.hash, page.agencyName, `/verify/${page.number}`, `${page.answers} jawaban, ${page.evidence} bukti dukung`, formatDate(page.at, { zone: 'WIB', style: 'full' }).id]) expect(words).toContain(bare(part));
    expect(formatDate(page.at, { zone: 'WIB', style: 'full' }).id).toMatch(/WIB$/);
  });

  test('the PDF keeps from a reader what the page keeps: an agency gets its own alone, and no sheet that does not exist', async () => {
    const operator = await story.as('operator.disdik');
    expect((await downloads('trackReportPdf', { trackId: story.trackOf('dinkes') }, '', operator)).status).toBe(404);
    expect((await downloads('cycleReportPdf', { cycleId: story.cycleId }, '', operator)).status).toBe(403);
    expect((await downloads('cycleReportPdf', { cycleId: story.cycleId }, '?size=A3')).status).toBe(400);
    const head = await story.as('kepala.dinkes');
    const own = await head.does('trackReport', { params: { trackId: story.trackOf('dinkes') } });
    await saysAll((await downloads('trackReportPdf', { trackId: story.trackOf('dinkes') }, '', head)).bytes, trackBlocks(own));
  });
});
