import type { FileRef } from '../model.ts';
import { given, numberProp, questionKind } from '../question.ts';

export const fileEvidence = questionKind({
  meta: { name: { id: 'Berkas bukti dukung', en: 'Evidence file' }, about: { id: 'Berkas yang diunggah sekali dan dapat dipakai berulang', en: 'Files stored once and cited often' }, props: { type: 'object', properties: { max: { type: 'integer', minimum: 1, maximum: 50 }, min: { type: 'integer', minimum: 0 }, maxMB: { type: 'integer', minimum: 1 }, types: { type: 'array', items: { type: 'string' } } } } },
  create: () => ({ max: 5, maxMB: 50, types: ['pdf', 'jpeg', 'png', 'docx', 'xlsx', 'pptx'] }),
  emit: (node) =>
    given({
      type: 'array', minItems: numberProp(node, 'min'), maxItems: numberProp(node, 'max') ?? 20,
      items: { type: 'object', properties: { fileId: { type: 'string', maxLength: 120 }, name: { type: 'string', maxLength: 255 }, size: { type: 'integer', minimum: 0 }, mime: { type: 'string', maxLength: 120 }, sha256: { type: 'string', maxLength: 64 } }, required: ['fileId', 'name', 'size', 'mime', 'sha256'] },
    }),
  format: (_node, value) => (value as readonly FileRef[]).map((file) => file.name).join('; '),
});
