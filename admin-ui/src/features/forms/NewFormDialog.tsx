import { Button, FileButton, Group, Modal, NativeSelect, SegmentedControl, Stack, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { readJsonText } from '../../../../core/form/json-text.ts';
import { isProblem, sentence } from '../../../../core/problem.ts';
import { useAct, useApi, type Input } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { base64Of } from '../../shell/base64.ts';
import { useGo } from '../../shell/Go.tsx';
import { tell } from '../../shell/toast.tsx';
import { useSay, useTexts } from '../../texts/index.ts';
import { ActButton } from '../../ui/ActButton.tsx';
import { ProblemAlert } from '../../ui/ProblemAlert.tsx';
import classes from './forms.module.css';

const ways = ['template', 'blank', 'package', 'sheet', 'schema'] as const;
type Way = (typeof ways)[number];

/** A text that was read without a fault before. */
const parsed = (text: string): unknown => JSON.parse(text.replace(/^\uFEFF/, ''));

/** A new form: from a template, blank, from a package file, or from a JSON Schema. */
export function NewFormDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTexts();
  const say = useSay();
  const go = useGo();
  const templates = useApi('templates', {}, { staleTime: 300_000 });
  const [way, setWay] = useState<Way>('template');
  const [title, setTitle] = useState({ id: '', en: '' });
  const [source, setSource] = useState('');
  const [packed, setPacked] = useState('');
  const [sheet, setSheet] = useState<{ readonly name: string; readonly file: string }>();
  const [schema, setSchema] = useState('');
  const [ui, setUi] = useState('');
  const add = useAct('addForm', { quiet: true, refresh: ['forms'], onDone: (form) => { tell(t('admin.forms.created')); go(paths.form(form.formId)); } });
  const choices = templates.data?.items.flatMap((template) => template.forms.map((form) => ({ value: `${template.key}|${form.key}`, label: `${say(form.title)} (${t('admin.templates.questions', { count: form.questions })})`, title: form.title }))) ?? [];
  const picked = source || choices[0]?.value || '';
  const named = { id: title.id.trim(), en: title.en.trim() || title.id.trim() };
  const faultOf = (text: string) => {
    const read = text.trim() === '' ? undefined : readJsonText(text);
    return read && isProblem(read) ? say(sentence(read.problem, read.details)) : undefined;
  };
  const faults = { package: faultOf(packed), schema: faultOf(schema), ui: faultOf(ui) };
  const refusal = refusalOf();
  function refusalOf(): string | null {
    if (way === 'package') return packed.trim() === '' ? t('admin.forms.needFile') : (faults.package ?? null);
    if (way === 'sheet') return sheet === undefined ? t('admin.forms.needFile') : null;
    if (way === 'template' && picked) return null;
    if (!named.id) return t('admin.forms.needTitle');
    if (way === 'schema') return schema.trim() === '' ? t('admin.forms.needFile') : (faults.schema ?? faults.ui ?? null);
    return null;
  }
  const bodyOf = (): NonNullable<Input<'addForm'>['body']> => {
    const [templateKey = '', formKey = ''] = picked.split('|');
    if (way === 'template') return { from: 'template', templateKey, formKey, title: named.id ? named : (choices.find((each) => each.value === picked)?.title ?? named) };
    if (way === 'package') return { from: 'package', package: parsed(packed) };
    if (way === 'sheet') return { from: 'sheet', file: sheet?.file ?? '' };
    if (way === 'schema') return { from: 'schema', title: named, schema: parsed(schema), ...(ui.trim() && { uiSchema: parsed(ui) }) };
    return { from: 'blank', title: named };
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!refusal && !add.isPending) add.mutate({ body: bodyOf() });
  };
  return (
    <Modal opened onClose={onClose} size="xl" title={t('admin.forms.new')} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form onSubmit={send}>
        <Stack gap="md">
          <NativeSelect hiddenFrom="xs" label={t('admin.forms.from.label')} value={way} onChange={(event) => setWay(event.currentTarget.value as Way)} data={ways.map((each) => ({ value: each, label: t(`admin.forms.from.${each}`) }))} />
          <SegmentedControl visibleFrom="xs" aria-label={t('admin.forms.from.label')} value={way} onChange={(next) => setWay(next as Way)} data={ways.map((each) => ({ value: each, label: t(`admin.forms.from.${each}`) }))} />
          <p className={classes['dim']}>{t(`admin.forms.fromHint.${way}`)}</p>
          {add.error && <ProblemAlert problem={add.error} />}
          {way === 'template' && <NativeSelect label={t('admin.forms.chooseTemplate')} value={picked} onChange={(event) => setSource(event.currentTarget.value)} data={choices.map(({ value, label }) => ({ value, label }))} />}
          {way !== 'package' && way !== 'sheet' && (
            <Group grow align="end">
              <TextInput label={way === 'template' ? `${t('admin.forms.titleId')} ${t('shell.optional')}` : t('admin.forms.titleId')} maxLength={300} value={title.id} onChange={(event) => setTitle({ ...title, id: event.currentTarget.value })} />
              <TextInput label={`${t('admin.forms.titleEn')} ${t('shell.optional')}`} maxLength={300} value={title.en} onChange={(event) => setTitle({ ...title, en: event.currentTarget.value })} />
            </Group>
          )}
          {way === 'package' && <JsonSource label={t('admin.forms.file')} value={packed} fault={faults.package} onChange={setPacked} />}
          {way === 'sheet' && <Group gap="sm"><FileButton accept=".xlsx" onChange={(file) => void (file && base64Of(file).then((content) => setSheet({ name: file.name, file: content })))}>{(props) => <Button {...props} variant="default">{t('admin.forms.chooseSheet')}</Button>}</FileButton><span className={classes['dim']}>{sheet?.name}</span></Group>}
          {way === 'schema' && <><JsonSource label={t('admin.forms.schema')} value={schema} fault={faults.schema} onChange={setSchema} /><JsonSource label={`${t('admin.forms.uiSchema')} ${t('shell.optional')}`} value={ui} fault={faults.ui} onChange={setUi} /></>}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>{t('shell.cancel')}</Button>
            <ActButton type="submit" act={t('admin.forms.create')} refusal={refusal} busy={add.isPending} onAct={() => undefined} />
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function JsonSource({ label, value, fault, onChange }: { label: string; value: string; fault: string | undefined; onChange: (text: string) => void }) {
  const { t } = useTexts();
  return (
    <div className={classes['json']}>
      <Textarea label={label} description={t('admin.forms.orPaste')} autosize minRows={4} maxRows={10} spellCheck={false} value={value} error={fault} onChange={(event) => onChange(event.currentTarget.value)} />
      <FileButton accept=".json,application/json" onChange={(file) => void file?.text().then(onChange)}>{(props) => <Button {...props} mt="xs" size="compact-sm" variant="default">{t('admin.forms.chooseFile')}</Button>}</FileButton>
    </div>
  );
}
