import type { Content } from 'pdfmake/interfaces.js';
import type { PaperBlock, PaperTable } from '../../../core/report/paper.ts';
import { isWide, staysTogether, tableOf } from './paper-table.ts';
import type { Room } from './sheet.ts';

type Orientation = keyof Room;
type Lead = Exclude<PaperBlock, PaperTable>;

/** So much of a table has to find place under its heading, in points. */
const tableRoom = 72;

const leads: { readonly [K in Lead['kind']]: (block: Extract<Lead, { readonly kind: K }>) => Content } = {
  heading: ({ text }) => ({ text, style: 'heading' }),
  subheading: ({ text }) => ({ text, style: 'caption' }),
  text: ({ text }) => ({ text, style: 'paragraph' }),
  list: ({ lines }) => ({ ol: [...lines], style: 'paragraph' }),
};
const leadOf = (block: Lead): Content => leads[block.kind](block as never);

/** A list stays on one page up to so many lines. */
const listTogether = 20;

/** Stands together, and never at the foot of a page without the beginning of what follows. */
const kept = (stack: Content[]): Content[] => (stack.length === 0 ? [] : [{ unbreakable: true, stack: [...stack, { text: '', fontSize: 0.5, margin: [0, 0, 0, tableRoom] }] }, { text: '', fontSize: 0.5, margin: [0, -tableRoom, 0, 0] }]);

const isHeading = ({ kind }: Lead): boolean => kind === 'heading' || kind === 'subheading';

/** Sentences and long lists flow from page to page; a heading stays with what follows it. */
function flowing(leads: readonly Lead[]): Content[] {
  const heads: Content[] = [];
  const content = leads.flatMap((lead): Content[] => {
    if (isHeading(lead)) { heads.push(leadOf(lead)); return []; }
    const isShort = lead.kind === 'list' && lead.lines.length <= listTogether;
    return [...kept(heads.splice(0)), isShort ? { stack: [leadOf(lead)], unbreakable: true } : leadOf(lead)];
  });
  return [...content, ...kept(heads)];
}

/** Where the headings begin that stand directly over a table. */
function overTable(leads: readonly Lead[]): number {
  let at = leads.findLastIndex(isHeading);
  while (at > 0 && isHeading(leads[at - 1]!)) at -= 1;
  return Math.max(at, 0);
}

/** Groups headings and sentences with the table they stand over. */
function groupsOf(blocks: readonly PaperBlock[]): readonly { readonly before: readonly Lead[]; readonly table?: PaperTable }[] {
  const groups: { before: Lead[]; table?: PaperTable }[] = [{ before: [] }];
  for (const block of blocks) {
    if (block.kind === 'table') { groups.at(-1)!.table = block; groups.push({ before: [] }); } else groups.at(-1)!.before.push(block);
  }
  return groups.filter(({ before, table }) => before.length > 0 || table !== undefined);
}

/** Lays the content of a document out; from the first table whose words would not fit the sheets lie sideways, so that a document of many small tables turns once. */
export function contentOf(blocks: readonly PaperBlock[], room: Room): Content[] {
  let now: Orientation = 'portrait';
  return groupsOf(blocks).map(({ before, table }): Content => {
    const wanted: Orientation = now === 'landscape' || (table !== undefined && isWide(table, room.portrait)) ? 'landscape' : 'portrait';
    const turned = wanted === now ? {} : { pageBreak: 'before' as const, pageOrientation: wanted };
    now = wanted;
    if (table === undefined) return { stack: flowing(before), ...turned };
    const over = overTable(before);
    const caption: Content[] = table.caption === undefined ? [] : [{ text: table.caption, style: 'caption' }];
    const head = [...before.slice(over).map(leadOf), ...caption];
    const body = tableOf(table, room[wanted]);
    return { stack: [...flowing(before.slice(0, over)), ...(staysTogether(table) ? [{ stack: [...head, body], unbreakable: true }] : [...kept(head), body])], ...turned };
  });
}

/** Whether the last sheet of the content lies sideways, so that what follows needs a fresh one. */
export function endsSideways(blocks: readonly PaperBlock[], room: Room): boolean {
  return groupsOf(blocks).some(({ table }) => table !== undefined && isWide(table, room.portrait));
}
