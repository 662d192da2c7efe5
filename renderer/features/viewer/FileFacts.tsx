import { FileImage, FolderOpen } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Fragment, type ReactNode } from 'react';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { formatDuration } from '../../ui/format-dates.ts';
import { formatBytes, formatNumber } from '../../ui/format-values.ts';
import { quoteValue } from '../../ui/quote-value.ts';
import { AskButton } from './AskButton.tsx';
import { megapixels } from './describe-exposure.ts';
import { Fact } from './Fact.tsx';

/** Name, size and format of a photo's file, and every place where it lies. */
export function FileFacts({ photo }: { readonly photo: Photo }) {
  const { t } = useLingui();
  const size = [
    photo.width > 0 ? `${photo.width} × ${photo.height}` : '',
    photo.width > 0 && photo.kind !== 'video' ? t`${formatNumber(megapixels(photo.width, photo.height), 1)} MP` : '',
    photo.durationSeconds === null ? '' : formatDuration(photo.durationSeconds),
    formatBytes(photo.sizeBytes),
    photo.format.toUpperCase(),
  ].filter((part) => part !== '');
  return (
    <>
      <Fact icon={<FileImage size={18} />} name={t`File`}>
        <p className="break-all">{photo.path?.split('/').at(-1) ?? t`No file holds it any more`}</p>
        <p className="text-small text-ink-soft">{size.join(' · ')}</p>
      </Fact>
      {photo.paths.length > 0 && (
        <Fact icon={<FolderOpen size={18} />} name={plural(photo.paths.length, { one: 'Folder', other: 'In # places' })}>
          {photo.paths.map((path) => {
            // Asked for by its path: other folders may have the same name.
            const folder = path.slice(0, Math.max(1, path.lastIndexOf('/')));
            return (
              <AskButton key={path} question={`path:${quoteValue(`${folder}/`)}`} title={path} className="text-left break-words hover:underline">
                {breakable(photo.paths.length === 1 ? folder : path)}
              </AskButton>
            );
          })}
        </Fact>
      )}
    </>
  );
}

/** A path that is broken behind its slashes first. */
function breakable(path: string): ReactNode {
  // Names repeat along a path; what came before tells them apart.
  const parts = path.split('/').map((name, index, names) => ({ name, key: names.slice(0, index + 1).join('/') }));
  return parts.map(({ name, key }, index) => (
    <Fragment key={key}>
      {index > 0 && (
        <>
          /<wbr />
        </>
      )}
      {name}
    </Fragment>
  ));
}
