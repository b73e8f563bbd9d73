import { api } from '../../../core/api.ts';
import { blankForm } from '../../../core/form/blank.ts';
import type { BlockContent } from '../../../core/form/blocks.ts';
import { canonicalJson } from '../../../core/form/canonical.ts';
import { readModel } from '../../../core/form/shape.ts';
import { isProblem, problem, type Problem } from '../../../core/problem.ts';
import { things } from '../../../core/things.ts';
import { addFormBlock, listFormBlocks, loadFormBlock, type FormBlock } from '../../../db/formBlocks.ts';
import { newId } from '../../../db/ids.ts';
import { recordAct } from '../../auditing.ts';
import { route, type Call } from '../../endpoint.ts';

const most = 500;
const shape = ({ blockId, version, title, questions, by, at }: Omit<FormBlock, 'content'>) => ({ blockId, version, title, questions, by, at });

/** A block is refused for what would be refused of a form made of it alone. */
function contentRefusal({ tree, rules }: BlockContent): Problem | undefined {
  const frame = blankForm('blok', { id: 'Blok', en: 'Block' });
  const root = { ...frame.byId[frame.rootId]!, children: tree.rootIds };
  const read = readModel({ ...frame, byId: { ...tree.byId, [root.id]: root }, rules });
  if (isProblem(read)) return read;
  const missing = tree.rootIds.find((id) => !Object.hasOwn(tree.byId, id));
  if (missing !== undefined) return problem('badRequest', { place: 'content.tree.rootIds', why: { id: `bagian ${missing} tidak ada`, en: `the part ${missing} is not there` } });
  return Object.keys(tree.byId).length > most ? problem('badRequest', { place: 'content.tree', why: { id: `blok memuat paling banyak ${most} bagian`, en: `a block holds ${most} parts at most` } }) : undefined;
}

async function list({ deps: { db }, person }: Call<typeof api.formBlocks>) {
  return { items: (await listFormBlocks(db, person.pemdaId)).map(shape) };
}

async function one({ deps: { db }, person, params }: Call<typeof api.formBlock>) {
  const row = await loadFormBlock(db, person.pemdaId, params);
  return row === undefined ? problem('notFound', { thing: things.block }) : { ...shape(row), content: JSON.parse(row.content) as unknown };
}

async function save(call: Call<typeof api.saveFormBlock>) {
  const { deps: { db }, person, body, at, tx } = call;
  const content = body.content as BlockContent;
  const refusal = contentRefusal(content);
  if (refusal) return refusal;
  const before = body.blockId === undefined ? undefined : await loadFormBlock(db, person.pemdaId, { blockId: body.blockId });
  if (body.blockId !== undefined && before === undefined) return problem('notFound', { thing: things.block });
  const blockId = before?.blockId ?? newId();
  const version = (before?.version ?? 0) + 1;
  const questions = Object.values(content.tree.byId).filter((node) => node.key !== undefined && node.type !== 'section').length;
  const row = await addFormBlock(db, { _id: `${blockId}:${version}`, pemdaId: person.pemdaId, blockId, version, title: body.title, questions, content: canonicalJson(content), by: person.name, at }, tx);
  await recordAct(call, { act: 'saveFormBlock', object: { kind: 'formBlock', id: row._id }, details: { title: body.title, questions } });
  return shape(row);
}

export const blockRoutes = { formBlocks: route(api.formBlocks, list), formBlock: route(api.formBlock, one), saveFormBlock: route(api.saveFormBlock, save, { schemas: true, limit: 2_000_000 }) };
