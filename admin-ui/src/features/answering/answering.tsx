import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { RoleKey } from '../../../../core/access.ts';
import { bindRefs } from '../../../../core/form/refs.ts';
import { partFor, seenBy } from '../../../../core/form/seen-by.ts';
import { useApi, type Refused } from '../../api.tsx';
import { PageLoading } from '../../shell/ErrorPages.tsx';
import { useFormVersion } from '../../shell/form-version.ts';
import { useSession } from '../../shell/session.tsx';
import { UploadOwner } from '../evidence/FilePicker.tsx';
import { createAnsweringStore, type AnsweringStore } from './answering-store.ts';
import type { Answering, Published, TaskAnswer } from './answering-state.ts';
import { keepAnswers, type Keeper } from './keeper.ts';
import { loadValidators, sectionValidator, type SectionValidator } from './validator.ts';

type Desk = { readonly store: AnsweringStore; readonly keeper: Keeper };
type Context = Desk & { readonly validatorOf: (nodeId: string) => SectionValidator };
const AnsweringContext = createContext<Context | undefined>(undefined);

// A desk outlives its page: an upload that ends later still finds its question, and an unsent answer keeps trying.
const desks = new Map<string, Desk>();

function deskOf(task: TaskAnswer, published: Published, { personId, role }: { readonly personId: string; readonly role: RoleKey }): Desk {
  const key = `${personId}/${task.task.taskId}/${task.formVersionId}/${JSON.stringify(task.refs)}`;
  const found = desks.get(key);
  if (found) return found;
  const store = createAnsweringStore({ taskId: task.task.taskId, personId, published, task, fixed: seenBy(published.model, role).readOnly });
  const desk = { store, keeper: keepAnswers(store) };
  desks.set(key, desk);
  return desk;
}

/** The desk of the task around: store, keeper, validators. */
export function useDesk(): Context {
  const context = useContext(AnsweringContext);
  if (!context) throw new Error('useDesk is used outside of a task');
  return context;
}

export function useAnswering<T>(select: (state: Answering) => T): T {
  return useStore(useDesk().store, select);
}

/** The whole state, told at most four times a second: counts and outlines may lag behind a key press, typing may not. */
export function useCalmAnswering(): Answering {
  const { store } = useDesk();
  const [state, setState] = useState(store.getState());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      setState(store.getState());
    };
    tell();
    const forget = store.subscribe(() => {
      timer ??= setTimeout(tell, 250);
    });
    return () => {
      clearTimeout(timer);
      forget();
    };
  }, [store]);
  return state;
}

/** Loads task, form version and validators, and gives them to the page below. */
export function AnsweringProvider({ taskId, children }: { taskId: string; children: ReactNode }) {
  const { person } = useSession();
  const task = useApi('task', { params: { taskId } });
  const versionId = task.data?.formVersionId ?? '';
  const form = useFormVersion(versionId);
  const [module, setModule] = useState<unknown>();
  const [broken, setBroken] = useState<Refused>();
  const url = form.data?.validatorUrl;
  useEffect(() => {
    if (!url) return;
    loadValidators(url).then(setModule, () => setBroken({ problem: 'unavailable', message: '', details: {}, status: 0, at: [] }));
  }, [url]);
  // What others fill in, or what this role does not see, is no part of the form here.
  const refs = JSON.stringify(task.data?.refs ?? {});
  const published = useMemo(() => form.data && { ...form.data, model: bindRefs(partFor(form.data.model, person.role), JSON.parse(refs) as Readonly<Record<string, unknown>>) }, [form.data, person.role, refs]);
  const desk = useMemo(() => (task.data && published ? deskOf(task.data, published, person) : undefined), [task.data?.formVersionId, task.data?.task.taskId, published, person]);
  useEffect(() => {
    if (desk && published && desk.store.getState().published.p !== published.p) desk.store.reword(published);
  }, [desk, published]);
  useEffect(() => {
    if (desk && task.data) desk.store.receive(task.data);
  }, [desk, task.data]);
  const context = useMemo<Context | undefined>(() => {
    if (!desk || !module || !form.data) return undefined;
    const made = new Map<string, SectionValidator>();
    const schemas = new Map(form.data.sections.map((section) => [section.nodeId, section.schema]));
    const validatorOf = (nodeId: string) => {
      let found = made.get(nodeId);
      if (!found) made.set(nodeId, (found = sectionValidator(module, nodeId, schemas.get(nodeId))));
      return found;
    };
    return { ...desk, validatorOf };
  }, [desk, module, form.data]);
  const error = (!task.data && task.error) || (!form.data && form.error) || broken;
  if (!context) return <PageLoading error={error || undefined} onRetry={() => location.reload()} />;
  return <AnsweringContext value={context}><UploadOwner value={taskId}>{children}</UploadOwner></AnsweringContext>;
}
