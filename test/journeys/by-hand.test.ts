import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { aBrowser } from '../support/browser.ts';
import { aCompany, type Company } from '../support/journey.ts';
import { aProduct, type Product } from '../support/product.ts';
import { pj } from './by-hand/pj.ts';
import { renstra } from './by-hand/renstra.ts';
import { tkpk } from './by-hand/tkpk.ts';

jest.setTimeout(240_000);

/** A cycle from the card of its template to its last document, every act on a screen: what a person cannot do there, fails here. */
const stories: readonly (readonly [what: string, plays: (company: Company, browser: Browser) => Promise<void>])[] = [
  ['Verifikasi Rancangan Renstra: returned for its indicator, checked S-M-A-R-T, and no agency waits for a late one', renstra],
  ['Laporan Semester TKPK: two activities repaired, a guest without NIP reports nihil, and the totals add up', tkpk],
  ['Laporan Triwulan Pj: no evidence, no send; what the meeting gives back is followed up', pj],
];

// Each takes a minute of a full machine, so they are played by `npm run test:long`; `npm test` has the same cycles played by the example (five-cycles).
const atLength = process.env['SIKLUS_LONG'] ? describe : describe.skip;

atLength('cycles by hand', () => {
  let product: Product;
  let browser: Browser;
  let company: Company;
  beforeAll(async () => {
    [product, browser] = await Promise.all([aProduct(), aBrowser()]);
    company = aCompany(browser, product, 'by-hand');
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  test.each(stories)('%s', async (_what, plays) => {
    await plays(company, browser).catch(async (error: unknown) => {
      for (const screen of company.screens().values()) await screen.picture('gagal').catch(() => undefined);
      throw error;
    });
  });

  test('nothing went wrong on any screen', () => {
    expect([...company.screens()].flatMap(([who, screen]) => screen.troubles().map((trouble) => `${who}: ${trouble}`))).toEqual([]);
  });
});
