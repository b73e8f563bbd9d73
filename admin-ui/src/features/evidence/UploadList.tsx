import { Button, Group } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { sentence } from '../../../../core/problem.ts';
import { useLanguage, useSay, useTexts } from '../../texts/index.ts';
import { fileSize } from '../../when.ts';
import classes from './evidence.module.css';
import { forgetUpload, pauseUpload, resumeUpload, useUploads, type UploadItem } from './uploads.ts';

/** Uploads of one place with progress, pause, retry and cancel. */
export function UploadList({ target }: { target: string }) {
  const items = useUploads((state) => state.items).filter((item) => item.target === target);
  if (items.length === 0) return null;
  return <ul className={classes['uploads']}>{items.map((item) => <UploadRow key={item.uploadId} item={item} />)}</ul>;
}

function UploadRow({ item }: { item: UploadItem }) {
  const { t } = useTexts();
  const say = useSay();
  const language = useLanguage();
  const percent = item.size === 0 ? 0 : Math.floor((item.sent / item.size) * 100);
  const words = { uploading: t('shell.files.uploading', { percent }), paused: t('shell.files.paused', { percent }), failed: t('shell.files.failed'), refused: item.problem ? say(sentence(item.problem.problem, item.problem.details)) : '' }[item.state];
  return (
    <li className={classes['upload']} data-state={item.state}>
      <div className={classes['uploadHead']}>
        <span><strong>{item.name}</strong> <small>{fileSize(item.size, language)}</small></span>
        <Group gap={4}>
          {item.state === 'uploading' && <Button size="compact-sm" variant="subtle" leftSection={<IconPlayerPause size={16} />} onClick={() => pauseUpload(item.uploadId)}>{t('shell.files.pause')}</Button>}
          {item.state === 'paused' && <Button size="compact-sm" variant="subtle" leftSection={<IconPlayerPlay size={16} />} onClick={() => resumeUpload(item.uploadId)}>{t('shell.files.resume')}</Button>}
          {item.state === 'failed' && <Button size="compact-sm" variant="subtle" onClick={() => resumeUpload(item.uploadId)}>{t('shell.files.retry')}</Button>}
          <Button size="compact-sm" variant="subtle" color="red" leftSection={<IconX size={16} />} onClick={() => forgetUpload(item.uploadId)}>{item.state === 'refused' ? t('shell.close') : t('shell.files.cancel')}</Button>
        </Group>
      </div>
      {item.state !== 'refused' && <progress max={100} value={percent} aria-label={item.name} />}
      <small role="status">{words}</small>
    </li>
  );
}
