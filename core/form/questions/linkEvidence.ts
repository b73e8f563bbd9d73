import type { Text } from '../../problem.ts';
import { given, numberProp, questionKind } from '../question.ts';

type Link = { readonly url?: string; readonly title?: string };
const hostOf = (url: string) => /^https:\/\/([^/?#:]+)/.exec(url)?.[1] ?? '';

export const linkEvidence = questionKind({
  meta: { name: { id: 'Tautan bukti dukung', en: 'Evidence link' }, about: { id: 'Alamat https yang dapat diperiksa', en: 'https addresses that can be checked' }, props: { type: 'object', properties: { max: { type: 'integer', minimum: 1 }, hosts: { type: 'array', items: { type: 'string' } } } } },
  create: () => ({ max: 5 }),
  emit: (node) =>
    given({
      type: 'array', maxItems: numberProp(node, 'max') ?? 10,
      items: { type: 'object', properties: { url: { type: 'string', pattern: '^https://', maxLength: 2000 }, title: { type: 'string', maxLength: 200 }, checkedOn: { type: 'string', format: 'date' } }, required: ['url'] },
    }),
  check: (node, value): readonly Text[] => {
    const hosts = node.props['hosts'];
    if (!Array.isArray(hosts) || hosts.length === 0 || !Array.isArray(value)) return [];
    const odd = (value as Link[]).find((link) => !hosts.includes(hostOf(link.url ?? '')));
    return odd ? [{ id: `Alamat ${hostOf(odd.url ?? '')} tidak termasuk yang diterima: ${hosts.join(', ')}.`, en: `Address ${hostOf(odd.url ?? '')} is not among those accepted: ${hosts.join(', ')}.` }] : [];
  },
  format: (_node, value) => (value as Link[]).map((link) => `${link.title ? `${link.title} ` : ''}(${hostOf(link.url ?? '')})`).join('; '),
});
