import { Button, FileButton, Group, Modal, Text } from '@mantine/core';
import { IconCamera, IconFolderOpen, IconUpload } from '@tabler/icons-react';
import { createContext, useContext, useRef, useState, type DragEvent } from 'react';
import { useLanguage, useTexts } from '../../texts/index.ts';
import { EvidenceList, type Evidence } from '../../ui/EvidenceList.tsx';
import { EvidenceViewer } from '../../ui/EvidenceViewer.tsx';
import { fileSize } from '../../when.ts';
import classes from './evidence.module.css';
import { LibraryDialog } from './LibraryDialog.tsx';
import { acceptOf, faultOf, type Fault } from './limits.ts';
import { UploadList } from './UploadList.tsx';
import { startUpload } from './uploads.ts';

type Props = {
  readonly questionId: string;
  readonly slot: 'evidence' | 'answer';
  readonly files: readonly Evidence[];
  readonly onChange: (files: readonly Evidence[]) => void;
  readonly maxFiles: number;
  readonly maxMB: number;
  readonly types: readonly string[];
  readonly readOnly?: boolean;
};

/** Task whose questions the pickers below belong to. */
export const UploadOwner = createContext('library');

/** Files of one question: limits first, then upload, camera, library; the list with view and detach. */
export function FilePicker({ questionId, slot, files, onChange, maxFiles, maxMB, types, readOnly }: Props) {
  const { t } = useTexts();
  const language = useLanguage();
  const target = `${useContext(UploadOwner)}/${questionId}/${slot}`;
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [library, setLibrary] = useState(false);
  const [viewed, setViewed] = useState<Evidence>();
  const [over, setOver] = useState(false);
  const latest = useRef({ files, onChange });
  latest.current = { files, onChange };
  const attach = (stored: Evidence) => {
    const now = latest.current;
    if (now.files.some((file) => file.fileId === stored.fileId)) return;
    const next = [...now.files, { fileId: stored.fileId, name: stored.name, size: stored.size, mime: stored.mime, sha256: stored.sha256, ...(slot === 'evidence' && { status: stored.status }) }];
    latest.current = { ...now, files: next };
    now.onChange(next);
  };
  const take = (chosen: readonly File[]) => {
    const found = chosen.map((file, index) => faultOf(file, { maxMB, types, left: maxFiles - files.length - index, maxFiles }, language));
    setFaults(found.filter((fault) => fault !== undefined));
    chosen.forEach((file, index) => !found[index] && void startUpload(target, file, attach));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take([...event.dataTransfer.files]);
  };
  const full = files.length >= maxFiles;
  const viewer = (
    <Modal opened={viewed !== undefined} onClose={() => setViewed(undefined)} size="xl" title={viewed?.name} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <EvidenceViewer file={viewed} />
    </Modal>
  );
  if (readOnly) return <><EvidenceList files={files} onView={setViewed} />{viewer}</>;
  return (
    <div className={classes['picker']} data-over={over || undefined} onDragOver={(event) => { event.preventDefault(); setOver(true); }} onDragLeave={() => setOver(false)} onDrop={drop}>
      <EvidenceList files={files} onView={setViewed} onRemove={(file) => onChange(files.filter((each) => each.fileId !== file.fileId))} quiet />
      <UploadList target={target} />
      {faults.map((fault) => <Text key={fault.name} size="sm" c="var(--sk-danger-text)" role="alert">{t(`agency.fill.upload.${fault.kind}`, fault.values)}</Text>)}
      <Group gap="xs">
        <FileButton onChange={take} accept={acceptOf(types)} multiple disabled={full}>{(props) => <Button {...props} size="compact-md" variant="default" leftSection={<IconUpload size={16} />}>{t('shell.files.pick')}</Button>}</FileButton>
        <FileButton onChange={(file) => file && take([file])} accept="image/jpeg,image/png" capture="environment" disabled={full}>{(props) => <Button {...props} size="compact-md" variant="default" className={classes['touch']} leftSection={<IconCamera size={16} />}>{t('shell.files.camera')}</Button>}</FileButton>
        <Button size="compact-md" variant="subtle" disabled={full} leftSection={<IconFolderOpen size={16} />} onClick={() => setLibrary(true)}>{t('shell.files.library')}</Button>
      </Group>
      <Text size="xs" c="dimmed">{t('shell.files.limits', { max: fileSize(maxMB * 1_000_000, language) })}</Text>
      {viewer}
      {library && <LibraryDialog attached={files} onPick={attach} onClose={() => setLibrary(false)} />}
    </div>
  );
}
