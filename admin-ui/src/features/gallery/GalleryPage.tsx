import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { questionsOf, type Kind, type Node } from '../../../../core/form/model.ts';
import { kindOf } from '../../../../core/form/question.ts';
import { questions } from '../../../../core/form/questions.ts';
import { everyAnswer, everyKind } from '../../../../core/samples/every-kind.ts';
import { paths } from '../../paths.ts';
import { AnswerView, inputs } from '../../questions/index.ts';
import { Go } from '../../shell/Go.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import classes from './gallery.module.css';

const model = everyKind();
const all = questionsOf(model).map(({ node, section }) => ({ node, value: (everyAnswer.data[section.key ?? ''] as Readonly<Record<string, unknown>> | undefined)?.[node.key ?? ''] }));
const infos = Object.values(model.byId).filter((node) => kindOf(node) === 'info' && node.type === 'info').map((node) => ({ node, value: undefined }));

/** Every kind of question once: empty, filled, refused, to read, and as a difference. What the builder offers, and what a designer may point at. */
export function GalleryPage() {
  const { t } = useTexts();
  const say = useSay();
  const [wanted, setWanted] = useState<Kind | ''>('');
  const rows = [...infos, ...all].filter(({ node }) => wanted === '' || kindOf(node) === wanted);
  return (
    <>
      <PageHeader title={t('admin.gallery.title')} crumbs={[<Go key="up" href={paths.forms}>{t('admin.forms.title')}</Go>]} duty={t('admin.gallery.duty')} />
      <NativeSelect className={classes['pick']} label={t('admin.gallery.kind')} value={wanted} onChange={({ currentTarget }) => setWanted(currentTarget.value as Kind | '')} data={[{ value: '', label: t('admin.gallery.all') }, ...(Object.keys(questions) as Kind[]).map((kind) => ({ value: kind, label: say(questions[kind].meta.name) }))]} />
      <div className={classes['kinds']}>{rows.map(({ node, value }) => <KindCard key={node.id} node={node} sample={value} />)}</div>
    </>
  );
}

function KindCard({ node, sample }: { readonly node: Node; readonly sample: unknown }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const kind = kindOf(node);
  const { name, about } = questions[kind].meta;
  const difference = questions[kind].diff(node, undefined, sample, language);
  const asks = kind !== 'info' && kind !== 'computed';
  return (
    <section className={classes['kind']} data-kind={kind} aria-label={say(name)}>
      <h2>{say(name)}</h2>
      <p>{say(about)}</p>
      <div className={classes['states']}>
        <State node={node} label={t('admin.gallery.empty')} start={undefined} />
        {asks && <State node={node} label={t('admin.gallery.filled')} start={sample} />}
        {asks && <State node={node} label={t('admin.gallery.refused')} start={undefined} invalid />}
        {asks && <div><h3>{t('admin.gallery.read')}</h3><AnswerView node={node} value={sample} /></div>}
        {difference && <div><h3>{t('admin.gallery.difference')}</h3><p>{difference}</p></div>}
      </div>
    </section>
  );
}

function State({ node, label, start, invalid = false }: { readonly node: Node; readonly label: string; readonly start: unknown; readonly invalid?: boolean }) {
  const { t } = useTexts();
  const language = useLanguage();
  const [value, setValue] = useState(start);
  const id = `gallery-${node.id}-${invalid ? 'x' : start === undefined ? 'e' : 'f'}`;
  const Input = inputs[kindOf(node)];
  return (
    <div>
      <h3 id={`${id}__t`}>{label}</h3>
      <Input node={node} value={value} id={id} labelledBy={`${id}__t`} required invalid={invalid} locale={language} onChange={setValue} {...(invalid && { describedBy: `${id}__b` })} />
      {invalid && <p id={`${id}__b`} className={classes['bad']}>{t('admin.gallery.missing')}</p>}
    </div>
  );
}
