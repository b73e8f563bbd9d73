import { bindRoster } from '../../../core/form/roster.ts';
import { useApi, type Answer } from '../api.tsx';

const bound = ({ roster, ...version }: Answer<'formVersion'>) => ({ ...version, model: roster === null ? version.model : bindRoster(version.model, roster) });

/** Reads a published form version as it is filled in and looked at, with the roster in its questions about agencies. Corrected words arrive by a live event. */
export const useFormVersion = (versionId: string) => useApi('formVersion', { params: { versionId } }, { enabled: versionId !== '', staleTime: Infinity, gcTime: Infinity, select: bound });
