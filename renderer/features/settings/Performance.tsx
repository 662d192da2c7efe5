import { useLingui } from '@lingui/react/macro';
import type { Settings, SettingsChange } from '../../../shared/contract/app-schemas.ts';
import { Row, Section } from '../../ui/Section.tsx';
import { Toggle } from '../../ui/Toggle.tsx';

/** How much of the machine indexing may take. */
export function Performance({ settings, onChange }: { readonly settings: Settings; readonly onChange: (change: SettingsChange) => void }) {
  const { t } = useLingui();
  const cores = navigator.hardwareConcurrency;
  return (
    <Section title={t`Indexing`}>
      <Row titleId="pause-on-battery" title={t`Pause on battery`} note={t`Goes on when the machine is plugged in again.`}>
        <Toggle labelledBy="pause-on-battery" isOn={settings.pauseOnBattery} onChange={(pauseOnBattery) => onChange({ pauseOnBattery })} />
      </Row>
      <Row titleId="watch-changes" title={t`Watch folders for changes`} note={t`New photos appear by themselves within seconds.`}>
        <Toggle labelledBy="watch-changes" isOn={settings.watchFolders} onChange={(watchFolders) => onChange({ watchFolders })} />
      </Row>
      <Row title={t`Processor cores`} note={t`Fewer leave more of the machine to you; it takes longer.`}>
        <select
          aria-label={t`Processor cores`}
          value={settings.indexingCores ?? ''}
          onChange={(event) => onChange({ indexingCores: event.target.value === '' ? null : Number(event.target.value) })}
          className="h-9 rounded-lg border border-line bg-surface px-3 text-body"
        >
          <option value="">{t`All`}</option>
          {Array.from({ length: cores }, (_, index) => (
            <option key={index} value={index + 1}>
              {index + 1}
            </option>
          ))}
        </select>
      </Row>
    </Section>
  );
}
