import { FolderOpen } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { desktop } from '../../desktop/this-desktop.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Row } from '../../ui/Section.tsx';
import { Toggle } from '../../ui/Toggle.tsx';
import { keepExportChoice, lastExportChoice } from './export-choice.ts';
import { useExport } from './export-store.ts';

const SIZES = [null, 4_000, 2_560, 1_600, 1_024] as const;
const FIELD = 'h-9 rounded-lg border border-line bg-sunken px-2 text-body';

/** Write copies of photos into a folder: as they are, or as JPEG of a size, with as much about them as the person wants to give away. */
export function ExportDialog({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { t, i18n } = useLingui();
  const [choice, setChoice] = useState(lastExportChoice);
  const id = useId();
  const { folder, format, longSide, quality, withMetadata, withPlace, withTags } = choice;
  const change = (part: Partial<typeof choice>): void => setChoice({ ...choice, ...part });

  async function chooseFolder(): Promise<void> {
    const chosen = await desktop.chooseFolder(t`Export to this folder`);
    if (chosen !== null) change({ folder: chosen });
  }
  function start(): void {
    if (folder === '') return;
    keepExportChoice(choice);
    onClose();
    useExport.getState().start({
      ids: [...ids], folder, format, longSide: format === 'jpeg' ? longSide : null, quality,
      withMetadata, withPlace: withMetadata && withPlace, withTags: withMetadata && withTags, tagLanguage: i18n.locale === 'de' ? 'de' : 'en',
    });
  }

  return (
    <Modal
      title={plural(ids.length, { one: 'Export # photo', other: 'Export # photos' })}
      description={t`Copies are written; the originals stay as they are, and nothing in the folder is overwritten.`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="accent" disabled={folder === ''} onClick={start}>
            <Plural value={ids.length} one="Export # photo" other="Export # photos" />
          </Button>
        </>
      }
    >
      <div className="divide-y divide-line rounded-xl border border-line">
        <Row title={t`Folder`} note={folder === '' ? t`Choose where the copies go` : <span className="break-all">{folder}</span>}>
          <Button icon={<FolderOpen size={16} aria-hidden />} onClick={() => void chooseFolder()}>
            <Trans>Choose…</Trans>
          </Button>
        </Row>
        <Row title={t`Format`}>
          <Choice label={t`Format`} value={format} onChange={(next) => change({ format: next })} options={[{ value: 'original', label: t`Original` }, { value: 'jpeg', label: t`JPEG` }]} />
        </Row>
        {format === 'jpeg' && (
          <>
            <Row titleId={`${id}size`} title={t`Long side`}>
              <select
                aria-labelledby={`${id}size`}
                value={longSide ?? ''}
                onChange={(event) => change({ longSide: event.target.value === '' ? null : Number(event.target.value) })}
                className={FIELD}
              >
                {SIZES.map((size) => (
                  <option key={size ?? 'full'} value={size ?? ''}>
                    {size === null ? t`As large as it is` : t`${size} pixels`}
                  </option>
                ))}
              </select>
            </Row>
            <Row titleId={`${id}quality`} title={t`Quality`}>
              <input
                type="range"
                min={50}
                max={100}
                step={5}
                value={quality}
                aria-labelledby={`${id}quality`}
                onChange={(event) => change({ quality: event.target.valueAsNumber })}
                className="w-40 accent-accent"
              />
              <span className="w-8 text-right tabular-nums">{quality}</span>
            </Row>
          </>
        )}
        <Row titleId={`${id}data`} title={t`Date, camera and words`} note={t`With what you corrected in the library`}>
          <Toggle labelledBy={`${id}data`} isOn={withMetadata} onChange={(isOn) => change({ withMetadata: isOn })} />
        </Row>
        {withMetadata && (
          <>
            <Row titleId={`${id}place`} title={t`Where it was taken`}>
              <Toggle labelledBy={`${id}place`} isOn={withPlace} onChange={(isOn) => change({ withPlace: isOn })} />
            </Row>
            <Row titleId={`${id}tags`} title={t`With tags`} note={t`As keywords that Lightroom, digiKam and others read`}>
              <Toggle labelledBy={`${id}tags`} isOn={withTags} onChange={(isOn) => change({ withTags: isOn })} />
            </Row>
          </>
        )}
      </div>
    </Modal>
  );
}
