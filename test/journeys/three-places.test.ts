import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { publishedForm } from '../../core/form/compile.ts';
import { generatedAnswers } from '../../core/form/generated.ts';
import type { Answers } from '../../core/form/model.ts';
import { compileValidators } from '../../server/compile-validators.ts';
import { templates } from '../../templates/index.ts';
import { aBrowser } from '../support/browser.ts';
import { runSuite, type Said, type Suite } from '../support/form-suite.ts';

jest.setTimeout(120_000);

const forms = templates.flatMap(({ forms: made }) => Object.entries(made));
const odd = [null, '', 'entah', -1, 1e9, true, [], ['x'], {}, [{ _row: 'r' }]] as const;

/** Answers as they should be, answers with the required ones only, and answers spoilt in every third place. */
function answersFor(model: Suite['model']): readonly Answers[] {
  const whole = [1, 2, 3].map((seed) => generatedAnswers(model, { seed }));
  const spoilt = whole.map((answers, n): Answers => ({ ...answers, data: Object.fromEntries(Object.entries(answers.data).map(([section, values]) => [section, Object.fromEntries(Object.entries(values as object).map(([key, value], i) => [key, (i + n) % 3 === 0 ? odd[(i + n) % odd.length] : value]))])) }));
  // A form of texts alone is spoilt by a number.
  const numbers: Answers = { ...whole[0]!, data: Object.fromEntries(Object.entries(whole[0]!.data).map(([section, values]) => [section, Object.fromEntries(Object.keys(values as object).map((key) => [key, -1]))])) };
  return [...whole, numbers, ...[4, 5].map((seed) => generatedAnswers(model, { seed, requiredOnly: true })), ...spoilt, { data: {}, evidence: {} }];
}

/** One suite, run on the server, in a real browser, and against the validator module that both load. */
describe('the same answers come to the same in server, browser and validator', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await aBrowser();
    page = await browser.newPage();
    const bundle = await build({ entryPoints: [fileURLToPath(new URL('../support/form-suite.ts', import.meta.url))], bundle: true, write: false, format: 'iife', platform: 'browser', logLevel: 'silent' });
    await page.addScriptTag({ content: bundle.outputFiles[0]!.text });
  });
  afterAll(async () => browser?.close());

  test.each(forms)('%s: visible questions, errors and score, with whole, sparse and spoilt answers', async (_name, make) => {
    const model = make();
    const { sections } = publishedForm(model);
    const compiled = await compileValidators(sections);
    if ('refused' in compiled) throw new Error(compiled.refused);
    const suite: Suite = { model, sections, code: compiled.code, answers: answersFor(model) };
    const onServer = await runSuite(suite);
    const inBrowser = await page.evaluate(async (given) => (globalThis as unknown as { runSuite: (suite: Suite) => Promise<readonly Said[]> }).runSuite(given), suite);
    expect(inBrowser).toEqual(onServer);
    for (const said of onServer) expect(said.byValidator).toEqual(said.byCore);
    expect(onServer.some(({ errors }) => errors.length === 0)).toBe(true);
    expect(onServer.some(({ byValidator }) => byValidator.length > 0)).toBe(true);
  });
});
