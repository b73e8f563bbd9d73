import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp, IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { questionsOf } from '../../../../core/form/model.ts';
import { titleIn } from '../../../../core/form/titles.ts';
import { fileNameOf } from '../../../../core/report/file-name.ts';
import { api } from '../../../../core/api.ts';
import { addressOf, call, isRefused } from '../../api.tsx';
import { paths } from '../../paths.ts';
import { Go } from '../../shell/Go.tsx';
import { useSession } from '../../shell/session.tsx';
import { useWhen } from '../../shell/moment.ts';
import { tellProblem } from '../../shell/toast.tsx';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SaveIndicator } from '../../ui/SaveIndicator.tsx';
import { StatusBadge } from '../../ui/StatusBadge.tsx';
import { saveFile } from '../forms/save-file.ts';
import { useBuilder, useBuilderStore } from './builder-store.ts';
import { stepBack, stepWords } from './canvas/acts.ts';
import { useBlockingCount, useProblemCount } from './rules/problems-store.ts';
import { useSaving, type Sync } from './sync.ts';
import classes from './building.module.css';

type Props = { readonly sync: Sync; readonly published: number | null; readonly onProblems: () => void; readonly onPublish: () => void };

/** A3: the name of the form, where its saving stands, undo and redo by name, what is wrong, and the way to publishing. */
export function BuilderBar({ sync, published, onProblems, onPublish }: Props) {
  const { t } = useTexts();
  const { may } = useSession();
  const language = useLanguage();
  const title = useBuilder(({ model }) => model.byId[model.rootId]?.text[language]?.title || model.byId[model.rootId]?.text.id?.title || model.formId);
  return (
    <PageHeader title={title} crumbs={[<Go key="up" href={paths.forms}>{t('admin.forms.title')}</Go>]} badge={<><StatusBadge kind="document" status="draft" /> <Facts published={published} /></>}
      acts={(
        <div className={classes['bar']}>
          <Saved sync={sync} />
          <StepButton way="undo" /><StepButton way="redo" />
          <ProblemsButton onClick={onProblems} />
          <ExportMenu />
          {may('publishForms') && <Button onClick={onPublish}>{t('builder.canvas.publish')}</Button>}
        </div>
      )} />
  );
}

function Facts({ published }: Pick<Props, 'published'>) {
  const { t } = useTexts();
  const model = useDeferredValue(useBuilder((state) => state.model));
  const count = useMemo(() => questionsOf(model).filter(({ node }) => node.kind !== 'info').length, [model]);
  const version = published === null ? t('admin.forms.neverPublished') : t('admin.forms.v', { n: published });
  return <small className={classes['facts']}>{t('builder.canvas.duty', { count, version })}</small>;
}

function Saved({ sync }: Pick<Props, 'sync'>) {
  const when = useWhen();
  const state = useSaving(sync, (saving) => saving.state);
  const at = useSaving(sync, (saving) => saving.at);
  return <SaveIndicator state={state} {...(at !== undefined && { at: when.time(at) })} />;
}

function StepButton({ way }: { readonly way: 'undo' | 'redo' }) {
  const { t } = useTexts();
  const say = useSay();
  const store = useBuilderStore();
  const step = useBuilder((state) => (way === 'undo' ? state.undoSteps : state.redoSteps).at(-1));
  const words = step ? t(`builder.canvas.${way}Step`, { what: say(stepWords(store.getState().model, step)) }) : t(way === 'undo' ? 'builder.canvas.nothingToUndo' : 'builder.canvas.nothingToRedo');
  return <Tooltip label={words}><ActionIcon variant="default" size="lg" aria-label={words} aria-disabled={!step} data-disabled={!step || undefined} onClick={() => stepBack(store, way)}>{way === 'undo' ? <IconArrowBackUp size={20} aria-hidden /> : <IconArrowForwardUp size={20} aria-hidden />}</ActionIcon></Tooltip>;
}

function ProblemsButton({ onClick }: { readonly onClick: () => void }) {
  const { t } = useTexts();
  const count = useProblemCount();
  const blocking = useBlockingCount();
  const icon = count === 0 ? <IconCircleCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />;
  return <Button variant="default" className={blocking > 0 ? 'sk-tone-bad' : count > 0 ? 'sk-tone-warn' : ''} leftSection={icon} onClick={onClick}>{count === 0 ? t('builder.canvas.noProblems') : t('builder.canvas.problems', { count })}</Button>;
}

/** The draft as one file: a package for other installations, or plain JSON Schema. */
function ExportMenu() {
  const { t } = useTexts();
  const language = useLanguage();
  const { getState } = useBuilderStore();
  const formId = useBuilder((state) => state.formId);
  const get = async (as: 'package' | 'schema') => {
    const { model } = getState();
    try {
      const content = await call('exportForm', { params: { formId }, query: { as } });
      saveFile(`${fileNameOf(titleIn(model.byId[model.rootId], language))}.${as === 'package' ? 'siklus' : 'schema'}.json`, JSON.stringify(content, null, 2));
    } catch (error) {
      if (!isRefused(error)) throw error;
      tellProblem(error);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button variant="default" leftSection={<IconDownload size={18} aria-hidden />}>{t('builder.canvas.export')}</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void get('package')}>{t('admin.forms.export.package')}</Menu.Item>
        <Menu.Item component="a" href={addressOf(api.exportForm.path, { formId }, { as: 'sheet' })} download>{t('admin.forms.export.sheet')}</Menu.Item>
        <Menu.Item onClick={() => void get('schema')}>{t('admin.forms.export.schema')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
