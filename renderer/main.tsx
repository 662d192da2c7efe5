import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import { Tooltip } from 'radix-ui';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { activateLanguage, resolveLanguage } from './app/languages.ts';
import { startActivity } from './stores/activity.ts';
import './styles.css';

const TOOLTIP_DELAY_MS = 500;

const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
// The settings say more when they are read; the system's language is right for most.
await activateLanguage(resolveLanguage('system', navigator.languages));
startActivity();
createRoot(root).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <Tooltip.Provider delayDuration={TOOLTIP_DELAY_MS}>
        <App />
      </Tooltip.Provider>
    </I18nProvider>
  </StrictMode>,
);
