import type { CycleDefinition } from '../core/cycle/ir.ts';
import type { FormModel } from '../core/form/model.ts';
import type { Text } from '../core/problem.ts';
import { akipCycle } from './akip/cycle.ts';
import { akipForm } from './akip/form.ts';
import { quarterCycle } from './pj/cycle.ts';
import { quarterForm } from './pj/form.ts';
import { narrativeForm } from './pj/narrative.ts';
import { preEvaluationCycle } from './pra-evaluasi/cycle.ts';
import { followUpForm } from './pra-evaluasi/follow-up-form.ts';
import { finalForm, resultForm } from './pra-evaluasi/result-form.ts';
import { resendForm } from './pra-evaluasi/resend-form.ts';
import { renstraCycle } from './renstra/cycle.ts';
import { renstraForm } from './renstra/form.ts';
import { tkpkCycle } from './tkpk/cycle.ts';
import { tkpkForm } from './tkpk/form.ts';
import { ziCycle } from './zi/cycle.ts';
import { ziForm } from './zi/form.ts';
import { ziMonitoring, ziProposal, ziStart } from './zi/small-forms.ts';

/** A cycle ready to be copied: its definition and every form it may use, by template form key. */
export type Template = {
  readonly key: string;
  readonly title: Text;
  readonly about: Text;
  readonly basis: Text;
  readonly definition: CycleDefinition;
  /** Kinds of agency that a new cycle takes in at first; the administrator picks freely. */
  readonly invites: readonly string[];
  readonly forms: Readonly<Record<string, () => FormModel>>;
};

const offices = ['dinas', 'badan', 'rsud', 'kecamatan'];
const template = (definition: CycleDefinition, invites: Template['invites'], forms: Template['forms']): Template => ({ key: definition.key, title: definition.title, about: definition.about, basis: definition.basis, definition, invites, forms });

/** Every template an administrator can start from. */
export const templates: readonly Template[] = [
  template(akipCycle, offices, {
    'akip-lke': () => akipForm({ mode: 'subComponent' }),
    'akip-lke-kriteria': () => akipForm({ mode: 'criteria' }),
  }),
  template(preEvaluationCycle, ['sekretariat', ...offices], { 'pra-evaluasi-hasil': resultForm, 'pra-evaluasi-tl': followUpForm, 'pra-evaluasi-kirim': resendForm, 'pra-evaluasi-akhir': finalForm }),
  template(renstraCycle, ['dinas', 'badan', 'rsud'], { 'renstra-verifikasi': renstraForm }),
  template(tkpkCycle, ['sekretariat', 'mitra', ...offices], { 'tkpk-semester': tkpkForm }),
  template(quarterCycle, ['sekretariat', 'bagian', 'dinas', 'badan', 'rsud'], { 'pj-triwulan': quarterForm, 'pj-narasi': narrativeForm }),
  template(ziCycle, ['rsud', 'kecamatan', 'puskesmas'], { 'zi-persiapan': ziStart, 'zi-monev': ziMonitoring, 'zi-lke': ziForm, 'zi-usulan': ziProposal }),
];
