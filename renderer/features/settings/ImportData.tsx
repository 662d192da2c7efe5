import { plural, t } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import type { ImportDataReport } from '../../../shared/contract/app-schemas.ts';
import { api } from '../../api/client.ts';
import { tellingProblems, useToasts } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';

/** Bytes of such a file at most: what one message to the engine may hold. Some 300,000 photos; the command line takes more. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * A button that takes in a file that an export wrote. The file's content goes to the engine, by whatever door: so the
 * window needs no paths, and the engine opens no file that a page names.
 */
export function ImportData() {
  const { t: translate } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [isBusy, setIsBusy] = useState(false);

  async function takeIn(file: File | undefined): Promise<void> {
    if (!file) return;
    setIsBusy(true);
    await tellingProblems(async () => {
      if (file.size > MAX_BYTES) throw new Error(t`${file.name} is too large for the window: take it in with albumen import.`);
      const bytes = new Uint8Array(await file.arrayBuffer());
      const report = await api.app.importUpload.mutate({ bytes, name: file.name.slice(-255) });
      useToasts.getState().tell(describeImport(report));
    });
    setIsBusy(false);
  }

  return (
    <>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label={translate`File of an export`}
        tabIndex={-1}
        className="sr-only"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          void takeIn(file);
          // The same file can be chosen again.
          currentTarget.value = '';
        }}
      />
      <Button disabled={isBusy} onClick={() => input.current?.click()}>
        <Trans>Import…</Trans>
      </Button>
    </>
  );
}

/** What an import brought, in one line. */
export function describeImport({ photos, unknownPhotos, tags, albums, decisions }: ImportDataReport): string {
  const parts = [
    photos > 0 && plural(photos, { one: '# photo', other: '# photos' }),
    tags > 0 && plural(tags, { one: '# tag', other: '# tags' }),
    albums > 0 && plural(albums, { one: '# album', other: '# albums' }),
    decisions > 0 && plural(decisions, { one: '# decision', other: '# decisions' }),
  ].filter((part) => part !== false);
  const later = unknownPhotos > 0 ? plural(unknownPhotos, { one: 'What it says of # further photo is kept until that comes.', other: 'What it says of # further photos is kept until they come.' }) : '';
  if (parts.length === 0) return later === '' ? t`There was nothing in it` : later;
  const list = parts.join(', ');
  return later === '' ? t`Taken in: ${list}` : t`Taken in: ${list}. ${later}`;
}
