import type { Browser } from 'playwright-core';
import { demoPassword, people } from '../../core/samples/cast.ts';
import { signIn, type Person } from '../../server/demo/person.ts';
import { aScreen, type Look, type Screen } from './browser.ts';
import type { Product } from './product.ts';

/** A person of the cast in two shapes: in front of the browser, and (for what repeats) in front of the API. */
export type Company = {
  readonly at: (login: string) => Promise<Screen>;
  readonly api: (login: string) => Promise<Person>;
  readonly screens: () => ReadonlyMap<string, Screen>;
};

const personaOf = (login: string): string => {
  const seat = people.find((person) => person.login === login);
  if (!seat) throw new Error(`${login} is not in the cast`);
  return seat.position.id;
};

/** Opens the sign-in page and presses the card of a person, or types name and password where there is no card; the page where that role works comes up. */
export async function entersAs(screen: Screen, login: string): Promise<void> {
  const { page } = screen;
  await page.goto('/sign-in');
  const cards = page.getByRole('region', { name: 'Coba dengan data contoh' }).getByRole('button');
  await cards.first().waitFor();
  const card = cards.filter({ hasText: personaOf(login) });
  if ((await card.count()) > 0) await card.click();
  else {
    await page.getByLabel('Nama masuk').fill(login);
    await page.getByRole('textbox', { name: 'Kata sandi' }).fill(demoPassword);
    await page.getByRole('button', { name: 'Masuk', exact: true }).click();
  }
  await page.waitForURL((url) => url.pathname !== '/sign-in' && url.pathname !== '/');
  await isSettled(screen);
}

/** Waits until the page has its heading and nothing is loading. */
export async function isSettled({ page }: Screen): Promise<void> {
  await page.locator('h1').first().waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy], main .mantine-Skeleton-root, main .mantine-Loader-root') === null);
}

/** Everybody of a story; each signs in once, in a window of his or her own. */
export function aCompany(browser: Browser, { base }: Product, story: string, look: Look = {}): Company {
  const screens = new Map<string, Screen>();
  const persons = new Map<string, Promise<Person>>();
  return {
    screens: () => screens,
    at: async (login) => {
      const known = screens.get(login);
      if (known) return known;
      const screen = await aScreen(browser, base, { story, who: login, look });
      screens.set(login, screen);
      await entersAs(screen, login);
      return screen;
    },
    api: (login) => {
      if (!persons.has(login)) persons.set(login, signIn(base, login, demoPassword));
      return persons.get(login)!;
    },
  };
}

/** Repeats a question until its answer is there: the engine needs a moment for each step, and what has hundreds of steps more of them. */
export async function until<T>(ask: () => Promise<T | undefined>, what: string, moments = 300): Promise<T> {
  for (let tries = 0; tries < moments; tries += 1) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`waited in vain for ${what}`);
}

type Task = Awaited<ReturnType<typeof tasksOf>>[number];
const tasksOf = async (person: Person) => (await person.call('tasks')).mine;

/** The one task somebody has, once the engine has laid it on him or her. */
export const taskOf = (person: Person, duty: Task['duty']): Promise<Task> => until(async () => (await tasksOf(person)).find((task) => task.duty === duty), `a task to ${duty} of ${person.login}`);
