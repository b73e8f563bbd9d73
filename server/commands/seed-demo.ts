import { instantOf } from '../../core/cycle/calendar.ts';
import { demoCalendar } from '../../core/samples/demo-plan.ts';
import { startClock } from '../../db/businessTime.ts';
import { openDb, type Db } from '../../db/db.ts';
import { loadInstallation, markSeeding } from '../../db/installation.ts';
import { prepare } from '../../db/migrations.ts';
import { seedBase, seedCast, sampleIds } from '../../db/seed.ts';
import { readConfig } from '../config.ts';
import { playDemo } from '../demo/play.ts';

type Say = (line: string) => void;

/** Fills an empty demo: the cast, the clock at the first morning, then the whole cycle played through the API. A filled one stays as it is; one whose filling was broken off throws. */
export async function seedDemo(db: Db, url: string, say: Say): Promise<void> {
  if ((await db.people.countDocuments({ pemdaId: sampleIds.pemda })) > 0) {
    if ((await db.cycles.countDocuments({ pemdaId: sampleIds.pemda })) > 0) {
      if ((await loadInstallation(db))?.seeding === true) throw new Error('the demo was broken off while its example was played');
      return;
    }
  } else {
    await seedBase(db, { mode: 'demo' });
    await startClock(db, sampleIds.pemda, { realMs: Date.now(), at: instantOf(demoCalendar.start, '08:00', 'WIB'), scale: 1 });
    await seedCast(db, sampleIds.pemda);
  }
  await markSeeding(db, true);
  await playDemo(url, say);
  await markSeeding(db, false);
}

if (import.meta.main) {
  const config = readConfig(process.env);
  const db = await openDb(config.mongodbUri);
  await prepare(db, 'demo');
  await seedDemo(db, config.url, (line) => process.stdout.write(`${line}\n`)).finally(() => db.close());
}
