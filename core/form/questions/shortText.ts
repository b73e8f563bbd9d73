import { given, numberProp, questionKind } from '../question.ts';

/** Ready-made patterns; anchored, linear. NIP and NIK are kept as text. */
export const presets = {
  nip: { pattern: '^[0-9]{18}$', sample: '198501012010011001' },
  nik: { pattern: '^[0-9]{16}$', sample: '3513012345678901' },
  phone: { pattern: '^(08|\\+62)[0-9 ]{7,14}$', sample: '081234567890' },
  email: { pattern: '^[^@ ]{1,64}@[^@ ]{1,180}$', sample: 'dinas@contoh.go.id' },
} as const;

export const shortText = questionKind({
  meta: {
    name: { id: 'Teks pendek', en: 'Short text' }, about: { id: 'Satu baris teks, NIP, NIK, telepon, atau surel', en: 'One line of text, NIP, NIK, phone or e-mail' },
    props: { type: 'object', properties: { max: { type: 'integer', minimum: 1, maximum: 500 }, preset: { enum: Object.keys(presets) }, pattern: { type: 'string' }, sample: { type: 'string' } } },
  },
  create: () => ({ max: 200 }),
  // `max: null` means no limit: imported text without one stays as it came
  emit: (node) => given({ type: 'string', maxLength: node.props['max'] === null ? undefined : (numberProp(node, 'max') ?? 200), pattern: node.props['preset'] ? presets[node.props['preset'] as keyof typeof presets]?.pattern : node.props['pattern'] }),
  read: ({ type, maxLength, pattern, ...rest }) =>
    type === 'string' && Object.keys(rest).length === 0 && (maxLength === undefined || (typeof maxLength === 'number' && maxLength <= 500)) && (pattern === undefined || typeof pattern === 'string') ? given({ max: maxLength ?? null, pattern }) : undefined,
  format: (node, value) => (node.classification === 'specific' || node.classification === 'personal' ? String(value).replace(/.(?=.{4})/g, '•') : String(value)),
});
